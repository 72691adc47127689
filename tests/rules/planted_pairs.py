"""Processes as a careful coder has them, and such in which two records contradict each other."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from random import Random
from typing import Any, Final

Record = dict[str, Any]

BEGINNING: Final = dt.date(2024, 1, 10)
PROCESS: Final = "process:talks"
PLACES: Final = (("Geneva", "CH"), ("Istanbul", "TR"), ("Doha", "QA"))


@dataclass
class Talks:
    """A process of some rounds: each has a source and a statement; the last a paper."""

    random: Random
    records: dict[str, Record] = field(default_factory=dict)
    rounds: list[str] = field(default_factory=list)
    days: list[int] = field(default_factory=list)
    """The first day of each round."""

    def add(self, key: str, **values: Any) -> Record:
        self.records[key] = {"type": key.partition(":")[0], "id": key, **values}
        return self.records[key]

    def any_round(self, first: int = 0) -> int:
        return self.random.randrange(first, len(self.rounds))

    def round(self, number: int) -> Record:
        return self.records[self.rounds[number]]


@dataclass(frozen=True)
class Planted:
    """What is to be found: by which rule, and between which records."""

    rule: str
    records: frozenset[str]


def written(day: int) -> str:
    return (BEGINNING + dt.timedelta(days=day)).isoformat()


def talks(seed: int) -> Talks:
    """A process without a contradiction."""
    made = Talks(Random(seed))
    day = 0
    for number in range(1, made.random.randint(3, 6) + 1):
        day += made.random.randint(8, 60)
        _add_round(made, number, day)
    for name in "ab":
        made.add(f"party:{name}", kind="state", name=f"State {name}")
        made.add(f"person:{name}", name=f"Person {name}")
    made.add(PROCESS, title="Talks", parties=["party:a", "party:b"])
    if made.random.random() < 0.5:
        made.records[PROCESS] |= {"start": written(0), "end": written(day + 100)}
    made.add("event:next", kind="negotiation_round", status="announced", process=PROCESS)
    made.records["event:next"] |= {"round": len(made.rounds) + 1, "date": written(day + 70)}
    _add_agreement(made, day)
    return made


def _add_round(made: Talks, number: int, day: int) -> None:
    random = made.random
    last = day + random.choice((0, 0, 2))
    source = f"source:s{random.randrange(10**6)}"
    published = last + random.choice((0, 1, 5))
    made.add(source, kind="news_article", language="en", published=written(published))
    key = f"event:e{random.randrange(10**6)}"
    name, country = random.choice(PLACES)
    made.add(
        key,
        kind="negotiation_round",
        status="held",
        process=PROCESS,
        round=number,
        date=written(day) if last == day else f"{written(day)}/{written(last)}",
        place={"name": name, "country": country},
        participants=[
            {"party": f"party:{one}", "role": "negotiating_party", "persons": [f"person:{one}"]}
            for one in "ab"
        ],
        evidence=[{"source": source, "exact": "They met."}],
    )
    if made.rounds and random.random() < 0.5:
        made.records[key]["previous"] = made.rounds[-1]
    made.rounds.append(key)
    made.days.append(day)
    _add_statement(made, number, last, source)


def _add_statement(made: Talks, number: int, day: int, source: str) -> None:
    made.add(
        f"statement:t{number}",
        acts=["inform"],
        speaker=f"person:{made.random.choice('ab')}",
        date=written(day),
        segments=[{"kind": "direct", "text": f"We met {number} times", "source": source}],
    )


def _add_agreement(made: Talks, day: int) -> None:
    parties = [{"party": f"party:{name}", "role": "party"} for name in "ab"]
    made.add("agreement:paper", kind="partial", title="Paper", status="agreed", parties=parties)
    dates = {"date": day + 3, "effective": day + made.random.choice((3, 9)), "expires": day + 30}
    made.records["agreement:paper"] |= {name: written(one) for name, one in dates.items()}


def _out_of_order(made: Talks) -> Planted:
    number = made.any_round(1)
    event = made.round(number)
    for later in range(number, len(made.rounds)):
        made.round(later).pop("previous", None)
    event["date"] = written(made.days[0] - 2)
    made.records[PROCESS].pop("start", None)
    _forget_said(made, number)
    return Planted("timeline/rounds-out-of-order", frozenset(made.rounds[number - 1 : number + 1]))


def _missing(made: Talks) -> Planted:
    number = made.any_round(1)
    for later in range(number, len(made.rounds)):
        made.round(later)["round"] += 1
    made.records["event:next"]["round"] += 1
    return Planted("timeline/round-missing", frozenset(made.rounds[number - 1 : number + 1]))


def _twice(made: Talks) -> Planted:
    first = made.round(made.any_round())
    other = {"kind": "summit", "status": "held", "round": first["round"], "date": first["date"]}
    made.add("event:twice", process=PROCESS, **other)
    return Planted("timeline/round-twice", frozenset((first["id"], "event:twice")))


def _outside(made: Talks) -> Planted:
    number = made.any_round()
    process = made.records[PROCESS]
    if made.random.random() < 0.5:
        number, process["start"] = 0, written(made.days[0] + 4)
    else:
        made.records.pop("event:next")
        number, process["end"] = len(made.rounds) - 1, written(made.days[-1] - 4)
    return Planted("timeline/outside-its-process", frozenset((PROCESS, made.rounds[number])))


def _held_late(made: Talks) -> Planted:
    number = made.any_round()
    event = made.round(number)
    source = made.records[event["evidence"][0]["source"]]
    source["published"] = written(made.days[number] - 5)
    _forget_said(made, number)
    return Planted("timeline/held-after-publication", frozenset((event["id"], source["id"])))


def _said_late(made: Talks) -> Planted:
    number = made.any_round()
    statement = made.records[f"statement:t{number + 1}"]
    statement["date"] = written(made.days[number] + 300)
    source = statement["segments"][0]["source"]
    return Planted("timeline/said-after-publication", frozenset((statement["id"], source)))


def _still_planned(made: Talks) -> Planted:
    made.records["event:next"] |= {"date": written(made.days[0] - 2)}
    made.records["event:next"].pop("round")
    made.records[PROCESS].pop("start", None)
    sources = [one for one in made.records.values() if one["type"] == "source"]
    newest = max(sources, key=lambda one: str(one["published"]))
    return Planted("timeline/still-planned", frozenset(("event:next", str(newest["id"]))))


def _effective(made: Talks) -> Planted:
    made.records["agreement:paper"]["effective"] = written(made.days[0])
    made.records["agreement:paper"]["date"] = written(made.days[0] + 9)
    return Planted("timeline/effective-before-agreed", frozenset(("agreement:paper",)))


def _expires(made: Talks) -> Planted:
    paper = made.records["agreement:paper"]
    paper["expires"] = str(dt.date.fromisoformat(paper["effective"]) - dt.timedelta(days=1))
    return Planted("timeline/expires-before-effective", frozenset(("agreement:paper",)))


def _presence(made: Talks) -> Planted:
    event = made.round(made.any_round())
    guests = [{"party": "party:a", "role": "negotiating_party", "persons": ["person:a"]}]
    values = {"status": "held", "date": event["date"], "participants": guests}
    made.add("event:abroad", kind="visit", place={"name": "Oslo", "country": "NO"}, **values)
    return Planted("timeline/overlapping-presence", frozenset((event["id"], "event:abroad")))


def _recorded_twice(made: Talks) -> Planted:
    event = made.round(made.any_round())
    left = ("round", "id", "type", "participants", "previous")
    copied = {name: value for name, value in event.items() if name not in left}
    made.add("event:copy", **copied | {"date": event["date"][:10]})
    return Planted("conflicts/event-recorded-twice", frozenset((event["id"], "event:copy")))


def _disagree(made: Talks) -> Planted:
    number = made.any_round()
    event = made.round(number)
    key = "source:other"
    made.add(key, kind="news_article", language="en", published=written(made.days[number] + 9))
    ours, theirs = event["evidence"][0]["source"], key
    event["quantities"] = [
        {"what": "aides", "value": value, "evidence": [{"source": source, "exact": str(value)}]}
        for value, source in ((20, ours), (25, theirs))
    ]
    return Planted("conflicts/sources-disagree", frozenset((event["id"],)))


def _forget_said(made: Talks, number: int) -> None:
    """What was said at a round is of no day, so that one pair alone contradicts itself."""
    made.records[f"statement:t{number + 1}"].pop("date")


PLANTS: Final[Mapping[str, Callable[[Talks], Planted]]] = {
    plant.__name__.strip("_"): plant
    for plant in (
        *(_out_of_order, _missing, _twice, _outside, _held_late, _said_late, _still_planned),
        *(_effective, _expires, _presence, _recorded_twice, _disagree),
    )
}
"""By name: puts a contradiction into a process."""
