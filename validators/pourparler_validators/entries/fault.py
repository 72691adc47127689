"""What a fault of structure is, and the kinds that others than its rules speak of.

The others, which are many, are loaded only where something is wrong.
"""

from pourparler.fields import Field
from pourparler_validators.late_dataclasses import dataclass


@dataclass(frozen=True, slots=True, eq=False)
class Fault:
    """A fault of structure, and where: a JSON Pointer relative to the record."""

    pointer: str


@dataclass(frozen=True, slots=True, eq=False)
class FileFault(Fault):
    """A fault that keeps a file, or a line of it, from being read."""

    offset: int | None
    """Where in the file's text, in code points; none where the pointer says it."""
    reason: str
    """What is wrong there, as a clause."""
    help: str


@dataclass(frozen=True, slots=True, eq=False)
class Unreadable(FileFault):
    """Not text in UTF-8, too long, or not a file at all."""


@dataclass(frozen=True, slots=True, eq=False)
class NoRecords(Fault):
    """A document without a record."""


@dataclass(frozen=True, slots=True, eq=False)
class Placeholder(Fault):
    """The coder's own word for "not known" where a value of another form belongs.

    It is judged as such words are.
    """

    value: str
    field: Field
