"""Which records come before which, by what they say of each other."""

import enum
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from pourparler import Agreement, Event, Record, Statement
from pourparler_validators.facts.values.events import is_meeting


class Relation(enum.Enum):
    """How one record comes after another, or lies within it; the value is how that is said."""

    FOLLOWS = "follows"
    HIGHER_ROUND = "is a later round than"
    ANSWERS = "answers"
    SUPERSEDES = "takes the place of"
    AMENDS = "changes"
    RESUMES = "resumes"
    RETRACTS = "takes back"
    AGREED_AT = "was agreed at"
    RESTS_ON = "rests on"
    PART_OF = "is a part of"
    BELONGS_TO = "belongs to"
    SAID_AT = "was said at"
    TOLD_OF_BY = "is told of by"


class Order(enum.Enum):
    """What a relation says of the days of two things."""

    AFTER_THE_END = enum.auto()
    """The one begins no earlier than the other ends."""
    AFTER_THE_BEGINNING = enum.auto()
    """The one begins no earlier than the other."""
    WITHIN = enum.auto()
    """The one begins no earlier than the other, and ends no later."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference of a record to one that it comes after, or lies within."""

    key: str
    pointer: str
    relation: Relation
    order: Order


BEFORE: Final = {
    "responds_to": Relation.ANSWERS,
    "supersedes": Relation.SUPERSEDES,
    "amends": Relation.AMENDS,
    "resumes": Relation.RESUMES,
    "retracts": Relation.RETRACTS,
}
"""The references of a record to one before it."""

CHAINS: Final = ("parent", "previous", "supersedes", "amends", "resumes")
"""The fields that lead step by step to a first record; where one leads in a circle, that is said
by a rule of its own."""


def references_of(record: Record) -> Iterator[Reference]:
    """The references of a record that say when it is."""
    if isinstance(record, Event):
        yield from _one(record.previous, "/previous", Relation.FOLLOWS, Order.AFTER_THE_END)
        yield from _one(record.parent, "/parent", Relation.PART_OF, Order.WITHIN)
        yield from _one(record.process, "/process", Relation.BELONGS_TO, Order.WITHIN)
    elif isinstance(record, Statement):
        yield from _one(record.event, "/event", Relation.SAID_AT, Order.WITHIN)
    elif isinstance(record, Agreement):
        after = Order.AFTER_THE_BEGINNING
        yield from _one(record.event, "/event", Relation.AGREED_AT, after)
        for place, key in enumerate(record.proposals or ()):
            yield Reference(key, f"/proposals/{place}", Relation.RESTS_ON, after)
    for name, relation in BEFORE.items():
        earlier: str | None = getattr(record, name, None)
        yield from _one(earlier, f"/{name}", relation, Order.AFTER_THE_BEGINNING)


def order_after(event: Event) -> Order:
    """What it says of an event that it follows another: meetings are over by then."""
    return Order.AFTER_THE_END if is_meeting(event.kind) else Order.AFTER_THE_BEGINNING


def _one(key: str | None, pointer: str, relation: Relation, order: Order) -> Iterator[Reference]:
    if key is not None:
        yield Reference(key, pointer, relation, order)
