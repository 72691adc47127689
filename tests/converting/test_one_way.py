"""``pourparler convert`` to a form that cannot be read back."""

import json
from pathlib import Path

import pytest

from tests.command_line import Run
from tests.converting.test_convert_command import names, put
from tests.validators.checked import EXAMPLE, PARTY

EVENT = {"type": "event", "id": "event:a", "kind": "call", "status": "held", "date": "2025-06"}


def test_a_value_without_a_place_is_listed_and_nothing_written(run: Run) -> None:
    put("a.json", json.dumps({"records": [EVENT, PARTY]}))
    assert run("a.json", "-o", "a.ics") == (
        1,
        "",
        'event:a /date: "2025-06": a calendar takes a day, an interval of two days, or an instant\n'
        "Nothing was written: 1 value would be lost. --allow-loss writes the rest, and lists what "
        "is lost.\n",
    )
    assert names() == ["a.json"]


def test_what_is_lost_is_written_beside(run: Run) -> None:
    put("a.json", json.dumps({"records": [EVENT, PARTY]}))
    assert run("a.json", "-o", "a.ics", "--allow-loss") == (
        0,
        "",
        "Read 2 records: 0 written to a.ics, 2 left out, 0 set aside, 1 value lost, see "
        "a.ics.losses.jsonl.\n"
        "ical has no place for 1 party record: see pourparler convert --list.\n",
    )
    (line,) = Path("a.ics.losses.jsonl").read_text("utf-8").splitlines()
    assert json.loads(line) == {
        "record": "event:a",
        "pointer": "/date",
        "value": "2025-06",
        "reason": "a calendar takes a day, an interval of two days, or an instant",
    }


def test_what_is_declared_stops_nothing(run: Run) -> None:
    event = {**EVENT, "date": "2025-06-02", "round": 1}
    put("a.json", json.dumps({"records": [event, PARTY]}))
    assert run("a.json", "-o", "-", "--to", "ical")[::2] == (
        0,
        "Read 2 records: 1 written to standard output, 1 left out, 0 set aside.\n"
        "ical has no place for 1 party record, what stands in round: see pourparler convert "
        "--list.\n",
    )


def test_the_second_of_one_id_is_listed(run: Run) -> None:
    event = {**EVENT, "date": "2025-06-02"}
    put("a.json", json.dumps({"records": [event, {**event, "date": "2025-06-03"}]}))
    assert run("a.json", "-o", "a.ics")[0] == 1
    code, _, err = run("a.json", "-o", "a.ics", "--allow-loss")
    assert (code, err) == (
        0,
        "Read 2 records: 1 written to a.ics, 1 left out, 0 set aside, 1 value lost, see "
        "a.ics.losses.jsonl.\n",
    )


def test_the_list_needs_nothing_else(run: Run) -> None:
    code, out, err = run("--list")
    assert (code, err) == (0, "")
    assert out.startswith("csv           .csv                     both ways\n")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("-o", "out", "--to", "ical"), "ical makes one file; out is a folder"),
        (("-o", "a.ics", "--split", "type"), "ical is not divided into files; leave out --split"),
        (("-o", "a.ics", "--verify"), "ical cannot be read back; leave out --verify"),
        (("-o", "a.doc"), "a.doc has no suffix of a format that can be written (.csv, .json, "),
    ],
)
def test_what_cannot_be_done(run: Run, arguments: tuple[str, ...], sentence: str) -> None:
    Path("out").mkdir()
    code, out, err = run(EXAMPLE, *arguments)
    assert (code, out) == (2, "")
    assert err.startswith(f"error: {sentence}")
    assert names() == []
