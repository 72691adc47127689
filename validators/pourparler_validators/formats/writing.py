"""What a format needs to write records: where the bytes go, and what it could not hold."""

from collections.abc import Iterable
from dataclasses import field
from typing import IO, TYPE_CHECKING, Any, Literal, Protocol, TypeAlias

from pourparler_validators.late_dataclasses import dataclass

if TYPE_CHECKING:
    from pourparler.own_fields import OwnFields

Plain: TypeAlias = dict[str, Any]
"""A record as a plain JSON value, in the standard's order of fields."""


@dataclass(frozen=True, slots=True)
class Loss:
    """A value that a format cannot hold."""

    record: str
    """The record's id."""
    pointer: str
    """Where the value stands in the record; empty for the record itself."""
    value: Any
    reason: str
    """Why it cannot be held, as a clause: ``a record of this id stands before it``."""
    is_declared: bool = False
    """Whether the form says of itself that it has no place for such values."""
    is_whole: bool = False
    """Whether nothing of the record is written on its account."""


def _no_own_fields() -> "OwnFields":
    from pourparler.own_fields import OwnFields

    return OwnFields()


@dataclass(frozen=True, slots=True)
class Layout:
    """What a person may choose about a format's form."""

    lists_as_rows: bool = False
    """In tables, whether a list of plain values is a table of its own, not a cell."""
    guards_formulas: bool = False
    """In CSV, whether an apostrophe stands before what a spreadsheet would take for a formula."""
    record_type: str | None = None
    """The type of all records, where each type has a file of its own."""
    own_fields: "OwnFields" = field(default_factory=_no_own_fields)
    """In tables, the fields of a project's own, which have columns each."""


class Sink(Protocol):
    """Where a format writes: one file, or files of a folder."""

    def stream(self, name: str = "") -> IO[bytes]:
        """A new stream for the file, or for the file of that name in the folder.

        Streams are closed by whoever opened them; nothing is seen of them before all is written.
        """
        ...


OneAnId: TypeAlias = Literal["always", "by type", "never"]
"""Whether records need an id of their own: in any file, or where each type has a file."""


class Form(Protocol):
    """What records can be written in: a format, or a form that is only written."""

    SUFFIXES: tuple[str, ...]
    """The endings of the names of its files, the usual one first; none of a folder's."""
    NEEDS_ONE_RECORD_AN_ID: OneAnId
    """When it can hold only the first of several records of one id."""

    def writer(self, sink: Sink, layout: Layout) -> "Writer":
        """What writes records in this form."""
        ...


class Writer(Protocol):
    """Writes records, one after the other."""

    def add(self, record: Plain) -> Iterable[Loss]:
        """Takes the next record; gives what of it is lost."""
        ...

    def close(self) -> Iterable[Loss]:
        """Ends what is written; gives what was lost that no single record showed."""
        ...
