"""Names of fields: the standard's own, known synonyms, and nearest."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from pourparler.fields import fields, noun
from pourparler.model import Model
from pourparler_validators.converting.answers.repairs import Log
from pourparler_validators.converting.answers.spelling import alike, snake
from pourparler_validators.converting.answers.synonyms import (
    ANY_NAMES,
    FIELD_NAMES,
    HISTORY_NAMES,
)
from pourparler_validators.late_dataclasses import dataclass


@dataclass(slots=True)
class Item:
    """A value of an object, with the name that it has there and its path in the answer."""

    name: str
    value: Any
    path: str
    reason: str = ""
    """Why it has no place, where that is known."""


def named(model: type[Model], items: Sequence[Item], log: Log) -> tuple[list[Item], list[Item]]:
    """The items by the names of the model's fields, and those for which it has no field."""
    known = [name for name in fields(model) if name != "type"]
    taken = {item.name for item in items if item.name in known}
    found: list[Item] = []
    others: list[Item] = []
    for item in items:
        name = item.name if item.name in known else _meant(model, item.name, taken)
        if name is None:
            others.append(Item(item.name, item.value, item.path, _no_field(model)))
            continue
        if name != item.name:
            log.repair("name", item.path, item.name, name)
        taken.add(name)
        found.append(Item(name, item.value, item.path))
    return found, others


def _no_field(model: type[Model]) -> str:
    name = noun(model)
    return f"{'an' if name[0] in 'aeio' else 'a'} {name} has no such field"


def _meant(model: type[Model], name: str, taken: set[str]) -> str | None:
    """The field that a name means, if no other item has it."""
    free = [field for field in fields(model) if field not in taken and field != "type"]
    form = snake(name)
    found = synonyms(model).get(form)
    if form not in free and found is not None:
        return found if found in free else None
    return alike(name, free)


@cache
def synonyms(model: type[Model]) -> Mapping[str, str]:
    """Names that answers use for the fields of a model."""
    own = FIELD_NAMES.get(model.__name__, {})
    is_step = model.__name__.endswith("HistoryEntry")
    history: Mapping[str, str] = HISTORY_NAMES if is_step else {}
    known = fields(model)
    return {
        name: field for name, field in {**ANY_NAMES, **history, **own}.items() if field in known
    }
