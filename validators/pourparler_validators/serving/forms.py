"""What the page needs to know of records: their fields, in order, with what they may hold."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from functools import cache
from typing import Any

from pourparler import MODELS
from pourparler.controls import choices, has_lines, hint, is_usual
from pourparler.document import SCHEMA_VERSION
from pourparler.fields import Field, fields
from pourparler.model import Model, title
from pourparler.values import Reference


@cache
def forms() -> Mapping[str, Any]:
    """All record types with their fields, and all objects and lists of values that these hold."""
    models: dict[str, Any] = {}
    vocabularies: dict[str, Any] = {}
    for model in MODELS.values():
        _take(model, models, vocabularies)
    types = {
        name: {"model": model.__name__, "title": title(name)} for name, model in MODELS.items()
    }
    return {
        "schema_version": SCHEMA_VERSION,
        "types": types,
        "models": models,
        "vocabularies": vocabularies,
    }


def _take(model: type[Model], models: dict[str, Any], vocabularies: dict[str, Any]) -> None:
    if model.__name__ in models:
        return
    models[model.__name__] = [_field(one) for one in fields(model).values() if one.name != "type"]
    for one in fields(model).values():
        if values := choices(one):
            vocabularies.setdefault(_list_name(one), [asdict(value) for value in values])
        if one.model is not None:
            _take(one.model, models, vocabularies)


def _field(field: Field) -> dict[str, Any]:
    return {
        "name": field.name,
        "title": field.title,
        "description": field.description,
        "hint": hint(field),
        "lines": has_lines(field),
        "required": field.required,
        "always": is_usual(field),
        "many": field.many,
        **dict(_kind(field)),
    }


def _kind(field: Field) -> Iterator[tuple[str, Any]]:
    """What a field holds, by the name of its control."""
    kind = field.kind
    if isinstance(kind, Reference):
        yield "control", "reference"
        yield "words", kind.words
        yield "types", list(kind.types)
    elif field.model is not None:
        yield "control", "object"
        yield "model", field.model.__name__
    elif choices(field):
        yield "control", "choice"
        yield "vocabulary", _list_name(field)
    elif field.form is not None:
        yield "control", field.form.name
        yield "words", field.form.words
        yield "example", field.form.example


def _list_name(field: Field) -> str:
    """The name of the list that the field's values are taken from."""
    return field.vocabulary.__name__ if field.vocabulary else "Country"
