"""The lines of files that people are shown, with the place marked that a finding points at."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.messages.wording import visible

if TYPE_CHECKING:
    from pourparler_validators.running.placed import Placed

_TAB: Final = "    "


@dataclass(frozen=True, slots=True)
class Frame:
    """A line, made visible and cut around what is marked in it."""

    number: int
    pieces: tuple[str, ...]
    """What is not marked and what is, in turns, first and last what is not."""


def frame_of(places: "Sequence[Placed]", width: int, lead: int, *, least: int = 0) -> Frame | None:
    """The line of some places, of which so many characters are shown; nothing if it is empty.

    Of a longer line, ``lead`` characters are left before the first mark, which covers ``least``.
    """
    line, number, column, length = _marked(places[0])
    if not line.strip():
        return None
    length = max(length, least)
    start = max(0, column - lead) if column + length > width else 0
    marks = [(column, length), *(_marked(place)[2:] for place in places[1:])]
    pieces = [_plain(piece) for piece in _divided(line, start, start + width, sorted(marks))]
    pieces[0] = f"{'…' if start else ''}{pieces[0]}"
    pieces[-1] = f"{pieces[-1]}{'…' if start + width < len(line) else ''}"
    return Frame(number, tuple(pieces))


def _divided(line: str, start: int, stop: int, marks: list[tuple[int, int]]) -> Iterator[str]:
    """A part of a line, divided before and after each mark that begins in it."""
    for column, length in marks:
        if start <= column <= stop:
            end = max(column, min(column + length, stop))
            yield line[start:column]
            yield line[column:end]
            start = end
    yield line[start:stop]


def _marked(place: "Placed") -> tuple[str, int, int, int]:
    """The line of a place with its number, and where in it the mark starts and how long it is."""
    return _of_cell(place) if place.cell else _of_text(place)


def is_in_article(place: "Placed") -> bool:
    """Whether it points at the words of an article, which are in no document of records."""
    return bool(place.pointer) and not place.document_pointer


def _of_text(place: "Placed") -> tuple[str, int, int, int]:
    start = place.lines.position(place.mark.start)
    line = place.lines.line(start.line)
    column = start.column - 1
    return line, start.line, column, min(place.mark.end - place.mark.start, len(line) - column)


def _of_cell(place: "Placed") -> tuple[str, int, int, int]:
    """For a cell its row's record, its heading and its value."""
    value = place.lines.text[place.mark.start : place.mark.end]
    heading = place.cell.heading if place.cell else ""
    before = f"{place.record or ''}  {heading}: ".lstrip()
    has_value = heading and len(value) < len(place.lines.text)
    return f"{before}{value}" if has_value else "", place.start.line, len(before), len(value)


def _plain(text: str) -> str:
    return visible(text.replace("\t", _TAB))
