"""The records as components of an OpenAPI 3.1 document, for web frameworks and code generators."""

from collections.abc import Mapping
from functools import cache
from typing import Any, Final

from pourparler.countries import COUNTRIES
from pourparler.dates import DATE_EXAMPLE, DATE_PATTERN
from pourparler.document import MODELS, SCHEMA_VERSION
from pourparler.export import Schema, as_text, schema
from pourparler.own_fields import OwnFields
from pourparler.profiles import Options
from pourparler.subschemas import changed
from pourparler.vocabularies import Vocabulary

ABOUT = "Components for OpenAPI 3.1, for web frameworks and code generators"
NAMES = ("document",)
OPTIONS: tuple[str, ...] = ()
LOSES = ("the forms of a file other than a document",)

RECORD: Final = "Record"
_PLACE: Final = "#/components/schemas/"


def files(_name: str, options: Options) -> Mapping[str, str]:
    """The OpenAPI document, which has components and no paths."""
    return {"openapi.json": as_text(openapi(options.own_fields))}


def openapi(own_fields: OwnFields | None = None) -> Schema:
    """An OpenAPI document whose components are the records, and all that they consist of.

    ``Document`` and ``Record`` are the wholes; ``Record`` is told apart by its ``type``. Each
    vocabulary, the countries and the dates are schemas of their own.
    """
    document = schema("document", own_fields)
    definitions = document["$defs"]
    whole = {name: part for name, part in document.items() if not name.startswith("$")}
    found = {
        "Document": whole,
        RECORD: _record(),
        **{name: part for name, part in definitions.items() if name != "AnyRecord"},
    }
    schemas = {name: changed(part, _named) for name, part in found.items()}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Records of negotiations", "version": SCHEMA_VERSION},
        "paths": {},
        "components": {"schemas": {**schemas, **_values()}},
    }


def _record() -> Schema:
    names = {record_type: model.__name__ for record_type, model in MODELS.items()}
    return {
        "title": RECORD,
        "description": "A record of any of the nine types.",
        "oneOf": [{"$ref": f"#/$defs/{name}"} for name in names.values()],
        "discriminator": {
            "propertyName": "type",
            "mapping": {one: f"{_PLACE}{name}" for one, name in names.items()},
        },
    }


def _named(part: Schema) -> Schema:
    """A part in which lists of codes, dates and objects are referred to by their names."""
    if "$ref" in part:
        target = part["$ref"].removeprefix("#/$defs/")
        return {**part, "$ref": f"{_PLACE}{RECORD if target == 'AnyRecord' else target}"}
    name = _names().get(_key(part))
    if name is None:
        return part
    words: Schema = {word: part[word] for word in ("title", "description") if word in part}
    if "description" in words:  # the meanings of the codes stand with the list
        words["description"] = words["description"].partition("\n\n- ")[0]
    return {**words, "$ref": f"{_PLACE}{name}"}


def _key(part: Schema) -> str:
    return " ".join(map(str, part.get("enum", ()))) or str(part.get("pattern"))


@cache
def _names() -> Mapping[str, str]:
    """The names of the lists of codes and of the date, by what their schemas say."""
    return {_key(part): name for name, part in _values().items()}


@cache
def _values() -> Mapping[str, Schema]:
    """The schemas of values that many fields share."""
    vocabularies = sorted(Vocabulary.__subclasses__(), key=lambda one: one.__name__)
    return {
        **{one.__name__: _list(one) for one in vocabularies},
        "Country": _text("A country code of ISO 3166-1.", enum=[*COUNTRIES]),
        "Date": _text(f"A date, written as {DATE_EXAMPLE}.", pattern=DATE_PATTERN),
    }


def _list(vocabulary: type[Vocabulary]) -> Schema:
    meanings = (f"- {code}: {words}" for code, words in vocabulary.descriptions().items())
    return _text("\n".join((f"{vocabulary.__doc__}\n", *meanings)), enum=[*vocabulary])


def _text(description: str, **limits: Any) -> Schema:
    return {"description": description, "type": "string", **limits}
