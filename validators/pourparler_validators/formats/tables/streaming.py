"""Records of tables one after the other: the rows of lists are read along with their records'."""

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final, Protocol

from pydantic import ValidationError

from pourparler import MODELS, Record
from pourparler.document import record_adapter
from pourparler_validators.formats.sound import MAX_RECORD
from pourparler_validators.formats.streaming import NotStreamedError
from pourparler_validators.formats.tables.columns import RECORD, Table, tables
from pourparler_validators.formats.tables.heads import Head, head_of
from pourparler_validators.formats.tables.joining import Joined
from pourparler_validators.formats.tables.sheets import BrokenSheetError, Sheet, SheetRow


def stream_records(open_sheets: Callable[[], Iterable[Sheet]]) -> Iterator[Record]:
    """The records of tables, by type, in the order of their rows.

    ``open_sheets`` gives the sheets anew, to be read twice: first to see which lists stand in the
    order of their records. These are joined as they come; the others are put into a temporary
    database. Raises :class:`NotStreamedError` at what is no sound record.
    """
    try:
        for record_type in MODELS:
            yield from _of_type(record_type, open_sheets)
    except BrokenSheetError:
        raise NotStreamedError from None


class _Rows(Protocol):
    """The rows of a list's table, asked for record by record."""

    head: Head

    def of(self, record: str) -> Iterable[SheetRow]:
        """The rows that belong to a record, asked for once."""
        ...

    def is_used_up(self) -> bool:
        """Whether all rows belonged to a record, and each to one."""
        ...


class _InOrder:
    """Rows in the order of their records: no more than one is held."""

    def __init__(self, head: Head, rows: Iterator[SheetRow]) -> None:
        self.head = head
        self._rows = rows
        self._advance()

    def _advance(self) -> None:
        self._row = next(self._rows, None)
        self._record = self.head.cell(self._row, RECORD).strip() if self._row else None

    def of(self, record: str) -> Iterator[SheetRow]:
        while self._record == record and self._row is not None:
            yield self._row
            self._advance()

    def is_used_up(self) -> bool:
        return self._row is None


class _Stored:
    """Rows in any order, in a database on disk that nobody else sees."""

    def __init__(self, head: Head, rows: Iterator[SheetRow]) -> None:
        self.head = head
        self._base = sqlite3.connect("")
        self._base.execute("create table list (record text, number integer, cells text)")
        found = (
            (head.cell(row, RECORD).strip(), row.number, json.dumps([*row.cells.items()]))
            for row in rows
        )
        self._left = self._base.executemany("insert into list values (?, ?, ?)", found).rowcount
        self._base.execute("create index records on list (record)")

    def of(self, record: str) -> Iterator[SheetRow]:
        for number, cells in self._base.execute(_SELECT, (record,)):
            self._left -= 1
            yield SheetRow(number, dict(json.loads(cells)))

    def is_used_up(self) -> bool:
        return self._left == 0


_written: Final = json.JSONEncoder(ensure_ascii=False).encode
_SELECT: Final = "select number, cells from list where record = ? order by rowid"


def _of_type(record_type: str, open_sheets: Callable[[], Iterable[Sheet]]) -> Iterator[Record]:
    unordered = _unordered(_sheets(record_type, open_sheets))
    sheets = _sheets(record_type, open_sheets)
    if not sheets:
        return
    (head, rows), *lists = (_opened(table, sheet) for table, sheet in sheets.items())
    below: list[_Rows] = [
        (_Stored if inner.table in unordered else _InOrder)(inner, some) for inner, some in lists
    ]
    seen: set[int] = set()
    for row in rows:
        known = hash(head.cell(row, "id"))
        if below and known in seen:
            raise NotStreamedError  # the rows of lists belong to the first record of an id
        seen.add(known)
        yield _record(head, row, below)
    if not all(one.is_used_up() for one in below):
        raise NotStreamedError


def _unordered(sheets: Mapping[Table, Sheet]) -> set[Table]:
    """The tables whose rows do not stand in the order of their records."""
    if not sheets:
        return set()
    (head, rows), *lists = (_opened(table, sheet) for table, sheet in sheets.items())
    below = [_InOrder(inner, some) for inner, some in lists]
    for row in rows:
        record = head.cell(row, "id")
        for one in below:
            for _ in one.of(record):
                pass
    return {one.head.table for one in below if not one.is_used_up()}


def _sheets(record_type: str, open_sheets: Callable[[], Iterable[Sheet]]) -> dict[Table, Sheet]:
    """The sheets of a record type, that of the records first, lists after those around them."""
    found: dict[Table, Sheet] = {}
    for sheet in open_sheets():
        table = tables().get(sheet.name.casefold())
        if table is None or table in found:
            raise NotStreamedError
        found[table] = sheet
    ordered = {table: found[table] for table in tables().values() if table in found}
    own = {table: sheet for table, sheet in ordered.items() if table.type == record_type}
    if own and tables()[record_type] not in own:
        raise NotStreamedError
    return own


def _opened(table: Table, sheet: Sheet) -> tuple[Head, Iterator[SheetRow]]:
    """The headings of a sheet, and the rows below that have a text."""
    rows = iter(sheet.rows)
    head = head_of(sheet, table, rows)
    if head.faults:
        raise NotStreamedError
    return head, _filled(head, rows)


def _filled(head: Head, rows: Iterable[SheetRow]) -> Iterator[SheetRow]:
    known = head.known
    for row in rows:
        if not known.isdisjoint(row.cells):
            yield row
        elif head.stray(row) is not None:
            raise NotStreamedError


def _record(head: Head, row: SheetRow, below: Iterable[_Rows]) -> Record:
    joined = Joined()
    joined.take_row(head, row)
    record = head.cell(row, "id")
    for one in below:
        for inner in one.of(record):
            joined.take_row(one.head, inner)
    joined.lists_set()
    content = _written(joined.records[0].plain).encode(errors="backslashreplace")
    if joined.faults or len(content) > MAX_RECORD:
        raise NotStreamedError
    try:
        return record_adapter().validate_json(content)
    except ValidationError:
        raise NotStreamedError from None
