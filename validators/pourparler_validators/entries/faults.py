"""What can be wrong with the structure of a file or a record, before any rule about its sense.

Reading finds these faults; the rules of the family ``structure`` say them.
"""

from typing import Any

from pourparler.fields import Field
from pourparler.values import Form, Reference
from pourparler_validators.entries.cause import Cause
from pourparler_validators.entries.fault import Fault as Fault
from pourparler_validators.entries.fault import FileFault as FileFault
from pourparler_validators.entries.fault import NoRecords as NoRecords
from pourparler_validators.entries.fault import Placeholder as Placeholder
from pourparler_validators.entries.fault import Unreadable as Unreadable
from pourparler_validators.late_dataclasses import dataclass


@dataclass(frozen=True, slots=True, eq=False)
class BadJson(FileFault):
    """Text that is not JSON."""


@dataclass(frozen=True, slots=True, eq=False)
class BadYaml(FileFault):
    """Text that is not YAML, or YAML that holds what JSON could not."""

    is_yaml: bool = False
    """Whether the grammar is that of YAML."""


@dataclass(frozen=True, slots=True, eq=False)
class BadTable(FileFault):
    """A table whose sheets, headings, keys or orders do not hold together: what is wrong there."""


@dataclass(frozen=True, slots=True, eq=False)
class ChangedCell(FileFault):
    """A cell of which a spreadsheet has made a date, a number or an error: what it is now."""


@dataclass(frozen=True, slots=True, eq=False)
class HiddenOrComputed(FileFault):
    """A row or a sheet that is hidden, or a formula: it is read, and only said."""


@dataclass(frozen=True, slots=True, eq=False)
class Nested(FileFault):
    """Brackets nested deeper than the limit."""


@dataclass(frozen=True, slots=True, eq=False)
class RepeatedName(Fault):
    """An object that has this name twice."""

    name: str


@dataclass(frozen=True, slots=True, eq=False)
class BadNumber(Fault):
    """A number that JSON or most of its readers cannot keep: how it is written."""

    text: str
    is_for_text: bool = False
    """Whether a text belongs there, so that it only lacks its quotation marks."""


@dataclass(frozen=True, slots=True, eq=False)
class Empty(Fault):
    """``null`` or an empty text, list or object: how it is written."""

    text: str


@dataclass(frozen=True, slots=True, eq=False)
class NoRecord(Fault):
    """Something else where a record belongs."""

    value: Any


@dataclass(frozen=True, slots=True, eq=False)
class StrangeType(Fault):
    """A record of a type that there is not."""

    value: str


@dataclass(frozen=True, slots=True, eq=False)
class Missing(Fault):
    """An object that lacks a field which it must have."""

    name: str
    holder: str
    """What the object is: the record type, or the field that holds it."""
    field: Field | None


@dataclass(frozen=True, slots=True, eq=False)
class Strange(Fault):
    """A field that objects of this kind do not have."""

    name: str
    holder: str
    known: tuple[str, ...]
    """The fields that the object may have."""
    meant: str | None
    """The missing field that it surely stands for."""


@dataclass(frozen=True, slots=True, eq=False)
class WrongType(Fault):
    """A value of another JSON type than the field holds."""

    value: Any
    field: Field
    needs_list: bool
    """Whether the value stands where the field's list belongs, not an item of it."""
    cause: Cause | None = None
    """How the value is written that it is of another type, where that is known."""


@dataclass(frozen=True, slots=True, eq=False)
class WrongForm(Fault):
    """A value of the right type, but not of the field's form."""

    value: Any
    form: Form | Reference
    cause: Cause | None = None
    """Why the value is not of the form, where that is known."""
    at_name: bool = False
    """Whether it is a field's name."""


@dataclass(frozen=True, slots=True, eq=False)
class Unquoted(Fault):
    """A date that YAML takes for a number or a list: how it is written."""

    text: str


@dataclass(frozen=True, slots=True, eq=False)
class NotListed(Fault):
    """A value that is not in the field's list."""

    value: str
    allowed: tuple[str, ...]
    name: str


@dataclass(frozen=True, slots=True, eq=False)
class Joined(Fault):
    """Several values in one text, where a list belongs."""

    value: str
    parts: tuple[str, ...]
    field: Field
    is_of_field: bool
    """Whether one of them is a value as the field holds it."""
