"""Walks over JSON Schemas: their parts, and the places in a value where their keywords apply."""

from collections.abc import Iterator
from typing import Any, Final

Schema = dict[str, Any]

ANNOTATIONS: Final = {"$schema", "$id", "title", "description"}
APPLICATORS: Final = {"$ref", "$defs", "properties", "items", "allOf", "if", "then", "else"}
ASSERTIONS: Final = {
    *("type", "const", "enum", "required", "additionalProperties"),
    *("pattern", "minLength", "maxLength", "minimum", "maximum", "minItems"),
    *("minProperties", "propertyNames", "anyOf"),
}
"""All keywords that the schemas use, by what they do; all are standard ones."""


def parts(schema: Schema) -> Iterator[Schema]:
    """A schema and all schemas within it."""
    yield schema
    for keyword, value in schema.items():
        if keyword in ("properties", "$defs"):
            for part in value.values():
                yield from parts(part)
        elif keyword in ("allOf", "anyOf"):
            for part in value:
                yield from parts(part)
        elif keyword in ("items", "if", "then", "else", "propertyNames") or (
            keyword == "additionalProperties" and isinstance(value, dict)
        ):
            yield from parts(value)


def assertions(schema: Schema) -> set[tuple[str, str]]:
    """What a schema asserts: the pointer of a place in its values, and a keyword.

    List positions, and names that are free, are written ``*``. Conditions are not walked into.
    """
    return set(_assertions(schema, schema, ""))


def _asserts(schema: Schema, keyword: str) -> bool:
    """Whether a keyword refuses by itself; where it holds a schema, that refuses."""
    return keyword in ASSERTIONS and not isinstance(schema[keyword], dict)


def _assertions(schema: Schema, root: Schema, pointer: str) -> Iterator[tuple[str, str]]:
    yield from ((pointer, keyword) for keyword in schema if _asserts(schema, keyword))
    if "$ref" in schema:
        target = root["$defs"][schema["$ref"].removeprefix("#/$defs/")]
        yield from _assertions(target, root, pointer)
    for name, inner in schema.get("properties", {}).items():
        yield from _assertions(inner, root, f"{pointer}/{name}")
    if "propertyNames" in schema:
        yield from _assertions(schema["propertyNames"], root, pointer)
    if isinstance(schema.get("additionalProperties"), dict):
        yield from _assertions(schema["additionalProperties"], root, f"{pointer}/*")
    if "items" in schema:
        yield from _assertions(schema["items"], root, f"{pointer}/*")
