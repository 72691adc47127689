"""The timeline of a few plain records, by the letter of the rule and without its graph.

Each record has a first and a last day with bounds; each constraint says that one day is no later
than another, and which records say so. Whether some records contradict each other is found by
raising every first day until nothing moves; the smallest sets are found by trying all.
"""

import calendar
import datetime as dt
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import Any, Final

Record = dict[str, Any]
Day = tuple[str, str]
"""A record, and "first" or "last"."""

MEETINGS: Final = ("negotiation_round", "summit", "call", "technical_talks", "mediation_session")
AFTER: Final[tuple[str, ...]] = ("responds_to", "supersedes", "amends", "retracts", "resumes")
RULED: Final = ("process", "round", "supersedes", "event", "proposals", "evidence")
"""The fields of which rules of their own speak."""

NEVER: Final = dt.date.max.toordinal()


@dataclass(frozen=True)
class Constraint:
    """One day is no later than another."""

    earlier: Day
    later: Day
    field: str

    @property
    def records(self) -> set[str]:
        return {self.earlier[0], self.later[0]}


class Timeline:
    """The days of records, their bounds, and what is said of them."""

    def __init__(self, records: Collection[Record]) -> None:
        self.records = {record["id"]: record for record in records}
        self.lower: dict[Day, int] = {}
        self.upper: dict[Day, int] = {}
        for record in records:
            self._bound(record)
        self.constraints = [one for record in records for one in self._of(record)]
        self.constraints += self._rounds()

    def is_possible(self, among: Collection[str], fields: Collection[str] | None = None) -> bool:
        """Whether the dates of some records can all hold."""
        return not self._at_odds(set(among), fields)

    def smallest(self) -> set[str]:
        """The fewest records that contradict each other, of equals those whose ids come first."""
        at_odds = sorted(self._at_odds(set(self.records)))
        for size in range(1, len(at_odds) + 1):
            for some in combinations(at_odds, size):
                if not self.is_possible(some):
                    return set(some)
        return set()

    def _at_odds(self, among: set[str], fields: Collection[str] | None = None) -> set[str]:
        """Of some records those of which a day would have to come before, and after another."""
        constraints = [
            one
            for one in self.constraints
            if one.records <= among and (fields is None or one.field in ("own", *fields))
        ]
        low = {day: bound for day, bound in self.lower.items() if day[0] in among}
        high = {day: bound for day, bound in self.upper.items() if day[0] in among}
        moves = True
        while moves:
            moves = False
            for one in constraints:
                if low.get(one.earlier, 0) > low.get(one.later, 0):
                    low[one.later] = low[one.earlier]
                    moves = True
                if high.get(one.later, NEVER) < high.get(one.earlier, NEVER):
                    high[one.earlier] = high[one.later]
                    moves = True
        return {day[0] for day in low if low[day] > high.get(day, NEVER)}

    def has_own_rule(self) -> bool:
        """Whether two records contradict each other of which a rule of its own speaks."""
        return any(
            not self.is_possible(pair, [one.field])
            for one in self.constraints
            if one.field in RULED
            for pair in [one.records]
        ) or not self.is_possible(self.records, ["round"])

    def _bound(self, record: Record) -> None:
        sides = bounds(record)
        for name, (low, high) in zip(("first", "last"), sides, strict=True):
            if low is not None:
                self.lower[record["id"], name] = low
            if high is not None:
                self.upper[record["id"], name] = high

    def _of(self, record: Record) -> Iterator[Constraint]:
        key = record["id"]
        first, last = (key, "first"), (key, "last")
        yield Constraint(first, last, "own")
        if "date" in record and "/" not in record["date"]:
            yield Constraint(last, first, "own")
        if previous := self.records.get(record.get("previous")):
            end = "last" if previous["kind"] in MEETINGS else "first"
            yield Constraint((previous["id"], end), first, "previous")
        named: list[tuple[str, str]] = [(name, record[name]) for name in AFTER if name in record]
        if record["type"] == "agreement":
            named += [("event", record["event"])] if "event" in record else []
            named += [("proposals", one) for one in record.get("proposals", ())]
        for name, other in named:
            yield Constraint((other, "first"), first, name)
        around = {"event": ("parent", "process"), "statement": ("event",)}
        for name in around.get(record["type"], ()):
            if name in record:
                field = "in event" if record["type"] == "statement" else name
                yield Constraint((record[name], "first"), first, field)
                yield Constraint(last, (record[name], "last"), field)
        for one in record.get("evidence", ()):
            over = record["type"] == "event" and record["kind"] in MEETINGS
            is_over = over and record["status"] == "held"
            yield Constraint(last if is_over else first, (one["source"], "last"), "evidence")

    def _rounds(self) -> Iterator[Constraint]:
        rounds: dict[int, list[str]] = {}
        for key, record in self.records.items():
            if "round" in record:
                rounds.setdefault(record["round"], []).append(key)
        for one, other in pairwise(sorted(rounds)):
            for lower in rounds[one]:
                for higher in rounds[other]:
                    yield Constraint((lower, "first"), (higher, "first"), "round")


def bounds(record: Record) -> list[tuple[int | None, int | None]]:
    """The bounds of the first day and of the last."""
    if record["type"] == "process":
        return [days(record.get("start", "..")), days(record.get("end", ".."))]
    text = record.get("published") or record.get("date") or ".."
    if "/" in text:
        return [days(side) for side in text.split("/")]
    return [days(text), days(text)]


def days(text: str) -> tuple[int | None, int | None]:
    """The first day that a date can mean, and the last."""
    if text == "..":
        return None, None
    if text.startswith("["):
        low, high = text[1:-1].split("..")
        return dt.date.fromisoformat(low).toordinal(), dt.date.fromisoformat(high).toordinal()
    if len(text) == len("2025-05"):
        year, month = map(int, text.split("-"))
        length = calendar.monthrange(year, month)[1]
        return dt.date(year, month, 1).toordinal(), dt.date(year, month, length).toordinal()
    day = dt.date.fromisoformat(text).toordinal()
    return day, day
