"""The UI schema of a record type for react-jsonschema-form: order, names of values, lines, help."""

from collections.abc import Mapping

from pourparler.controls import choices, example, has_lines, own_choices
from pourparler.export import Schema
from pourparler.fields import Field, fields
from pourparler.model import Model
from pourparler.own_fields import OwnField


def ui_schema(model: type[Model], own: Mapping[str, OwnField] | None = None) -> Schema:
    """The UI schema of a record type's model, with the fields of a project's own.

    An object that may be left out has a button that adds and removes it.
    """
    return {
        "ui:globalOptions": {"enableOptionalDataFieldForType": ["object"]},
        **_object(model),
        **({"extra": _extra(own)} if own else {}),
    }


def _object(model: type[Model]) -> Schema:
    shape = fields(model)
    return {
        "ui:order": [*shape, "*"],
        "ui:options": {"expandable": False},
        **{name: shown for name, field in shape.items() if (shown := _field(field))},
    }


def _field(field: Field) -> Schema:
    if field.name == "type":
        return {"ui:widget": "hidden"}
    if field.form is not None and field.form.name == "extra":
        return {}
    value = _object(field.model) if field.model else _value(field)
    if field.many:  # the list has the example
        return {"items": value} if value else {}
    if told := example(field):
        return {**value, "ui:description": field.description, "ui:help": told}
    return value


def _extra(own: Mapping[str, OwnField]) -> Schema:
    return {"ui:options": {"expandable": False}, **{name: _own(one) for name, one in own.items()}}


def _own(own: OwnField) -> Schema:
    if found := own_choices(own):
        return {"ui:enumNames": [one.label for one in found]}
    return {"ui:widget": "select"} if own.kind == "boolean" else {}


def _value(field: Field) -> Schema:
    if found := choices(field):
        return {"ui:enumNames": [one.label for one in found]}
    if has_lines(field):
        return {"ui:widget": "textarea", "ui:options": {"rows": 2}}
    is_flag = field.form is not None and field.form.name == "flag"
    return {"ui:widget": "select"} if is_flag else {}
