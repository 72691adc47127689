"""Many events, sources and links: the rules about dates take steps in proportion to them."""

import datetime as dt
import json
import sys
from collections.abc import Callable
from typing import Any, Final

import pytest

from pourparler_validators import check_text
from tests.rules.dataset import TODAY

Record = dict[str, Any]

PROCESS: Final[Record] = {
    "type": "process",
    "id": "process:p",
    "title": "Talks",
    "parties": ["party:a", "party:b"],
    "start": "2000-01-02",
}


def event(number: int, **values: Any) -> Record:
    return {
        "type": "event",
        "id": f"event:e{number:05}",
        "kind": "negotiation_round",
        "status": "held",
        "process": "process:p",
        **values,
    }


def source(number: int) -> Record:
    kind = {"kind": "news_article", "language": "en", "published": "2025-05-20"}
    return {"type": "source", "id": f"source:s{number}", **kind}


def sources_of_one_event(number: int) -> list[Record]:
    found = [source(one) for one in range(number)]
    evidence = [{"source": one["id"], "exact": "It was held"} for one in found]
    return [*found, event(0, date="2025-06-16", evidence=evidence)]


def records_of_one_event(number: int) -> list[Record]:
    values: Record = {"date": "2025-05", "place": {"name": "Riad"}, "medium": "video"}
    return [event(one, **values, status="started") for one in range(number)]


def chain(number: int) -> list[Record]:
    values: Record = {"date": "2025-05", "place": {"name": "Riad"}}
    events = [event(one, **values) for one in range(number)]
    for one in range(1, number):
        events[one]["previous"] = events[one - 1]["id"]
    return events


def parts(number: int) -> list[Record]:
    """Sessions of sessions of one round."""
    events = [event(one, round=1) for one in range(number)]
    for one in range(1, number):
        events[one]["parent"] = events[one - 1]["id"]
    return events


def rounds_backwards(number: int) -> list[Record]:
    first = dt.date(2001, 1, 1)
    days = [str(first + dt.timedelta(days=one)) for one in range(number)]
    return [event(one, round=number - one, date=day) for one, day in enumerate(days)]


def stays(number: int) -> list[Record]:
    """One person everywhere on one day."""
    guests = [{"party": "party:a", "role": "negotiating_party", "persons": ["person:a"]}]
    return [
        event(one, date="2025-05-16", place={"name": f"Town {one}"}, participants=guests)
        for one in range(number)
    ]


def outside(number: int) -> list[Record]:
    return [event(one, date="1999") for one in range(number)]


SHAPES: Final[tuple[tuple[Callable[[int], list[Record]], str, Callable[[int], int]], ...]] = (
    (sources_of_one_event, "timeline/held-after-publication", lambda _: 1),
    (records_of_one_event, "conflicts/event-recorded-twice", lambda number: number - 1),
    (chain, "conflicts/event-recorded-twice", lambda _: 0),
    (parts, "timeline/round-twice", lambda _: 0),
    (rounds_backwards, "timeline/rounds-out-of-order", lambda number: number // 2),
    (stays, "timeline/overlapping-presence", lambda number: number - 1),
    (outside, "timeline/outside-its-process", lambda _: 1),
)


@pytest.mark.parametrize(
    ("make", "rule", "times"), SHAPES, ids=lambda one: getattr(one, "__name__", "")
)
def test_steps_are_in_proportion(
    make: Callable[[int], list[Record]], rule: str, times: Callable[[int], int]
) -> None:
    assert _found(make(200), rule) == times(200)
    _calls(make(10), rule)
    assert _calls(make(400), rule) < 2.3 * _calls(make(200), rule)


def _found(records: list[Record], rule: str) -> int:
    text = json.dumps([PROCESS, *records])
    report = check_text(text, "a.json", today=TODAY, select=(rule,))
    assert report.errors == ()
    return sum(one.rule == rule for one in report.findings)


def _calls(records: list[Record], rule: str) -> int:
    """How many functions are called to check the records by one rule."""
    count = 0

    def note(*_: Any) -> None:
        nonlocal count
        count += 1

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        _found(records, rule)
    finally:
        sys.setprofile(before)
    return count
