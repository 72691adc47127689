"""The UI schema of a record type for JSON Forms: a labelled control for every field."""

from collections.abc import Iterator, Mapping

from pourparler.controls import has_lines, hint
from pourparler.export import Schema
from pourparler.fields import Field, fields
from pourparler.model import Model
from pourparler.own_fields import OwnField, label_of


def ui_schema(model: type[Model], own: Mapping[str, OwnField] | None = None) -> Schema:
    """The UI schema of a record type's model, with the fields of a project's own.

    The record type is not shown, and what other programs attach has no control there.
    """
    layout = _layout(model)
    if own:
        layout["elements"].append({"type": "Group", "label": "Extra", "elements": [*_own(own)]})
    return layout


def _own(own: Mapping[str, OwnField]) -> Iterator[Schema]:
    for name, one in own.items():
        scope = f"#/properties/extra/properties/{name}"
        yield {"type": "Control", "scope": scope, "label": label_of(name, one)}


def _layout(model: type[Model]) -> Schema:
    return {"type": "VerticalLayout", "elements": [*_elements(model, "#")]}


def _elements(model: type[Model], above: str) -> Iterator[Schema]:
    for name, field in fields(model).items():
        if name in ("type", "extra"):
            continue
        yield _element(field, f"{above}/properties/{name}")
        if field.many:  # of lists, vanilla renderers show no description
            yield {"type": "Label", "text": hint(field)}


def _element(field: Field, scope: str) -> Schema:
    if field.many:
        return _control(field, scope, detail=_item(field))
    if field.model is not None:
        elements = [*_elements(field.model, scope)]
        return {"type": "Group", "label": field.title, "elements": elements}
    return _control(field, scope, **_options(field))


def _item(field: Field) -> Schema:
    """One item of a list; without a layout of their own vanilla renderers show items in a table."""
    return _layout(field.model) if field.model else _control(field, "#", **_options(field))


def _control(field: Field, scope: str, **options: object) -> Schema:
    shown = {"type": "Control", "scope": scope, "label": field.title}
    return {**shown, "options": options} if options else shown


def _options(field: Field) -> dict[str, object]:
    return {"multi": True} if has_lines(field) else {}
