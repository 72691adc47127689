"""Datasets with faults of every kind, and what the check said of them, kept in a file.

    python -m tests.validators.recorded.mutants

makes the datasets anew, without the reports; ``--reports`` writes what the check says now. The
reports are written again only where a rule has changed on purpose: an engine may change none.
"""

import copy
import datetime as dt
import json
import lzma
import os
import random
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final, NamedTuple

from pourparler_validators import Report, check_text, report_text
from pourparler_validators.contract.manual import manual_of
from pourparler_validators.rules import own_rules
from tests.rules.dataset import patched

ROOT: Final = Path(__file__).parents[3]
DATASETS: Final = Path(__file__).parent / "datasets.jsonl.xz"
REPORTS: Final = Path(__file__).parent / "reports.jsonl.xz"
TODAY: Final = dt.date(2025, 6, 10)

WITH_TEXT: Final = (
    ("istanbul-2025", 40),
    ("gaza-2009", 12),
    ("georgia-2008", 12),
    ("idlib-2020", 12),
    ("normandy-2018", 12),
)
"""The examples, and how many datasets are made of each so that its article is read."""
WITHOUT_TEXT: Final = 160
"""How many datasets are made of the first example without its articles."""
OF_EXAMPLES: Final = 40
"""How many have the faults of the examples of several rules."""

Record = dict[str, Any]
Way = tuple[str | int, ...]


class Dataset(NamedTuple):
    """The records of a dataset, and the folder of the example in which they are checked."""

    folder: str
    has_texts: bool
    records: list[Record]


def made() -> Iterator[Dataset]:
    """The datasets, the same each time."""
    draw = random.Random(2025)
    for folder, number in WITH_TEXT:
        for _ in range(number):
            yield Dataset(folder, True, _spoilt(_records(folder), draw))
    for _ in range(OF_EXAMPLES):
        yield Dataset("istanbul-2025", True, _with_examples(draw))
    for _ in range(WITHOUT_TEXT):
        yield Dataset("istanbul-2025", False, _spoilt(_records("istanbul-2025"), draw))


def kept() -> Iterator[Dataset]:
    """The datasets as the file has them."""
    for line in _lines(DATASETS):
        yield Dataset(*json.loads(line))


def reports() -> Iterator[str]:
    """The reports as the file has them."""
    return _lines(REPORTS)


def report_on(dataset: Dataset) -> str:
    """What the check says of a dataset, from the root of the project."""
    text = json.dumps(dataset.records, ensure_ascii=False, indent=1)
    path = f"examples/{dataset.folder}/mutant.json"
    texts = ("seeds",) if dataset.has_texts else ()
    select = (
        ("ALL", "grounding/field-without-evidence", "coverage") if dataset.has_texts else ("ALL",)
    )
    return one_line(check_text(text, path, today=TODAY, texts=texts, select=select))


def one_line(report: Report) -> str:
    """A JSON report without what does not depend on the records."""
    plain = json.loads(report_text(report, "json"))
    del plain["tool"], plain["version"]
    plain["checked"] = {
        name: tally
        for name, tally in plain["checked"].items()
        if tally["held"] or tally["found"] or tally["not_applicable"] or tally["could_not"]
    }
    return json.dumps(plain, ensure_ascii=False)


def _lines(path: Path) -> Iterator[str]:
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield line.rstrip("\n")


def _write(path: Path, lines: Iterator[str]) -> None:
    with lzma.open(path, "wt", encoding="utf-8", preset=9, newline="\n") as stream:
        stream.writelines(f"{line}\n" for line in lines)


def _records(folder: str) -> list[Record]:
    return [
        record
        for path in sorted((ROOT / "examples" / folder).glob("*.json"))
        for record in json.loads(path.read_text(encoding="utf-8"))["records"]
    ]


def _with_examples(draw: random.Random) -> list[Record]:
    """The records with the faults of the examples of rules, as many as change other records."""
    pages = [manual_of(rule).bad for rule in own_rules() if not rule.is_structural]
    patch: Record = {}
    for page in draw.sample(pages, 30):
        more = json.loads(page)
        if patch.keys().isdisjoint(more):
            patch |= more
    return [record for records in patched(patch).values() for record in records]


def _spoilt(records: list[Record], draw: random.Random) -> list[Record]:
    """The records after a few changes, most of which leave their structure sound."""
    for _ in range(draw.randint(1, 16)):
        draw.choice(_CHANGES)(records, draw)
    return records


