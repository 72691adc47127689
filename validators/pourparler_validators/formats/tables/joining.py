"""Puts the rows of tables together to records, and remembers where each item stands."""

from collections.abc import Iterable, Iterator
from dataclasses import field
from typing import Final

from pourparler_validators.entries.faults import BadTable, ChangedCell, Unreadable
from pourparler_validators.formats.tables.cell_values import is_any_text, said_of_typed
from pourparler_validators.formats.tables.columns import (
    ORDER,
    RECORD,
    Table,
    children,
    tables,
    worksheets,
)
from pourparler_validators.formats.tables.heads import Head, head_of
from pourparler_validators.formats.tables.items import (
    Item,
    Key,
    TableFault,
    plain_of,
    put,
    told_twice,
)
from pourparler_validators.formats.tables.sheets import (
    REMARK,
    Aside,
    BrokenSheetError,
    Sheet,
    SheetRow,
    UnreadableSheetError,
)
from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.messages.nearest import did_you_mean, nearest, neighbours
from pourparler_validators.messages.wording import shown


@dataclass(slots=True)
class Joined:
    """The records of some tables."""

    records: list[Item] = field(default_factory=list[Item])
    faults: list[TableFault] = field(default_factory=list[TableFault])
    _items: dict[Table, dict[Key, Item]] = field(default_factory=dict[Table, dict[Key, Item]])
    _doubled: set[tuple[int, Table]] = field(default_factory=set[tuple[int, Table]])
    _ids: dict[Table, list[str]] = field(default_factory=dict[Table, list[str]])
    """The ids of the records of a table in order, where a row asks for one that is not there."""

    def fault(self, head: Head, row: int, heading: str, reason: str, advice: str) -> None:
        """Keeps what is wrong with a cell."""
        self.faults.append(TableFault(head.place(row, heading), reason, advice))

    def take(self, sheet: Sheet, table: Table) -> None:
        """Takes the rows of a table; those of its parent must have been taken."""
        try:
            self._take(sheet, table, iter(sheet.rows))
        except BrokenSheetError as error:
            cell = sheet.cell(error.row, 0)
            kind = Unreadable if isinstance(error, UnreadableSheetError) else BadTable
            self.faults.append(TableFault(cell, error.reason, error.advice, kind))

    def _take(self, sheet: Sheet, table: Table, rows: Iterator[SheetRow]) -> None:
        head = head_of(sheet, table, rows)
        for column, reason, advice in head.faults:
            self.faults.append(TableFault(sheet.cell(head.row or 1, column), reason, advice))
        if not head.row:
            return
        said: dict[int, Item] = {}
        filled: set[int] = set()
        known = head.known
        for row in rows:
            if not known.isdisjoint(row.cells):
                item = self.take_row(head, row)
                self._say_typed(item)
                said[row.number] = item
                filled.update(row.cells)
            else:
                self.say_stray(head, row)
        for aside in sheet.asides:
            if aside.row or not aside.column or aside.column - 1 in filled:
                self._say_aside(head, aside, said.get(aside.row))

    def _say_typed(self, item: Item) -> None:
        """Says which cells a spreadsheet keeps as numbers where a text belongs."""
        head, row = item.head, item.row
        for position in sorted(row.typed):
            holder = item.holder(position)
            if holder is not None and is_any_text(holder.head.columns[position]):
                cell = head.sheet.cell(row.number, position + 1, head.titles[position])
                fault = TableFault(cell, *said_of_typed(row.cells[position]), ChangedCell, holder)
                self.faults.append(fault)

    def _say_aside(self, head: Head, aside: Aside, item: Item | None) -> None:
        """Says what else a row holds, below the headings and in a column that is known."""
        position = aside.column - 1
        heading = head.titles.get(position, "")
        if (heading or not aside.column) and (aside.row == 0 or aside.row > head.row):
            cell = head.sheet.cell(max(aside.row, 1), aside.column, heading)
            has_value = item and position in item.row.cells
            said = (aside.reason, aside.advice, aside.kind)
            holder = item.holder(position) if item and has_value else None
            self.faults.append(TableFault(cell, *said, holder))

    def take_row(self, head: Head, row: SheetRow) -> Item:
        """Takes a row; that of the item around it must have been taken."""
        item = Item(head, row, plain_of(head, row))
        for name, heading in told_twice(head, row):
            self.fault(head, row.number, heading, f'"extra" has "{name}", too', _ONE_OF_TWO)
        self._place(item)
        return item

    def _place(self, item: Item) -> None:
        head, row = item.head, item.row
        table = head.table
        self.say_stray(head, row)
        if table.parent is None:
            item.plain = {"type": table.name, **item.plain}
            self.records.append(item)
            self._keep(item, (head.cell(row, "id").strip(),))
            return
        key = tuple(head.cell(row, name).strip() for name in table.keys)
        holder = self._items.get(table.parent, {}).get(key[:-1]) if all(key[:-1]) else None
        if holder is None:
            self._orphan(head, row, key)
        elif self._is_free(holder, item) and self._has_order(item, key):
            self._keep(item, key)
            holder.lists.setdefault(table, []).append(item)

    def _keep(self, item: Item, key: Key) -> None:
        """Keeps an item for those that name it, and takes the items of lists in its row."""
        self._items.setdefault(item.head.table, {}).setdefault(key, item)
        for head in item.head.filled(item.row):
            inner = Item(head, item.row, plain_of(head, item.row), order=head.order)
            item.lists.setdefault(head.table, []).append(inner)
            self._keep(inner, (*key, str(head.order)))

    def _is_free(self, holder: Item, item: Item) -> bool:
        """Whether a list does not stand in the row of what holds it; said once a list."""
        items = holder.lists.get(item.head.table)
        if not items or items[0].row is not holder.row:
            return True
        if (id(holder), item.head.table) not in self._doubled:
            self._doubled.add((id(holder), item.head.table))
            first = items[0].head.first_cell(holder.row.number)
            reason = (
                f"this list stands in the column {first.heading} of {holder.head.table.name}, too"
            )
            self.fault(item.head, item.row.number, RECORD, reason, _ONE_OF_TWO)
        return False

    def say_stray(self, head: Head, row: SheetRow) -> None:
        """Says that a cell has no heading: no field can take it."""
        position = head.stray(row)
        if position is None:
            return
        cell = head.sheet.cell(row.number, position + 1)
        reason = f"no heading stands over {shown(row.cells[position])}, cell {position + 1} of this"
        self.faults.append(TableFault(cell, f"{reason} row", _strays_place(head.sheet)))

    def _orphan(self, head: Head, row: SheetRow, key: Key) -> None:
        """Says which part of the key leads nowhere."""
        *above, _ = head.table.line
        for depth, table in enumerate(above):
            if key[depth] and key[: depth + 1] in self._items.get(table, {}):
                continue
            heading = head.table.keys[depth]
            if not key[depth]:
                reason = f'"{heading}" is empty: it says which row of {table.name} this belongs to'
            elif heading == RECORD:
                reason = f'no row of {table.name} has the id "{key[0]}"'
            else:
                reason = f"{key[0]} has no row {key[depth]} in {table.name}"
            advice = self._meant(key[0], table) if depth == 0 else None
            self.fault(head, row.number, heading, reason, advice or "add the row, or correct this")
            return

    def _meant(self, record: str, table: Table) -> str | None:
        """Which id of a table of records, all of which have been taken, may be meant."""
        if table not in self._ids:
            self._ids[table] = sorted(key[0] for key in self._items.get(table, {}))
        return did_you_mean(nearest(record, neighbours(record, self._ids[table])))

    def _has_order(self, item: Item, key: Key) -> bool:
        """Whether the order of an item can be told; keeps it."""
        text = key[-1]
        row, head = item.row, item.head
        if text.isascii() and text.isdigit() and int(text[:20]) > 0:
            item.order = int(text[:20])
            if key in self._items.get(head.table, {}):
                reason = f"another row of this list has the order {text}"
                self.fault(head, row.number, ORDER, reason, "number the rows 1, 2, 3, …")
                return False
            return True
        if text:
            reason = f'"{text}" is no order: a whole number from 1'
            self.fault(head, row.number, ORDER, reason, "number the rows 1, 2, 3, …")
            return False
        return True

    def lists_set(self) -> "Joined":
        """Puts the items of lists into the records, in their order."""
        for item in self.records:
            self._set_lists(item)
        return self

    def _set_lists(self, item: Item) -> None:
        for table in children(item.head.table):
            items = item.lists.get(table)
            if items is None:
                continue
            items.sort(key=lambda one: one.order)
            self._check_orders(items)
            for inner in items:
                self._set_lists(inner)
            if not put(item.plain, table.steps, [inner.value for inner in items]):
                head, row = items[0].head, items[0].row.number
                cell = head.first_cell(row) if head.order else head.place(row, RECORD)
                reason = f"this list stands in the column {table.path}, too"
                self.faults.append(TableFault(cell, reason, _ONE_OF_TWO))

    def _check_orders(self, items: list[Item]) -> None:
        """An order may lack where the rows' own holds: where all lack it."""
        if any(item.order for item in items):
            for item in items:
                if not item.order:
                    reason = "other rows of this list have an order, and this has none"
                    self.fault(item.head, item.row.number, ORDER, reason, "number it, too")


