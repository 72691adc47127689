"""What is wrong with a Parquet file, and the row and column where it is."""

import json
import random
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.parquet as pq  # type: ignore[import-untyped]
import pytest

from pourparler.document import plain_record
from pourparler_validators.formats.parquet import reading
from pourparler_validators.reading.files import read_paths
from tests.converting.datasets import drawn
from tests.converting.parquet_files import EVENT, PARTY, findings_of, table, write
from tests.schema.documents import Plain


def without(name: str) -> Plain:
    return {one: value for one, value in EVENT.items() if one != name}


AS_JSON: Plain = {"type": "event", "id": "event:a", "record": json.dumps(EVENT)}
"""A row of a file that has records as JSON."""

WRONG: Sequence[tuple[str, Mapping[str, Any], str]] = [
    (
        "event",
        {**EVENT, "date": "2025-02-30"},
        '1 column "date": event:a: "2025-02-30" is not a date: February 2025 has 28 days '
        "(write the day that is meant, or the month alone: 2025-02)",
    ),
    (
        "event",
        {**EVENT, "participants": [{"party": None, "role": "mediator"}]},
        '1 column "participants/0/party": event:a: the participation has no "party" '
        '(add "party": the party that takes part)',
    ),
    (
        "event",
        {**EVENT, "agenda": ["ceasefire", None]},
        '1 column "agenda/1": event:a: an item of "agenda" holds null '
        "(what is not known is left out: delete it, or fill it in)",
    ),
    (
        "person",
        {"type": "person", "id": "person:a", "name": None},
        '1 column "name": person:a: the person has no "name" '
        '(add "name": the name by which the dataset calls the person)',
    ),
    (
        "event",
        {**EVENT, "extra": '{"a": 1, "a": 2}'},
        '1 column "extra/a": event:a: the field "a" stands twice in one object '
        "(delete the one that is wrong: programs would keep the last and lose the first)",
    ),
    (
        "event",
        {**EVENT, "quantities": [{"what": "a", "value": float("nan")}]},
        '1 column "quantities/0/value": event:a: NaN is no number in JSON '
        "(what is not known is left out: delete the field, or write the number)",
    ),
    (
        "event",
        {**EVENT, "titel": "a"},
        ' column "titel": : event has no field "titel" (did you mean "title"?)',
    ),
    (
        "event",
        {**EVENT, "zzz": "a"},
        ' column "zzz": : event has no field "zzz" (take the column out)',
    ),
    (
        "event",
        without("kind"),
        ': : no column is called "kind" (every event needs it: add the column)',
    ),
    (
        "event",
        {**EVENT, "place": {"venue": "a"}},
        ': : no column is called "place/name" (every place needs it: add the column)',
    ),
    (
        "event",
        {**EVENT, "participants": [{"party": "party:a", "rol": "x"}]},
        ' column "participants/rol": : participation has no field "rol" (did you mean "role"?)',
    ),
    (
        "event",
        {**EVENT, "round": "two"},
        ' column "round": : this column holds texts, not numbers (write it as numbers)',
    ),
    (
        "event",
        {**EVENT, "kind": 3},
        ' column "kind": : this column holds numbers, not texts (write it as texts)',
    ),
    (
        "event",
        {**EVENT, "agenda": "ceasefire"},
        ' column "agenda": : this column holds texts, not lists of texts '
        "(write it as lists of texts)",
    ),
    (
        "event",
        {**EVENT, "title": ["a"]},
        ' column "title": : this column holds lists of texts, not texts (write it as texts)',
    ),
    (
        "event",
        {**EVENT, "place": "Istanbul"},
        ' column "place": : this column holds texts, not objects (struct) '
        "(write it as objects (struct))",
    ),
    (
        "things",
        {"id": "event:a"},
        ": : it is not said of which type the records are "
        '(fill the column "type", or name the file after the type: event.parquet)',
    ),
    (
        "event",
        {**EVENT, "type": "evnt"},
        ' column "type": : there is no record type "evnt" (did you mean "event"?)',
    ),
    (
        "all",
        {**AS_JSON, "record": "{"},
        "1: event:a: this is not JSON: the text ends too early (close what is still open)",
    ),
    (
        "all",
        {**AS_JSON, "record": json.dumps({**EVENT, "date": "2025-02-30"})},
        '1 column "date": event:a: "2025-02-30" is not a date: February 2025 has 28 days '
        "(write the day that is meant, or the month alone: 2025-02)",
    ),
    (
        "all",
        {**AS_JSON, "id": "event:b"},
        '1 column "id": event:a: the column "id" says "event:b", the record "event:a" '
        "(write the same into both)",
    ),
    (
        "all",
        {**AS_JSON, "record": 3},
        ' column "record": : this column does not hold texts (write each record as JSON into it)',
    ),
    (
        "all",
        {**AS_JSON, "more": 3},
        ' column "more": : beside "record" stand only "type" and "id" '
        "(put it into the record, or take the column out)",
    ),
]


