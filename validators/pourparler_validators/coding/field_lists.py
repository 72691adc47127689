"""The fields of a record type or of an object within records, for a terminal and for programs."""

import textwrap
from collections.abc import Mapping, Sequence
from typing import Any, Final, TypeAlias

from pourparler.fields import Field, fields, noun
from pourparler.model import Model
from pourparler.own_fields import OwnField, label_of
from pourparler.values import Reference
from pourparler_validators.coding.book import holds, summary
from pourparler_validators.coding.names import models

Own: TypeAlias = Mapping[str, OwnField]
"""The fields of a project's own within ``extra``, by name."""

OWN: Final = "extra."
WIDTH: Final = 96
"""The most characters of a line."""
_INDENT: Final = "    "
FEW: Final = 12
"""So many values are named; of a longer list only its name."""


def known_models() -> dict[str, type[Model]]:
    """What has fields, by name: the record types, and the objects within records."""
    found = {noun(model): model for model in models().values()}
    found["every record"] = found.pop("record")
    return found


def as_text(name: str, model: type[Model], own: Own) -> str:
    """The fields, with those of a project's own, for a terminal."""
    head = f"{name}: {summary(model)}\n\nA field marked * must be there.\n\n"
    texts = [_field_text(field) for field in fields(model).values()]
    return head + "\n".join([*texts, *(_own_text(*one) for one in own.items())])


def as_data(name: str, model: type[Model], own: Own) -> dict[str, Any]:
    """The fields, with those of a project's own, for programs."""
    found: dict[str, Any] = {
        "name": name,
        "meaning": summary(model),
        "fields": [_field_data(field) for field in fields(model).values()],
    }
    return {**found, "own_fields": [_own_data(*one) for one in own.items()]} if own else found


def as_markdown(model: type[Model], own: Own) -> str:
    """The fields, with those of a project's own, as a table of Markdown."""
    rows = "".join(
        f"| `{field.name}`{'*' if field.required else ''} | {holds(field)} | {field.description} "
        f"| {', '.join(f'`{value}`' for value in _values(field))} |\n"
        for field in fields(model).values()
    )
    rows += "".join(
        f"| `{OWN}{name}` | {one.form.words} | {one.description or label_of(name, one)} "
        f"| {', '.join(f'`{value}`' for value in one.values or ())} |\n"
        for name, one in own.items()
    )
    return f"| field | holds | meaning | values |\n| --- | --- | --- | --- |\n{rows}"


def form_of(field: Field) -> str:
    """What a field holds and how it is written, in a line."""
    written = field.form.example if field.form else ""
    return f"{holds(field)}, such as {written}" if written else holds(field)


def choices(field: Field) -> str:
    """The values of a field's list, or where they stand; nothing where it has none."""
    values = list(_values(field))
    if len(values) <= FEW or field.vocabulary is None:
        return ", ".join(values)
    return f"{len(values)} values: pourparler vocabulary {field.vocabulary.__name__}"


def _field_text(field: Field) -> str:
    star = "*" if field.required else ""
    more = f" (pourparler fields '{noun(field.model)}')" if field.model is not None else ""
    head = _wrapped(f"{field.name}{star}  {form_of(field)}{more}", "")
    lines = (line for text in (field.description, choices(field)) for line in _wrapped(text))
    return "\n".join((*head, *lines)) + "\n"


def _own_text(name: str, own: OwnField) -> str:
    """A field of a project's own; the meaning of each of its values is told, for no page has it."""
    written = f", such as {own.form.example}" if own.form.example else ""
    values = (f"{value}: {meaning}" for value, meaning in (own.values or {}).items())
    told = (own.description or label_of(name, own), *values)
    head = _wrapped(f"{OWN}{name}  {own.form.words}{written}", "")
    return "\n".join((*head, *(line for text in told for line in _wrapped(text)))) + "\n"


def _own_data(name: str, own: OwnField) -> dict[str, Any]:
    values = own.values
    found = {
        "name": name,
        "label": label_of(name, own),
        "kind": own.kind,
        "many": own.many,
        "meaning": own.description or "",
    }
    listed = [{"value": value, "meaning": meaning} for value, meaning in (values or {}).items()]
    return {**found, "values": listed} if values else found


def _wrapped(text: str, lead: str = _INDENT) -> Sequence[str]:
    """A text in lines; those after the first are set in."""
    return textwrap.wrap(
        text,
        WIDTH,
        initial_indent=lead,
        subsequent_indent=_INDENT,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _values(field: Field) -> Mapping[str, str]:
    return field.vocabulary.descriptions() if field.vocabulary is not None else {}


def _field_data(field: Field) -> dict[str, Any]:
    found: dict[str, Any] = {
        "name": field.name,
        "required": field.required,
        "list": field.many,
        "holds": holds(field),
        "meaning": field.description,
    }
    if field.model is not None:
        found["fields_of"] = noun(field.model)
    if field.form is not None and field.form.example:
        found["example"] = field.form.example
    if isinstance(field.kind, Reference):
        found["types"] = list(field.kind.types)
    if field.vocabulary is not None:
        found["vocabulary"] = field.vocabulary.__name__
        found["values"] = [{"value": one, "meaning": text} for one, text in _values(field).items()]
    return found
