"""Takes a record apart into the rows of tables."""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Final, TypeAlias, cast

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
from pourparler_validators.messages.json_values import is_object

Row: TypeAlias = Mapping[str, str]
"""The cells of a row by their headings; an absent field has none."""


@cache
def plain_lists() -> frozenset[Table]:
    """The tables of all lists of plain values."""
    return frozenset(table for table in tables().values() if table.field is not None)


def rows(record: Plain, *, as_rows: frozenset[Table] = frozenset()) -> Iterator[tuple[Table, Row]]:
    """The rows of a record, its own first, each item's lists after it.

    A list of plain values is one cell, as JSON, unless its table is among ``as_rows``.
    """
    table = tables()[record["type"]]
    yield table, dict(_cells(table, record, "", as_rows))
    yield from _below(table, record, {RECORD: record["id"]}, as_rows)


def _below(
    table: Table, item: Plain, keys: Mapping[str, str], as_rows: frozenset[Table]
) -> Iterator[tuple[Table, Row]]:
    """The rows of the lists within an item; ``keys`` say which item it is."""
    for child in _lists(table, as_rows):
        for position, inner in enumerate(_list(item, child.steps), start=1):
            order = str(position)
            plain = inner if child.field is None else {VALUE: inner}
            yield child, {**keys, ORDER: order, **dict(_cells(child, plain, "", as_rows))}
            if child.field is None:
                above = {**keys, f"{child.path}.{ORDER}": order}
                yield from _below(child, inner, above, as_rows)


@cache
def _lists(table: Table, as_rows: frozenset[Table]) -> tuple[Table, ...]:
    """The tables of lists within the items of a table."""
    return tuple(one for one in children(table) if one.field is None or one in as_rows)


def _list(item: Plain, steps: tuple[str, ...]) -> list[Any]:
    """The list where the steps lead; an empty one where there is none."""
    found: Any = item
    for step in steps:
        found = found.get(step)
        if found is None:
            return []
    return cast("list[Any]", found)


def _cells(
    table: Table, item: Plain, before: str, as_rows: frozenset[Table]
) -> Iterator[tuple[str, str]]:
    """The headings and cells of an item, or of an object in it whose heading stands before."""
    for name, value in item.items():
        heading = before + name
        column = table.columns.get(heading)
        if isinstance(value, str):
            if column is not None:  # the type of a record is its table's name
                yield heading, value
        elif column is None:
            if is_object(value):
                yield from _cells(table, value, f"{heading}.", as_rows)
        elif not (as_rows and column.field.many and _list_of(table, column) in as_rows):
            yield heading, _json(value)


def _list_of(table: Table, column: Column) -> Table | None:
    """The table of the list that a column holds; none for the items of such a table itself."""
    return tables().get(f"{table.name}.{column.heading}")


_json: Final = json.JSONEncoder(ensure_ascii=False).encode
