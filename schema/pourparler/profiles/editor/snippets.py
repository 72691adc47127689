"""What an editor writes at once: a new record, or object, with the fields that it must have.

Nothing is chosen for the coder: where a value belongs, the cursor stops.
"""

from collections.abc import Iterator, Mapping
from itertools import count
from typing import Any

from pourparler.document import MODELS
from pourparler.fields import Field, fields, noun
from pourparler.forms import Reference
from pourparler.model import Model

Snippet = Mapping[str, Any]


def new(model: type[Model]) -> Snippet:
    """The snippet of a record type, or of an object within records."""
    return {
        "label": f"new {noun(model)}",
        "description": model.__doc__,
        "body": _body(model, count(1)),
    }


def new_records() -> list[Snippet]:
    """The snippets of all record types."""
    return [new(model) for model in MODELS.values()]


def _body(model: type[Model], stops: Iterator[int]) -> dict[str, Any]:
    needed = (field for field in fields(model).values() if field.required)
    return {field.name: _field(field, stops) for field in needed}


def _field(field: Field, stops: Iterator[int]) -> Any:
    return [_value(field, stops)] if field.many else _value(field, stops)


def _value(field: Field, stops: Iterator[int]) -> Any:
    form = field.form
    if field.model is not None:
        return _body(field.model, stops)
    if form is not None and form.name == "type":
        return form.example
    stop = f"${next(stops)}"
    if isinstance(form, Reference):
        return f"{form.types[0]}:{stop}"
    if form is not None and form.name == "id":
        return f"{form.example.partition(':')[0]}:{stop}"
    return stop
