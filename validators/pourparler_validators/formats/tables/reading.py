"""Tables as a file of records: its text is that of the records, its places are cells."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final, cast

from pourparler_validators.entries.cells import Cell
from pourparler_validators.entries.entry import Entry, SourceFile
from pourparler_validators.formats.envelopes import record_entry
from pourparler_validators.formats.json_text import parse
from pourparler_validators.formats.tables.columns import VALUE
from pourparler_validators.formats.tables.items import Item, TableFault
from pourparler_validators.formats.tables.joining import Joined, join
from pourparler_validators.formats.tables.sheets import Sheet
from pourparler_validators.late_dataclasses import dataclass


@dataclass(frozen=True, slots=True, eq=False)
class Cells:
    """Where the values of records stand in tables."""

    items: Mapping[str, Item]
    """The rows, by the pointers of the items that they are."""

    def at(self, pointer: str) -> Cell:
        """The cell of a value, or of the innermost that holds it."""
        item_pointer = pointer
        while item_pointer not in self.items:
            item_pointer = item_pointer.rpartition("/")[0]
        item = self.items[item_pointer]
        steps = pointer[len(item_pointer) :].split("/")[1:]
        return _cell(item, steps)


@dataclass(frozen=True, slots=True, eq=False)
class CellsOfFaults:
    """Where the faults of tables stand that are about no value of a record."""

    faults: Sequence[TableFault]

    def at(self, pointer: str) -> Cell:
        """The cell of the fault that a pointer ends with the number of."""
        return self.faults[int(pointer.rpartition("/")[2])].cell


def _cell(item: Item, steps: list[str]) -> Cell:
    """The cell of a field of an item; that of the first of its fields, or of its key."""
    head = item.head
    wanted = ".".join(step for step in steps if not step.isdigit())
    if head.table.field is not None:
        wanted = VALUE
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
    items = dict(places(joined))
    written = replace(file, content=_text(joined), cells=Cells(items))
    plain = cast("list[Any]", parse(written.text))
    pointers = {id(item): pointer for pointer, item in items.items()}
    of_values = [fault for fault in joined.faults if id(fault.item) in pointers]
    others = [fault for fault in joined.faults if id(fault.item) not in pointers]
    return [
        *_of_tables(file, [*known_faults, *others]),
        *_of_values(written, of_values, pointers),
        *(
            record_entry(written, _FIRST + position, f"/{position}", value)
            for position, value in enumerate(plain)
        ),
    ]


_FIRST: Final = 2
"""The position of the first record's entry, after those of faults."""


def _of_tables(file: SourceFile, faults: Sequence[TableFault]) -> Iterator[Entry]:
    """The entry of what is wrong with tables, and not with a value of a record."""
    if faults:
        blank = replace(file, content=b"", cells=CellsOfFaults(faults))
        said = (
            fault.kind(f"/tables/{number}", None, fault.reason, fault.help)
            for number, fault in enumerate(faults)
        )
        yield Entry(blank, 0, faults=tuple(said), is_file=True)


def _of_values(
    written: SourceFile, faults: Sequence[TableFault], pointers: Mapping[int, str]
) -> Iterator[Entry]:
    """The entry of what was read, and was something else in the table."""
    if faults:
        said = (
            fault.kind(pointers[id(fault.item)] + fault.within, None, fault.reason, fault.help)
            for fault in faults
        )
        yield Entry(written, 1, faults=tuple(said), is_file=True)


def _text(joined: Joined) -> bytes:
    """The records as a JSON list; half a character, which a cell's JSON may escape, stays one."""
    items = ",\n".join(json.dumps(one.plain, ensure_ascii=False) for one in joined.records)
    return f"[{items}]".encode(errors="backslashreplace")


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
