"""Skeletons of records: what is known stands in them, what must be filled in stands empty."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, cast

from pourparler import MODELS, Record
from pourparler.fields import Field, fields
from pourparler.model import Model

NAMED: Final = ("party", "person")
"""The types whose records are made of a name that the text has, and rest on no evidence."""


def skeleton(kind: str, known: Mapping[str, Any]) -> dict[str, Any]:
    """A record of a type, in the standard's order: the known fields, and the required ones."""
    return _object(MODELS[kind], {"type": kind, "id": f"{kind}:", **known})


def empty_fields(record: Mapping[str, Any]) -> Iterator[tuple[str, Field]]:
    """The fields of a record that have to be filled in, with their pointers."""
    yield from _empty(MODELS[record["type"]], record, "")


def _object(model: type[Model], known: Mapping[str, Any]) -> dict[str, Any]:
    found = fields(model)
    return {
        name: known[name] if name in known else _blank(one)
        for name, one in found.items()
        if name in known or one.required
    }


def _blank(field: Field) -> Any:
    inner: Any = "" if field.model is None else _object(field.model, {})
    if not field.many:
        return inner
    return [inner] if field.model is not None else []


def _empty(
    model: type[Model], record: Mapping[str, Any], pointer: str
) -> Iterator[tuple[str, Field]]:
    for name, value in record.items():
        field, place = fields(model)[name], f"{pointer}/{name}"
        is_short = isinstance(value, str) and issubclass(model, Record) and value.endswith(":")
        if value in ("", []) or (name == "id" and is_short):
            yield place, field
        elif field.model is not None:
            items = cast("Sequence[Mapping[str, Any]]", value if field.many else [value])
            for at, item in enumerate(items):
                within = f"{place}/{at}" if field.many else place
                yield from _empty(field.model, item, within)