_ONE_OF_TWO: Final = "keep one of the two"


def _strays_place(sheet: Sheet) -> str:
    remark = f"a remark needs a heading that begins with {REMARK}"
    if sheet.is_worksheet:
        return f"move it into its column; {remark}"
    return f"a text that holds the mark between cells stands in quotation marks; {remark}"


def join(sheets: Iterable[Sheet]) -> Joined:
    """The records of some tables; a sheet whose name is no table's is a fault."""
    joined = Joined()
    by_table: dict[Table, Sheet] = {}
    for sheet in sheets:
        if sheet.is_left_alone:
            continue
        known = worksheets() if sheet.is_worksheet else tables()
        table = known.get(sheet.name.casefold())
        cell = sheet.cell(1, 0)
        if table is None and sheet.is_worksheet and _is_blank(sheet):
            continue
        if table is None:
            hint = did_you_mean(nearest(sheet.name, known)) or "name it after a record type"
            joined.faults.append(TableFault(cell, f'there is no table "{sheet.name}"', hint))
        elif table in by_table:
            reason = f'the table "{table.name}" is there twice'
            joined.faults.append(TableFault(cell, reason, "put the rows into one"))
        else:
            by_table[table] = sheet
    for table in tables().values():
        if table in by_table:
            joined.take(by_table[table], table)
    return joined.lists_set()


def _is_blank(sheet: Sheet) -> bool:
    """Whether a worksheet has no cell with a value, as those that a new workbook comes with."""
    try:
        return not any(True for _ in sheet.rows)
    except BrokenSheetError:
        return False
