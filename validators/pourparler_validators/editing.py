"""Edits of a file's text that leave everything else in it as it is, to the byte."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from pourparler_validators.finding import Edit, Remove, Rename, SetValue
from pourparler_validators.places import Place, Span

_SPACE: Final = " \t\r\n"
_PLAIN_NAME: Final = re.compile(r"[a-z][a-z0-9_]*")
_LINE_START: Final = re.compile(r"[ ]*(?:- +)?")


@dataclass(frozen=True, slots=True, order=True)
class TextEdit:
    """A stretch of a text, and what takes its place."""

    start: int
    end: int
    replacement: str


def text_edit(text: str, is_json: bool, edit: Edit, place: Place) -> TextEdit | None:
    """What an edit of the value at a place does to the text; nothing where it cannot be done."""
    match edit:
        case SetValue(value=value):
            written = json.dumps(value, ensure_ascii=False)
            return TextEdit(place.value.start, place.value.end, written)
        case Rename(name=name):
            if place.name is None:
                return None
            is_plain = not is_json and _PLAIN_NAME.fullmatch(name) is not None
            written = name if is_plain else json.dumps(name, ensure_ascii=False)
            return TextEdit(place.name.start, place.name.end, written)
        case Remove():
            start = place.name.start if place.name else place.value.start
            span = _removal(text, is_json, Span(start, place.value.end))
            return TextEdit(span.start, span.end, "") if span else None


def edited(text: str, edits: Iterable[TextEdit]) -> str:
    """The text after the edits; of two that overlap, the first in the text is made."""
    parts: list[str] = []
    end = 0
    for edit in sorted(set(edits)):
        if edit.start < end:
            continue
        parts += (text[end : edit.start], edit.replacement)
        end = edit.end
    return "".join([*parts, text[end:]])


def _removal(text: str, is_json: bool, member: Span) -> Span | None:
    """The stretch of a member with the comma, or the lines, that belong to it."""
    after = _skip(text, member.end)
    if text[after : after + 1] == ",":
        return Span(member.start, _skip(text, after + 1))
    before = len(text[: member.start].rstrip(_SPACE))
    if text[before - 1 : before] == "," and text[after : after + 1] in ("]", "}"):
        return Span(len(text[: before - 1].rstrip(_SPACE)), member.end)
    if is_json or text[after : after + 1] in ("]", "}"):
        return member
    return _block_lines(text, member)


def _block_lines(text: str, member: Span) -> Span | None:
    """The lines of a member of a YAML block; nothing where others share its first line."""
    line = text.rfind("\n", 0, member.start) + 1
    if not _LINE_START.fullmatch(text[line : member.start]):
        return None
    is_item_of_object = "-" in text[line : member.start] and re.match(
        r"[^\n]*:(?:\s|$)", text[member.start : member.end]
    )
    if is_item_of_object:
        return None
    end = text.find("\n", member.end)
    return Span(line, len(text) if end < 0 else end + 1)


def _skip(text: str, position: int) -> int:
    while position < len(text) and text[position] in _SPACE:
        position += 1
    return position
