"""Which tables and columns records have: worked out from the models."""

from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from typing import Final

from pourparler import MODELS, Model
from pourparler.extra import EXTRA_VALUE, is_extra_name
from pourparler.fields import Field, fields
from pourparler_validators.late_dataclasses import dataclass

RECORD: Final = "record"
"""The column of a list's table that has the id of the record."""
ORDER: Final = "order"
"""The column that has an item's place in its list."""
VALUE: Final = "value"
"""The column of a list of plain values."""

LONGEST_NAME: Final = 31
"""The most characters of a worksheet's name."""


EXTRA: Final = "extra"
"""The column that has all of ``extra``, but for what stands in columns of its own."""
OWN: Final = f"{EXTRA}."
"""How the heading of a column begins that has one name of ``extra``: ``extra.desk_id``."""

NUMBERS: Final = ("count", "offset", "number")
"""The forms of fields that hold numbers."""


@dataclass(frozen=True)
class Column:
    """A column: a field of an item, or of an object within it."""

    heading: str
    """The field's path within the item: ``place.name``."""
    field: Field
    is_required: bool
    """Whether each row has a value there: the field must be there, and so must all around it."""

    @cached_property
    def form(self) -> str:
        """The name of the form of its values; empty where they have none."""
        return self.field.form.name if self.field.form else ""

    @property
    def is_number(self) -> bool:
        """Whether its cells hold numbers."""
        return self.form in NUMBERS

    @cached_property
    def is_text(self) -> bool:
        """Whether its cells hold texts, whatever stands in them."""
        return not self.field.many and self.form not in (*NUMBERS, "flag", "extra", "extra_value")

    @property
    def is_own(self) -> bool:
        """Whether it has one name of ``extra``."""
        return self.field.kind is EXTRA_VALUE

    @cached_property
    def steps(self) -> tuple[str, ...]:
        """The names that lead from the item to the field."""
        return (EXTRA, self.field.name) if self.is_own else tuple(self.heading.split("."))


@dataclass(frozen=True, eq=False)
class Table:
    """A table: the records of a type, or the items of a list."""

    name: str
    """``event``, ``event.history``, ``event.history.evidence``."""
    parent: "Table | None"
    path: str
    """Where the list stands in an item of the parent: ``place.identifiers``; empty for records."""
    columns: Mapping[str, Column]
    """The columns beside the keys, by their headings, in the standard's order."""
    field: Field | None = None
    """The list, where its items are plain values."""

    @property
    def type(self) -> str:
        """The record type."""
        return self.name.partition(".")[0]

    @cached_property
    def steps(self) -> tuple[str, ...]:
        """The names that lead from an item of the parent to the list."""
        return tuple(self.path.split("."))

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The columns that say which item a row is: of a list's table."""
        if self.parent is None:
            return ()
        above = [table for table in self.parent.line if table.parent is not None]
        return (RECORD, *(f"{table.path}.{ORDER}" for table in above), ORDER)

    @property
    def line(self) -> tuple["Table", ...]:
        """The table with those above it, outermost first."""
        return (*(self.parent.line if self.parent else ()), self)

    @property
    def worksheet(self) -> str | None:
        """The name of its worksheet; none for a list whose name is too long for one."""
        name = self.name
        if len(name) > LONGEST_NAME:
            name = name.replace(".quantities.", ".quant.")
        return name if len(name) <= LONGEST_NAME else None

    def column(self, heading: str) -> Column | None:
        """The column of a heading; of a table of records, that of a name of ``extra``, too."""
        found = self.columns.get(heading)
        return own_column(heading) if found is None and self.parent is None else found

    @property
    def headings(self) -> tuple[str, ...]:
        """All headings, in order."""
        return (*self.keys, *self.columns)


@cache
def tables() -> Mapping[str, Table]:
    """All tables by name, parents first, in the standard's order."""
    return {
        table.name: table
        for record_type, model in MODELS.items()
        for table in _tables(record_type, None, "", model)
    }


@cache
def worksheets() -> Mapping[str, Table]:
    """All tables that a worksheet can hold, by its name in small letters."""
    named = {table.worksheet: table for table in tables().values()}
    return {name.casefold(): table for name, table in named.items() if name is not None}


@cache
def own_column(heading: str) -> Column | None:
    """The column of a name of ``extra``, where the heading is one of such a column."""
    name = heading.removeprefix(OWN)
    if name == heading or not is_extra_name(name):
        return None
    return Column(heading, Field(name, EXTRA_VALUE, False, False), is_required=False)


@cache
def children(table: Table) -> tuple[Table, ...]:
    """The tables of the lists that stand in a table's items."""
    return tuple(one for one in tables().values() if one.parent is table)


def _tables(name: str, parent: Table | None, path: str, model: type[Model]) -> Iterator[Table]:
    columns = {column.heading: column for column in _columns(model, "", is_required=True)}
    table = Table(name, parent, path, columns)
    yield table
    for inner, field in _lists(model, ""):
        below = f"{name}.{inner}"
        if field.model is not None:
            yield from _tables(below, table, inner, field.model)
        else:
            yield Table(below, table, inner, {VALUE: Column(VALUE, field, True)}, field)


def _columns(model: type[Model], before: str, *, is_required: bool) -> Iterator[Column]:
    """The columns of an item: single values, and lists of plain values, which fit into a cell."""
    for name, field in fields(model).items():
        if name == "type" and not before:
            continue
        must = is_required and field.required
        if field.model is None:
            yield Column(before + name, field, must)
        elif not field.many:
            yield from _columns(field.model, f"{before}{name}.", is_required=must)


def _lists(model: type[Model], before: str) -> Iterator[tuple[str, Field]]:
    for name, field in fields(model).items():
        if field.many:
            yield before + name, field
        elif field.model is not None:
            yield from _lists(field.model, f"{before}{name}.")
