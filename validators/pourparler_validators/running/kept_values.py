"""Findings, and what is in them, as JSON, exactly: what is read again equals what was written."""

# What is read from JSON is of no type that a program could know beforehand.
# pyright: reportUnknownArgumentType=false, reportUnknownVariableType=false

import dataclasses
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final, NamedTuple

from pourparler_validators.contract.finding import (
    Fix,
    Insert,
    Problem,
    RecordShare,
    Related,
    Remove,
    Rename,
    SetValue,
    Severity,
    Share,
    TextPlace,
    UnplacedFinding,
)
from pourparler_validators.entries.cells import Cell
from pourparler_validators.entries.entry import Entry
from pourparler_validators.formats.editing import TextEdit
from pourparler_validators.formats.places import Lines, Position, Span
from pourparler_validators.running.finding import Finding, Replacement
from pourparler_validators.running.placed import Placed

_KINDS: Final[Mapping[str, type[Any]]] = {
    kind.__name__: kind
    for kind in (
        Finding,
        UnplacedFinding,
        Problem,
        Related,
        RecordShare,
        Share,
        Placed,
        Lines,
        Span,
        Position,
        Cell,
        TextPlace,
        Replacement,
        TextEdit,
        Fix,
        SetValue,
        Rename,
        Remove,
        Insert,
    )
}
"""The classes of what is kept, by the names that stand in it."""
_FIELDS: Final = {
    kind: tuple(one.name for one in dataclasses.fields(kind) if one.init and one.name != "starts")
    for kind in _KINDS.values()
}
"""What they are made of again; where lines start is seen in their text."""
_LONG: Final = 200
"""A text of more characters is written once for the findings that follow."""
_MOST_TEXTS: Final = 500
"""So many of these are kept in mind; then all are forgotten."""
_TEXT: Final = "text"
_ENTRY: Final = "entry"
_HOLDERS: Final = (list, dict)


class Names(NamedTuple):
    """How records are called that stand in what is written, and found again."""

    of: Callable[[Entry], str | int]
    entry: Callable[[Any], Entry]


class Texts:
    """The long texts that were met, by their numbers, which a writer and a reader give alike."""

    def __init__(self, names: Names | None = None) -> None:
        self.names = names
        self.numbers: dict[str, int] = {}
        self.texts: list[str] = []

    def add(self, text: str) -> None:
        """Takes in a text, when it is written or read."""
        self.numbers[text] = len(self.texts)
        self.texts.append(text)

    def forget(self) -> None:
        """Forgets all texts."""
        self.numbers.clear()
        self.texts.clear()

    def new_in(self, value: Any) -> list[str]:
        """The long texts of a value that were not met before."""
        new: dict[str, None] = {}
        _plain(value, self, new)
        return [*new]


def lines_of(values: Iterable[Any], names: Names | None = None) -> Iterator[str]:
    """A line of JSON for each value, before it one for each long text that it is first to have.

    ``null`` says that the texts so far are forgotten. Raises ``TypeError`` for what JSON cannot
    hold, such as a record where there are no names for these.
    """
    texts = Texts(names)
    for value in values:
        new = texts.new_in(value)
        if len(texts.texts) + len(new) > _MOST_TEXTS:
            texts.forget()
            yield "null"
            new = texts.new_in(value)
        for text in new:
            texts.add(text)
            yield json.dumps(text)
        yield json.dumps(_plain(value, texts, {}))


def values_of(lines: Iterable[bytes], names: Names | None = None) -> Iterator[Any]:
    """The values that stand in such lines.

    Raises ``ValueError``, ``LookupError`` or ``TypeError`` for others.
    """
    texts = Texts(names)
    for line in lines:
        value = json.loads(line)
        if value is None:
            texts.forget()
        elif isinstance(value, str):
            texts.add(value)
        else:
            yield _valued(value, texts)


def _plain(value: Any, texts: Texts, new: dict[str, None]) -> Any:
    """A value as JSON; long texts that are not known yet are added to ``new``."""
    kind = type(value)
    if kind is str:
        if len(value) <= _LONG:
            return value
        if value not in texts.numbers:
            new[value] = None
        return [_TEXT, texts.numbers.get(value)]
    if value is None or kind in (bool, int, float):
        return value
    if kind in _FIELDS:
        held = (_plain(getattr(value, name), texts, new) for name in _FIELDS[kind])
        return [kind.__name__, *held]
    if kind is Entry and texts.names:
        return [_ENTRY, texts.names.of(value)]
    if isinstance(value, str):
        return ["Severity", str(value)] if kind is Severity else str(value)
    if kind in (list, tuple):
        return [kind.__name__, *(_plain(one, texts, new) for one in value)]
    if isinstance(value, Mapping) and all(isinstance(name, str) for name in value):
        return {str(name): _plain(one, texts, new) for name, one in value.items()}
    raise TypeError(f"JSON cannot hold a {kind.__name__} as it is")


def _valued(plain: Any, texts: Texts) -> Any:
    if isinstance(plain, dict):
        return {name: _valued(one, texts) for name, one in plain.items()}
    if not isinstance(plain, list):
        return plain
    name, *held = plain
    if name == _TEXT:
        return texts.texts[held[0]]
    if name == "Severity":
        return Severity(held[0])
    if name == _ENTRY and texts.names:
        return texts.names.entry(held[0])
    values = [_valued(one, texts) if type(one) in _HOLDERS else one for one in held]
    if name in ("list", "tuple"):
        return values if name == "list" else tuple(values)
    kind = _KINDS[name]
    return kind(**dict(zip(_FIELDS[kind], values, strict=True)))
