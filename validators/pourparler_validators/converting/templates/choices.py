"""Which worksheets and columns a workbook for hand entry has."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from pourparler.fields import Field
from pourparler.model import title
from pourparler.values import Reference
from pourparler_validators.formats.tables.columns import (
    ORDER,
    RECORD,
    Column,
    Table,
    children,
    tables,
)

_RARE: Final = ("identifiers", "waivers", "quantities")
"""Lists that few records have; their tables are read if somebody adds them."""
_NOT_BY_HAND: Final = ("coding", "extra")
"""What programs write."""

KEY_TITLES: Final[Mapping[str, tuple[str, str]]] = {
    RECORD: ("Record", "The id of the record that this row belongs to."),
    ORDER: ("Order", "The place in the list: 1, 2, 3, …"),
}
"""The titles of the key columns, and what they hold."""


def entry_tables(types: Iterable[str]) -> Iterator[Table]:
    """The tables of these record types and of their lists, in the standard's order."""
    wanted = set(types)
    for table in tables().values():
        if table.parent is None and table.name in wanted:
            yield table
            yield from (one for one in children(table) if one.path not in _RARE and _fits(one))


def _fits(table: Table) -> bool:
    return table.worksheet is not None and "." not in table.path


def entry_columns(table: Table) -> Iterator[Column]:
    """The columns of a table that are filled in by hand, after its keys."""
    for column in table.columns.values():
        is_table = column.field.many and table.parent is None
        if column.steps[0] not in _NOT_BY_HAND and not is_table:
            yield column


def title_of(column: Column) -> str:
    """The title of a column for people: ``Place: Name``."""
    return ": ".join(title(step) for step in column.steps)


def is_required(column: Column) -> bool:
    """Whether every row needs a value there."""
    return column.field.required and len(column.steps) == 1


def types_of(field: Field) -> tuple[str, ...]:
    """The types of the records that a field refers to; none where it is no reference."""
    return tuple(field.kind.types) if isinstance(field.kind, Reference) else ()
