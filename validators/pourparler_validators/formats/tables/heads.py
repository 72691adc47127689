"""The heading of a table: which column holds what."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

from pourparler_validators.formats.tables.columns import RECORD, Column, Table
from pourparler_validators.formats.tables.sheets import REMARK, Sheet, SheetRow
from pourparler_validators.messages.nearest import did_you_mean, nearest

MOST_ROWS_ABOVE: Final = 2
"""How many rows, of titles for people, may stand above the headings."""


@dataclass(slots=True, eq=False)
class Head:
    """The columns of a sheet."""

    sheet: Sheet
    table: Table
    row: int = 0
    """The number of the row in which the headings stand; 0 where there is none."""
    width: int = 0
    """How many columns stand before the first without a heading."""
    is_open: bool = False
    """Whether more columns may stand right of one without a heading: these are left alone."""
    keys: dict[str, int] = field(default_factory=dict[str, int])
    """The positions of the key columns, from 0."""
    columns: dict[int, Column] = field(default_factory=dict[int, Column])
    """The columns of fields by their positions, from 0."""
    positions: dict[str, int] = field(default_factory=dict[str, int])
    """The positions of all columns by their headings, from 0."""
    faults: list[tuple[int, str, str]] = field(default_factory=list[tuple[int, str, str]])
    """What is wrong with a heading: its column, from 1, the reason and what to do."""

    @property
    def known(self) -> frozenset[int]:
        """The positions of the columns that are keys or fields."""
        return frozenset(self.positions.values())

    def cell(self, row: SheetRow, heading: str) -> str:
        """The text under a heading; empty where there is no such column."""
        position = self.position(heading)
        return "" if position is None else row.cells.get(position, "")

    def stray(self, row: SheetRow) -> int | None:
        """The position of the first cell that has a text and no heading, from 0."""
        if self.is_open:
            return self.width if self.width in row.cells else None
        if not row.cells or max(row.cells) < self.width:
            return None
        return min(position for position in row.cells if position >= self.width)

    def position(self, heading: str) -> int | None:
        """Where the column of that heading stands, from 0; nothing where there is none."""
        return self.positions.get(heading)

    def heading(self, position: int) -> str:
        """The heading of the column at a position, from 0; empty where it is not known."""
        if position in self.columns:
            return self.columns[position].heading
        return next((heading for heading, at in self.keys.items() if at == position), "")


def head_of(sheet: Sheet, table: Table, rows: Iterator[SheetRow]) -> Head:
    """The columns of a sheet; ``rows`` goes on after the headings."""
    head = Head(sheet, table)
    key = table.keys[0] if table.keys else "id"
    for row in islice(rows, MOST_ROWS_ABOVE + 1):
        headings = [row.cells.get(at, "").strip() for at in range(max(row.cells, default=-1) + 1)]
        if key in headings:
            head.row = row.number
            _place(head, headings)
            return head
    head.faults.append((0, f'no column is called "{key}"', _where_headings_stand(key)))
    return head


def _where_headings_stand(key: str) -> str:
    if key == RECORD:
        return "the first column holds the id of the record that a row belongs to: record"
    return "put the fields' names into the first row: id, and the others"


def _place(head: Head, headings: Sequence[str]) -> None:
    first = next(at for at, heading in enumerate(headings) if heading)
    head.is_open = head.sheet.is_worksheet or "" in headings[first:]
    head.width = headings.index("", first) if "" in headings[first:] else len(headings)
    for position in range(first, head.width):
        heading = headings[position]
        if heading.startswith(REMARK):
            continue
        if heading in headings[:position]:
            fault = f'the heading "{heading}" stands twice', "take one of the columns out"
            head.faults.append((position + 1, *fault))
        elif heading in head.table.keys:
            head.keys[heading] = head.positions[heading] = position
        elif heading in head.table.columns:
            head.columns[position] = head.table.columns[heading]
            head.positions[heading] = position
        else:
            head.faults.append((position + 1, *_strange(head.table, heading)))
    for key in head.table.keys[:-1]:
        if key not in head.keys:
            head.faults.append((0, f'no column is called "{key}"', f"add the column {key}"))


def _strange(table: Table, heading: str) -> tuple[str, str]:
    hint = did_you_mean(nearest(heading, table.headings)) or f"begin it with {REMARK}: a remark"
    return f'{table.name} has no column "{heading}"', hint
