"""Records with every field of the models set, and every place in them where a value stands."""

import copy
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from pourparler import MODELS, Date, Model
from pourparler.fields import Field, fields
from pourparler.values import Reference

Plain = dict[str, Any]

VALUES: Final[dict[str, Any]] = {
    "text": "Some words",
    "verbatim": "Words of the source",
    "reason": "It was looked into twice",
    "language": "pt-BR",
    "country": "TR",
    "url": "https://example.org/a?b=c",
    "sha256": "0123456789abcdef" * 4,
    "pointer": "/participants/0/party",
    "slug": "point.2",
    "count": 2,
    "offset": 198,
    "flag": True,
    "number": 2.5,
    "extra": {"desk": "north", "score": 2},
    "extra_value": "north",
    "date": "2025-06-02~",
    "rule": "dates/placeholder",
}
"""A sound value of each form but ids and references."""


@dataclass(frozen=True)
class Spot:
    """A place within a full record: a field's value, its list, or the first item of its list."""

    steps: tuple[str | int, ...]
    field: Field
    model: type[Model]
    """The model of the object that has the field."""
    is_list: bool

    @property
    def pointer(self) -> str:
        return "".join(f"/{step}" for step in self.steps)

    @property
    def holder(self) -> str:
        """The pointer of the object that has the field."""
        steps = self.steps[:-1] if isinstance(self.steps[-1], str) else self.steps[:-2]
        return "".join(f"/{step}" for step in steps)


def full(model: type[Model]) -> Plain:
    """An object with all its fields, and one item in each list."""
    return {name: _whole(field, model) for name, field in fields(model).items()}


def minimal(record_type: str) -> Plain:
    """A record with the fields that it must have, and no others."""
    return _least(MODELS[record_type])


def _least(model: type[Model]) -> Plain:
    found = {}
    for name, field in fields(model).items():
        if field.required:
            item = _least(field.model) if field.model else _item(field, model)
            found[name] = _items(name, item) if field.many else item
    return found


def _whole(field: Field, model: type[Model]) -> Any:
    item = full(field.model) if field.model else _item(field, model)
    return _items(field.name, item) if field.many else item


def _items(name: str, item: Any) -> list[Any]:
    return [item, "party:second"] if name == "parties" and isinstance(item, str) else [item]


def _item(field: Field, model: type[Model]) -> Any:
    if field.vocabulary:
        return next(iter(field.vocabulary)).value
    if isinstance(field.kind, Reference):
        return f"{field.kind.types[0]}:first"
    if field.kind is Date:
        return VALUES["date"]
    tag = fields(model).get("type")
    record_type = tag.form.example if tag and tag.form else ""
    if field.name in ("type", "id") and record_type:
        return record_type if field.name == "type" else f"{record_type}:own"
    assert field.form is not None, field.name
    return VALUES[field.form.name]


def spots(record_type: str) -> Iterator[Spot]:
    """All places of a full record; of a list the list itself and its first item."""
    yield from _spots(MODELS[record_type], ())


def _spots(model: type[Model], before: tuple[str | int, ...]) -> Iterator[Spot]:
    for name, field in fields(model).items():
        steps = (*before, name)
        if field.many:
            yield Spot(steps, field, model, is_list=True)
            steps = (*steps, 0)
        yield Spot(steps, field, model, is_list=False)
        if field.model:
            yield from _spots(field.model, steps)


def objects(record_type: str) -> Iterator[tuple[tuple[str | int, ...], type[Model]]]:
    """All objects within a full record, itself first."""
    yield (), MODELS[record_type]
    for spot in spots(record_type):
        if spot.field.model and not spot.is_list:
            yield spot.steps, spot.field.model


def at(record: Plain, steps: tuple[str | int, ...]) -> Any:
    value: Any = record
    for step in steps:
        value = value[step]
    return value


def replaced(record: Plain, steps: tuple[str | int, ...], value: Any) -> Plain:
    """The record with another value at a place."""
    changed = copy.deepcopy(record)
    at(changed, steps[:-1])[steps[-1]] = value
    return changed
