"""What has to be done to the rows of tables so that a record becomes another one."""

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from pourparler_validators.formats.tables.columns import ORDER, RECORD, Table, children, tables
from pourparler_validators.formats.tables.items import Item
from pourparler_validators.formats.tables.rows import Row, apart, plain_lists, rows
from pourparler_validators.formats.writing import Plain
from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.messages.wording import visible
from pourparler_validators.saving.changes import NotSavedError

Path: TypeAlias = tuple[Table, tuple[int, ...]]
"""An item of a record: its table, and its places in the lists around it, from 1."""


@dataclass(frozen=True, slots=True)
class SetCells:
    """Cells of a row get other texts, by their headings."""

    item: Item
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class AddRow:
    """A table gets a row, behind another one of it if there is one."""

    table: Table
    cells: Mapping[str, str]
    behind: Item | None


@dataclass(frozen=True, slots=True)
class RemoveRow:
    """A row is taken out."""

    item: Item


RowStep: TypeAlias = SetCells | AddRow | RemoveRow


def require_fields(record: Plain) -> None:
    """Raises :class:`NotSavedError` for a field that tables have no column for."""
    table = tables()[record["type"]]
    steps = [
        *(one.steps for one in table.columns.values()),
        *(one.steps for one in children(table)),
    ]
    known = {"type", *(first for first, *_ in steps)}
    if other := next((name for name in record if name not in known), None):
        reason = f'tables have no column for "{visible(other)}": it is no field of {table.name}'
        raise NotSavedError(f"{reason}; what a project codes besides belongs into extra")


def new_rows(record: Plain, as_rows: frozenset[Table]) -> Iterator[RowStep]:
    """The rows of a new record."""
    for table, cells in rows(record, as_rows=as_rows):
        yield AddRow(table, cells, None)


def removed_rows(item: Item) -> Iterator[RowStep]:
    """All rows of a record."""
    yield from (RemoveRow(one) for one in items_of(item).values() if not one.head.order)


def rows_between(item: Item, after: Plain, as_rows: frozenset[Table]) -> Iterator[RowStep]:
    """The steps from a record to another one."""
    items = items_of(item)
    old = _cells(item.plain, as_rows)
    new = _cells(after, as_rows)
    is_renamed = item.plain.get("id") != after.get("id")
    gone = {id(one.row) for path, one in items.items() if path not in new and not one.head.order}
    for path in items:
        if path not in old:
            raise NotSavedError("a row of this record has nothing in it: take it out first")
        if path in new:
            yield from _changed(items[path], old[path], new[path], is_renamed=is_renamed)
        elif not items[path].head.order:
            yield RemoveRow(items[path])
        elif id(items[path].row) not in gone:
            yield SetCells(items[path], dict.fromkeys(old[path].keys() - path[0].keys, ""))
    for path, cells in new.items():
        if path not in items:
            yield _added(path, cells, items)


def _changed(item: Item, old: Row, new: Row, *, is_renamed: bool) -> Iterator[RowStep]:
    keys, own = item.head.table.keys, item.head.own_names
    old, new = apart(old, own), apart(new, own)
    names = [name for name in {**old, **new} if name not in keys]
    cells = {name: new.get(name, "") for name in names if new.get(name) != old.get(name)}
    if is_renamed and keys and not item.head.order:
        cells[RECORD] = new[RECORD]
    if cells:
        yield SetCells(item, cells)


def _added(path: Path, cells: Row, items: Mapping[Path, Item]) -> RowStep:
    """The row of a new item; its cells where the items of its list stand in the row around."""
    table, (*above, _) = path
    around = items.get((table.parent, tuple(above))) if table.parent else None
    if around is not None and any(one is table for one, _ in around.head.items):
        head = around.head.items.get((table, path[1][-1]))
        if head is None:
            name = f"{table.path}/{path[1][-1] - 1}"
            raise NotSavedError(
                f"{around.head.table.name} has no columns for {name}: add them, or put "
                f"the list into a table of its own, {table.name}"
            )
        own = {name: cell for name, cell in cells.items() if name not in table.keys}
        return SetCells(Item(head, around.row, {}, order=head.order), own)
    of_table = [one for (other, _), one in items.items() if other is table]
    return AddRow(table, _with_orders(path, cells, items), of_table[-1] if of_table else None)


def _with_orders(path: Path, cells: Row, items: Mapping[Path, Item]) -> Row:
    """The cells of a new row, its orders like those that are there."""
    table, places = path
    found = dict(cells)
    line = [one for one in table.line if one.parent is not None]
    for depth, one in enumerate(line, start=1):
        heading = ORDER if one is table else f"{one.path}.{ORDER}"
        there = items.get((one, places[:depth]))
        if there is not None:
            found[heading] = there.head.cell(there.row, ORDER) or found[heading]
    siblings = [
        one for (other, at), one in items.items() if other is table and at[:-1] == places[:-1]
    ]
    orders = [one.order for one in siblings]
    if siblings and not any(orders):
        del found[ORDER]
    elif siblings:
        found[ORDER] = str(max(orders) + places[-1] - len(siblings))
    return found


def items_of(item: Item) -> dict[Path, Item]:
    """A record with all items of its lists."""
    return dict(_items(item, ()))


def _items(item: Item, places: tuple[int, ...]) -> Iterator[tuple[Path, Item]]:
    yield (item.head.table, places), item
    for items in item.lists.values():
        for place, inner in enumerate(items, start=1):
            yield from _items(inner, (*places, place))


def _cells(record: Plain, as_rows: frozenset[Table]) -> dict[Path, Row]:
    """The rows of a record by the items that they are."""
    return {
        (table, tuple(int(cells[key]) for key in table.keys[1:])): cells
        for table, cells in rows(record, as_rows=as_rows)
    }


def lists_in_rows(names: frozenset[str], items: Mapping[str, Item]) -> frozenset[Table]:
    """The lists of plain values that stand in rows: in a table, or in columns of their own."""
    own = {table for table in plain_lists() if table.name in names}
    heads = {id(item.head): item.head for item in items.values()}.values()
    inline = {table for head in heads for table, _ in head.items if table.field is not None}
    return frozenset(own | inline)
