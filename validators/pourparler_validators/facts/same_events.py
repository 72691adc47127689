"""Which records of events may stand for one event, found without comparing each with each."""

from collections.abc import Callable, Iterable, Iterator
from typing import Final, TypeAlias

from pourparler import Date, Event, ParticipantRole, Place, Process
from pourparler_validators.contract.pairs import Second, second
from pourparler_validators.contract.questions import Questions
from pourparler_validators.entries.entry import Entry
from pourparler_validators.facts.dates import overlap, reliable
from pourparler_validators.facts.places import are_apart, place_key
from pourparler_validators.facts.values.participants import SIDES
from pourparler_validators.late_dataclasses import dataclass

MOST_COMPARED: Final = 20
"""With how many of those at its place that began before it an event is compared."""
MOST_STEPS: Final = 50
"""How far it is looked whether one event leads to another."""

Sides: TypeAlias = frozenset[tuple[str, str]]
Pair: TypeAlias = tuple[Second[Event], Second[Event]]


@dataclass(frozen=True, slots=True)
class _Dated:
    """A dated event at a known place."""

    event: Second[Event]
    place: Place
    date: Date
    label: tuple[str, Sides]
    """The name of the place, and the sides: those of one event have the same."""


def same_events(
    entries: Iterable[Entry], dataset: Questions, may_be_one: Callable[[Event, Event], bool]
) -> Iterator[Pair]:
    """Pairs of events of one process and kind that may be one; that whose id sorts first is first.

    They have overlapping dates, one place and the same sides, and neither is a part of the other,
    or follows it. There is at most one pair for each later event.
    """
    known: dict[tuple[str, Sides], list[_Dated]] = {}
    pairs: dict[Entry, _Dated] = {}
    for one in sorted(
        _dated(entries, dataset), key=lambda each: (each.date, each.event.entry.rank)
    ):
        others = known.setdefault(one.label, [])
        alike = (
            each
            for each in others[-MOST_COMPARED:]
            if may_be_one(one.event.record, each.event.record) and _are_alike(one, each, dataset)
        )
        other = min(alike, key=lambda each: each.event.entry.rank, default=None)
        others.append(one)
        if other is not None and _goes_with(one, pairs.get(other.event.entry), dataset):
            pairs.setdefault(other.event.entry, one)
            pairs.setdefault(one.event.entry, other)
            first, last = sorted((other.event, one.event), key=lambda each: each.entry.rank)
            yield first, last


def sides_of(event: Event, dataset: Questions) -> Sides | None:
    """The sides of an event, else those of its process; nothing where that cannot be read."""
    parts = (part for part in event.participants or () if part.role in SIDES)
    sides = frozenset((part.party, str(part.role)) for part in parts)
    if sides or event.process is None:
        return sides
    process = second(event.process, Process, dataset)
    role = str(ParticipantRole.NEGOTIATING_PARTY)
    return frozenset((party, role) for party in process.record.parties) if process else None


def have_two_rounds(one: Event, other: Event) -> bool:
    """Whether two events have two numbers of rounds."""
    return None not in (one.round, other.round) and one.round != other.round


def are_in_line(one: Event, other: Event, dataset: Questions) -> bool:
    """Whether one of two events is a part of the other, or follows it, or both are one record."""
    return one.id == other.id or _leads(one, other, dataset) or _leads(other, one, dataset)


def _dated(entries: Iterable[Entry], dataset: Questions) -> Iterator[_Dated]:
    for entry in entries:
        event = entry.record
        if isinstance(event, Event) and event.place is not None:
            date, sides = reliable(event.date), sides_of(event, dataset)
            if date is not None and sides is not None:
                label = place_key(event.place), sides
                yield _Dated(Second(entry, event), event.place, date, label)


def _goes_with(one: _Dated, paired: _Dated | None, dataset: Questions) -> bool:
    """Whether an event may be one with another, and with what that is paired with already.

    A record of a whole month is one of two events on two days of it, and not both.
    """
    return paired is None or _are_alike(one, paired, dataset)


def _are_alike(one: _Dated, other: _Dated, dataset: Questions) -> bool:
    events = one.event.record, other.event.record
    return (
        overlap(one.date, other.date)
        and not are_apart(one.place, other.place)
        and not are_in_line(*events, dataset)
    )


def _leads(one: Event, other: Event, dataset: Questions) -> bool:
    """Whether an event leads to another; where the way is very long, it is taken for granted."""
    ahead, seen = [one.parent, one.previous], {one.id}
    while ahead and len(seen) < MOST_STEPS:
        key = ahead.pop()
        if key == other.id:
            return True
        if key is not None and key not in seen:
            seen.add(key)
            step = second(key, Event, dataset)
            ahead += [step.record.parent, step.record.previous] if step else []
    return bool(ahead)
