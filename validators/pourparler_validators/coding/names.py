"""What the codebook calls fields and values: ``Event.date``, ``EventStatus.held``."""

from collections.abc import Iterator, Mapping
from functools import cache

from pourparler import MODELS, Record
from pourparler.fields import Field, fields
from pourparler.model import Model
from pourparler.vocabularies import Vocabulary


def models() -> dict[str, type[Model]]:
    """What every record has, the record types, and the objects within them, by class name."""
    inner = {one.__name__: one for model in MODELS.values() for one in _within(model)}
    types = {model.__name__: model for model in MODELS.values()}
    return {Record.__name__: Record, **types, **dict(sorted(inner.items()))}


def own_fields(model: type[Model]) -> dict[str, Field]:
    """The fields of a model, for a record type without those that every record has."""
    found = dict(fields(model))
    if model is not Record and issubclass(model, Record):
        return {name: one for name, one in found.items() if name not in fields(Record)}
    return found


def vocabularies_in_use() -> dict[str, type[Vocabulary]]:
    """The vocabularies that fields take their values from, by class name."""
    found = {
        field.vocabulary.__name__: field.vocabulary
        for model in models().values()
        for field in own_fields(model).values()
        if field.vocabulary is not None
    }
    return dict(sorted(found.items()))


def field_key(field: Field) -> str:
    """The name of a field, with that of its model; one that every record has is the record's."""
    return _keys()[field]


def value_key(value: Vocabulary) -> str:
    """The name of a value, with that of its vocabulary."""
    return f"{type(value).__name__}.{value.value}"


@cache
def _keys() -> Mapping[Field, str]:
    found: dict[Field, str] = {}
    for name, model in models().items():
        for field in fields(model).values():
            is_common = issubclass(model, Record) and field.name in fields(Record)
            found[field] = f"{Record.__name__ if is_common else name}.{field.name}"
    return found


def _within(model: type[Model]) -> Iterator[type[Model]]:
    for field in fields(model).values():
        if field.model is not None:
            yield field.model
            yield from _within(field.model)
