"""Writes records as a workbook: a worksheet a table, all cells texts."""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import IO, Any, Final

from pourparler_validators.formats.extras import library
from pourparler_validators.formats.tables.columns import ORDER, VALUE, Table, tables
from pourparler_validators.formats.tables.rows import Row, headings, plain_lists, rows
from pourparler_validators.formats.writing import Layout, Loss, Plain, Sink
from pourparler_validators.formats.xlsx_reading.texts import decoded
from pourparler_validators.formats.xlsx_reading.worksheets import MOST_ROWS
from pourparler_validators.late_dataclasses import dataclass

LONGEST_TEXT: Final = 32_767
"""The most that a cell holds, in units of UTF-16."""

_CREATED: Final = datetime(2000, 1, 1)
_WIDTH: Final = 22
_ESCAPED: Final = re.compile(r"(_x[0-9a-fA-F]{4}_)")
_CONTROL: Final = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]")
"""What XML cannot hold; ``_xHHHH_`` stands in its place."""


def new_workbook(target: IO[bytes], *, row_by_row: bool = True) -> Any:
    """A workbook of XlsxWriter that is written to a stream, and has the same bytes every time.

    Raises :class:`UsageError` where the library is not there.
    """
    book = _library().Workbook(target, {"constant_memory": row_by_row})
    book.set_properties({"created": _CREATED})
    return book


def _library() -> Any:
    return library("xlsxwriter", "xlsx", "writing a workbook")


def reason_against(text: str) -> str | None:
    """Why a cell cannot hold a text, as a clause, if it cannot."""
    if len(text) > LONGEST_TEXT // 2:
        length = len(text.encode("utf-16-le", errors="surrogatepass")) // 2
        if length > LONGEST_TEXT:
            return f"a cell holds {LONGEST_TEXT:,} characters, and this has {length:,}"
    if "_x" in text and decoded(_as_stored(text)) != text:
        return "two of the signs _xHHHH_ overlap in it, which a workbook cannot keep apart"
    return None


def _as_stored(text: str) -> str:
    """A text as XlsxWriter puts it into the file."""
    escaped = _ESCAPED.sub(r"_x005F\1", text)
    return _CONTROL.sub(lambda found: f"_x{ord(found[0]):04X}_", escaped)


@dataclass(slots=True)
class _TableSheet:
    """The worksheet of a table while it is written."""

    sheet: Any
    titles: tuple[str, ...]
    last: int = 0
    """The number of the last row, from 0: the headings'."""


class XlsxWriter:
    """Writes the rows of each record to the worksheets of their tables."""

    def __init__(self, sink: Sink, layout: Layout) -> None:
        _library()  # before there is a file
        self._stream = sink.stream()
        self._own = layout.own_fields
        self._as_rows = plain_lists() if layout.lists_as_rows else frozenset[Table]()
        self._as_rows = frozenset(one for one in self._as_rows if one.worksheet is not None)
        self._book = new_workbook(self._stream)
        self._text = self._book.add_format({"num_format": "@", "valign": "top"})
        self._heading = self._book.add_format({"num_format": "@", "bold": True})
        self._sheets: dict[Table, _TableSheet] = {}

    def add(self, record: Plain) -> list[Loss]:
        """Writes the rows of a record."""
        return [
            Loss(record["id"], pointer, value, reason)
            for table, row in rows(record, as_rows=self._as_rows, own=self._own)
            for pointer, value, reason in self._write(table, row)
        ]

    def close(self) -> tuple[Loss, ...]:
        """Ends the workbook, its sheets in the standard's order."""
        order = {table.worksheet: number for number, table in enumerate(tables().values())}
        sheets: list[Any] = self._book.worksheets_objs
        sheets.sort(key=lambda sheet: order[sheet.get_name()])
        self._book.close()
        self._stream.close()
        return ()

    def _write(self, table: Table, row: Row) -> Iterator[tuple[str, Any, str]]:
        """Writes a row; gives what of it is lost, with its pointer and the reason."""
        found = self._sheet(table)
        if found.last + 1 >= MOST_ROWS:
            yield _pointer(table, row), dict(row), f"a worksheet has at most {MOST_ROWS:,} rows"
            return
        found.last += 1
        for column, heading in enumerate(found.titles):
            text = row.get(heading)
            if text is None:
                continue
            if reason := reason_against(text):
                yield _pointer(table, row, heading), text, reason
            else:
                found.sheet.write_string(found.last, column, text, self._text)

    def _sheet(self, table: Table) -> _TableSheet:
        if table not in self._sheets:
            sheet = self._book.add_worksheet(table.worksheet)
            titles = headings(table, self._own)
            sheet.set_column(0, len(titles) - 1, _WIDTH, self._text)
            sheet.freeze_panes(1, 0)
            for column, heading in enumerate(titles):
                sheet.write_string(0, column, heading, self._heading)
            self._sheets[table] = _TableSheet(sheet, titles)
        return self._sheets[table]


def _pointer(table: Table, row: Row, heading: str = VALUE) -> str:
    """Where a cell's value stands in the record."""
    steps: list[str] = []
    for one in table.line[1:]:
        key = ORDER if one is table else f"{one.path}.{ORDER}"
        steps += [*one.path.split("."), str(int(row[key]) - 1)]
    column = table.column(heading)
    if heading != VALUE and column is not None:
        steps += column.steps
    return "".join(f"/{step}" for step in steps)
