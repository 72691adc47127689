"""Two records that a rule compares: the second one looked up, and where a finding stands."""

from typing import Generic, TypeVar

from pourparler import Record
from pourparler_validators.contract.finding import Problem, Related
from pourparler_validators.contract.questions import Questions
from pourparler_validators.entries.entry import Entry
from pourparler_validators.late_dataclasses import dataclass

RecordT = TypeVar("RecordT", bound=Record)


@dataclass(slots=True, eq=False)  # one is made for each record: not frozen, which takes long
class Second(Generic[RecordT]):
    """A record that another one leads to. It is not changed."""

    entry: Entry
    record: RecordT


@dataclass(slots=True, eq=False)  # one is made for each record: not frozen, which takes long
class Spot:
    """A place in one of two records that contradict each other. It is not changed."""

    entry: Entry
    pointer: str
    message: str
    """What is said there if the finding stands at the other record."""


def second(key: str, model: type[RecordT], dataset: Questions) -> Second[RecordT] | None:
    """The record of a type that a reference leads to; none if it is missing or not sound."""
    entry = dataset.to(key)
    if entry is None or not isinstance(entry.record, model):
        return None
    return Second(entry, entry.record)


def contradicted(message: str, judged: Spot, other: Spot, fix: str) -> Problem:
    """A problem at the judged record, at the value that another record contradicts."""
    return Problem(
        message,
        judged.pointer,
        help=fix,
        related=(Related(other.entry, other.pointer, other.message),),
        entry=judged.entry,
    )


def between_equals(message: str, one: Spot, other: Spot, fix: str) -> Problem:
    """A problem at that of two equal records whose id sorts last; the other is related."""
    first, last = sorted((one, other), key=lambda spot: spot.entry.rank)
    return contradicted(message, last, first, fix)
