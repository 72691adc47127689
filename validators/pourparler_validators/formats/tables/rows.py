"""Takes a record apart into the rows of tables."""

import json
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from typing import Any, Final, TypeAlias, cast

from pourparler.own_fields import OwnField, OwnFields
from pourparler_validators.formats.tables.cell_values import cell_of_extra
from pourparler_validators.formats.tables.columns import (
    EXTRA,
    ORDER,
    OWN,
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


def rows(
    record: Plain,
    *,
    as_rows: frozenset[Table] = frozenset(),
    own: OwnFields | None = None,
) -> Iterator[tuple[Table, Row]]:
    """The rows of a record, its own first, each item's lists after it.

    A list of plain values is one cell, as JSON, unless its table is among ``as_rows``. The fields
    of a project's own within ``extra`` have a cell each.
    """
    table = tables()[record["type"]]
    row = dict(_cells(table, record, "", as_rows))
    yield table, apart(row, fields_in(table, own)) if own else row
    yield from _below(table, record, {RECORD: record["id"]}, as_rows)


def fields_in(table: Table, own: OwnFields) -> Mapping[str, OwnField]:
    """The fields of a project's own that have columns in a table, by their names in ``extra``."""
    return (own.of(table.name) or {}) if table.parent is None else {}


def headings(table: Table, own: OwnFields) -> tuple[str, ...]:
    """The headings of a table, those of names of ``extra`` last."""
    return (*table.headings, *(f"{OWN}{name}" for name in fields_in(table, own)))


def apart(row: Row, own: Collection[str]) -> Row:
    """A row in which some names of ``extra`` have cells of their own."""
    if not own or EXTRA not in row:
        return row
    extra = json.loads(row[EXTRA])
    cells = {f"{OWN}{name}": cell_of_extra(extra.pop(name)) for name in own if name in extra}
    rest = {heading: cell for heading, cell in row.items() if heading != EXTRA}
    return {**rest, **({EXTRA: _json(extra)} if extra else {}), **cells}


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
