"""Datasets for the check on Spark: many small ones in one, which do not touch each other."""

import json
import random
import re
from collections import ChainMap, Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from pourparler_validators import Report
from pourparler_validators.contract.manual import manual_of
from pourparler_validators.formats.parquet.library import arrow_parquet
from pourparler_validators.rules import own_rules
from tests.converting.parquet_files import write
from tests.rules.dataset import patched
from tests.rules.edge_cases import cases_of, change

PAGES = Path(__file__).parents[1] / "rules"

_ID = re.compile(r"^(event|party|person|process|proposal|agreement|source|statement|delegation):")
_NAMED = ("name", "title")


def examples() -> list[list[Any]]:
    """The bad examples of all rules, in as few copies of the example dataset as they need."""
    return _packed(
        json.loads(manual_of(rule).bad) for rule in own_rules() if not rule.is_structural
    )


def edge_cases() -> list[list[Any]]:
    """The edge cases of all rules, in as few copies of the example dataset as they need."""
    cases = (case for page in sorted(PAGES.glob("*.md")) for case in cases_of(page))
    return _packed(change(case) for case in cases if case.patch is not None)


def _packed(patches: Iterable[Mapping[str, Any]]) -> list[list[Any]]:
    """The dataset after patches, those together that change other records."""
    packed: list[dict[str, Any]] = []
    for patch in patches:
        place = next((one for one in packed if one.keys().isdisjoint(patch)), None)
        if place is None:
            packed.append(dict(patch))
        else:
            place.update(patch)
    return [[record for records in patched(one).values() for record in records] for one in packed]


def apart(datasets: Sequence[list[Any]]) -> list[str]:
    """The records of datasets as lines; the ids and names of each have a mark of their own."""
    return [
        json.dumps(_marked(record, f"x{number}"), ensure_ascii=False)
        for number, records in enumerate(datasets)
        for record in records
    ]


def few(count: int = 2) -> list[str]:
    """The lines of some small datasets, one with faults of several rules."""
    return apart(examples()[:count])


def written(folder: Path, lines: Sequence[str], files: int, *, seed: int | None = None) -> Path:
    """The lines in some files of a folder, on request in random order."""
    lines = list(lines)
    if seed is not None:
        random.Random(seed).shuffle(lines)
    folder.mkdir()
    for number in range(files):
        part = lines[number::files]
        text = "".join(f"{line}\n" for line in part)
        (folder / f"part-{number}.jsonl").write_text(text, encoding="utf-8")
    return folder


def written_as_parquet(folder: Path, lines: Sequence[str]) -> Path:
    """Sound records in seven files, whose columns, names and folders say of which type they are."""
    folder.mkdir()
    kinds: dict[str, dict[str, Any]] = {}
    for record in map(json.loads, lines):
        kinds.setdefault(record["type"], {})[record["id"]] = record
    events, statements, sources = (
        _table(folder / "x.parquet", kinds.pop(name)) for name in ("event", "statement", "source")
    )
    half = events.num_rows // 2
    tables = {
        "a.parquet": events[:half],
        "event/part-0.parquet": events[half:].drop_columns("type"),
        "b.parquet": statements[:half],
        "part-0/part-1.parquet": statements[half:],
        "source.parquet": sources,
        "part-0/none.parquet": sources[:0],
        "rest.parquet": _table(folder / "x.parquet", dict(ChainMap(*kinds.values()))),
    }
    (folder / "x.parquet").unlink()
    for name, rows in tables.items():
        (folder / name).parent.mkdir(exist_ok=True)
        arrow_parquet().write_table(rows, folder / name)
    return folder


def _table(path: Path, records: Mapping[str, Any]) -> Any:
    write([*records.values()], path)
    return arrow_parquet().read_table(path)


def flipped(content: bytes, start: int) -> bytes:
    """The bytes with some of them changed from a place on, as on a disk that fails."""
    end = start + 60
    return content[:start] + bytes(one ^ 0x5A for one in content[start:end]) + content[end:]


def findings(report: Report) -> Counter[str]:
    """The findings of a report, whole, and how often each is there."""
    return Counter(json.dumps(one.to_dict(), sort_keys=True) for one in report.findings)


def _marked(value: Any, mark: str, name: str = "") -> Any:
    if isinstance(value, dict):
        return {key: _marked(item, mark, key) for key, item in value.items()}
    if isinstance(value, list):
        return [_marked(item, mark, name) for item in value]
    if isinstance(value, str) and _ID.match(value):
        return f"{value}.{mark}"
    return f"{value} {mark}" if isinstance(value, str) and name in _NAMED else value
