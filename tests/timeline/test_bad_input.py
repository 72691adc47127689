"""Timelines that no coder would write: what is found is right, and takes steps in proportion."""

import datetime as dt
import json
from typing import Any

import pytest

from pourparler_validators import Finding, check_text

MANY = 5_000
TODAY = dt.date(2100, 1, 1)
RULE = "timeline/impossible-order"

Record = dict[str, Any]


def event(number: int, **values: Any) -> Record:
    key = f"event:e{number:05}"
    return {"type": "event", "id": key, "kind": "call", "status": "held", **values}


def source(number: int, published: str) -> Record:
    key = f"source:s{number:04}"
    return {"type": "source", "id": key, "kind": "book", "language": "en", "published": published}


def findings(*records: Record) -> list[Finding]:
    report = check_text(
        json.dumps(records), "a.json", today=TODAY, select=("timeline", "references")
    )
    assert report.errors == ()
    return list(report.findings)


def day(number: int) -> str:
    return (dt.date(1990, 1, 1) + dt.timedelta(days=number)).isoformat()


def after(number: int) -> Record:
    """A reference to the event before, if there is one."""
    return {"previous": f"event:e{number - 1:05}"} if number else {}


def test_a_long_chain_of_which_only_the_ends_have_a_date() -> None:
    dates = {0: {"date": "2025-01-02"}, MANY - 1: {"date": "2025-01-01"}}
    (finding,) = findings(*(event(n, **after(n), **dates.get(n, {})) for n in range(MANY)))
    assert (finding.place.record, finding.place.pointer) == (f"event:e{MANY - 1:05}", "/date")
    assert finding.message == (
        "event:e04999 was held on 2025-01-01; it follows event:e04998; event:e04998 follows "
        "event:e04997; event:e04997 follows event:e04996; and so on, 4,993 steps; event:e00003 "
        "follows event:e00002; event:e00002 follows event:e00001; event:e00001 follows "
        "event:e00000; event:e00000 was held on 2025-01-02"
    )
    assert len({place.record for place in finding.related}) == MANY


def test_a_long_chain_that_holds() -> None:
    assert findings(*(event(n, **after(n), date=day(n // 2)) for n in range(2 * MANY))) == []


def test_a_long_chain_with_one_date_that_is_wrong() -> None:
    days = [9_999 if n == 1_000 else n for n in range(MANY)]
    (finding,) = findings(*(event(n, **after(n), date=day(days[n])) for n in range(MANY)))
    assert finding.place.record == "event:e01001"


@pytest.mark.parametrize("field", ["previous", "parent"])
def test_a_circle_is_left_to_its_own_rule(field: str) -> None:
    following = ({field: f"event:e{(n + 1) % MANY:05}"} for n in range(MANY))
    found = findings(*(event(n, date=day(n), **each) for n, each in enumerate(following)))
    assert [one.rule for one in found] == ["references/circle"]


def test_answers_in_a_circle_happen_on_one_day() -> None:
    segments = [{"kind": "summary", "text": "They say so."}]
    base = {"type": "statement", "acts": ["inform"], "speaker_described": "A", "segments": segments}
    one = {**base, "id": "statement:a", "responds_to": "statement:b", "date": "2025-01-01"}
    other = {**base, "id": "statement:b", "responds_to": "statement:a", "date": "2025-01-02"}
    assert [each.rule for each in findings(one, other)] == [RULE]
    assert findings(one, {**other, "date": "2025-01-01"}) == []


def test_the_first_year_and_the_last() -> None:
    first, last = "0001-01-01~", "9998-12-31%"
    assert findings(event(0, date=first), event(1, **after(1), date=last)) == []
    (finding,) = findings(event(0, date=last), event(1, **after(1), date=first))
    assert finding.message.startswith("event:e00001 was held on 0001-01-01, or about then; it")


def test_a_thousand_sources_of_one_event() -> None:
    sources = [source(n, day(n)) for n in range(1_000)]
    evidence = [{"source": one["id"], "exact": "They met."} for one in sources]
    held = event(0, kind="ceasefire", date=day(1_000))
    (finding,) = findings(*sources, held, event(1, **after(1), evidence=evidence))
    assert [place.record for place in finding.related] == [
        "source:s0999",
        "event:e00001",
        "event:e00000",
    ]
    undated = {name: value for name, value in sources[7].items() if name != "published"}
    sources[7] = undated
    assert findings(*sources, held, event(1, **after(1), evidence=evidence)) == []


def test_an_event_whose_date_is_left_out_is_not_of_one_day() -> None:
    """The date of the visit is told of once: that it lasted longer contradicts nothing."""
    process = {
        "type": "process",
        "id": "process:p",
        "title": "Talks",
        "parties": ["party:a", "party:b"],
        "end": "2025-02-01",
    }
    parties = [
        {"type": "party", "id": f"party:{name}", "kind": "state", "name": name} for name in "ab"
    ]
    evidence = [{"source": "source:s0001", "exact": "They met."}]
    found = findings(
        *parties,
        process,
        source(1, "2025-01-10"),
        event(0, kind="visit", process="process:p", date="2025-03-01"),
        event(1, parent="event:e00000", evidence=evidence),
        event(2, parent="event:e00000", date="2025-01-20"),
    )
    assert [one.rule for one in found] == ["timeline/outside-its-process"]


def test_where_a_record_is_not_sound_only_what_is_found_is_told() -> None:
    """A record that cannot be read may stand between any two."""
    records = [event(0, date="2025-05-16"), event(1, **after(1), date="2025-05-17")]
    text = json.dumps([*records, {**event(2), "kind": "chat"}])
    report = check_text(text, "a.json", today=TODAY, select=(RULE,))
    assert report.tallies[RULE].could_not == {
        "a record that may come before or after it is not sound": 2,
        "the structure of the record is not sound": 1,
    }
    records[1]["date"] = "2025-05-15"
    text = json.dumps([*records, {**event(2), "kind": "chat"}])
    report = check_text(text, "a.json", today=TODAY, select=(RULE,))
    assert report.tallies[RULE].found == 1
