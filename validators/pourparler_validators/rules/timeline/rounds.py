"""Whether the rounds of a process are numbered as they follow each other."""

from bisect import insort
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import Final, TypeAlias

from pourparler import Date, Event, EventStatus
from pourparler_validators.contract.finding import (
    NOT_APPLICABLE,
    Problem,
    Related,
    Severity,
    Unchecked,
)
from pourparler_validators.contract.pairs import second
from pourparler_validators.contract.questions import Questions
from pourparler_validators.contract.rule import Answers, Group, rule
from pourparler_validators.entries.entry import Entry
from pourparler_validators.facts.extents import Holds, begins_before, how
from pourparler_validators.facts.standing import stands_in_process
from pourparler_validators.facts.values.events import has_begun
from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.messages.wording import listed

Rank: TypeAlias = tuple[str, str, int]

UNREAD_EVENT: Final = Unchecked("an event is missing or not sound")
MOST_NAMED: Final = 3
"""More missing rounds than these are named by the first and the last."""


class RoundsOf(Group[Event]):
    """The events of one process that have the number of a round."""

    @staticmethod
    def keys(record: Event) -> Iterable[str]:
        """The process."""
        return (record.process,) if record.process and record.round else ()


class HeldRound(Group[Event]):
    """The events of one process that were held under one number."""

    @staticmethod
    def keys(record: Event) -> Iterable[str]:
        """The process and the number."""
        if record.status is not EventStatus.HELD:
            return ()
        return (f"{process} {record.round}" for process in RoundsOf.keys(record))


@dataclass(frozen=True, slots=True)
class Round:
    """An event that has the number of a round."""

    entry: Entry
    event: Event
    number: int

    def __str__(self) -> str:
        return f"round {self.number} of {self.event.date}"


@rule(Severity.ERROR)
def rounds_out_of_order(group: RoundsOf, dataset: Questions) -> Answers:
    """A round begins before one of the same process that has a lower number.

    Why: rounds are counted as they are held. A date or a number is wrong, or one of the two
    belongs to another process. Where one of them is only planned, or a date only about right, it
    is a warning.

    Fix: look up both dates and both numbers.

    Bad:
        {"event:istanbul-0": {"type": "event", "id": "event:istanbul-0",
                              "kind": "negotiation_round", "status": "held", "date": "2025-05-20",
                              "process": "process:rus-ukr-2025", "round": 1},
         "event:istanbul-1": {"round": 2},
         "event:istanbul-2": {"round": 3}}

    Says:
        event:istanbul-1 /date: round 2 of 2025-05-16 begins before round 1 of 2025-05-20
    """
    rounds = list(_rounds(group))
    if _are_several(rounds):
        rounds = [one for one in rounds if stands_in_process(one.event, dataset)]
    if not _are_several(rounds):
        yield NOT_APPLICABLE
        return
    for lower, higher, found in _out_of_order(rounds):
        is_sure = found is Holds.SURELY and has_begun(lower.event) and has_begun(higher.event)
        yield Problem(
            f"{higher} begins before {lower}",
            "/date",
            help="look up both dates and both numbers",
            related=(Related(lower.entry, "/date", "the date of the lower round"),),
            severity=None if is_sure else Severity.WARNING,
            entry=higher.entry,
        )


@rule(Severity.WARNING)
def round_missing(group: RoundsOf, dataset: Questions) -> Answers:
    """Between two rounds of a process there is one that no event has.

    Why: whoever counts the rounds, or asks how long the talks paused, gets a wrong answer. Mostly
    a number is wrong, or the round between was overlooked. Rounds before the first one that is
    recorded are not missed.

    Fix: record the round, or correct the number.

    Bad:
        {"event:istanbul-2": {"round": 3}}

    Says:
        event:istanbul-2 /round: round 3 follows round 1, and there is no round 2
    """
    first: dict[int, Entry] = {}
    for one in _rounds(group):
        first.setdefault(one.number, one.entry)
    gaps = [(low, high) for low, high in pairwise(sorted(first)) if high - low > 1]
    if gaps and not dataset.knows_all_of("event"):
        yield UNREAD_EVENT
        return
    for low, high in gaps:
        yield Problem(
            f"round {high} follows round {low}, and {_missing(low, high)}",
            "/round",
            help="record the round, or correct the number",
            related=(Related(first[low], "/round", "the round before"),),
            entry=first[high],
        )