@pytest.mark.parametrize(("name", "row", "expected"), WRONG)
def test_what_is_wrong(name: str, row: Mapping[str, Any], expected: str, tmp_path: Path) -> None:
    place = f"{name}.parquet{':' if expected[0].isdigit() or expected[0] == ' ' else ''}"
    assert findings_of(table(tmp_path / f"{name}.parquet", [row])) == [place + expected]


def test_the_number_of_the_record_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(reading, "BATCH", 2)
    rows = [{**EVENT, "id": f"event:e{number}"} for number in range(6)]
    rows[4]["status"] = "hold"
    path = tmp_path / "event.parquet"
    pq.write_table(pa.Table.from_pylist(rows), path, row_group_size=3)
    (finding,) = findings_of(path)
    assert finding.startswith('event.parquet:5 column "status": event:e4: "hold" is not a value')


def test_a_later_version_of_the_standard_is_not_read_in_silence(tmp_path: Path) -> None:
    schema = pa.schema([(name, pa.string()) for name in EVENT])
    schema = schema.with_metadata({"pourparler.schema_version": "2.0"})
    assert findings_of(table(tmp_path / "event.parquet", [EVENT], schema)) == [
        'event.parquet: : the file says version "2.0" of the standard, which is not known '
        "(update pourparler, or write the file for version 1.1)"
    ]


def test_a_column_that_is_there_twice(tmp_path: Path) -> None:
    values = [pa.array([value]) for value in [*EVENT.values(), "visit"]]
    path = tmp_path / "event.parquet"
    pq.write_table(pa.Table.from_arrays(values, names=[*EVENT, "kind"]), path)
    assert findings_of(path) == [
        'event.parquet: column "kind": : this column is there twice (take one of the two out)'
    ]


def test_a_text_that_is_not_utf8(tmp_path: Path) -> None:
    latin = pa.StringArray.from_buffers(
        1, pa.py_buffer(b"\0\0\0\0\2\0\0\0"), pa.py_buffer(b"\xfcb")
    )
    values = [*(pa.array([value]) for value in EVENT.values()), latin]
    path = tmp_path / "event.parquet"
    pq.write_table(pa.Table.from_arrays(values, names=[*EVENT, "title"]), path)
    assert findings_of(path) == [
        'event.parquet:1 column "title": event:a: what "title" holds here is not UTF-8 '
        "(write the column as texts in UTF-8)"
    ]


CUT_OFF = "the file is cut off: its end is missing (copy it, or write it, again)"
DAMAGED = "the file is damaged, and cannot be read on (copy it, or write it, again)"
FOREIGN = "the file is no Parquet file (look at its suffix, and how it was made)"


@pytest.mark.parametrize(
    ("damage", "expected"),
    [
        (lambda raw: raw[:-9], CUT_OFF),
        (lambda raw: raw[:4], CUT_OFF),
        (lambda raw: raw[:40] + b"\xff" * 9 + raw[49:], DAMAGED),
        (lambda raw: json.dumps(EVENT).encode(), FOREIGN),
        (lambda raw: b"", "the file is empty (copy it, or write it, again)"),
        (lambda raw: raw[:-4] + b"PARE", "the file is encrypted (write it without encryption)"),
    ],
)
def test_a_file_that_cannot_be_read(
    damage: Callable[[bytes], bytes], expected: str, tmp_path: Path
) -> None:
    path = table(tmp_path / "event.parquet", [EVENT])
    path.write_bytes(damage(path.read_bytes()))
    assert findings_of(path) == [f"event.parquet: : {expected}"]
    assert findings_of(tmp_path) == [f"{tmp_path.name}/event.parquet: : {expected}"]


def test_a_file_of_a_folder_without_an_end_is_not_passed_over(tmp_path: Path) -> None:
    """Nobody can tell what its columns were."""
    path = table(tmp_path / "part-1.parquet", [EVENT])
    path.write_bytes(path.read_bytes()[:-9])
    assert findings_of(tmp_path) == [f"{tmp_path.name}/part-1.parquet: : {CUT_OFF}"]


def test_a_value_that_was_changed_on_its_way_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "party.parquet"
    write([PARTY], tmp_path, "type")
    path.write_bytes(path.read_bytes().replace(b"party:a", b"party:b", 1))
    assert findings_of(path) == [f"party.parquet: : {DAMAGED}"]


@pytest.mark.parametrize("cut", ["type", None])
def test_no_damage_is_a_crash(cut: str | None, tmp_path: Path) -> None:
    path = tmp_path / "event.parquet"
    records = [record for record in drawn(60) if record["type"] == "event"]
    write(records, tmp_path if cut else path, cut)
    raw, chooser = path.read_bytes(), random.Random(1)
    for _ in range(150):
        at = chooser.randrange(len(raw))
        changed = raw[:at] + chooser.randbytes(chooser.randrange(1, 9)) + raw[at + 1 :]
        path.write_bytes(changed if chooser.random() < 0.5 else raw[:at])
        entries = read_paths([str(path)]).entries
        found = [plain_record(entry.record) for entry in entries if entry.record]
        assert found == records or any(entry.faults for entry in entries)
