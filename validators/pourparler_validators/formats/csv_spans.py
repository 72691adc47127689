"""Where the cells of a CSV text stand, and edits of them that leave all others as they are."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from pourparler_validators.formats.editing import TextEdit
from pourparler_validators.formats.places import Span
from pourparler_validators.late_dataclasses import dataclass

_BREAK: Final = re.compile(r"\r\n|\r|\n")
_QUOTED: Final = r'"(?:[^"]|"")*+"'


@dataclass(frozen=True, slots=True)
class TextRow:
    """A row of a CSV text."""

    number: int
    """The line at which it begins, from 1."""
    cells: tuple[Span, ...]
    next: int
    """Where the next row begins, or the text ends."""

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.cells[0].start

    @property
    def end(self) -> int:
        """Where it ends, without its line break."""
        return self.cells[-1].end


def rows_of_text(text: str, delimiter: str) -> Iterator[TextRow]:
    """The rows of a text that can be read, blank lines among them."""
    cell = re.compile(f"{_QUOTED}|[^{re.escape(delimiter)}\r\n]*")
    position, number = 0, 1
    while position < len(text):
        start, cells = position, list[Span]()
        while found := cell.match(text, position):
            cells.append(Span(*found.span()))
            position = found.end()
            if text[position : position + 1] != delimiter:
                break
            position += 1
        line_end = _BREAK.match(text, position)
        position = line_end.end() if line_end else len(text)
        yield TextRow(number, tuple(cells), position)
        number += len(_BREAK.findall(text, start, position))


def with_cells(
    text: str, row: TextRow, cells: Mapping[int, str], delimiter: str, width: int
) -> Iterator[TextEdit]:
    """The edits that give cells of a row, by their positions from 0, other texts.

    A row that has fewer cells than ``width`` gets empty ones.
    """
    for position, value in cells.items():
        if position < len(row.cells):
            span = row.cells[position]
            is_quoted = text[span.start : span.start + 1] == '"'
            yield TextEdit(span.start, span.end, cell_text(value, delimiter, is_quoted=is_quoted))
    if width > len(row.cells):
        new = (cells.get(position, "") for position in range(len(row.cells), width))
        written = "".join(f"{delimiter}{cell_text(value, delimiter)}" for value in new)
        yield TextEdit(row.end, row.end, written)


def cell_text(value: str, delimiter: str, *, is_quoted: bool = False) -> str:
    """A cell as it is written: in quotation marks where it must be, or the old one was."""
    if is_quoted or any(sign in value for sign in (delimiter, '"', "\r", "\n")):
        return '"{}"'.format(value.replace('"', '""'))
    return value