@rule(Severity.ERROR)
def round_twice(group: HeldRound, dataset: Questions) -> Answers:
    """Two events were held as the same round of one process, and neither is a part of the other.

    Why: a round is held once. It was recorded twice, or a number is wrong. The sessions of a round
    may have its number where its event is their parent.

    Fix: merge the two, correct a number, or name the round as the parent of its sessions.

    Bad:
        {"event:istanbul-1b": {"type": "event", "id": "event:istanbul-1b",
                               "kind": "negotiation_round", "status": "held", "round": 1,
                               "process": "process:rus-ukr-2025"}}

    Says:
        event:istanbul-1b /round: event:istanbul-1 was held as round 1 of process:rus-ukr-2025, too
    """
    wholes = _wholes(group, dataset)
    tops = {top.id: top for top, _ in wholes}
    unread = {top.id for top, is_known in wholes if not is_known}
    first, *others = sorted(tops.values(), key=lambda entry: entry.rank)
    process, _, number = group.key.rpartition(" ")
    for entry in others:
        if unread.intersection((first.id, entry.id)):
            yield UNREAD_EVENT
            continue
        yield Problem(
            f"{first.id} was held as round {number} of {process}, too",
            "/round",
            help='merge the two, correct a number, or name the round as the "parent" of a session',
            related=(Related(first, "/round", "the first event with this number"),),
            entry=entry,
        )


def _rounds(group: RoundsOf) -> Iterator[Round]:
    for entry in group.entries:
        event = entry.record
        if isinstance(event, Event) and event.round:
            yield Round(entry, event, event.round)


def _out_of_order(rounds: Iterable[Round]) -> Iterator[tuple[Round, Round, Holds]]:
    """Rounds, each with the later ones of lower numbers that it begins before.

    Both are left out from there on: of one wrong date there is one pair.
    """
    latest: list[Round] = []
    for _, same in groupby(sorted(rounds, key=_by_number), lambda one: one.number):
        kept: list[Round] = []
        for higher in same:
            found = (
                how(begins_before, higher.event.date, latest[-1].event.date) if latest else Holds.NO
            )
            if found is Holds.NO:
                kept.append(higher)
            else:
                yield latest.pop(), higher, found
        for one in kept:
            insort(latest, one, key=_by_beginning)


def _are_several(rounds: Sequence[Round]) -> bool:
    """Whether they have several numbers."""
    return len({one.number for one in rounds}) > 1


def _by_number(one: Round) -> tuple[int, Rank]:
    return one.number, one.entry.rank


def _by_beginning(one: Round) -> tuple[Date | None, int, Rank]:
    return one.event.date, one.number, one.entry.rank


def _missing(low: int, high: int) -> str:
    """That there are no rounds between two."""
    between = range(low + 1, high)
    if len(between) == 1:
        return f"there is no round {between[0]}"
    if len(between) > MOST_NAMED:
        return f"there are no rounds {between[0]} to {between[-1]}"
    return f"there are no rounds {listed([*map(str, between)], 'and')}"


def _wholes(group: HeldRound, dataset: Questions) -> list[tuple[Entry, bool]]:
    """Of each event the last of its parents that has the number, too, and whether all are known."""
    members = {str(entry.id): entry for entry in reversed(group.entries)}
    found: dict[str | None, tuple[Entry | None, bool]] = {None: (None, True)}
    for key in members:
        above: str | None = key
        way, is_known = dict[str, None](), True
        while is_known and above is not None and above not in found and above not in way:
            way[above] = None
            event = second(above, Event, dataset)
            is_known = event is not None
            above = event.record.parent if event else None
        whole, is_known = found.get(above, (None, True)) if is_known else (None, False)
        for passed in reversed(way):
            whole = whole or members.get(passed)
            found[passed] = whole, is_known
    return [(found[key][0] or entry, found[key][1]) for key, entry in members.items()]
