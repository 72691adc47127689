"""Which records come before which, by what they say of each other."""

import enum
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import Final, NamedTuple, cast

from pourparler import Agreement, Event, Record, Statement
from pourparler.fields import fields
from pourparler_validators.facts.values.events import has_begun, is_meeting


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


class Reference(NamedTuple):
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


def references_of(record: Record) -> list[Reference]:
    """The references of a record that say when it is."""
    held, found = record.__dict__, list[Reference]()
    for name, relation, order in _relations_of(type(record)):
        keys = held[name]
        if isinstance(keys, str):
            found.append(Reference(keys, f"/{name}", relation, order))
        elif keys is not None:
            listed = enumerate(cast("tuple[str, ...]", keys))
            found += (Reference(key, f"/{name}/{at}", relation, order) for at, key in listed)
    return found


def keys_before(record: Record) -> list[str]:
    """The ids of the records that a record comes after, or lies within."""
    held, found = record.__dict__, list[str]()
    for name in _names_of(type(record)):
        keys = held[name]
        if keys is None:
            continue
        if isinstance(keys, str):
            found.append(keys)
        else:
            found += keys
    return found


def order_after(other: Record | None, relation: Relation, order: Order) -> Order | None:
    """What a relation to a record says of the days; nothing of an answer to what is only planned.

    ``order`` is what it says of most records. Meetings are over when others follow them.
    """
    if type(other) is not Event:
        return order
    if relation is Relation.ANSWERS and not has_begun(other):
        return None
    if relation is Relation.FOLLOWS and not is_meeting(other.kind):
        return Order.AFTER_THE_BEGINNING
    return order


def next_rounds(
    records: Iterable[tuple[int, Record | None]],
) -> Iterator[tuple[Sequence[int], Sequence[int]]]:
    """Of each process the rounds that come next to each other: the numbers of their events.

    Each round begins no earlier than any event of the round before.
    """
    rounds: dict[str, dict[int, list[int]]] = {}
    for number, event in records:
        if type(event) is Event and event.process and event.round:
            same = rounds.setdefault(event.process, {}).setdefault(event.round, [])
            same.append(number)
    for of_process in rounds.values():
        for one, next_one in pairwise(sorted(of_process)):
            yield of_process[one], of_process[next_one]


@cache
def _names_of(model: type[Record]) -> tuple[str, ...]:
    """The fields of a type of record whose references say when it is."""
    return tuple(name for name, _, _ in _relations_of(model))


@cache
def _relations_of(model: type[Record]) -> tuple[tuple[str, Relation, Order], ...]:
    """The fields of a type of record whose references say when it is, and what they say."""
    earlier = ((name, each, Order.AFTER_THE_BEGINNING) for name, each in BEFORE.items())
    return (*_OF_TYPE.get(model, ()), *(each for each in earlier if each[0] in fields(model)))


_OF_TYPE: Final[Mapping[type[Record], tuple[tuple[str, Relation, Order], ...]]] = {
    Event: (
        ("previous", Relation.FOLLOWS, Order.AFTER_THE_END),
        ("parent", Relation.PART_OF, Order.WITHIN),
        ("process", Relation.BELONGS_TO, Order.WITHIN),
    ),
    Statement: (("event", Relation.SAID_AT, Order.WITHIN),),
    Agreement: (
        ("event", Relation.AGREED_AT, Order.AFTER_THE_BEGINNING),
        ("proposals", Relation.RESTS_ON, Order.AFTER_THE_BEGINNING),
    ),
}
"""By type of record, beside those of :data:`BEFORE`."""
