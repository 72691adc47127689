"""Headings with slashes, as flatten-tool writes them: the items of lists in the row of a record."""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from pourparler_validators.cli import exit_code
from tests.converting.datasets import drawn, example, full_records
from tests.converting.test_both_ways import by_type
from tests.converting.test_tables import found, records_of
from tests.schema.documents import Plain
from tests.workbooks import workbook

EVENT = "id,kind,status"
A = "event:a,summit,held"


def flat(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """The cells of a record as flatten-tool has them."""
    if path == "extra":
        yield path, json.dumps(value)
    elif isinstance(value, dict | list):
        for name, item in value.items() if isinstance(value, dict) else enumerate(value):
            yield from flat(item, f"{path}/{name}" if path else str(name))
    elif path != "type":
        yield path, value if isinstance(value, str) else json.dumps(value)


def rows_of(records: Sequence[Plain]) -> dict[str, list[list[str]]]:
    """A table for each type of record, all that it holds in its columns."""
    tables: dict[str, list[Mapping[str, str]]] = {}
    for record in records:
        tables.setdefault(record["type"], []).append(dict(flat(record)))
    found = {}
    for name, rows in tables.items():
        headings = list(dict.fromkeys(heading for row in rows for heading in row))
        found[name] = [headings, *([row.get(one, "") for one in headings] for row in rows)]
    return found


@pytest.mark.parametrize("records", [example(), full_records(), drawn(60)])
def test_all_of_a_record_in_its_row(records: list[Plain], tmp_path: Path) -> None:
    (tmp_path / "book.xlsx").write_bytes(workbook(rows_of(records)))
    assert by_type(records_of(tmp_path)) == by_type(records)


def test_the_stream_reads_them_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("tables").mkdir()
    text = f"{EVENT},agenda/1,agenda/0,place/name\n{A},nuclear,territory,Geneva\n"
    Path("tables/event.csv").write_text(text)
    assert exit_code(["convert", "tables", "-o", "a.jsonl"]) == 0
    assert json.loads(Path("a.jsonl").read_text())["agenda"] == ["territory", "nuclear"]
    assert json.loads(Path("a.jsonl").read_text())["place"] == {"name": "Geneva"}


def test_a_finding_stands_at_its_cell(tmp_path: Path) -> None:
    heading = f"{EVENT},participants/0/party,participants/1/role,participants/1/party"
    text = f"{heading}\n{A},party:a,hst,party:b\n"
    assert [one.partition(" (")[0] for one in found(tmp_path, {"event.csv": text})] == [
        'event.csv:2 column "participants/0/party": the participation has no "role"',
        'event.csv:2 column "participants/1/role": "hst" is not a value of "role"',
    ]


def test_what_a_spreadsheet_changed_is_found_at_its_cell(tmp_path: Path) -> None:
    evidence = ["history/0/evidence/0/exact", "history/0/evidence/0/source"]
    head = ["id", "kind", "status", "history/0/status", *evidence]
    row: list[Any] = ["event:a", "summit", "held", "held", 1.1, "source:a"]
    (tmp_path / "book.xlsx").write_bytes(workbook({"event": [head, row]}))
    (finding,) = found(tmp_path, {})
    assert finding.startswith("book.xlsx: event!E2 (history/0/evidence/0/exact): the spreadsheet ")


def test_a_table_goes_on_where_the_columns_end(tmp_path: Path) -> None:
    files = {
        "event.csv": f"{EVENT},history/0/status,history/1/status\n{A},announced,held\n",
        "event.history.evidence.csv": "record,history.order,source,exact\nevent:a,2,source:a,x\n",
    }
    assert found(tmp_path, files) == []
    assert records_of(tmp_path)[0]["history"] == [
        {"status": "announced"},
        {"status": "held", "evidence": [{"source": "source:a", "exact": "x"}]},
    ]


def test_the_items_of_a_row_of_a_list(tmp_path: Path) -> None:
    files = {
        "event.csv": f"{EVENT}\n{A}\n",
        "event.history.csv": (
            "record,status,evidence/0/exact,evidence/0/source\n"
            "event:a,announced,,\nevent:a,held,x,source:a\n"
        ),
    }
    assert found(tmp_path, files) == []
    assert records_of(tmp_path)[0]["history"] == [
        {"status": "announced"},
        {"status": "held", "evidence": [{"source": "source:a", "exact": "x"}]},
    ]


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        (
            "participants/0/prty",
            'event.participants has no column "prty" (did you mean "participants/0/party"?)',
        ),
        (
            "participant/0/role",
            'event has no list "participant" (did you mean "participants/0/role"?)',
        ),
        (
            "participants/role",
            'event has no column "participants/role" '
            "(participants is a list, whose items are numbered from 0: participants/0/role)",
        ),
        (
            "participants/0",
            "event.participants is no list of plain values "
            "(name the field of the item: participants/0/party)",
        ),
        (
            "participants/00/role",
            'event has no column "participants/00/role" '
            "(participants is a list, whose items are numbered from 0: participants/0/role)",
        ),
        (
            "agenda/x",
            'event has no column "agenda/x" '
            "(agenda is a list, whose items are numbered from 0: agenda/0)",
        ),
        (
            "history/0/evidence",
            'event.history has no column "evidence" (evidence is a list, whose items are numbered '
            "from 0: history/0/evidence/0/source)",
        ),
        ("place/nam", 'event has no column "place/nam" (did you mean "place/name"?)'),
        ("agenda/0/1", 'event.agenda has no column "1" (begin it with #: a remark)'),
        (f"agenda/{'9' * 5_000}", None),
        ("/", 'event has no column "/" (begin it with #: a remark)'),
    ],
)
def test_headings_that_lead_nowhere(heading: str, expected: str | None, tmp_path: Path) -> None:
    (finding,) = found(tmp_path, {"event.csv": f"{EVENT},{heading}\n{A},\n"})
    assert expected is None or finding == f"event.csv:1: {expected}"


def test_a_list_in_two_places(tmp_path: Path) -> None:
    files = {
        "event.csv": f'{EVENT},agenda,agenda/0\n{A},"[""nuclear""]",territory\n',
        "event.agenda.csv": "record,order,value\nevent:a,2,nuclear\nevent:a,3,nuclear\n",
    }
    assert found(tmp_path, files) == [
        'event.agenda.csv:2 column "record": this list stands in the column agenda/0 of event, too '
        "(keep one of the two)",
        'event.csv:2 column "agenda/0": this list stands in the column agenda, too '
        "(keep one of the two)",
    ]


def test_a_field_with_two_columns(tmp_path: Path) -> None:
    assert found(tmp_path, {"event.csv": f"{EVENT},place.name,place/name\n{A},a,b\n"}) == [
        'event.csv:1: the heading "place/name" stands twice, as place.name, too '
        "(take one of the columns out)"
    ]
