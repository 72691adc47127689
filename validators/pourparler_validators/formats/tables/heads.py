"""The heading of a table: which column holds what."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field
from itertools import islice
from typing import Final

from pourparler.model import title
from pourparler_validators.entries.cells import Cell
from pourparler_validators.formats.tables.columns import RECORD, Column, Table
from pourparler_validators.formats.tables.item_headings import UnknownHeadingError, led
from pourparler_validators.formats.tables.sheets import REMARK, Sheet, SheetRow
from pourparler_validators.languages.workbook_words import workbook_languages, workbook_words
from pourparler_validators.late_dataclasses import dataclass

_SOME: Final = 3
MOST_ROWS_ABOVE: Final = 2
"""How many rows, of titles for people, may stand above the headings; empty ones besides."""


@dataclass(slots=True, eq=False)
class Head:
    """The columns of a sheet, or of an item of a list that stands in the row of what holds it."""

    sheet: Sheet
    table: Table
    row: int = 0
    """The number of the row in which the headings stand; 0 where there is none."""
    width: int = 0
    """How many columns stand before the first without a heading."""
    is_open: bool = False
    """Whether more columns may stand right of one without a heading: these are left alone."""
    order: int = 0
    """The place in its list of an item in the row of what holds it, from 1; else 0."""
    columns: dict[int, Column] = field(default_factory=dict[int, Column])
    """The columns of fields by their positions, from 0."""
    own: dict[int, Column] = field(default_factory=dict[int, Column])
    """Those of them that have one name of ``extra`` each."""
    positions: dict[str, int] = field(default_factory=dict[str, int])
    """The positions of keys and fields by their headings, from 0."""
    titles: dict[int, str] = field(default_factory=dict[int, str])
    """What stands over the columns that are known, of the whole sheet, by their positions."""
    inner: dict[int, "Head"] = field(default_factory=dict[int, "Head"])
    """The items of lists that stand in the same row, by the positions of their columns."""
    items: dict[tuple[Table, int], "Head"] = field(default_factory=dict[tuple[Table, int], "Head"])
    """The same by their lists and orders."""
    faults: list[tuple[int, str, str]] = field(default_factory=list[tuple[int, str, str]])
    """What is wrong with a heading: its column, from 1, the reason and what to do."""

    @property
    def known(self) -> frozenset[int]:
        """The positions of the columns that are keys or fields."""
        return frozenset(self.titles)

    @property
    def own_names(self) -> tuple[str, ...]:
        """The names of ``extra`` that have columns of their own."""
        return tuple(column.field.name for column in self.own.values())

    def cell(self, row: SheetRow, heading: str) -> str:
        """The text under a heading; empty where there is no such column."""
        position = self.positions.get(heading)
        return "" if position is None else row.cells.get(position, "")

    def place(self, row: int, heading: str) -> Cell:
        """The cell under a heading; the row where there is no such column."""
        position = self.positions.get(heading)
        if position is None:
            return self.sheet.cell(row, 0, heading)
        return self.sheet.cell(row, position + 1, self.titles[position])

    def first_cell(self, row: int) -> Cell:
        """The first cell of these columns, or of those of items within."""
        position = min([*self.columns, *self.inner])
        return self.sheet.cell(row, position + 1, self.titles[position])

    def filled(self, row: SheetRow) -> Iterable["Head"]:
        """The items of lists in the same row of which a cell has a text."""
        if not self.inner:
            return ()
        return dict.fromkeys(self.inner[at] for at in row.cells if at in self.inner)

    def stray(self, row: SheetRow) -> int | None:
        """The position of the first cell that has a text and no heading, from 0."""
        if self.is_open:
            return self.width if self.width in row.cells else None
        if not row.cells or max(row.cells) < self.width:
            return None
        return min(position for position in row.cells if position >= self.width)

    def add(self, heading: str, position: int, title: str) -> None:
        """Takes in a column."""
        column = self.table.column(heading)
        if column is not None:
            self.columns[position] = column
            self.own |= {position: column} if column.is_own else {}
        self.positions[heading] = position
        self.titles[position] = title

    def item(self, table: Table, order: int, position: int) -> "Head":
        """The item of a list that has a column at a position."""
        key = table, order
        if key not in self.items:
            self.items[key] = Head(self.sheet, table, self.row, order=order, titles=self.titles)
        self.inner[position] = self.items[key]
        return self.items[key]


def head_of(sheet: Sheet, table: Table, rows: Iterator[SheetRow]) -> Head:
    """The columns of a sheet; ``rows`` goes on after the headings."""
    head = Head(sheet, table)
    key = table.keys[0] if table.keys else "id"
    above: list[str] = []
    for row in islice((row for row in rows if row.cells), MOST_ROWS_ABOVE + 1):
        headings = [row.cells.get(at, "").strip() for at in range(max(row.cells, default=-1) + 1)]
        if key in headings:
            head.row = row.number
            _place(head, headings)
            return head
        above += headings
    advice = _where_headings_stand(table, key, above)
    head.faults.append((0, f'no column is called "{key}"', advice))
    return head


def _where_headings_stand(table: Table, key: str, above: Iterable[str]) -> str:
    titles = {title(key), *(workbook_words(tag).get(title(key)) for tag in workbook_languages())}
    known = {one.casefold() for one in titles if one}
    if found := next((one for one in above if one.rstrip("* ").casefold() in known), None):
        names = ", ".join([*table.headings[:_SOME], *(["…"] if table.headings[_SOME:] else [])])
        return f'"{found}" is a title: put a row of the fields\' names below it: {names}'
    if key == RECORD:
        return "the first column holds the id of the record that a row belongs to: record"
    return "put the fields' names into the first row: id, and the others"


def _place(head: Head, headings: Sequence[str]) -> None:
    first = next(at for at, heading in enumerate(headings) if heading)
    head.is_open = head.sheet.is_worksheet or "" in headings[first:]
    head.width = headings.index("", first) if "" in headings[first:] else len(headings)
    for position in range(first, head.width):
        heading = headings[position]
        if not heading.startswith(REMARK) and (fault := _add(head, heading, position)):
            head.faults.append((position + 1, *fault))
    for key in head.table.keys[:-1]:
        if key not in head.positions:
            head.faults.append((0, f'no column is called "{key}"', f"add the column {key}"))


def _add(head: Head, heading: str, position: int) -> tuple[str, str] | None:
    """Takes in a column; what is wrong with its heading, and what to do, where it cannot be."""
    try:
        items, name = led(head.table, heading)
    except UnknownHeadingError as error:
        return error.reason, error.advice
    for table, order in items:
        head = head.item(table, order, position)
    if name not in head.positions:
        head.add(name, position, heading)
        return None
    other = head.titles[head.positions[name]]
    as_other = "" if other == heading else f", as {other}, too"
    return f'the heading "{heading}" stands twice{as_other}', "take one of the columns out"
