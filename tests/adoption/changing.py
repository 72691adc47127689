"""A dataset in a repository, a file a record, that is changed at random; what is found in it."""

import datetime as dt
from dataclasses import replace
from functools import cache
from pathlib import Path
from random import Random
from typing import Final

from pourparler_validators.adopting.changed_since import changed_since
from pourparler_validators.project.settings_file import find_project
from pourparler_validators.reading.files import Manner
from pourparler_validators.running.check import check_dataset
from pourparler_validators.running.finding import Finding
from pourparler_validators.running.options import Options
from tests.adoption.adopting import ROOT, Plain, put
from tests.adoption.git_folder import commit, git
from tests.validators.recorded.mutants import kept

TODAY: Final = dt.date(2025, 6, 10)
SETTINGS: Final = 'dataset = ["records/*.json"]\ntexts = ["texts"]\n'
SEEDS: Final = ROOT / "seeds"


@cache
def faulty() -> list[list[Plain]]:
    """Datasets of one example, with faults of every kind."""
    return [one.records for one in kept() if one.folder == "istanbul-2025" and one.has_texts]


def write(records: list[Plain]) -> None:
    """Puts each record into a file of its own, by its id and its number."""
    for number, record in enumerate(records):
        put(f"records/{number:03}.json", [record])


def begin(records: list[Plain]) -> None:
    """Makes a repository with these records, and the articles."""
    git("init", "-q")
    put("pourparler.toml", SETTINGS)
    for path in SEEDS.iterdir():
        put(f"texts/{path.name}", path.read_bytes())
    write(records)
    commit()


def change(draw: Random, others: list[Plain]) -> list[str]:
    """Changes some files: deleted, renamed, added, exchanged for others, an article edited."""
    files = sorted(Path("records").iterdir())
    done: list[str] = []
    for _ in range(draw.randint(1, 3)):
        path, what = draw.choice(files), draw.randrange(6)
        if what == 0 and path.exists():
            path.unlink()
        elif what == 1 and path.exists():
            path.rename(path.with_name(f"z{path.name}"))
        elif what == 2:
            put(f"records/n{len(done)}.json", [draw.choice(others)])
        elif what == 3:
            text = draw.choice(sorted(Path("texts").iterdir()))
            words = text.read_text("utf-8").split(" ")
            words[draw.randrange(len(words))] = "not"
            text.write_text(" ".join(words), "utf-8")
        elif what == 4 and path.exists():
            path.write_text(path.read_text("utf-8").replace("party:", "party:x", 1), "utf-8")
        else:
            number = int(path.stem.lstrip("zn") or 0)
            put(path, [others[number % len(others)]])
        done.append(f"{what} {path}")
    return done


def options_here() -> Options:
    """The options of a check in the current folder."""
    project = find_project([])
    return Options(today=TODAY, select=("ALL", "coverage"), texts=["texts"], project=project)


def findings_of(options: Options) -> list[Finding]:
    """What is found here."""
    return list(check_dataset([], options, Manner()).whole.findings)


def findings_since(revision: str) -> list[Finding]:
    """What is found here, with what rests on changes since a revision marked."""
    options = options_here()
    changed = changed_since(revision, [], options, Manner())
    return findings_of(replace(options, changed=changed))


def says(finding: Finding) -> str:
    """All that a finding says, without where in a file that stands."""
    others = [(one.record, one.pointer, one.message) for one in finding.related]
    said = (finding.rule, finding.severity, finding.place.record, finding.place.pointer)
    return repr((*said, finding.message, finding.help, finding.params, others, finding.waived))
