"""What values are told apart by before rules are asked: their fields of few possible values."""

from collections.abc import Callable, Iterable
from itertools import chain
from operator import attrgetter
from typing import Any

from pourparler_validators.contract.conditions import (
    Both,
    Condition,
    Either,
    FieldTest,
    Where,
    getter,
)


def telling_fields(condition: Condition) -> tuple[str, ...]:
    """The fields of a few possible values that a condition asks: those of vocabularies, and flags.

    What it asks of them is the same for all values that have the same there.
    """
    match condition:
        case FieldTest():
            return condition.fields if condition.is_of_few_values else ()
        case Where():
            return ()
        case Either() | Both():
            return tuple(chain.from_iterable(map(telling_fields, condition.conditions)))


def teller(fields: Iterable[str]) -> Callable[[Any], Any]:
    """Tells what a value has in such fields; of a list what is in it, each once."""
    names = tuple(fields)
    get = _getter_of_all(names)
    if len(names) == 1:
        return lambda value: _once(get(value))

    def told(value: Any) -> tuple[Any, ...]:
        held = get(value)
        return tuple(map(_once, held)) if tuple in map(type, held) else held

    return told


def _getter_of_all(names: tuple[str, ...]) -> Callable[[Any], Any]:
    if names and not any("." in name for name in names):
        return attrgetter(*names)  # in one call, since it is done for each value
    getters = tuple(map(getter, names))
    if len(getters) == 1:
        return getters[0]
    return lambda value: tuple([get(value) for get in getters])


def _once(held: Any) -> Any:
    return frozenset(held) if isinstance(held, tuple) else held  # pyright: ignore
