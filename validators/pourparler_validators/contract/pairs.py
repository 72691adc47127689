"""Two records that a rule compares: the second one looked up, and where a finding stands."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from pourparler import Record
from pourparler_validators.contract.finding import Problem, Related
from pourparler_validators.contract.links import Links
from pourparler_validators.entries.entry import Entry

RecordT = TypeVar("RecordT", bound=Record)


@dataclass(frozen=True, slots=True)
class Second(Generic[RecordT]):
    """A record that another one leads to."""

    entry: Entry
    record: RecordT


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in one of two records that contradict each other."""

    entry: Entry
    pointer: str
    message: str
    """What is said there if the finding stands at the other record."""


def second(key: str, model: type[RecordT], links: Links) -> Second[RecordT] | None:
    """The record of a type that a reference leads to; none if it is missing or not sound."""
    entry = links.to(key)
    if entry is None or not isinstance(entry.record, model):
        return None
    return Second(entry, entry.record)


def at_later(message: str, one: Spot, other: Spot, fix: str) -> Problem:
    """A problem at the later of two records, in order of path and place; the other is related."""
    first, last = sorted((one, other), key=lambda spot: spot.entry.order)
    return Problem(
        message,
        last.pointer,
        help=fix,
        related=(Related(first.entry, first.pointer, first.message),),
        entry=last.entry,
    )
