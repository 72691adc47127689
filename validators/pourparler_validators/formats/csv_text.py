"""CSV: a text of rows, as RFC 4180 says, and as spreadsheets write it."""

import csv
import io
from collections.abc import Iterable, Iterator
from typing import IO, Final

from pourparler_validators.formats.tables.columns import Table
from pourparler_validators.formats.tables.rows import Row
from pourparler_validators.formats.tables.sheets import BrokenSheetError, SheetRow

LARGEST_CELL: Final = 2**31 - 1
DELIMITERS: Final = (",", ";", "\t")

_GUARDED: Final = tuple("=+-@\t'")
"""What a spreadsheet takes for the beginning of a formula, and the apostrophe that guards it."""


def rows_of(text: str, *, is_guarded: bool = False) -> Iterator[SheetRow]:
    """The rows of a CSV text, with the numbers of the lines at which they begin.

    The delimiter is that of the headings: a comma, a semicolon or a tab. Raises
    :class:`BrokenSheetError` where the text is no CSV.
    """
    csv.field_size_limit(LARGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text), strict=True)
    line = 1
    try:
        for cells in reader:
            yield SheetRow(line, tuple(_read(cell, is_guarded=is_guarded) for cell in cells))
            line = reader.line_num + 1
    except csv.Error as error:
        raise BrokenSheetError(line, *_explained(error)) from None


def _explained(error: csv.Error) -> tuple[str, str]:
    """What is wrong with a row, and what to do."""
    if "unexpected end of data" in str(error):
        return "a quotation mark opens here and is never closed", "close it, or double it"
    if "expected after" in str(error):
        return "text stands after a closing quotation mark", "double the marks within a cell"
    return f"this row is no CSV: {error}", "save the table as CSV again"


def delimiter_of(text: str) -> str:
    """What stands between the cells of the first line that has any."""
    head = next((line for line in text.splitlines() if line.strip()), "")
    return max(DELIMITERS, key=head.count)


def _read(cell: str, *, is_guarded: bool) -> str:
    text = cell.replace("\r\n", "\n")
    return text[1:] if is_guarded and text.startswith("'") else text


class CsvFile:
    """Writes the rows of a table to a stream."""

    def __init__(self, stream: IO[bytes], table: Table, headings: Iterable[str]) -> None:
        self._stream = stream
        self._headings = tuple(headings)
        self._text = io.TextIOWrapper(stream, encoding="utf-8", newline="")
        self._writer = csv.writer(self._text, lineterminator="\n")
        self._writer.writerow(self._headings)

    def add(self, row: Row, *, is_guarded: bool) -> None:
        """Writes a row."""
        cells = (row.get(heading, "") for heading in self._headings)
        if is_guarded:
            cells = (f"'{cell}" if cell.startswith(_GUARDED) else cell for cell in cells)
        self._writer.writerow(cells)

    def close(self) -> None:
        """Ends the file."""
        self._text.close()
