"""Objects and records: their fields, and what is said where one is wrong or unknown."""

from collections.abc import Mapping
from typing import Final

from pourparler.document import MODELS
from pourparler.export import Schema
from pourparler.fields import Field
from pourparler.profiles.editor.references import References
from pourparler.profiles.editor.snippets import new_records
from pourparler.profiles.editor.values import choice, list_of, value

_RECORD: Final = 'This must be a record: an object with "type", "id" and the fields of its type.'


def closed(part: Schema, shape: Mapping[str, Field], references: References) -> Schema:
    """An object of which all fields are known, by the canonical schema of it."""
    properties: dict[str, Schema] = part["properties"]
    names = ", ".join(f'"{name}"' for name in properties if name != "$schema")
    fields = f"Its fields are {names}."
    kept = {word: part[word] for word in part if word != "additionalProperties"}
    return {
        **_needing(kept),
        "errorMessage": f"This must be an object. {fields}",
        "properties": {
            name: _property(inner, shape.get(name), references)
            for name, inner in properties.items()
        },
        "propertyNames": {
            "enum": [*properties],
            "errorMessage": f"The {part['title'].lower()} has no such field. {fields}",
            "doNotSuggest": True,
        },
    }


def by_type(part: Schema) -> Schema:
    """A record of any type, by the canonical schema of it.

    Its type stands before the branches, each of which knows one type only, so that an editor shows
    what is said here.
    """
    types = choice("type", {name: str(model.__doc__) for name, model in MODELS.items()})
    properties: dict[str, Schema] = part["properties"]
    kept = {word: properties["type"][word] for word in ("title", "description")}
    first: Schema = {"properties": {"type": {**kept, **types}}}
    others = {word: part[word] for word in part if word not in ("required", "properties")}
    return {
        **others,
        "errorMessage": _RECORD,
        "allOf": [first, {"required": part["required"]}, *part["allOf"]],
        "defaultSnippets": new_records(),
    }


def whole_file(part: Schema) -> Schema:
    """What a file may hold, by the canonical schema of it."""
    one: Schema = part["else"]
    records = {
        "title": "Records",
        "description": "The records of a document.",
        "defaultSnippets": [{"label": "[]", "body": "^[$1]"}],
    }
    condition = {**one["if"], "properties": {"records": records}}
    return {
        **part,
        "else": {**one, "if": condition},
        "defaultSnippets": new_records(),
    }


def _needing(part: Schema) -> Schema:
    """What is required, apart from the rest.

    A YAML editor would say the message of the object for each missing field; and where a name is
    unknown, that alone is said: it may be the missing one, misspelt.
    """
    rest = {word: part[word] for word in part if word != "required"}
    known = {"propertyNames": {"enum": [*part["properties"]], "doNotSuggest": True}}
    needed = {"if": known, "then": {"required": part["required"]}}
    return {**rest, "allOf": [needed]}


def _property(part: Schema, field: Field | None, references: References) -> Schema:
    words = {word: part[word] for word in ("title", "description")}
    if field is None:  # the records of a document
        return {**words, **list_of(part["items"])}
    words["description"] = _description(field)
    if not field.many:
        return {**value(part, field, references), **words}
    items = {**value(part["items"], field, references)}
    return {**part, **list_of(items), **words}


def _description(field: Field) -> str:
    if field.form is None or field.form.name != "date":
        return field.description
    return f"{field.description}\n\nA date is written like this: {field.form.example}."
