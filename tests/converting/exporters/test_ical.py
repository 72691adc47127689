"""Calendars, read by the library that writes them and by a reader of our own."""

import datetime as dt
import re
import sys
from typing import Any

import pytest
from icalendar import Calendar

from pourparler_validators.cli import exit_code
from tests.converting.datasets import HOSTILE, example
from tests.converting.exporters.exported import exported, text_of, undeclared
from tests.validators.checked import EXAMPLE

EVENT = {"type": "event", "id": "event:a", "kind": "call", "status": "held", "date": "2025-06-02"}


def entries(plain: list[Any]) -> list[Any]:
    return list(Calendar.from_ical(exported(plain, "ical")[0][""]).walk("VEVENT"))


def values(plain: list[Any]) -> list[dict[str, str]]:
    """The entries as RFC 5545 has them: unfolded, escapes undone, by name without parameters."""
    text = text_of(plain, "ical")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    lines = re.sub("\r\n[ \t]", "", text).removesuffix("\r\n").split("\r\n")
    found: list[dict[str, str]] = []
    for line in lines:
        match = re.fullmatch(r"([A-Z-]+)(?:;[A-Z]+=[A-Z]+)?:(.*)", line, re.DOTALL)
        assert match
        if match[0] == "BEGIN:VEVENT":
            found.append({})
        elif found:
            found[-1][match[1]] = re.sub(
                r"\\(.)", lambda one: {"n": "\n", "N": "\n"}.get(one[1], one[1]), match[2]
            )
    return found


def test_the_example() -> None:
    first, second = entries(example())
    assert second["SUMMARY"] == "Second round of direct Russian-Ukrainian negotiations"
    assert (first["DTSTART"].dt, second["DTSTART"].dt) == (
        dt.date(2025, 5, 16),
        dt.date(2025, 6, 2),
    )
    assert (first["STATUS"], second["STATUS"]) == ("CONFIRMED", "TENTATIVE")
    assert second["LOCATION"] == "Istanbul, TR"
    assert second["DESCRIPTION"].splitlines()[:4] == [
        "Status: announced",
        "Process: Direct Russian-Ukrainian negotiations, 2025",
        "Russia (negotiating party, expected)",
        "Ukraine (negotiating party, expected)",
    ]
    assert [one["UID"] for one in values(example())] == ["event:istanbul-1", "event:istanbul-2"]


def test_what_has_no_day_is_left_out_and_listed() -> None:
    assert undeclared(example(), "ical") == [
        (
            *("event:buffer-zone", "/date"),
            "a calendar takes a day, an interval of two days, or an instant",
        ),
        (
            *("event:drone-and-missile-attacks", ""),
            "an event without a date has no place in a calendar",
        ),
    ]


@pytest.mark.parametrize(
    ("date", "start", "end"),
    [
        ("2025-06-02", "20250602", None),
        ("9999-12-31", "99991231", None),
        ("2025-05-16/2025-05-17", "20250516", "20250518"),
        ("2025-06-02T14:30+03:00", "20250602T113000Z", None),
        ("2025-06-02T00:30:05+03:00", "20250601T213005Z", None),
    ],
)
def test_days_and_instants(date: str, start: str, end: str | None) -> None:
    (entry,) = values([{**EVENT, "date": date}])
    assert (entry["DTSTART"], entry.get("DTEND")) == (start, end)


@pytest.mark.parametrize(
    "date",
    [
        *("2025", "2025-06", "2025-06-02~", "2025-06-02?", "[2025-05-26..2025-06-01]"),
        *("2025-05-16/..", "2025-05-16/2025-05", "2025-05-16~/2025-05-17"),
        *("2025-05-17/2025-05-16", "0001-01-01T00:00+01:00", "9999-12-01/9999-12-31"),
    ],
)
def test_dates_that_are_no_day(date: str) -> None:
    assert values([{**EVENT, "date": date}]) == []
    assert [loss[1] for loss in undeclared([{**EVENT, "date": date}], "ical")] == ["/date"]


@pytest.mark.parametrize("text", [*HOSTILE, "a\\Nb", "\\", "\\;", "a\\\\nb"])
def test_texts_come_back(text: str) -> None:
    party = {"type": "party", "id": "party:a", "kind": "state", "name": text}
    event = {
        **EVENT,
        "title": text,
        "place": {"name": text, "venue": text},
        "participants": [{"party": "party:a", "role": "host"}],
        "notes": text,
    }
    (entry,) = entries([event, party])
    (value,) = values([event, party])
    for found in (entry, value):
        assert found["SUMMARY"] == text
        assert found["LOCATION"] == f"{text}, {text}"
        assert found["DESCRIPTION"] == f"Status: held\n{text} (host)\nNotes: {text}"


def test_a_missing_library_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "icalendar", None)
    assert exit_code(["convert", str(EXAMPLE), "-o", str(tmp_path / "a.ics")]) == 2
    assert capsys.readouterr().err == (
        "error: calendars need the package icalendar: pip install 'pourparler[calendar]'\n"
    )
    assert list(tmp_path.iterdir()) == []
