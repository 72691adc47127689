"""The context that gives names in JSON their meaning: worked out from the models.

It is scoped by type: ``start`` of a party and ``start`` of a passage are two properties, and the
IRI of a code names its vocabulary.
"""

from functools import cache
from typing import Any, Final

from pourparler import MODELS, Model
from pourparler.dates import Date
from pourparler.fields import Field, fields
from pourparler.record import Record
from pourparler.values import Reference
from pourparler.vocabularies import Vocabulary
from pourparler_validators.formats.linked_data.nodes import POSITION, QUOTE, SELECTOR, WORDS
from pourparler_validators.formats.linked_data.vocabulary import (
    ANY_URI,
    CLASSES,
    EDTF,
    OA,
    OWN,
    PROPERTIES,
)

_KEYWORDS: Final = {"type": "@type", "id": "@id"}
"""Fields of records that JSON-LD has a keyword for."""


@cache
def context() -> dict[str, Any]:
    """The context of all records."""
    return {
        "@version": 1.1,
        **_KEYWORDS,
        **{name: _type(name, model) for name, model in MODELS.items()},
        QUOTE: _selector(QUOTE, "exact", "prefix", "suffix"),
        POSITION: _selector(POSITION, "start", "end"),
    }


def _type(name: str, model: type[Record]) -> dict[str, Any]:
    return {"@id": CLASSES.get(name, f"{OWN}{model.__name__}"), "@context": _terms(model)}


def _selector(name: str, *parts: str) -> dict[str, Any]:
    return {"@id": f"{OA}{name}", "@context": {part: f"{OA}{part}" for part in parts}}


def _terms(model: type[Model]) -> dict[str, Any]:
    """The terms of the fields of a model."""
    keywords = _KEYWORDS if issubclass(model, Record) else {}
    found: dict[str, Any] = {
        name: _term(model, field) for name, field in fields(model).items() if name not in keywords
    }
    if model in WORDS:
        found[SELECTOR] = {"@id": f"{OA}hasSelector", "@container": "@set"}
    return found


def _term(model: type[Model], field: Field) -> dict[str, Any]:
    term = {"@id": _iri(model, field.name), **_kind(field)}
    return {**term, "@container": "@list"} if field.many else term


def _iri(model: type[Model], name: str) -> str:
    """The IRI of a field; a record's own is one in all types that have it."""
    return PROPERTIES.get(f"{model.__name__}.{name}", OWN + name)


def _kind(field: Field) -> dict[str, Any]:
    """What the values of a field are; nothing for texts, numbers and truth values."""
    name = field.form.name if field.form else ""
    if field.model is not None:
        return {"@context": _terms(field.model)}
    if field.vocabulary is not None:
        return {"@type": "@vocab", "@context": _codes(field.vocabulary)}
    if isinstance(field.form, Reference):
        return {"@type": "@id"}
    if field.kind is Date:
        return {"@type": EDTF}
    return {"@type": {"url": ANY_URI, "extra": "@json"}[name]} if name in ("url", "extra") else {}


def _codes(vocabulary: type[Vocabulary]) -> dict[str, str]:
    """The IRIs of codes; one that is also the name of a term must be said by itself."""
    start = f"{OWN}{vocabulary.__name__}/"
    return {"@vocab": start, **{code: start + code for code in vocabulary if code in _names()}}


@cache
def _names() -> frozenset[str]:
    """The names of all terms."""
    found = {*MODELS, SELECTOR}
    waiting: list[type[Model]] = [*MODELS.values()]
    seen: set[type[Model]] = set()
    while waiting:
        model = waiting.pop()
        if model not in seen:
            seen.add(model)
            found.update(fields(model))
            waiting += (field.model for field in fields(model).values() if field.model)
    return frozenset(found)
