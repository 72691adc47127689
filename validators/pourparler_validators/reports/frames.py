"""The lines of files that people are shown, with the place marked that a finding points at."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pourparler_validators.messages.wording import visible

if TYPE_CHECKING:
    from pourparler_validators.running.finding import Placed

_TAB: Final = "    "


@dataclass(frozen=True, slots=True)
class Frame:
    """A line before, at and after the mark, made visible, and cut around it."""

    number: int
    before: str
    marked: str
    after: str


def frame_of(place: "Placed", width: int, lead: int, *, least: int = 0) -> Frame | None:
    """The line of a place, of which so many characters are shown; nothing where it is empty.

    Of a longer line, ``lead`` characters are left before the mark, which covers ``least``.
    """
    line, number, column, length = _of_cell(place) if place.cell else _of_text(place)
    if not line.strip():
        return None
    length = max(length, least)
    start = max(0, column - lead) if column + length > width else 0
    stop = start + width
    before, marked = line[start:column], line[column : min(column + length, stop)]
    after = line[column + len(marked) : stop]
    trail = "…" if stop < len(line) else ""
    cut = "…" if start else ""
    return Frame(number, cut + _plain(before), _plain(marked), _plain(after) + trail)


def is_in_article(place: "Placed") -> bool:
    """Whether it points at the words of an article, which are in no document of records."""
    return bool(place.pointer) and not place.document_pointer


def _of_text(place: "Placed") -> tuple[str, int, int, int]:
    """The line of a place with its number, and where in it the mark starts and how long it is."""
    start = place.lines.position(place.mark.start)
    line = place.lines.line(start.line)
    column = start.column - 1
    return line, start.line, column, min(place.mark.end - place.mark.start, len(line) - column)


def _of_cell(place: "Placed") -> tuple[str, int, int, int]:
    """The same for a cell: its row's record, its heading and its value."""
    value = place.lines.text[place.mark.start : place.mark.end]
    heading = place.cell.heading if place.cell else ""
    before = f"{place.record or ''}  {heading}: ".lstrip()
    has_value = heading and len(value) < len(place.lines.text)
    return f"{before}{value}" if has_value else "", place.start.line, len(before), len(value)


def _plain(text: str) -> str:
    return visible(text.replace("\t", _TAB))
