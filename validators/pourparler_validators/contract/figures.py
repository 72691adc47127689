"""What the settings ask of a whole dataset, beside what there is: rules judge it."""

from pourparler_validators.entries.entry import Entry
from pourparler_validators.late_dataclasses import dataclass


@dataclass(frozen=True, slots=True, eq=False)
class Figure:
    """A number that the settings speak of, and where they do."""

    entry: Entry
    """The settings; no record."""
    offset: int
    """Where in their text the name of the assertion stands."""
    length: int
    setting: str
    """What it is called: assertions.at-least.event."""
    type: str
    """The type of the records that are counted."""
    whole: int
    """How many records of the type, or values of their field, there are."""
    not_sound: int
    """How many of the records are not sound, so that it is not known what they hold."""


@dataclass(frozen=True, slots=True, eq=False)
class NumberOfRecords(Figure):
    """How many records there are."""

    least: int


@dataclass(frozen=True, slots=True, eq=False)
class ShareOfValue(Figure):
    """How many of the values of a field are one value."""

    field: str
    value: str
    number: int
    most: float
    """In per cent."""


@dataclass(frozen=True, slots=True, eq=False)
class RecordsWithout(Figure):
    """How many records lack what each must have."""

    number: int
    some: tuple[str, ...]
    """The first of them, by their ids."""


@dataclass(frozen=True, slots=True, eq=False)
class RecordsWithoutField(RecordsWithout):
    """How many records lack a field."""

    field: str


@dataclass(frozen=True, slots=True, eq=False)
class SourcesWithoutText(RecordsWithout):
    """How many sources have no text that can be read."""
