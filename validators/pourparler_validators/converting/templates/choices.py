"""Which worksheets and columns a workbook for hand entry has."""

from collections.abc import Collection, Iterable, Iterator
from typing import Final

from pourparler.fields import Field
from pourparler.model import title
from pourparler.own_fields import OwnField, OwnFields, label_of
from pourparler.values import Reference
from pourparler_validators.formats.tables.columns import (
    ORDER,
    OWN,
    RECORD,
    Column,
    Table,
    children,
    tables,
)
from pourparler_validators.formats.tables.rows import fields_in
from pourparler_validators.late_dataclasses import dataclass

_RARE: Final = ("identifiers", "waivers", "quantities")
"""Lists that few records have; their tables are read if somebody adds them."""
_NOT_BY_HAND: Final = ("coding", "extra")
"""What programs write."""

_RECORD_SAID: Final = "The id of the record that this row belongs to."
_ORDER_SAID: Final = "The place in the list: 1, 2, 3, …"
_OUTER_SAID: Final = "The place, in the sheet of the outer list, of the row that this belongs to."


@dataclass(frozen=True, slots=True)
class Heading:
    """A column of a worksheet that is filled in by hand."""

    path: str
    said: str
    """What its cells hold."""
    is_required: bool
    """Whether every row needs a value there."""
    column: Column | None = None
    """The field; none for a key."""
    own: OwnField | None = None
    """The field of the project's own within ``extra``."""

    @property
    def titles(self) -> list[str]:
        """What people call the field, and those around it: ``Place``, ``Name``."""
        if self.own is not None and self.column is not None:
            return [label_of(self.column.field.name, self.own)]
        return [title(step) for step in self.path.split(".")]


def entry_tables(names: Iterable[str]) -> list[Table]:
    """The tables of these names, in the standard's order.

    A record type brings its usual lists with it, a list what stands around it.
    """
    wanted: set[Table] = set()
    for table in map(tables().__getitem__, names):
        wanted.update(table.line)
        if table.parent is None:
            wanted.update(one for one in children(table) if _is_usual(one))
    return [table for table in tables().values() if table in wanted]


def _is_usual(table: Table) -> bool:
    return table.path not in _RARE and table.worksheet is not None and "." not in table.path


def headings(table: Table, chosen: Collection[Table], own: OwnFields) -> Iterator[Heading]:
    """The columns of a table that are filled in by hand, its keys first, the project's own last.

    A list of plain values is one, unless its own table is among the chosen.
    """
    has_inner = any(one.parent is table for one in chosen)
    for key in table.keys:
        if key == RECORD:
            yield Heading(key, _RECORD_SAID, True)
        else:
            is_own = key == ORDER
            yield Heading(key, _ORDER_SAID if is_own else _OUTER_SAID, not is_own or has_inner)
    for heading, column in table.columns.items():
        is_chosen = tables().get(f"{table.name}.{heading}") in chosen
        if column.steps[0] not in _NOT_BY_HAND and not is_chosen:
            is_required = column.field.required and len(column.steps) == 1
            yield Heading(heading, column.field.description, is_required, column)
    for name, one in fields_in(table, own).items():
        heading = f"{OWN}{name}"
        yield Heading(heading, one.meanings(), False, table.column(heading), one)


def types_of(field: Field) -> tuple[str, ...]:
    """The types of the records that a field refers to; none where it is no reference."""
    return tuple(field.kind.types) if isinstance(field.kind, Reference) else ()
