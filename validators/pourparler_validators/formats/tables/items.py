"""The rows of tables as items, and what is wrong with a cell."""

from collections.abc import Iterator
from dataclasses import field
from typing import Any, TypeAlias

from pourparler_validators.entries.cells import Cell
from pourparler_validators.entries.faults import BadTable, FileFault
from pourparler_validators.formats.tables.cell_values import value_of
from pourparler_validators.formats.tables.columns import EXTRA, VALUE, Table
from pourparler_validators.formats.tables.heads import Head
from pourparler_validators.formats.tables.sheets import SheetRow
from pourparler_validators.formats.writing import Plain
from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.messages.json_values import is_object

Key: TypeAlias = tuple[str, ...]
"""Which item it is: the id of the record, then the order of each list around it, and its own."""


@dataclass(slots=True, eq=False)
class Item:
    """A record, or an item of a list, as a row gives it."""

    head: Head
    row: SheetRow
    plain: Plain
    lists: dict[Table, list["Item"]] = field(default_factory=dict[Table, list["Item"]])
    order: int = 0

    @property
    def value(self) -> Any:
        """The item as it stands in its list."""
        return self.plain if self.head.table.field is None else self.plain.get(VALUE)

    def holder(self, position: int) -> "Item | None":
        """Of the items in this row, the one that has the column at a position, from 0."""
        if position in self.head.columns:
            return self
        inner = (one for items in self.lists.values() for one in items if one.row is self.row)
        return next(filter(None, (one.holder(position) for one in inner)), None)


@dataclass(frozen=True, slots=True)
class TableFault:
    """What is wrong with a table, at a cell of it."""

    cell: Cell
    reason: str
    help: str
    kind: type[FileFault] = BadTable
    item: Item | None = None
    """The row, where its cell holds a value of the record."""

    @property
    def within(self) -> str:
        """Where the cell's value stands in the item: a JSON Pointer."""
        if self.item is None or self.item.head.table.field is not None:
            return ""
        column = self.item.head.columns[self.cell.column - 1]
        return "".join(f"/{step}" for step in column.steps)


def plain_of(head: Head, row: SheetRow) -> Plain:
    """The fields of an item that stand in cells of its row."""
    plain: Plain = {}
    is_item = head.table.field is not None
    for position, text in row.cells.items():
        column = head.columns.get(position)
        if column is not None and not column.is_own:
            value = text if column.is_text else value_of(column, text, is_item=is_item)
            put(plain, column.steps, value)
    for position, column in head.own.items():
        if position in row.cells and is_object(plain.get(EXTRA, {})):
            put(plain, column.steps, value_of(column, row.cells[position], is_item=False))
    return plain


def told_twice(head: Head, row: SheetRow) -> Iterator[tuple[str, str]]:
    """The names of ``extra`` that have a cell of their own and stand in its cell, too.

    Each with the heading of its own.
    """
    text = head.cell(row, EXTRA) if head.own else ""
    whole = value_of(head.table.columns[EXTRA], text, is_item=False) if text else None
    for position, column in head.own.items():
        if position in row.cells and is_object(whole) and column.field.name in whole:
            yield column.field.name, column.heading


def put(plain: Plain, steps: tuple[str, ...], value: Any) -> bool:
    """Puts a value where the steps lead; not where one stands already."""
    last = steps[-1]
    for step in steps[:-1]:
        plain = plain.setdefault(step, {})
    if last in plain:
        return False
    plain[last] = value
    return True
