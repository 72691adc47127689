"""Places that a stored report names, with the lines of their files as they are now."""

from collections.abc import Callable
from typing import Final, TypeAlias

from pourparler_validators.contract.finding import TextPlace
from pourparler_validators.entries.cells import Cell
from pourparler_validators.formats.places import Lines, Position, Span
from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.reports import stored_form
from pourparler_validators.running.placed import Placed, Words, text_in

Texts: TypeAlias = Callable[[str], str | None]
"""Gives the text of a file by its path; nothing where it is not there any more."""

Stretch: TypeAlias = tuple[Position, Position]
"""Where something starts, and where it has ended."""

_BEGINNING: Final = Position(1, 1)
_NO_LINES: Final = Lines("")
_NOWHERE: Final = Span(0, 0)


@dataclass(frozen=True, slots=True)
class StoredPlace(Placed):
    """A place whose line and column are known, also where its file is no longer there."""

    first: Position = _BEGINNING
    last: Position = _BEGINNING
    mark_at: Stretch = (_BEGINNING, _BEGINNING)
    kept: Words | None = None

    @property
    def start(self) -> Position:
        """The line and column where the value starts."""
        return self.first

    @property
    def end(self) -> Position:
        """The line and column just after the value."""
        return self.last

    @property
    def marked(self) -> Stretch:
        """Where the mark starts, and where it has ended."""
        return self.mark_at

    @property
    def words(self) -> Words | None:
        """What the report has of a text that stands in no file."""
        return self.kept

    def before(self, position: Position) -> str:
        """The line before a position; as many spaces where the line is not known."""
        if self.lines.text:
            return Placed.before(self, position)
        return " " * (position.column - 1)


@dataclass(frozen=True, slots=True)
class _Shown:
    """What can be shown of a place: some lines, and where in them the value and the mark stand."""

    lines: Lines = _NO_LINES
    value: Span = _NOWHERE
    mark: Span = _NOWHERE
    article: TextPlace | None = None


class Places:
    """Makes the places of one report: each file is read once."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts
        self._known: dict[str, Lines] = {}
        self._numbers: dict[tuple[str, str | None], int] = {}

    def placed(self, one: stored_form.Place, message: str = "") -> StoredPlace:
        """The place, and what it has to do with a fault."""
        value = stretch(one)
        mark = stretch(one.mark) if one.mark else value
        kept = Words(one.words.text, one.words.start, one.words.end) if one.words else None
        shown = self._shown(one, value, mark, kept)
        return StoredPlace(
            lines=shown.lines,
            file=one.folder or one.file,
            record=one.record,
            pointer=one.pointer,
            document_pointer=one.document_pointer,
            value=shown.value,
            mark=shown.mark,
            message=message,
            number=self._number(one),
            cell=_cell(one),
            article=shown.article,
            first=value[0],
            last=value[1],
            mark_at=mark,
            kept=kept,
        )

    def _number(self, one: stored_form.Place) -> int:
        """The number of the record; where that is not told, one that no other record has."""
        if one.position is not None:
            return one.position
        return self._numbers.setdefault((one.file, one.record), len(self._numbers))

    def _shown(
        self, one: stored_form.Place, value: Stretch, mark: Stretch, kept: Words | None
    ) -> _Shown:
        if one.row is not None:
            return _in_cell(kept) if kept else _Shown()
        if one.file == text_in(one.record):
            return _in_record(kept, value[0].line) if kept else _Shown()
        article = TextPlace(kept.text, None, kept.start, kept.end) if kept else None
        lines = self._lines(one.file)
        value_span, mark_span = _span(lines, *value), _span(lines, *mark)
        if value_span is None or mark_span is None:
            return _Shown(article=article)
        return _Shown(lines, value_span, mark_span, article)

    def _lines(self, path: str) -> Lines:
        if path not in self._known:
            self._known[path] = Lines(self._texts(path) or "")
        return self._known[path]


def position(at: stored_form.At) -> Position:
    """A line and a column."""
    return Position(at.line, at.column)


def stretch(of: stored_form.Stretch) -> Stretch:
    """Where something starts, and where it has ended."""
    return position(of.start), position(of.end)


def _in_cell(kept: Words) -> _Shown:
    """The value of a cell, which is not the whole of its text."""
    span = Span(kept.start, kept.end)
    return _Shown(Lines(f"{kept.text} "), span, span)


def _in_record(kept: Words, line: int) -> _Shown:
    """Words of a text in a record, of whose line the number is known."""
    span = Span(kept.start, kept.end)
    before = line - Lines(kept.text).position(kept.start).line
    return _Shown(Lines(kept.text, before), span, span)


def _span(lines: Lines, first: Position, last: Position) -> Span | None:
    """Where a value stands in a text; nothing where the text has no such line or column."""
    start, end = _offset(lines, first), _offset(lines, last)
    return None if start is None or end is None or not lines.text else Span(start, end)


def _offset(lines: Lines, place: Position) -> int | None:
    """Where a position is in a text; one within the line break is at the end of the line."""
    if place.line > len(lines.starts):
        return None
    length = len(lines.line(place.line))
    is_there = place.column - 1 <= length + len("\r\n")
    return lines.start(place.line) + min(place.column - 1, length) if is_there else None


def _cell(one: stored_form.Place) -> Cell | None:
    if one.row is None:
        return None
    column = 0
    for letter in one.column:
        column = 26 * column + ord(letter) - ord("A") + 1
    return Cell(one.file, one.sheet, one.row, column, one.heading)
