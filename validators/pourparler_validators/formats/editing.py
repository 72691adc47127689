"""Edits of a file's text that leave everything else in it as it is, to the byte."""

import json
import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import field
from typing import TYPE_CHECKING, Final, TypeAlias

from pourparler_validators.formats.places import Place, Span
from pourparler_validators.late_dataclasses import dataclass

if TYPE_CHECKING:
    from pourparler_validators.contract.finding import Edit

_SPACE: Final = " \t\r\n"
_BREAKS: Final = "\n\r"
"""What ends a line."""

_PLAIN_NAME: Final = re.compile(r"[a-z][a-z0-9_]*")


@dataclass(frozen=True, slots=True, order=True)
class TextEdit:
    """A stretch of a text, and what takes its place."""

    start: int
    end: int
    replacement: str


Removal: TypeAlias = Callable[[str, Place], TextEdit | None]
"""What taking a member out does to the text."""


def text_edit(
    text: str, edit: "Edit", place: Place, removal: Removal | None = None
) -> TextEdit | None:
    """What an edit of the value at a place does to the text; nothing where it cannot be done.

    What stands in the text once for several values is not edited. ``removal`` takes a member out;
    by itself it is done as in JSON.
    """
    from pourparler_validators.contract.finding import Insert, Remove, Rename, SetValue

    if place.is_shared or (place.holds_shared and not isinstance(edit, Rename)):
        return None
    match edit:
        case SetValue(value=value):
            start, end = place.value.start, place.value.end
            before = " " if start == end and text[start - 1 : start] == ":" else ""
            return TextEdit(start, end, before + json.dumps(value, ensure_ascii=False))
        case Rename(name=name):
            return _renaming(text, name, place.name) if place.name else None
        case Remove():
            return (removal or _removal)(text, place)
        case Insert(fields=fields):
            return _insertion(text, fields, place)


def edited(text: str, edits: Iterable[TextEdit]) -> str:
    """The text after edits that do not overlap; what is to be done twice is done once."""
    parts: list[str] = []
    end = 0
    for edit in sorted(set(edits)):
        parts += (text[end : edit.start], edit.replacement)
        end = edit.end
    return "".join([*parts, text[end:]])


@dataclass(slots=True)
class EditsApart:
    """Edits of one text, of which no two are about one stretch of it."""

    _ordered: list[TextEdit] = field(default_factory=list[TextEdit])

    def take(self, edits: Iterable[TextEdit]) -> bool:
        """Takes in edits, all or none: whether they overlap with none; the same edit may recur."""
        taken: list[TextEdit] = []
        for edit in set(edits):
            at = bisect_left(self._ordered, edit)
            around = self._ordered[max(at - 1, 0) : at + 1]
            if edit in around:
                continue
            if any(_overlap(*sorted((edit, other))) for other in around):
                for one in taken:
                    del self._ordered[bisect_left(self._ordered, one)]
                return False
            self._ordered.insert(at, edit)
            taken.append(edit)
        return True

    def take_one(self, edit: TextEdit) -> bool:
        """Takes in one edit, as :meth:`take` does several."""
        return self.take([edit])


def _overlap(one: TextEdit, other: TextEdit) -> bool:
    return one.end > other.start or one.start == other.start


def _insertion(text: str, fields: Mapping[str, object], place: Place) -> TextEdit | None:
    """Fields behind a member, in the way in which it is written."""
    if place.name is None:
        return None
    members = [_member(text, name, value, place.name) for name, value in fields.items()]
    line = line_start(text, place.name.start)
    before = text[line : place.name.start]
    if place.is_block:
        return _lines_behind(text, members, place.value.end, " " * len(before))
    is_on_its_line = line > 0 and not before.strip(_SPACE)
    tight = text[place.name.end + 1 : place.name.end + 2] not in tuple(_SPACE)
    joint = f",{_break_before(text, line)}{before}" if is_on_its_line else "," + " " * (not tight)
    end = place.value.end
    return TextEdit(end, end, "".join(f"{joint}{member}" for member in members))


def _lines_behind(text: str, members: Sequence[str], end: int, indent: str) -> TextEdit:
    """Lines behind a member of a block, below what else stands in its last line."""
    newline = "\r\n" if "\r\n" in text else "\n"
    lines = [f"{indent}{member}" for member in members]
    if text[end - 1 : end] in tuple(_BREAKS):
        return TextEdit(end, end, "".join(f"{line}{newline}" for line in lines))
    while end < len(text) and text[end] not in _BREAKS:
        end += 1
    return TextEdit(end, end, "".join(f"{newline}{line}" for line in lines))


def _member(text: str, name: str, value: object, beside: Span) -> str:
    """A field, written as the one beside it."""
    is_plain = text[beside.start] not in "\"'"
    gap = "" if text[beside.end + 1 : beside.end + 2] not in tuple(_SPACE) and not is_plain else " "
    written = name if is_plain else json.dumps(name)
    return f"{written}:{gap}{json.dumps(value, ensure_ascii=False)}"


def _break_before(text: str, line: int) -> str:
    """The line break before a line."""
    return "\r\n" if text[max(0, line - 2) : line] == "\r\n" else text[max(0, line - 1) : line]


def _renaming(text: str, name: str, old: Span) -> TextEdit:
    """Writes a name without quotation marks only where the old one had none."""
    is_plain = text[old.start] not in "\"'" and _PLAIN_NAME.fullmatch(name) is not None
    return TextEdit(old.start, old.end, name if is_plain else json.dumps(name, ensure_ascii=False))


def _removal(text: str, place: Place) -> TextEdit:
    """A member between brackets, with the comma that belongs to it."""
    start, end = start_of(place), place.value.end
    after = skip_space(text, end)
    if text[after : after + 1] == ",":
        return TextEdit(start, skip_space(text, after + 1), "")
    before = text[:start].rstrip(_SPACE)
    is_comma = before.endswith(",")
    return TextEdit(len(before[:-1].rstrip(_SPACE)) if is_comma else start, end, "")


def start_of(place: Place) -> int:
    """Where a member starts, with its name."""
    return place.name.start if place.name else place.value.start


def line_start(text: str, position: int) -> int:
    """Where the line of a place starts."""
    while position > 0 and text[position - 1] not in _BREAKS:
        position -= 1
    return position


def skip_space(text: str, position: int) -> int:
    """Where the space at a place ends."""
    while position < len(text) and text[position] in _SPACE:
        position += 1
    return position
