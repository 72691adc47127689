"""Processes that could have been, made from days on which things happen; in some one date is wrong.

The records are those of a careful coder: dates are given as exactly as a source might, or not at
all, and every reference is true. A contradiction is planted where one date is changed such that
it comes, by the references, on the wrong side of another.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random
from typing import Any, Final

Record = dict[str, Any]

MEETINGS: Final = ("negotiation_round", "summit", "call", "technical_talks", "mediation_session")
LASTING: Final = ("ceasefire", "hostilities", "visit", "unilateral_measure", "sanctions_step")
BEGINNING: Final = dt.date(2024, 1, 10)
PROCESS: Final = "process:talks"


@dataclass
class Made:
    """The records, and on which days that happens for which they stand."""

    random: Random
    records: dict[str, Record] = field(default_factory=dict)
    days: dict[str, tuple[int, int]] = field(default_factory=dict)

    def add(self, of: str, first: int, last: int, **values: Any) -> str:
        number = self.random.randrange(10_000)
        key = f"{of}:x{number}"
        if key in self.records:
            return self.add(of, first, last, **values)
        self.records[key] = {"type": of, "id": key, **values}
        self.days[key] = first, last
        return key

    def before(self, kind: str, day: int) -> list[str]:
        """The records of a type of which all has happened by a day."""
        known = (key for key, (_, last) in self.days.items() if last <= day)
        return sorted(key for key in known if key.startswith(f"{kind}:"))


def written(day: int) -> str:
    return (BEGINNING + dt.timedelta(days=day)).isoformat()


def process(random: Random) -> Made:
    """The records of a process."""
    made = Made(random)
    day, number = 0, 0
    for _ in range(random.randint(4, 8)):
        day += random.randint(0, 40)
        number = _add_event(made, day, number)
        for add in (_add_statement, _add_proposal, _add_agreement):
            if random.random() < 0.4:
                add(made, day + random.randint(0, 5))
    _add_sources(made)
    _add_process(made, day)
    return made


def _add_event(made: Made, day: int, number: int) -> int:
    random = made.random
    last = day + random.choice((0, 0, 0, 1, 5))
    is_meeting = random.random() < 0.7
    values: Record = {"kind": random.choice(MEETINGS if is_meeting else LASTING), "status": "held"}
    if random.random() < 0.8:
        values["process"] = PROCESS
    earlier = made.before("event", day)
    if earlier and random.random() < 0.7:
        values["previous"] = random.choice(earlier)
    if is_meeting and "process" in values and random.random() < 0.6:
        number += random.choice((0, 1)) if number else 1
        values["round"] = number
        if any(one.get("round") == number for one in made.records.values()):
            values["status"] = "started"
    key = made.add("event", day, last, **values, **_date(random, day, last))
    if random.random() < 0.3:
        part = random.randint(day, last)
        kind = random.choice(MEETINGS)
        date = _date(random, part, part)
        made.add("event", part, part, kind=kind, status="held", parent=key, **date)
    return number


def _add_statement(made: Made, day: int) -> None:
    random = made.random
    values: Record = {
        "acts": ["inform"],
        "speaker": "party:a",
        "segments": [{"kind": "summary", "text": "They say so."}],
    }
    held = [key for key, (first, last) in made.days.items() if first <= day <= last]
    events = [key for key in held if key.startswith("event:")]
    answered = made.before("statement", day) + made.before("proposal", day)
    if events and random.random() < 0.5:
        values["event"] = random.choice(sorted(events))
    elif answered:
        values["responds_to"] = random.choice(answered)
    made.add("statement", day, day, **values, **_date(random, day, day))


def _add_proposal(made: Made, day: int) -> None:
    random = made.random
    values: Record = {
        "kind": "peace_plan",
        "title": "A plan",
        "issuers": ["party:a"],
        "status": "under_discussion",
    }
    earlier = made.before("proposal", day)
    if earlier:
        values[random.choice(("supersedes", "amends", "responds_to"))] = random.choice(earlier)
    made.add("proposal", day, day, **values, **_date(random, day, day))


def _add_agreement(made: Made, day: int) -> None:
    parties = [{"party": f"party:{name}", "role": "party"} for name in "ab"]
    values: Record = {"kind": "partial", "title": "A paper", "status": "agreed", "parties": parties}
    events, proposals = made.before("event", day), made.before("proposal", day)
    if events:
        values["event"] = made.random.choice(events)
    if proposals:
        values["proposals"] = [made.random.choice(proposals)]
    made.add("agreement", day, day, **values, **_date(made.random, day, day))


def _add_sources(made: Made) -> None:
    """Some records rest on a source that was published when all had happened, or later."""
    random = made.random
    for key, (_, last) in list(made.days.items()):
        if key.startswith(("event:", "statement:")) and random.random() < 0.5:
            day = last + random.choice((0, 1, 30))
            source = made.add(
                "source",
                day,
                day,
                kind="news_article",
                language="en",
                text="They say so.",
                published=written(day),
            )
            made.records[key]["evidence"] = [{"source": source, "exact": "They say so."}]


def _add_process(made: Made, day: int) -> None:
    talks: Record = {"type": "process", "id": PROCESS, "title": "Talks"}
    talks["parties"] = ["party:a", "party:b"]
    if made.random.random() < 0.5:
        talks["start"] = written(-made.random.randint(0, 5))
    if made.random.random() < 0.5:
        talks["end"] = written(day + 10 + made.random.randint(0, 5))
    made.records[PROCESS] = talks
    made.days[PROCESS] = 0, day + 15
    for name in "ab":
        party = {"type": "party", "id": f"party:{name}", "kind": "state", "name": f"State {name}"}
        made.records[party["id"]] = party


def _date(random: Random, first: int, last: int) -> Record:
    """A date that the days agree with, or none."""
    if first != last:
        return {"date": f"{written(first)}/{written(last)}"} if random.random() < 0.7 else {}
    way = random.random()
    if way < 0.5:
        return {"date": written(first)}
    if way < 0.6:
        return {"date": written(first)[:7]}
    if way < 0.7:
        early, late = written(first - random.randint(0, 9)), written(first + random.randint(0, 9))
        return {"date": f"[{early}..{late}]"}
    return {}


def planted(made: Made) -> Iterator[Record]:
    """The records, of which one now has a day that is far off."""
    dated = sorted(key for key, one in made.records.items() if "date" in one)
    key = made.random.choice(dated)
    off = made.random.choice((-400, 400))
    made.records[key]["date"] = written(made.days[key][0] + off)
    yield from made.records.values()
