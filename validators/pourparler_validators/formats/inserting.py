"""Puts fields and items into objects and lists, written as those beside them."""

import json
import re
from typing import Any, Final

from pourparler_validators.formats.editing import TextEdit, line_start, skip_space, start_of
from pourparler_validators.formats.places import Place, members_of
from pourparler_validators.late_dataclasses import dataclass

_GAP: Final = re.compile(r'":([ \t]?)')
_INDENT: Final = re.compile(r"[ \t]*")
_LINE: Final = re.compile(r"\n([ \t]+)\S")
_USUAL: Final = "  "


@dataclass(frozen=True, slots=True)
class Put:
    """A field or an item that an object or a list gets besides."""

    position: int
    """How many fields or items of it stand before it."""
    value: Any
    name: str | None = None
    """The name of the field; none for an item."""


@dataclass(frozen=True, slots=True)
class _Style:
    """How an object or a list between brackets is written."""

    gap: str
    """What stands between a colon and the value."""
    indent: str | None
    """What each line of its members begins with; none where they stand on one line."""
    step: str | None
    """By how much what is within a member is indented; none where that stands on one line."""
    between: str
    """What stands behind a comma."""
    newline: str

    def member(self, put: Put) -> str:
        """A field with its name, or an item."""
        value = self._value(put.value)
        return value if put.name is None else f"{written(put.name)}:{self.gap}{value}"

    def _value(self, value: Any) -> str:
        comma = "," if self.between == "" else ", "
        if self.indent is None or self.step is None:
            return written(value, separators=(comma, f":{self.gap}"))
        lines = written(value, separators=(",", f":{self.gap}"), indent=self.step)
        return lines.replace("\n", self.newline + self.indent)


def put_text(text: str, place: Place, put: Put) -> TextEdit:
    """What putting something into the object or list at a place of a JSON text does to it."""
    return put_between(text, place.value.start, place.value.end, members_of(text, place), put)


def spelled(text: str, place: Place, value: Any) -> str:
    """A value as it stands in a JSON text in the place of another."""
    gap = _gap(text, place.value.start)
    return written(value, separators=("," if not gap else ", ", f":{gap}"))


def put_between(text: str, start: int, end: int, members: list[Place], put: Put) -> TextEdit:
    """The same between brackets that stand from ``start`` to ``end`` around some members."""
    style = _style(text, start, members)
    member = style.member(put)
    if not members:
        return TextEdit(start + 1, end - 1, _alone(text, start, style, member))
    if put.position:
        at = members[put.position - 1].value.end
        return TextEdit(at, at, f",{style.between}{member}")
    at = start_of(members[0])
    return TextEdit(at, at, f"{member},{style.between}")


def written(value: Any, **layout: Any) -> str:
    """A value as JSON; half a character, which no file holds, is escaped."""
    text = json.dumps(value, ensure_ascii=False, **layout)
    is_utf8 = text.encode(errors="replace").decode() == text
    return text if is_utf8 else json.dumps(value, **layout)


def newline_of(text: str) -> str:
    """How lines end."""
    return "\r\n" if "\r\n" in text else "\n"


def _alone(text: str, start: int, style: _Style, member: str) -> str:
    """The first member of what was empty."""
    if style.indent is None:
        return member
    return f"{style.newline}{style.indent}{member}{style.newline}{_indent_at(text, start)}"


def _style(text: str, start: int, members: list[Place]) -> _Style:
    newline = newline_of(text)
    gap = _gap(text, start)
    indent = _indent(text, start, members)
    if indent is None:
        return _Style(gap, None, None, _joint(text, members, gap), newline)
    around = _indent_at(text, start)
    step = indent.removeprefix(around) if indent != around else _step(text)
    is_spread = _is_spread(text, members)
    return _Style(gap, indent, step if is_spread else None, newline + indent, newline)


def _gap(text: str, start: int) -> str:
    """What stands behind the colons nearest to a place: a space or nothing."""
    found = _GAP.search(text, start) or _GAP.search(text)
    return found[1] if found else " "


def _indent(text: str, start: int, members: list[Place]) -> str | None:
    """What stands before a member on its line; nothing where it shares it with what is around."""
    if members:
        first = start_of(members[0])
        line = line_start(text, first)
        return text[line:first] if line > start else None
    line = line_start(text, start)
    is_in_lines = line > 0 and "\n" in text[:start].rstrip(" \t")
    return _indent_at(text, start) + _step(text) if is_in_lines else None


def _indent_at(text: str, position: int) -> str:
    """What the line of a place begins with."""
    found = _INDENT.match(text, line_start(text, position))
    return found[0] if found else ""


def _step(text: str) -> str:
    """By how much the lines of a text are indented."""
    found = _LINE.search(text)
    return found[1] if found else _USUAL


def _joint(text: str, members: list[Place], gap: str) -> str:
    """What stands behind the commas of one line."""
    if len(members) < 2:
        return gap
    comma = skip_space(text, members[0].value.end)
    between = text[comma + 1 : start_of(members[1])]
    return between if between in ("", " ") else gap


def _is_spread(text: str, members: list[Place]) -> bool:
    """Whether objects and lists beside have a line for each of their members."""
    for member in reversed(members):
        value = text[member.value.start : member.value.end]
        if value[:1] in ("{", "[") and value[1:-1].strip():
            return "\n" in value
    return True
