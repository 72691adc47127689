"""When to make a record and when not, and the rulings: read from the files that ship beside.

A file a record type, and one for all: ``guidance/event.toml``. The made-up examples share the
parties and persons of ``guidance/cast.json``; ``guidance/phrases.toml`` has a few words for each
value that no coded article has.
"""

import json
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Any, Final

from pourparler import MODELS
from pourparler_validators.late_dataclasses import dataclass

GENERAL: Final = "general"
"""The file of what holds for records of several types."""


@dataclass(frozen=True, slots=True)
class Ruling:
    """What to code where coders may differ, with the reason and an example."""

    id: str
    question: str
    rule: str
    reason: str
    text: str
    """The words of the example."""
    records: Sequence[Mapping[str, Any]]
    """The records of the example; of a coded article only the fields that matter."""
    article: str | None
    """The coded article that the example is from; none where it is made up."""
    fields: Sequence[str]
    """The fields that it is about, such as ``Event.date``."""
    values: Sequence[str]
    """The values that it is about, such as ``EventStatus.announced``."""
    types: Sequence[str]
    """The record types that it is about."""


@dataclass(frozen=True, slots=True)
class Guidance:
    """What a coder has to know of a record type, or of all."""

    rulings: Sequence[Ruling]
    when: str = ""
    """When to make such a record."""
    when_not: str = ""
    example: str = ""
    """The coded article whose first record of the type is shown."""


@cache
def guidance() -> Mapping[str, Guidance]:
    """The guidance on all records, and on each record type."""
    return {name: _read(name) for name in (GENERAL, *MODELS)}


def rulings() -> Iterator[Ruling]:
    """All rulings, in order."""
    for one in guidance().values():
        yield from one.rulings


@cache
def cast() -> Sequence[Mapping[str, Any]]:
    """The parties and persons of the examples that are made up."""
    found: Sequence[Mapping[str, Any]] = json.loads(_text("cast.json"))
    return found


@cache
def phrases() -> Mapping[str, str]:
    """How an article might say it, by the names of values of which no coded article has words."""
    plain = tomllib.loads(_text("phrases.toml"))
    return {f"{name}.{value}": said for name, some in plain.items() for value, said in some.items()}


def _read(name: str) -> Guidance:
    plain = tomllib.loads(_text(f"{name}.toml"))
    found = tuple(_ruling(one, name) for one in plain.pop("ruling", ()))
    return Guidance(found, **plain)


def _ruling(plain: dict[str, Any], name: str) -> Ruling:
    by_default: dict[str, Any] = {"article": None, "fields": (), "values": (), "types": (name,)}
    records = json.loads(plain["records"])
    return Ruling(**{**by_default, **plain, "rule": plain["rule"].strip(), "records": records})


def _text(name: str) -> str:
    folder = resources.files("pourparler_validators.coding")
    return folder.joinpath("guidance", name).read_text(encoding="utf-8")
