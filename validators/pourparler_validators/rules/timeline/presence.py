"""Whether one person is at two places at once."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from pourparler import (
    Delegation,
    DelegationStatus,
    Event,
    EventMedium,
    Place,
    Record,
)
from pourparler_validators.contract.finding import NOT_APPLICABLE, Severity, Unchecked
from pourparler_validators.contract.pairs import Second, Spot, between_equals, second
from pourparler_validators.contract.questions import Questions
from pourparler_validators.contract.rule import Answers, Group, rule
from pourparler_validators.entries.entry import Entry
from pourparler_validators.facts.dates import reliable
from pourparler_validators.facts.extents import sure_days
from pourparler_validators.facts.places import are_apart, place_key
from pourparler_validators.facts.values.events import GATHERINGS, has_begun
from pourparler_validators.facts.values.participants import CAME, ELSEWHERE
from pourparler_validators.late_dataclasses import dataclass

UNREAD_EVENT: Final = Unchecked("the event of a delegation is missing or not sound")

_TOO: Final = "the person attends this event, too"
_FIX: Final = "look up the dates, the places and the person; of a call say the medium"


class Attending(Group[Event | Delegation]):
    """The events, and the delegations to events, that name one person."""

    @staticmethod
    def keys(record: Event | Delegation) -> Iterable[str]:
        """The persons, each once."""
        return sorted(set(_persons(record).values()))


@dataclass(frozen=True, slots=True)
class Stay:
    """A person's stay at an event: where that is said, at which place, from when until when."""

    spot: Spot
    event: Second[Event]
    place: Place
    first: dt.date
    last: dt.date

    def __str__(self) -> str:
        return f"{self.event.record.id} in {self.place.name}"


@rule(Severity.WARNING)
def overlapping_presence(group: Attending, dataset: Questions) -> Answers:
    """One person attends events at two places in person on one day.

    Why: mostly a date, a place or a person is wrong, or a call was coded as a meeting. Who flew
    from one to the other may have been at both: then waive it. Two places are two countries, or
    two towns; only days that are known count.

    Fix: look up the dates and places; of a call say the medium; name only who was there.

    Bad:
        {"event:istanbul-1": {"participants": [
            {"party": "party:rus", "role": "negotiating_party", "persons": ["person:medinsky"]},
            {"party": "party:ukr", "role": "negotiating_party"}]},
         "event:moscow": {"type": "event", "id": "event:moscow", "kind": "bilateral_meeting",
            "status": "held", "date": "2025-05-16", "place": {"name": "Moscow", "country": "RU"},
            "participants": [
                {"party": "party:rus", "role": "negotiating_party",
                 "persons": ["person:medinsky"]}]}}

    Says:
        event:moscow /participants/0/persons/0: person:medinsky attends event:istanbul-1 in \
Istanbul and event:moscow in Moscow on one day, 2025-05-16
    """
    events = {entry: _event_of(entry, dataset) for entry in group.entries}
    stays = [
        stay
        for entry, event in events.items()
        for pointer, person in _persons(entry.record).items()
        if person == group.key and event and (stay := _stay(Spot(entry, pointer, _TOO), event))
    ]
    told: set[Entry] = set()
    for one, other in _at_once(stays):
        later = max(one.spot.entry, other.spot.entry, key=lambda entry: entry.rank)
        if later not in told:
            told.add(later)
            yield between_equals(_said(group.key, one, other), one.spot, other.spot, _FIX)
    if not told and None in events.values():
        yield UNREAD_EVENT
    elif len(stays) < 2:
        yield NOT_APPLICABLE


def _persons(record: Record | None) -> Mapping[str, str]:
    """The persons whom a record says to have attended an event, by place."""
    if isinstance(record, Event):
        return {
            f"/participants/{i}/persons/{j}": person
            for i, part in enumerate(record.participants or ())
            if part.role not in ELSEWHERE and (part.presence is None or part.presence in CAME)
            for j, person in enumerate(part.persons or ())
        }
    if not isinstance(record, Delegation) or record.status not in (None, DelegationStatus.ATTENDED):
        return {}
    members = enumerate(record.members or () if record.event else ())
    return {f"/members/{i}/person": member.person for i, member in members if member.person}


def _said(person: str, one: Stay, other: Stay) -> str:
    first, last = sorted((one, other), key=lambda stay: stay.event.entry.rank)
    day = max(one.first, other.first)
    return f"{person} attends {first} and {last} on one day, {day}"


def _event_of(entry: Entry, dataset: Questions) -> Second[Event] | None:
    record = entry.record
    if isinstance(record, Delegation) and record.event:
        return second(record.event, Event, dataset)
    return Second(entry, record) if isinstance(record, Event) else None


def _stay(spot: Spot, event: Second[Event]) -> Stay | None:
    record, date = event.record, reliable(event.record.date)
    days = sure_days(date) if date else None
    if days is None or record.place is None or not (has_begun(record) and _is_in_person(record)):
        return None
    return Stay(spot, event, record.place, *days)


def _is_in_person(event: Event) -> bool:
    if event.medium is None:
        return event.kind in GATHERINGS
    return event.medium is EventMedium.IN_PERSON


def _at_once(stays: Iterable[Stay]) -> Iterator[tuple[Stay, Stay]]:
    """Stays, each with one at another place that began before and goes on.

    For each place it is enough to know which stay ends last.
    """
    latest: dict[str, Stay] = {}
    for stay in sorted(stays, key=lambda stay: (stay.first, stay.spot.entry.rank)):
        others = (other for other in latest.values() if other.last >= stay.first)
        found = next((other for other in others if _contradict(other, stay)), None)
        if found is not None:
            yield found, stay
        known = latest.get(key := place_key(stay.place))
        if known is None or known.last < stay.last:
            latest[key] = stay


def _contradict(one: Stay, other: Stay) -> bool:
    ids = one.event.record.id, other.event.record.id
    is_part = one.event.record.parent == ids[1] or other.event.record.parent == ids[0]
    return not is_part and ids[0] != ids[1] and are_apart(one.place, other.place)
