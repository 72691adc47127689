"""Takes a record apart into the rows of tables."""

import json
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from typing import Any, Final, TypeAlias

from pourparler_validators.formats.tables.columns import (
    ORDER,
    RECORD,
    VALUE,
    Column,
    Table,
    children,
    tables,
)
from pourparler_validators.formats.writing import Plain

Row: TypeAlias = Mapping[str, str]
"""The cells of a row by their headings; an absent field has none."""


@cache
def plain_lists() -> frozenset[Table]:
    """The tables of all lists of plain values."""
    return frozenset(table for table in tables().values() if table.field is not None)


def rows(record: Plain, *, as_rows: Collection[Table] = ()) -> Iterator[tuple[Table, Row]]:
    """The rows of a record, its own first, each item's lists after it.

    A list of plain values is one cell, as JSON, unless its table is among ``as_rows``.
    """
    table = tables()[record["type"]]
    yield table, _cells(table, record, as_rows=as_rows)
    yield from _below(table, record, {RECORD: record["id"]}, as_rows=as_rows)


def _below(
    table: Table, item: Plain, keys: Mapping[str, str], *, as_rows: Collection[Table]
) -> Iterator[tuple[Table, Row]]:
    """The rows of the lists within an item; ``keys`` say which item it is."""
    for child in children(table):
        if child.field is not None and child not in as_rows:
            continue
        for position, inner in enumerate(_value(item, child.steps) or (), start=1):
            order = str(position)
            plain = inner if child.field is None else {VALUE: inner}
            cells = _cells(child, plain, as_rows=as_rows)
            yield child, {**keys, ORDER: order, **cells}
            if child.field is None:
                above = {**keys, f"{child.path}.{ORDER}": order}
                yield from _below(child, inner, above, as_rows=as_rows)


def _cells(table: Table, item: Plain, *, as_rows: Collection[Table]) -> dict[str, str]:
    found: dict[str, str] = {}
    for heading, column in table.columns.items():
        value = item.get(heading) if heading in item else _value(item, column.steps)
        if value is None:
            continue
        if as_rows and column.field.many and _list_of(table, column) in as_rows:
            continue
        found[heading] = value if isinstance(value, str) else _json(value)
    return found


def _list_of(table: Table, column: Column) -> Table | None:
    """The table of the list that a column holds; none for the items of such a table itself."""
    return tables().get(f"{table.name}.{column.heading}")


def _value(item: Any, steps: tuple[str, ...]) -> Any:
    for step in steps:
        if item is None:
            return None
        item = item.get(step)
    return item


_json: Final = json.JSONEncoder(ensure_ascii=False).encode
