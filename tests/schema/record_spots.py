"""The places in a record where something can be changed."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pourparler import MODELS, Model
from pourparler.fields import Field, fields
from tests.schema.documents import Plain

Place = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Spot:
    """A value within a record, with the field that holds it and, for an object, its model."""

    place: Place
    value: Any
    field: Field | None
    model: type[Model] | None

    @property
    def form(self) -> str:
        """The name of the value's form: ``record``, ``object``, ``list``, ``date`` …"""
        if not self.place:
            return "record"
        if isinstance(self.value, list):
            return "list"
        if isinstance(self.value, dict):
            return "object" if self.model else "extra"
        if self.field is None or self.field.form is None:
            return "vocabulary"
        return self.field.form.name


def spots(record: Plain) -> Iterator[Spot]:
    """Every value of a valid record, the record itself first."""
    yield from _within(Spot((), record, None, MODELS[record["type"]]))


def replaced(whole: Any, place: Place, value: Any) -> Any:
    """A copy of a value with another value at one place within it."""
    if not place:
        return value
    copy = whole.copy()
    copy[place[0]] = replaced(whole[place[0]], place[1:], value)
    return copy


def _within(spot: Spot) -> Iterator[Spot]:
    yield spot
    if spot.model and isinstance(spot.value, dict):
        shape = fields(spot.model)
        for name, value in spot.value.items():
            yield from _within(Spot((*spot.place, name), value, shape[name], shape[name].model))
    elif isinstance(spot.value, list):
        for position, value in enumerate(spot.value):
            yield from _within(Spot((*spot.place, position), value, spot.field, spot.model))
