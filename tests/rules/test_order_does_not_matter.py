"""Neither the names of files nor the order of records changes what is found.

The pages of edge cases hold faults of every rule. Each dataset is checked as it stands, and again
with its records shuffled and put into files of other names. Left out are faults of files, faults
of records whose id cannot be read, and ids that two records have: these are known by their file.
"""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Final

from pourparler_validators import Report
from tests.rules.dataset import READ_TEXTS, TEXTS, Files, patched, report_on
from tests.rules.edge_cases import Case, cases_of

PAGES: Final = sorted(Path(__file__).parent.glob("*.md"))
ROUNDS: Final = 2
NAMES: Final = ("zeta.json", "beta.json", "00.json", "mid.json", "omega.json")

Seen = Counter[tuple[object, ...]]


def datasets(is_thorough: bool) -> Iterator[tuple[Case, Files]]:
    """All cases, or of each rule the first ones that are faulty and left alone."""
    told: set[tuple[str, bool]] = set()
    for case in (case for page in PAGES for case in cases_of(page)):
        kind = case.rule, case.is_left_alone
        if case.patch is None or case.files or (kind in told and not is_thorough):
            continue
        files = patched(json.loads(case.patch))
        if has_an_id_each(files):
            told.add(kind)
            yield case, files


def has_an_id_each(files: Files) -> bool:
    ids = [
        record.get("id") if isinstance(record, dict) else None
        for records in files.values()
        for record in records
    ]
    return len(set(map(str, ids))) == len(ids) and all(isinstance(one, str) for one in ids)


def rearranged(files: Files, random: Random) -> Files:
    """The same records in another order, in files of other names."""
    records = [record for name in files for record in files[name]]
    random.shuffle(records)
    found: Files = {name: [] for name in NAMES[: random.randint(1, len(NAMES))]}
    for record in records:
        found[random.choice(list(found))].append(record)
    return found


def seen(report: Report) -> Seen:
    """What a report says, but for files and lines: one entry for each finding and count."""
    assert report.errors == ()
    found: Seen = Counter(
        (
            finding.rule,
            finding.place.record,
            finding.place.pointer,
            finding.message,
            finding.fingerprint,
            finding.waived,
            tuple((place.record, place.pointer) for place in finding.related),
        )
        for finding in report.findings
    )
    for rule, tally in report.tallies.items():
        unchecked = tuple(sorted(tally.could_not.items()))
        found[rule, tally.held, tally.found, tally.not_applicable, unchecked] += 1
    return found


def moved_rules(folder: Path, case: Case, files: Files) -> set[str]:
    """The rules that say something else of the same records elsewhere."""
    texts = TEXTS if case.rule.startswith(READ_TEXTS) else ()
    random, moved = Random(f"{case.rule} {case.title}"), set[str]()
    expected: Seen | None = None
    for number in range(ROUNDS + 1):
        place = folder / str(number)
        place.mkdir(parents=True)
        arranged = rearranged(files, random) if number else files
        found = seen(report_on(place, arranged, texts=texts))
        expected = expected or found
        moved |= {str(key[0]) for key in (found - expected) + (expected - found)}
    return moved


def test_names_of_files_and_order_of_records_do_not_matter(
    tmp_path: Path, is_thorough: bool
) -> None:
    moved: dict[str, list[str]] = {}
    for number, (case, files) in enumerate(datasets(is_thorough)):
        for rule in moved_rules(tmp_path / str(number), case, files):
            moved.setdefault(rule, []).append(f"{case.rule}: {case.title}")
    assert moved == {}


def test_many_datasets_are_compared() -> None:
    rules = {case.rule for case, _ in datasets(is_thorough=False)}
    assert len(rules) > 60
