"""The members of a YAML document with what is said about each in comments."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import field
from typing import Final

from pourparler_validators.formats.editing import line_start
from pourparler_validators.formats.yaml_tree import Node
from pourparler_validators.late_dataclasses import dataclass

_NAME: Final = re.compile(r"&\S+")
_BETWEEN: Final = re.compile(r"(?:[ \t\r\n]+|#[^\r\n]*)*")
_LINE: Final = re.compile(r"[^\r\n]*")


@dataclass(slots=True, eq=False)
class Member:
    """A field or an item."""

    key: Node | None
    value: Node
    start: int
    """Where its name or its dash stands."""
    end: int
    inner: "Collection | None" = None
    """The members of its value, if there are any."""
    above: list[str] = field(default_factory=list[str])
    """The comments on lines of their own before it; a line without anything is empty."""
    behind: list[str] = field(default_factory=list[str])
    """The comments on its own line."""


@dataclass(slots=True, eq=False)
class Collection:
    """An object or list that is not empty."""

    node: Node
    members: list[Member]
    start: int
    end: int
    column: int
    """The column of the names or dashes."""
    below: list[str] = field(default_factory=list[str])
    """The comments after the last member."""

    def contains(self, text: str, position: int) -> bool:
        """Whether a place is within it, or behind its last value on the same line."""
        end = self.end
        if self.node.is_block:
            line = _LINE.match(text, end)
            end = line.end() + 1 if line else end
        return self.start < position < end

    def before(self, position: int) -> Member | None:
        """The last member that starts before a place."""
        number = bisect_left(self.members, position, key=_start)
        return self.members[number - 1] if number else None

    def after(self, position: int) -> Member | None:
        """The first member that starts after a place."""
        number = bisect_right(self.members, position, key=_start)
        return self.members[number] if number < len(self.members) else None


def _start(member: Member) -> int:
    return member.start


def anchor(text: str, node: Node) -> str:
    """The anchor that stands before a value, with its sign."""
    found = _NAME.match(text, node.start) if node.target is None else None
    return found[0] if found else ""


def content_start(text: str, node: Node) -> int:
    """Where a value starts behind its anchor."""
    name = anchor(text, node)
    return _behind(text, node.start + len(name)) if name else node.start


def scalar_end(text: str, node: Node) -> int:
    """Where a scalar ends; the parser counts the empty lines after a block to it."""
    return node.start + len(text[node.start : node.end].rstrip(" \t\r\n"))


def collection(text: str, node: Node) -> Collection | None:
    """The members of a value; nothing for a scalar, an alias, and where it is empty."""
    if not node.items:
        return None
    members: list[Member] = []
    position = content_start(text, node)
    keys = [None] * len(node.items) if node.is_list else node.names
    for key, value in zip(keys, node.values, strict=True):
        start = key.start if key else _item_start(text, node, value, position)
        inner = collection(text, value)
        end = inner.end if inner else scalar_end(text, value)
        position = max(start + 1, end, scalar_end(text, key) if key else 0)
        members.append(Member(key, value, start, position, inner))
    start = members[0].start if node.is_block else node.start
    end = members[-1].end if node.is_block else node.end
    first = members[0].start
    return Collection(node, members, start, end, first - line_start(text, first))


def scalars(text: str, node: Node) -> Iterator[tuple[int, int]]:
    """Where the scalars of a value stand, in order; of one in lines, its lines alone."""
    if node.target is not None or node.text is not None:
        start = content_start(text, node)
        if start > node.start:
            yield node.start, node.start + len(anchor(text, node))
        line = _LINE.match(text, start) if is_in_lines(text, node) else None
        first = line.end() if line else start
        yield first, max(first, scalar_end(text, node))
    for item in node.items:
        yield from scalars(text, item)


def is_in_lines(text: str, node: Node) -> bool:
    """Whether a text stands in lines after | or >."""
    start = content_start(text, node)
    return node.text is not None and not node.is_plain and text[start : start + 1] in ("|", ">")


def _item_start(text: str, node: Node, value: Node, position: int) -> int:
    """Where the dash of an item stands; between brackets the item itself."""
    return _behind(text, position) if node.is_block else value.start


def _behind(text: str, position: int) -> int:
    """Where the space and the comments at a place end."""
    found = _BETWEEN.match(text, position)
    return found.end() if found else position
