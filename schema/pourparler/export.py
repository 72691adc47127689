"""The canonical JSON Schemas (draft 2020-12), made from the models.

``record`` takes a record of any type, one schema a type takes that type, ``document`` a document,
and ``file`` the three forms that a JSON file may have: a document, a list, or a single record.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, Final

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue, models_json_schema
from pydantic_core import core_schema

from pourparler.document import MODELS, SCHEMA_VERSION, Document
from pourparler.fields import Field, fields, noun
from pourparler.model import Model, title
from pourparler.own_fields import OwnField, OwnFields, extra_schema

Schema = dict[str, Any]

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
SCHEMA_NAMES: Final = ("record", *MODELS, "document", "file")


def schema(name: str, own_fields: OwnFields | None = None) -> Schema:
    """The JSON Schema of ``record``, a record type, ``document`` or ``file``.

    With the fields of a project's own, ``extra`` holds what these say. Raises ``KeyError`` for
    another name.
    """
    own = OwnFields() if own_fields is None else own_fields
    definitions = {**_definitions(), **_of_project(own)}
    root = _root(name, definitions)
    return {
        "$schema": DIALECT,
        "$id": f"urn:pourparler:schema:{SCHEMA_VERSION}:{name}{':project' if own else ''}",
        **root,
        "$defs": {key: definitions[key] for key in reachable(root, definitions)},
    }


def schema_text(name: str, own_fields: OwnFields | None = None) -> str:
    """A JSON Schema as it is written to a file."""
    return as_text(schema(name, own_fields))


def as_text(value: Schema) -> str:
    """A schema, or another object of JSON, as it is written to a file."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def file_name(name: str) -> str:
    """The name of the file that a JSON Schema is written to."""
    return f"{name}.schema.json"


class _Generator(GenerateJsonSchema):
    """Leaves out the default of an absent field, which would be the ``null`` that is refused."""

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])


def _root(name: str, definitions: Mapping[str, Schema]) -> Schema:
    if name == "record":
        return definitions["AnyRecord"]
    if name == "document":
        return definitions["Document"]
    if name == "file":
        return _file()
    return definitions[MODELS[name].__name__]


def _of_project(own: OwnFields) -> dict[str, Schema]:
    """The definitions of records in which ``extra`` has fields of a project's own."""
    named = {name: own.of(name) for name in MODELS}
    return {
        f"{MODELS[name].__name__}{suffix}": _with_extra(fields, MODELS[name].__name__ + suffix)
        for name, fields in named.items()
        if fields is not None
        for suffix in ("", "File")
    }


def _with_extra(own: Mapping[str, OwnField], definition: str) -> Schema:
    before = _definitions()[definition]
    properties = before["properties"]
    said = {word: properties["extra"][word] for word in ("title", "description")}
    return {**before, "properties": {**properties, "extra": {**said, **extra_schema(own)}}}


@cache
def _definitions() -> Mapping[str, Schema]:
    models = dict(_models(MODELS.values()))
    _, generated = models_json_schema(
        [(Document, "validation")], schema_generator=_Generator, by_alias=True
    )
    definitions: dict[str, Schema] = generated["$defs"]
    for name, model in models.items():
        _describe(definitions[name], model)
    document = definitions["Document"]
    document["properties"]["records"]["items"] = {"$ref": "#/$defs/AnyRecord"}
    for name, property_schema in document["properties"].items():
        property_schema["title"] = title(name.removeprefix("$"))
    definitions["AnyRecord"] = _by_type("Record", "A record of any of the nine types.", "")
    for model in MODELS.values():
        alone = definitions[model.__name__]
        definitions[f"{model.__name__}File"] = {
            **alone,
            "properties": {
                "$schema": document["properties"]["$schema"],
                **alone["properties"],
            },
        }
    definitions["AnyRecordFile"] = _by_type(
        "File of one record",
        "A record of any of the nine types, alone in its file.",
        "File",
    )
    return definitions


def _models(models: Iterable[type[Model]]) -> Iterator[tuple[str, type[Model]]]:
    for model in models:
        yield model.__name__, model
        inner = (field.model for field in fields(model).values())
        yield from _models(found for found in inner if found)


def _describe(definition: Schema, model: type[Model]) -> None:
    """Puts the fields into their order, and the meanings of a list's values into descriptions."""
    shape = fields(model)
    properties = definition["properties"]
    definition["title"] = noun(model).capitalize()
    definition["properties"] = {
        name: _described(properties[name], field) for name, field in shape.items()
    }
    definition["required"] = [name for name, field in shape.items() if field.required]


def _described(property_schema: Schema, field: Field) -> Schema:
    vocabulary = field.vocabulary
    described = {"title": field.title, "description": field.description}
    if vocabulary is None:
        return {**described, **property_schema, **described}
    values = {"type": "string", "enum": list(vocabulary)}
    meanings = (f"- {value}: {words}" for value, words in vocabulary.descriptions().items())
    described["description"] = "\n".join((field.description, "", *meanings))
    if not field.many:
        return {**described, **values}
    return {**described, **property_schema, **described, "items": values}


def _by_type(title: str, description: str, suffix: str) -> Schema:
    """One record type or another: the schema that the record's own type names decides."""
    branches = [
        {
            "if": {
                "type": "object",
                "properties": {"type": {"const": record_type}},
                "required": ["type"],
            },
            "then": {"$ref": f"#/$defs/{model.__name__}{suffix}"},
        }
        for record_type, model in MODELS.items()
    ]
    return {
        "title": title,
        "description": description,
        "type": "object",
        "properties": {
            "type": {
                "title": "Type",
                "description": "The record type.",
                "type": "string",
                "enum": list(MODELS),
            }
        },
        "required": ["type"],
        "allOf": branches,
    }


def _file() -> Schema:
    return {
        "title": "File",
        "description": "A JSON file: a document, a list of records, or a single record.",
        "if": {"type": "array"},
        "then": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/AnyRecord"}},
        "else": {
            "if": {"type": "object", "properties": {"records": {}}, "required": ["records"]},
            "then": {"$ref": "#/$defs/Document"},
            "else": {"$ref": "#/$defs/AnyRecordFile"},
        },
    }


def reachable(root: Schema, definitions: Mapping[str, Schema]) -> list[str]:
    """The names of the definitions to which a schema refers, and those to which they do."""
    found: set[str] = set()
    waiting = [root]
    while waiting:
        for reference in re.findall('"#/\\$defs/([^"]+)"', json.dumps(waiting.pop())):
            if reference not in found:
                found.add(reference)
                waiting.append(definitions[reference])
    return sorted(found)
