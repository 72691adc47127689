"""CSV: a text of rows, as RFC 4180 says, and as spreadsheets write it."""

import csv
import io
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import IO, Any, Final

from pourparler_validators.entries.file_text import TOLD, is_wide
from pourparler_validators.formats.tables.cell_values import value_of_extra
from pourparler_validators.formats.tables.columns import RECORD, Table
from pourparler_validators.formats.tables.heads import MOST_ROWS_ABOVE
from pourparler_validators.formats.tables.rows import Row
from pourparler_validators.formats.tables.sheets import (
    BrokenSheetError,
    SheetRow,
    UnreadableSheetError,
)

LARGEST_CELL: Final = 2**31 - 1
_SAVE_AS: Final = 'save it as "CSV UTF-8", or choose UTF-8 as its character set'
DELIMITERS: Final = (",", ";", "\t")

_KEYS: Final = frozenset(("id", RECORD))
"""The headings of which each table has one."""

_GUARDED: Final = tuple("=+-@\t'")
"""What a spreadsheet takes for the beginning of a formula, and the apostrophe that guards it."""


def rows_of(stream: IO[bytes], *, is_guarded: bool = False) -> Iterator[SheetRow]:
    """The rows of a CSV file, with the numbers of the lines at which they begin.

    The stream stands at its beginning and can be set back there; no more of it is held than a
    row. The delimiter is that of the headings, below at most two rows of titles: a comma, a
    semicolon or a tab. Raises
    :class:`BrokenSheetError` where the content is no CSV.
    """
    csv.field_size_limit(LARGEST_CELL)
    _require_narrow(stream)
    above, line = list[str](), 1
    reader: Any = None
    lines = io.TextIOWrapper(stream, encoding="utf-8-sig", newline="")
    try:
        _to_headings(lines, above)
        delimiter = _delimiter(above)
        reader = csv.reader(chain(above, lines), delimiter=delimiter, strict=True)
        for cells in reader:
            texts = _read(cells, is_guarded=is_guarded)
            yield SheetRow(line, {at: text for at, text in enumerate(texts) if text})
            line = reader.line_num + 1
    except csv.Error as error:
        raise BrokenSheetError(line, *_explained(error)) from None
    except UnicodeDecodeError as error:
        before = reader.line_num if reader else len(above)
        raise _not_utf8(error, before) from None
    finally:
        lines.detach()  # whoever opened the stream closes it


def _require_narrow(stream: IO[bytes]) -> None:
    """Raises :class:`UnreadableSheetError` for a text in units of two or four bytes."""
    start = stream.read(TOLD)
    stream.seek(0)
    if is_wide(start):
        raise UnreadableSheetError(1, "is in UTF-16 or UTF-32, not in UTF-8", _SAVE_AS)


def _to_headings(lines: Iterator[str], above: list[str]) -> None:
    """Takes the lines down to that of the headings, as far down as they may stand."""
    texts = 0
    for line in lines:
        above.append(line)
        texts += bool(line.strip())
        if texts > MOST_ROWS_ABOVE or _heading_delimiter(line):
            return


def _heading_delimiter(line: str) -> str | None:
    """What stands between the headings of a line; nothing where it has none of a key."""
    for delimiter in DELIMITERS:
        if not _KEYS.isdisjoint(cell.strip().strip('"') for cell in line.split(delimiter)):
            return delimiter
    return None


def _delimiter(above: list[str]) -> str:
    """The delimiter of the headings; where there are none, the most frequent of the first text."""
    found = _heading_delimiter(above[-1]) if above else None
    text = next(filter(str.strip, above), "")
    return found or max(DELIMITERS, key=text.count)


def _not_utf8(error: UnicodeDecodeError, before: int) -> UnreadableSheetError:
    """What is wrong with the first byte that is not UTF-8; ``before`` are the lines read."""
    line = before + error.object.count(b"\n", 0, error.start) + 1
    byte = error.object[error.start : error.start + 1]
    letter = byte.decode("cp1252", errors="replace")
    code = f"the byte 0x{byte[0]:02X}"
    if not letter.isprintable() or letter == "\ufffd":
        return UnreadableSheetError(line, f"is not in UTF-8: {code} cannot stand here", _SAVE_AS)
    reason = f'is in Windows-1252 or the like, not in UTF-8: {code} stands for "{letter}" here'
    return UnreadableSheetError(line, reason, _SAVE_AS)


def _explained(error: csv.Error) -> tuple[str, str]:
    """What is wrong with a row, and what to do."""
    if "unexpected end of data" in str(error):
        return "a quotation mark opens here and is never closed", "close it, or double it"
    if "expected after" in str(error):
        return "text stands after a closing quotation mark", "double the marks within a cell"
    return f"this row is no CSV: {error}", "save the table as CSV again"


def delimiter_of(text: str) -> str:
    """What stands between the cells of a text of rows."""
    above: list[str] = []
    _to_headings(iter(io.StringIO(text, newline="")), above)
    return _delimiter(above)


def _read(cells: list[str], *, is_guarded: bool) -> tuple[str, ...]:
    if "\r\n" in "".join(cells):
        cells = [cell.replace("\r\n", "\n") for cell in cells]
    if is_guarded:
        cells = [cell[1:] if cell.startswith("'") else cell for cell in cells]
    return tuple(cells)


class CsvFile:
    """Writes the rows of a table to a stream; ``delimiter`` stands between cells."""

    def __init__(
        self, stream: IO[bytes], table: Table, delimiter: str, headings: Sequence[str]
    ) -> None:
        self._headings = headings
        self._table = table
        self._text = io.TextIOWrapper(stream, encoding="utf-8", newline="")
        self._writer = csv.writer(self._text, delimiter=delimiter, lineterminator="\n")
        self._writer.writerow(self._headings)

    def add(self, row: Row, *, is_guarded: bool) -> None:
        """Writes a row."""
        if is_guarded:
            row = {name: guarded(self._table, name, cell) for name, cell in row.items()}
        self._writer.writerow([row.get(heading, "") for heading in self._headings])

    def close(self) -> None:
        """Ends the file."""
        self._text.close()


def guarded(table: Table, heading: str, cell: str) -> str:
    """The cell with an apostrophe before what a spreadsheet would reckon; numbers stay."""
    column = table.column(heading)
    is_text = column is not None and not column.is_number
    if column is not None and column.is_own:
        is_text = isinstance(value_of_extra(cell), str)
    return f"'{cell}" if is_text and cell.startswith(_GUARDED) else cell
