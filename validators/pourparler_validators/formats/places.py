"""Where a value stands in a JSON text: line and column, found only for findings.

The text was parsed once before, so that it is known to be JSON and not too deep. It is walked
from bracket to bracket; what no pointer leads into is skipped by the C scanner of the standard
library.
"""

import json
import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import field
from typing import Any, Final, TypeAlias

from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.messages.json_pointer import escaped

Tree: TypeAlias = dict[str, Any]
"""The steps of the pointers that are looked for."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text, in code points, the end exclusive."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value stands, and the name that it has."""

    value: Span
    name: Span | None = None
    earlier: "Place | None" = None
    """The value of the same name before this one, where an object has a name twice."""
    is_shared: bool = False
    """Whether the same text stands in other places, too, so that it cannot be changed for one."""
    holds_shared: bool = False
    """Whether its value, or a part of it, is the value of other fields, too."""
    is_block: bool = False
    """Whether it is a line of a YAML block, not between brackets."""
    node: object = field(default=None, compare=False, repr=False)
    """The value as the format keeps it, if it does."""

    @property
    def first(self) -> "Place":
        """The first value of the same name in the same object."""
        place = self
        while place.earlier is not None:
            place = place.earlier
        return place


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A line and a column, both from 1; the column in code points."""

    line: int
    column: int

    def to_dict(self) -> dict[str, int]:
        """The same as a JSON value."""
        return {"line": self.line, "column": self.column}


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of a text."""

    text: str = field(repr=False)
    before: int = 0
    """The number of lines that come before them."""
    starts: list[int] = field(default_factory=list[int], repr=False)

    def __post_init__(self) -> None:
        self.starts.append(0)
        self.starts.extend(match.end() for match in re.finditer("\n", self.text))

    def position(self, offset: int) -> Position:
        """The line and column of a place in the text."""
        line = bisect_right(self.starts, offset)
        return Position(self.before + line, offset - self.starts[line - 1] + 1)

    def start(self, number: int) -> int:
        """Where a line begins."""
        return self.starts[number - self.before - 1]

    def line(self, number: int) -> str:
        """A line without its line break."""
        return self.text[self.start(number) : self._end(number)].rstrip("\r\n")

    def _end(self, number: int) -> int:
        after = number - self.before
        return self.starts[after] if after < len(self.starts) else len(self.text)


def content(text: str, place: Place) -> Any:
    """The value at a place; numbers as they are written."""
    value = text[place.value.start : place.value.end]
    try:
        return json.loads(value, parse_int=str, parse_float=str)
    except ValueError:
        return value


def within(text: str, value: Span, words: tuple[int, int]) -> Span:
    """A stretch of a value that is a text; the whole value where escapes hide where it stands."""
    written = text[value.start : value.end]
    if "\\" in written or "\n" in written:
        return value
    first = value.start + (written[:1] in ("'", '"'))
    start, end = first + words[0], first + max(words[1], words[0] + 1)
    return Span(start, min(end, value.end))


def locate(text: str, offset: int, pointers: Iterable[str]) -> dict[str, Place]:
    """Where the values of a JSON text stand that JSON Pointers (RFC 6901) lead to.

    ``offset`` is where the JSON value starts, or white space before it. A pointer that leads
    nowhere gets the place of the innermost value that it leads to; so does any pointer where there
    is no value at all.
    """
    wanted = set(pointers)
    tree: Tree = {}
    for pointer in wanted:
        branch = tree
        for step in pointer.split("/")[1:]:
            branch = branch.setdefault(step, {})
    found: dict[str, Place] = {}
    start = _skip_space(text, offset)
    if start == len(text):
        return dict.fromkeys(wanted, Place(Span(offset, offset)))
    found[""] = Place(Span(start, _walk(text, start, tree, "", found)))
    return {pointer: _innermost(pointer, found) for pointer in wanted}


def members_of(text: str, place: Place) -> list[Place]:
    """The fields or items of the object or list at a place, in order."""
    found: list[Place] = []
    start = place.value.start
    if text[start : start + 1] not in ("{", "["):
        return found
    position = _skip_space(text, start + 1)
    while text[position] not in "}]":
        name = None
        if text[start] == "{":
            name = Span(position, _end_of(text, position))
            position = _skip_space(text, _skip_space(text, name.end) + 1)
        found.append(Place(Span(position, _end_of(text, position)), name))
        position = _skip_comma(text, found[-1].value.end)
    return found


def _innermost(pointer: str, found: dict[str, Place]) -> Place:
    while pointer not in found:
        pointer = pointer.rpartition("/")[0]
    return found[pointer]


def _walk(text: str, start: int, tree: Tree, pointer: str, found: dict[str, Place]) -> int:
    """Notes the places of the values within this one that the tree leads to; gives its end."""
    if tree and text[start] == "{":
        return _walk_object(text, start, tree, pointer, found)
    if tree and text[start] == "[":
        return _walk_list(text, start, tree, pointer, found)
    return _end_of(text, start)


def _walk_object(text: str, start: int, tree: Tree, pointer: str, found: dict[str, Place]) -> int:
    position = _skip_space(text, start + 1)
    while text[position] != "}":
        key, name_end = _DECODER.raw_decode(text, position)
        name = Span(position, name_end)
        value = _skip_space(text, _skip_space(text, name_end) + 1)
        step = escaped(key)
        place = f"{pointer}/{step}"
        if step in tree:
            end = _walk(text, value, tree[step], place, found)
            earlier = found.get(place)
            is_here = earlier is not None and earlier.value.start > start
            found[place] = Place(Span(value, end), name, earlier if is_here else None)
        else:
            end = _end_of(text, value)
        position = _skip_comma(text, end)
    return position + 1


def _walk_list(text: str, start: int, tree: Tree, pointer: str, found: dict[str, Place]) -> int:
    position, count = _skip_space(text, start + 1), 0
    while text[position] != "]":
        step = str(count)
        if step in tree:
            end = _walk(text, position, tree[step], f"{pointer}/{step}", found)
            found[f"{pointer}/{step}"] = Place(Span(position, end))
        else:
            end = _end_of(text, position)
        position, count = _skip_comma(text, end), count + 1
    return position + 1


def _skip_comma(text: str, position: int) -> int:
    """Where the next member starts, or the closing bracket stands."""
    position = _skip_space(text, position)
    return _skip_space(text, position + 1) if text[position] == "," else position


def _skip_space(text: str, position: int) -> int:
    match = _SPACE.match(text, position)
    return match.end() if match else position


def _end_of(text: str, start: int) -> int:
    return _DECODER.raw_decode(text, start)[1]


_SPACE: Final = re.compile(r"[ \t\n\r]*")
_DECODER: Final = json.JSONDecoder(parse_int=str, parse_float=str, parse_constant=str)
