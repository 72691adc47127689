"""A stretch of a file, as other programs and people meet it."""

from dataclasses import asdict
from typing import Any, Final

from pourparler_validators.contract.finding import TextPlace
from pourparler_validators.entries.cells import Cell
from pourparler_validators.formats.places import Lines, Position, Span
from pourparler_validators.late_dataclasses import dataclass

AROUND: Final = 600
"""So many characters of a text that stands in no file are kept before a place and after it."""


def text_in(record: str | None) -> str:
    """What a text is called that stands in the record of its source."""
    return f"the text of {record}"


@dataclass(frozen=True, slots=True)
class Words:
    """A part of a text, and the stretch of it that is to be marked, the end exclusive."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Placed:
    """A stretch of a file that a finding points at."""

    lines: Lines
    file: str
    record: str | None
    """The id of the record there."""
    pointer: str
    """Relative to the record."""
    document_pointer: str
    value: Span
    mark: Span
    """What to mark for a reader: the value, or its name where that is wrong."""
    message: str = ""
    """What the place has to do with the fault, for a related place."""
    number: int = 0
    """The number of the record within its file."""
    cell: Cell | None = None
    """In tables: the cell that is pointed at."""
    article: TextPlace | None = None
    """In a web page: the same words in the article that was read from it."""

    @property
    def key(self) -> tuple[str, int]:
        """The record, as long as no record is added or taken away: its file and number."""
        return self.file, self.number

    @property
    def has_file(self) -> bool:
        """Whether it stands in a file of its own, and not in a text that a record holds."""
        return self.file != text_in(self.record)

    @property
    def path(self) -> str:
        """The path of the file in which it stands; one of several, where these are tables."""
        return self.cell.file if self.cell else self.file

    @property
    def sheet(self) -> str:
        """The worksheet in which it stands, in a workbook."""
        return (self.cell and self.cell.sheet) or ""

    @property
    def where(self) -> str:
        """The file with the place to mark, as a person finds it."""
        if self.cell is not None:
            return str(self.cell)
        start, _ = self.marked
        return f"{self.file}:{start.line}:{start.column}"

    @property
    def marked(self) -> tuple[Position, Position]:
        """Where the mark starts, and where it has ended; in tables as the value."""
        if self.cell is not None:
            return self.start, self.end
        return self.lines.position(self.mark.start), self.lines.position(self.mark.end)

    @property
    def words(self) -> Words | None:
        """What is marked and what is around it, where that is in no file as it is read.

        So it is with a text in a record, with the article of a web page, and in a table.
        """
        if self.cell is not None:
            return _in_cell(self.lines.text, self.mark)
        if self.article is not None:
            span = Span(self.article.start, self.article.end)
            return _in_text(self.article.text, span)
        return None if self.has_file else _in_text(self.lines.text, self.mark)

    def before(self, position: Position) -> str:
        """The line before a position, for those who count its columns otherwise."""
        start = self.lines.start(position.line)
        return self.lines.text[start : start + position.column - 1]

    @property
    def start(self) -> Position:
        """The line and column where the value starts; in tables the row and the column."""
        if self.cell is not None:
            return Position(max(self.cell.row, 1), max(self.cell.column, 1))
        return self.lines.position(self.value.start)

    @property
    def end(self) -> Position:
        """The line and column just after the value; in tables its row and column."""
        if self.cell is not None:
            return self.start
        return self.lines.position(self.value.end)

    def to_dict(self) -> dict[str, Any]:
        """The place as it stands in the JSON report."""
        start, end = self.start, self.end
        marked, words = self.marked, self.words
        return {
            "record": self.record,
            "position": self.number,
            "pointer": self.pointer,
            "file": self.path,
            **({"folder": self.file} if self.file != self.path else {}),
            **(_cell(self.cell) if self.cell else {}),
            "document_pointer": self.document_pointer,
            "start": start.to_dict(),
            "end": end.to_dict(),
            **({"mark": _mark(*marked)} if marked != (start, end) else {}),
            **({"words": asdict(words)} if words else {}),
        }


def _in_text(text: str, span: Span) -> Words:
    """A stretch of a text with what is around it; no line break is cut apart."""
    start = max(span.start - AROUND, 0)
    if text[start : start + 1] == "\n" and text[:start].endswith("\r"):
        start -= 1
    return Words(text[start : span.end + AROUND], span.start - start, span.end - start)


def _in_cell(text: str, span: Span) -> Words | None:
    """The beginning of what stands in a cell; nothing where that is the whole text."""
    kept = text[span.start : min(span.end, span.start + AROUND)]
    return Words(kept, 0, len(kept)) if span.end - span.start < len(text) else None


def _mark(start: Position, end: Position) -> dict[str, Any]:
    return {"start": start.to_dict(), "end": end.to_dict()}


def _cell(cell: Cell) -> dict[str, Any]:
    return {
        "sheet": cell.sheet,
        "row": cell.row,
        "column": cell.letters,
        "heading": cell.heading,
        "cell": cell.name,
    }
