"""How the values of the vocabularies stand to the codes of other lists.

The tables are data, in the folder ``mappings``: one CSV file for each vocabulary and scheme, and
one for the codes of each scheme. CSV, because a line holds one judgement: a change of it is one
line in a comparison, and whoever reviews it needs a spreadsheet and no program.
"""

import csv
import enum
from collections import abc
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Final

from pourparler.vocabularies import Vocabulary

_TABLES: Final = resources.files("pourparler") / "mappings"


class Relation(enum.StrEnum):
    """How the code of another list stands to a value of ours."""

    EXACT = "exact"
    """The code means the same as the value."""
    CLOSE = "close"
    """The code means nearly the same, and each goes beyond the other a little."""
    BROAD = "broad"
    """The code means more: all that the value means falls under it, and other things do, too."""
    NARROW = "narrow"
    """Only a part of what the value means falls under the code."""
    NONE = "none"
    """The other list has no counterpart."""


@dataclass(frozen=True, slots=True)
class Scheme:
    """A list of codes that others use."""

    name: str
    title: str
    version: str | None
    """None where the list has no versions of its own."""
    source: str
    """The address at which the list is published or described."""
    labels: abc.Mapping[str, str]
    """The codes in the order of the list, with their short labels."""


@dataclass(frozen=True, slots=True)
class Mapping:
    """What a value of ours becomes in another list."""

    code: Vocabulary
    scheme: str
    target_code: str | None
    """None where the other list has no counterpart."""
    relation: Relation
    loss: str | None
    """What is lost on the way, in one sentence; None where nothing is."""


def schemes(vocabulary: type[Vocabulary]) -> tuple[str, ...]:
    """The names of the schemes that a vocabulary is mapped to; none for most."""
    return tuple(name for name in _schemes() if (_TABLES / _file(vocabulary, name)).is_file())


def scheme(name: str) -> Scheme:
    """The scheme of a name, such as ``cameo``.

    Raises ``ValueError`` for a name that is not known.
    """
    if name not in _schemes():
        raise ValueError(f'there is no scheme "{name}"; there are {", ".join(_schemes())}')
    return _schemes()[name]


@cache
def mappings(vocabulary: type[Vocabulary], scheme: str) -> tuple[Mapping, ...]:
    """The table from a vocabulary to a scheme, in the order of both lists.

    Every value has one row or, where parts of it go to several codes, several narrow ones.
    Raises ``ValueError`` if the vocabulary is not mapped to the scheme.
    """
    if scheme not in schemes(vocabulary):
        known = ", ".join(schemes(vocabulary)) or "no scheme"
        raise ValueError(
            f'{vocabulary.__name__} is not mapped to "{scheme}"; it is mapped to {known}'
        )
    return tuple(
        Mapping(
            code=vocabulary(row["code"]),
            scheme=row["scheme"],
            target_code=row["target_code"] or None,
            relation=Relation(row["relation"]),
            loss=row["loss"] or None,
        )
        for row in _rows(_file(vocabulary, scheme))
    )


@cache
def _schemes() -> dict[str, Scheme]:
    return {row["name"]: _scheme(row) for row in _rows("schemes.csv")}


def _scheme(row: dict[str, str]) -> Scheme:
    labels = {code["code"]: code["label"] for code in _rows(f"schemes/{row['name']}.csv")}
    return Scheme(
        name=row["name"],
        title=row["title"],
        version=row["version"] or None,
        source=row["source"],
        labels=MappingProxyType(labels),
    )


def _file(vocabulary: type[Vocabulary], scheme: str) -> str:
    return f"{vocabulary.__name__}.{scheme}.csv"


def _rows(path: str) -> list[dict[str, str]]:
    text = (_TABLES / path).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))