def _values(value: Any, way: Way = ()) -> Iterator[tuple[Way, Any]]:
    """All values within a value, with the way to each."""
    held = value.items() if isinstance(value, dict) else enumerate(value)
    for step, item in held:
        yield (*way, step), item
        if isinstance(item, dict | list):
            yield from _values(item, (*way, step))


def _holder(record: Record, way: Way) -> Any:
    found: Any = record
    for step in way[:-1]:
        found = found[step]
    return found


def _remove(records: list[Record], draw: random.Random) -> None:
    record = draw.choice(records)
    ways = [way for way, _ in _values(record) if way not in (("id",), ("type",))]
    way = draw.choice(ways)
    holder = _holder(record, way)
    if len(holder) > 1:
        del holder[way[-1]]


def _swap(records: list[Record], draw: random.Random) -> None:
    """Puts a value where another one of that name stands, mostly of another record."""
    record = draw.choice(records)
    way, _ = draw.choice([each for each in _values(record) if isinstance(each[0][-1], str)])
    others = [
        item
        for each in records
        for found, item in _values(each)
        if found[-1] == way[-1] and (each is not record or way != ("id",))
    ]
    _holder(record, way)[way[-1]] = copy.deepcopy(draw.choice(others))


def _lend(records: list[Record], draw: random.Random) -> None:
    """Gives a record a field that another record of its type has."""
    record = draw.choice(records)
    others = [each for each in records if each["type"] == record["type"]]
    name, value = draw.choice(list(draw.choice(others).items()))
    if name != "id":
        record[name] = copy.deepcopy(value)


def _repeat(records: list[Record], draw: random.Random) -> None:
    record = draw.choice(records)
    lists = [item for _, item in _values(record) if isinstance(item, list)]
    if lists:
        chosen = draw.choice(lists)
        chosen.append(copy.deepcopy(draw.choice(chosen or ["x"])))


def _mistype(records: list[Record], draw: random.Random) -> None:
    """Changes a character of a text: of an id, a date, a value of a list, or words."""
    record = draw.choice(records)
    texts = [(way, item) for way, item in _values(record) if isinstance(item, str) and item]
    way, text = draw.choice(texts)
    at = draw.randrange(len(text))
    new = draw.choice(("", "1", "2", "x", " ", "-", "?", "\u200b", text[at] * 2))
    _holder(record, way)[way[-1]] = text[:at] + new + text[at + 1 :]


def _date(records: list[Record], draw: random.Random) -> None:
    dates = [
        (record, way)
        for record in records
        for way, item in _values(record)
        if isinstance(item, str) and item[:2] in ("19", "20") and item[2:4].isdigit()
    ]
    if not dates:
        return
    record, way = draw.choice(dates)
    day = f"{draw.randint(2019, 2027)}-{draw.randint(1, 12):02}-{draw.randint(1, 28):02}"
    made = draw.choice((day, day[:7], day[:4], f"{day}/..", f"../{day}", f"{day}~", f"{day}?"))
    _holder(record, way)[way[-1]] = made


def _odd(records: list[Record], draw: random.Random) -> None:
    record = draw.choice(records)
    way, _ = draw.choice(list(_values(record)))
    odd: tuple[Any, ...] = (
        None,
        True,
        0,
        -1,
        1.5,
        2**60,
        "",
        "unknown",
        "n/a",
        [],
        {},
        ["x", "x"],
        {"x": 1},
    )
    _holder(record, way)[way[-1]] = copy.deepcopy(draw.choice(odd))


def _drop(records: list[Record], draw: random.Random) -> None:
    if len(records) > 2:
        records.remove(draw.choice(records))


def _copy(records: list[Record], draw: random.Random) -> None:
    twin = copy.deepcopy(draw.choice(records))
    if draw.random() < 0.7:
        twin["id"] = f"{twin.get('id')}-2"
    records.insert(draw.randrange(len(records)), twin)


def _waive(records: list[Record], draw: random.Random) -> None:
    record = draw.choice(records)
    rule = draw.choice(("references/not-found", "grounding/quote-altered", "dates/nothing", "x"))
    record["waivers"] = [{"rule": rule, "reason": "we know of it", "on": "2025-06-01"}]


Change = Callable[[list[Record], random.Random], None]
_CHANGES: Final[tuple[Change, ...]] = (
    *(_remove, _remove, _swap, _swap, _swap, _lend, _lend, _repeat, _mistype, _mistype),
    *(_date, _date, _odd, _drop, _copy, _waive),
)


if __name__ == "__main__":
    os.chdir(ROOT)
    if "--reports" in sys.argv:
        _write(REPORTS, (report_on(dataset) for dataset in kept()))
    else:
        _write(DATASETS, (json.dumps(dataset, ensure_ascii=False) for dataset in made()))
