"""The JSON Schema of a record type as a form needs it: draft 07, whole, and with plain faults.

Nothing is referred to. What a value must look like is asked for without ``pattern``, ``minItems``
and ``default``, by which forms show a regular expression, and fill in what nobody chose.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final, TypeAlias

from pourparler.controls import Choice, choices, fault, hint, own_choices
from pourparler.document import MODELS
from pourparler.export import Schema, schema
from pourparler.extra import EXTRA_NAME, EXTRA_VALUE
from pourparler.fields import Field, fields
from pourparler.model import Model
from pourparler.own_fields import OwnField, OwnFields
from pourparler.profiles.draft_07 import DIALECT

Values: TypeAlias = Callable[[tuple[Choice, ...]], Schema]
"""How a schema says which values there are."""

_NO_SUCH_FIELD: Final[Schema] = {
    "not": {},
    "errorMessage": "the standard has no field of this name: remove it, or correct the name",
}


_NOT_OF_PROJECT: Final[Schema] = {
    "not": {},
    "errorMessage": "the project has no field of this name: remove it, or correct the name",
}


def listed(values: tuple[Choice, ...]) -> Schema:
    """The values as a list; their names stand in the UI schema."""
    return {"enum": [one.value for one in values]}


def titled(values: tuple[Choice, ...]) -> Schema:
    """The values each with its name."""
    return {"oneOf": [{"const": one.value, "title": one.label} for one in values]}


def form_schema(record_type: str, values: Values, own_fields: OwnFields) -> Schema:
    """The schema of a record type, with lists of values in the given manner.

    It takes all that the canonical schema takes. ``errorMessage`` is what the plug-in
    ``ajv-errors`` says of a fault; other programs pass over it.
    """
    canonical, own = schema(record_type, own_fields), own_fields.of(record_type)
    return {
        "$schema": DIALECT,
        "$id": f"{canonical['$id']}:forms",
        "title": canonical["title"],
        "description": canonical["description"],
        **_Forms(canonical["$defs"], values, own).object_of(MODELS[record_type], canonical),
    }


class _Forms:
    """Makes the parts of a schema from those of the canonical one."""

    def __init__(
        self,
        definitions: Mapping[str, Schema],
        values: Values,
        own: Mapping[str, OwnField] | None,
    ) -> None:
        self._definitions = definitions
        self._values = values
        self._own = own

    def object_of(self, model: type[Model], part: Schema) -> Schema:
        """An object with the fields of a model."""
        properties = part["properties"]
        return {
            "type": "object",
            "properties": {
                name: self._property(field, properties[name])
                for name, field in fields(model).items()
            },
            "required": part["required"],
            "additionalProperties": _NO_SUCH_FIELD,
        }

    def _property(self, field: Field, part: Schema) -> Schema:
        told = field.description if _is_extra(field) else hint(field)
        words: Schema = {"title": field.title, "description": told}
        if field.name == "type":
            return {**words, "type": "string", "const": part["const"], "errorMessage": fault(field)}
        if not field.many:
            return {**words, **self._value(field, part)}
        return {
            **words,
            "type": "array",
            "items": self._value(field, part["items"]),
            "errorMessage": {"type": "${0} is not a list"},
            **_least(field, part["minItems"]),
        }

    def _value(self, field: Field, part: Schema) -> Schema:
        if field.model is not None:
            definition = self._definitions[part["$ref"].rpartition("/")[2]]
            told = {"errorMessage": {"type": fault(field)}}
            return {**self.object_of(field.model, definition), **told}
        if _is_extra(field):
            return _extra(part) if self._own is None else self._of_project(self._own, part)
        limits = self._values(found) if (found := choices(field)) else _limits(part)
        return {"type": part["type"], **limits, "errorMessage": fault(field)}

    def _of_project(self, own: Mapping[str, OwnField], part: Schema) -> Schema:
        """What stands in ``extra`` where a project defines it."""
        properties = part["properties"]
        return {
            "type": "object",
            "properties": {
                name: self._own_value(field, properties[name]) for name, field in own.items()
            },
            "additionalProperties": _NOT_OF_PROJECT,
        }

    def _own_value(self, own: OwnField, part: Schema) -> Schema:
        words: Schema = {word: part[word] for word in ("title", "description") if word in part}
        if found := own_choices(own):
            told = {**self._values(found), "errorMessage": "${0} is not in the list"}
        else:
            told = {**_limits(part), "errorMessage": f"${{0}} is not {own.form.words}"}
        return {**words, "type": part["type"], **told}


def _is_extra(field: Field) -> bool:
    """Whether it is an object of any names, which has an example in JSON."""
    return field.form is not None and field.form.name == "extra"


def _least(field: Field, least: int) -> Schema:
    """A list that must be there has items; forms fill up a list with ``minItems``, this not."""
    if not field.required:
        return {}
    told = {"type": "${0} is not a list", "not": f"at least {least} must be there"}
    return {"not": {"maxItems": least - 1}, "errorMessage": told}


def _limits(part: Schema) -> Schema:
    """What a value must look like, without showing a regular expression where it does not."""
    words = ("maxLength", "minLength", "minimum", "maximum")
    limits: dict[str, Any] = {word: part[word] for word in words if word in part}
    if "pattern" in part:
        limits["not"] = {"not": {"pattern": part["pattern"]}}
    return limits


def _extra(part: Schema) -> Schema:
    """Names with plain values; without ``anyOf``, for which forms show a control of their own."""
    values = part["additionalProperties"]["anyOf"]
    return {
        "type": "object",
        "propertyNames": _limits(part["propertyNames"]),
        "additionalProperties": {"not": {"not": {"anyOf": values}}},
        "errorMessage": (
            f"each name is {EXTRA_NAME.words}, such as {EXTRA_NAME.example}, "
            f"and has {EXTRA_VALUE.words}"
        ),
    }
