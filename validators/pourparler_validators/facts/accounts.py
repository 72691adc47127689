"""What a record says of an event or a delegation, for comparison with another record of it."""

import enum
from collections.abc import Callable, Iterator
from typing import Any, Final

from pourparler import Date, Delegation, DelegationRole, Event, Record
from pourparler_validators.facts.dates import overlap, reliable
from pourparler_validators.facts.names import comparable
from pourparler_validators.facts.places import are_apart
from pourparler_validators.facts.values.participants import CAME, SEEN
from pourparler_validators.late_dataclasses import dataclass


class Sort(enum.Enum):
    """How the words of a source give a value, so that it can be read in them."""

    DAY = enum.auto()
    ORDER = enum.auto()
    """A number such as second."""
    NUMBER = enum.auto()
    PERSON = enum.auto()
    OTHER = enum.auto()
    """In more ways than can be told."""


@dataclass(frozen=True, slots=True)
class Account:
    """A value that a record gives, and of what."""

    of: str
    """What it is of, in words: ``the date is``. Two values of one thing are compared."""
    pointer: str
    value: Any
    shown: str
    contradicts: Callable[[Any, Any], bool]
    sort: Sort = Sort.OTHER


def accounts_of(record: Record) -> Iterator[Account]:
    """What a record of an event, or of a delegation, says that its sources may see differently."""
    if isinstance(record, Event):
        yield from _of_event(record)
    elif isinstance(record, Delegation):
        if record.size is not None:
            yield _plain("the size is", "/size", record.size, Sort.NUMBER)
        for place, member in enumerate(record.members or ()):
            name = member.person or member.name
            if member.role is DelegationRole.HEAD and name is not None:
                field = "person" if member.person else "name"
                head = member.person or comparable(name)
                pointer = f"/members/{place}/{field}"
                sort = Sort.PERSON if member.person else Sort.OTHER
                yield Account("the head is", pointer, head, name, _are_two, sort)


def _of_event(event: Event) -> Iterator[Account]:
    date = reliable(event.date)
    if date is not None:
        yield Account("the date is", "/date", date, str(date), _are_at_two_times, Sort.DAY)
    if event.place is not None:
        name = event.place.name
        yield Account("the place is", "/place/name", event.place, name, are_apart)
    for field, sort in _PLAIN.items():
        value = getattr(event, field)
        if value is not None:
            yield _plain(f"the {field} is", f"/{field}", value, sort)
    for place, part in enumerate(event.participants or ()):
        if part.presence in SEEN:
            shown = "there" if part.presence in CAME else "absent"
            pointer = f"/participants/{place}/presence"
            yield Account(f"{part.party} was", pointer, shown, shown, _are_two)
    for place, quantity in enumerate(event.quantities or ()):
        if quantity.value is not None and not quantity.approximate:
            of = " ".join(filter(None, (comparable(quantity.what), quantity.unit)))
            pointer = f"/quantities/{place}/value"
            yield _plain(f"the number of {of} is", pointer, quantity.value, Sort.NUMBER)


_PLAIN: Final = {"round": Sort.ORDER, "format": Sort.OTHER, "medium": Sort.OTHER}


def _plain(of: str, pointer: str, value: Any, sort: Sort) -> Account:
    return Account(of, pointer, value, str(value), _are_two, sort)


def _are_two(one: object, other: object) -> bool:
    return one != other


def _are_at_two_times(one: Date, other: Date) -> bool:
    return not overlap(one, other)
