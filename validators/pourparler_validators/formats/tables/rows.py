"""Takes a record apart into the rows of tables."""

import json
from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

from pourparler_validators.formats.tables.columns import (
    ORDER,
    RECORD,
    VALUE,
    Table,
    children,
    tables,
)
from pourparler_validators.formats.writing import Plain

Row: TypeAlias = Mapping[str, str]
"""The cells of a row by their headings; an absent field has none."""


def rows(record: Plain, *, lists_as_rows: bool) -> Iterator[tuple[Table, Row]]:
    """The rows of a record, its own first, each item's lists after it.

    A list of plain values is one cell, as JSON, or with ``lists_as_rows`` a table of its own.
    """
    table = tables()[record["type"]]
    yield table, _cells(table, record, lists_as_rows=lists_as_rows)
    yield from _below(table, record, {RECORD: record["id"]}, lists_as_rows=lists_as_rows)


def _below(
    table: Table, item: Plain, keys: Mapping[str, str], *, lists_as_rows: bool
) -> Iterator[tuple[Table, Row]]:
    """The rows of the lists within an item; ``keys`` say which item it is."""
    for child in children(table):
        if child.field is not None and not lists_as_rows:
            continue
        for position, inner in enumerate(_value(item, child.path.split(".")) or (), start=1):
            order = str(position)
            plain = inner if child.field is None else {VALUE: inner}
            cells = _cells(child, plain, lists_as_rows=lists_as_rows)
            yield child, {**keys, ORDER: order, **cells}
            if child.field is None:
                above = {**keys, f"{child.path}.{ORDER}": order}
                yield from _below(child, inner, above, lists_as_rows=lists_as_rows)


def _cells(table: Table, item: Plain, *, lists_as_rows: bool) -> dict[str, str]:
    found: dict[str, str] = {}
    for column in table.columns.values():
        if lists_as_rows and column.field.many and table.field is None:
            continue
        value = _value(item, column.steps)
        if value is not None:
            found[column.heading] = value if isinstance(value, str) else _json(value)
    return found


def _value(item: Any, steps: list[str] | tuple[str, ...]) -> Any:
    for step in steps:
        if item is None:
            return None
        item = item.get(step)
    return item


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
