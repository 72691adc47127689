"""What is sound in a record that is not: its values that have no fault, each with its place."""

import json
from collections.abc import Iterable, Iterator
from typing import Any, Final

from pourparler import MODELS, Date, Vocabulary
from pourparler.fields import Field, fields
from pourparler.model import Model
from pourparler_validators.entries.entry import Entry
from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.messages.json_pointer import escaped
from pourparler_validators.messages.json_values import is_list, is_object


class NotSound:
    """Stands for a value that has a fault, or has one within."""


NOT_SOUND: Final = NotSound()


@dataclass(frozen=True, slots=True)
class Part:
    """A value of an unsound record, or a list as a whole."""

    pointer: str
    field: Field
    value: Any
    """As the models have it; ``NOT_SOUND`` where it has a fault."""
    is_list: bool = False


def parts_of(entry: Entry) -> Iterator[Part]:
    """The values of a record whose structure is not sound, outer ones before inner ones.

    Nothing where its type is not known. Never raises.
    """
    model = MODELS.get(entry.type or "")
    if model is not None and is_object(entry.plain):
        faulty = frozenset(_with_holders(fault.pointer for fault in entry.faults))
        yield from _within(entry.plain, "", model, faulty)


def _with_holders(pointers: Iterable[str]) -> Iterator[str]:
    """Each pointer, and those of all that holds the value."""
    for pointer in pointers:
        while pointer:
            yield pointer
            pointer = pointer.rpartition("/")[0]


def _within(
    plain: dict[str, Any], pointer: str, model: type[Model], faulty: frozenset[str]
) -> Iterator[Part]:
    for name, field in fields(model).items():
        if name not in plain or name == "type":
            continue
        place, value = f"{pointer}/{escaped(name)}", plain[name]
        if field.form is not None and field.form.name == "extra":
            yield from _of_extra(value, place, field, faulty)
        elif not field.many:
            yield from _of_value(value, place, field, faulty)
        elif is_list(value):
            yield from _of_list(value, place, field, faulty)


def _of_extra(value: Any, pointer: str, field: Field, faulty: frozenset[str]) -> Iterator[Part]:
    """The texts of what other programs attach."""
    for name, text in value.items() if is_object(value) else ():
        place = f"{pointer}/{escaped(name)}"
        if isinstance(text, str) and place not in faulty:
            yield Part(place, field, text)


def _of_list(
    items: list[Any], pointer: str, field: Field, faulty: frozenset[str]
) -> Iterator[Part]:
    if field.model is None:
        values = tuple(_sound(item, field) for item in items)
        is_sound = pointer not in faulty and NOT_SOUND not in values
        yield Part(pointer, field, values if is_sound else NOT_SOUND, is_list=True)
    for position, item in enumerate(items):
        yield from _of_value(item, f"{pointer}/{position}", field, faulty)


def _of_value(value: Any, pointer: str, field: Field, faulty: frozenset[str]) -> Iterator[Part]:
    yield Part(pointer, field, NOT_SOUND if pointer in faulty else _sound(value, field))
    if field.model is not None and is_object(value):
        yield from _within(value, pointer, field.model, faulty)


def _sound(value: Any, field: Field) -> Any:
    """A plain value as the models have it."""
    kind = field.kind
    try:
        if field.model is not None:
            return field.model.model_validate_json(json.dumps(value))
        if isinstance(kind, type) and issubclass(kind, Date | Vocabulary):
            return kind(value)
    except (TypeError, ValueError):
        return NOT_SOUND
    return value
