"""Puts fields and items into YAML: as lines of a block, or between brackets as in JSON."""

import re
from typing import Any, Final

from pourparler_validators.formats.editing import TextEdit, line_start
from pourparler_validators.formats.inserting import Put, newline_of, put_between
from pourparler_validators.formats.layouts.yaml_parts import Collection, Member, collection
from pourparler_validators.formats.places import Place, Span
from pourparler_validators.formats.yaml_tree import Node
from pourparler_validators.formats.yaml_writing import block

_TO_LINE_END: Final = re.compile(r"[^\r\n]*")


def put_text(text: str, place: Place, put: Put) -> TextEdit | None:
    """What putting something into the object or list at a place does to the text.

    Nothing where the place has a value that stands in other places, too.
    """
    node = place.node
    if place.is_shared or not isinstance(node, Node) or node.target or node.is_shared:
        return None
    inner = collection(text, node)
    if inner is not None and node.is_block:
        return _put_line(text, inner, put)
    if inner is None and place.is_block and place.name is not None:
        return _first_lines(text, place, put)
    members = [_place(member) for member in inner.members] if inner else []
    return put_between(text, place.value.start, place.value.end, members, put)


def lines_of(put: Put, indent: str, newline: str, *, is_indented: bool = False) -> str:
    """A field or an item as lines of a block, without the indentation of the first."""
    value = [put.value] if put.name is None else {put.name: put.value}
    lines = block(value, is_indented=is_indented).rstrip("\n").split("\n")
    return f"{newline}{indent}".join(lines)


def _put_line(text: str, inner: Collection, put: Put) -> TextEdit:
    indent = " " * inner.column
    newline = newline_of(text)
    written = lines_of(put, indent, newline, is_indented=_is_indented(text, inner))
    if put.position == 0:
        start = inner.members[0].start
        return TextEdit(start, start, f"{written}{newline}{indent}")
    line = _TO_LINE_END.match(text, inner.members[put.position - 1].end)
    end = line.end() if line else len(text)
    return TextEdit(end, end, f"{newline}{indent}{written}")


def _first_lines(text: str, place: Place, put: Put) -> TextEdit:
    """The first member of an empty list or object that stands behind its name."""
    start = place.name.start if place.name else place.value.start
    indent = " " * (start - line_start(text, start)) + "  " * (put.name is not None)
    newline = newline_of(text)
    before = len(text[: place.value.start].rstrip(" "))
    return TextEdit(before, place.value.end, f"{newline}{indent}{lines_of(put, indent, newline)}")


def _place(member: Member) -> Place:
    name = Span(member.key.start, member.key.end) if member.key else None
    return Place(Span(member.value.start, member.end), name)


def _is_indented(text: str, inner: Collection) -> bool:
    """Whether the dashes of lists in a block stand right of the names."""
    for member in inner.members:
        found: Any = member.inner
        if found is None or not found.node.is_block:
            continue
        if found.node.is_list and member.key is not None:
            return bool(found.column > inner.column)
        if _is_indented(text, found):
            return True
    return False
