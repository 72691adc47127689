"""Tables as a file of records: its text is that of the records, its places are cells."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any, cast

from pourparler_validators.entries.cells import Cell
from pourparler_validators.entries.entry import Entry, SourceFile
from pourparler_validators.entries.faults import FileFault
from pourparler_validators.formats.envelopes import record_entry
from pourparler_validators.formats.json_text import parse
from pourparler_validators.formats.tables.items import Item, TableFault
from pourparler_validators.formats.tables.joining import Joined, join
from pourparler_validators.formats.tables.sheets import Sheet


@dataclass(slots=True, eq=False)
class Cells:
    """Where the values of records stand in tables."""

    items: dict[str, Item] = field(default_factory=dict[str, Item])
    """The rows, by the pointers of the items that they are."""
    faulty: dict[str, Cell] = field(default_factory=dict[str, Cell])
    """The cells of the faults of tables, by the pointers that stand for them."""

    def at(self, pointer: str) -> Cell:
        """The cell of a value, or of the innermost that holds it."""
        if pointer in self.faulty:
            return self.faulty[pointer]
        item_pointer = pointer
        while item_pointer not in self.items:
            if not item_pointer:
                return next(iter(self.faulty.values()))
            item_pointer = item_pointer.rpartition("/")[0]
        item = self.items[item_pointer]
        steps = pointer[len(item_pointer) :].split("/")[1:]
        return _cell(item, steps)


def _cell(item: Item, steps: list[str]) -> Cell:
    """The cell of a field of an item; that of the first of its fields, or of its key."""
    head = item.head
    wanted = ".".join(step for step in steps if not step.isdigit())
    headings = [column.heading for column in head.columns.values()]
    within = [one for one in headings if one == wanted or one.startswith(f"{wanted}.")]
    around = [one for one in headings if wanted.startswith(f"{one}.")]
    keys = [*head.table.keys[:1], "id", "value"]
    found = next((one for one in [*within, *around, *keys, *headings] if one in head.positions), "")
    row = item.row.number
    return head.place(row, found) if found else head.first_cell(row)


def entries_of_tables(
    file: SourceFile, sheets: Iterable[Sheet], known_faults: Iterable[TableFault] = ()
) -> list[Entry]:
    """The records of tables, or where they should be, with their faults and those known before."""
    joined = join(sheets)
    joined.faults[:0] = known_faults
    cells = Cells(dict(places(joined)))
    written = replace(file, content=_text(joined).encode(), cells=cells)
    plain = cast("list[Any]", parse(written.text))
    entries = [
        record_entry(written, position + 1, f"/{position}", value)
        for position, value in enumerate(plain)
    ]
    faults: list[FileFault] = []
    pointers = {id(item): pointer for pointer, item in cells.items.items()}
    for number, fault in enumerate(joined.faults):
        pointer = pointers.get(id(fault.item))
        if pointer is not None:
            pointer += fault.within
        else:
            pointer = f"/tables/{number}"
            cells.faulty[pointer] = fault.cell
        faults.append(fault.kind(pointer, None, fault.reason, fault.help))
    if faults:
        return [Entry(written, 0, faults=tuple(faults), is_file=True), *entries]
    return entries


def _text(joined: Joined) -> str:
    items = ",\n".join(json.dumps(one.plain, ensure_ascii=False) for one in joined.records)
    return f"[{items}]"


def places(joined: Joined) -> Iterator[tuple[str, Item]]:
    """Where each item stands: its pointer within the list of records."""
    for position, record in enumerate(joined.records):
        yield from _places(f"/{position}", record)


def _places(pointer: str, item: Item) -> Iterator[tuple[str, Item]]:
    yield pointer, item
    for table, items in item.lists.items():
        for position, inner in enumerate(items):
            path = table.path.replace(".", "/")
            yield from _places(f"{pointer}/{path}/{position}", inner)
