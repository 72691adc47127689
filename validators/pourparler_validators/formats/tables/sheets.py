"""A table as it stands in a file: its rows of cells, and where each stands."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import field
from typing import Final

from pourparler_validators.entries.cells import Cell
from pourparler_validators.entries.faults import FileFault
from pourparler_validators.late_dataclasses import dataclass

LEFT_ALONE: Final = ("read me", "values", "findings")
"""Worksheets that hold no records, besides those whose names begin with ``#``."""
REMARK: Final = "#"
"""What the heading of a column that is left alone begins with, and the name of a worksheet."""


class BrokenSheetError(ValueError):
    """A sheet that cannot be read on: the row, why, and what to do."""

    def __init__(self, row: int, reason: str, advice: str) -> None:
        super().__init__(reason)
        self.row = row
        self.reason = reason
        self.advice = advice


class UnreadableSheetError(BrokenSheetError):
    """A sheet that is no text in UTF-8."""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row of a table in a file."""

    number: int
    """Its number as the program shows it; in CSV the line at which it begins."""
    cells: Mapping[int, str]
    """The texts of its cells that are not empty, by their positions, from 0."""
    typed: Collection[int] = ()
    """The positions of cells that hold a number, or true or false, and not a text."""


@dataclass(frozen=True, slots=True)
class Aside:
    """What a worksheet holds besides texts: where, what is to be said, and what to do."""

    row: int
    """0 for the sheet, or for the column, as a whole."""
    column: int
    """From 1; 0 for the row as a whole."""
    kind: type[FileFault]
    reason: str
    advice: str


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """A worksheet, or a CSV file."""

    name: str
    """What the worksheet or the file is called, without the suffix."""
    file: str
    """The path of the file as it is shown."""
    is_worksheet: bool
    rows: Iterable[SheetRow] = field(repr=False)
    asides: list[Aside] = field(default_factory=list[Aside], repr=False)
    """What is to be said of it; complete when all rows have been taken."""

    @property
    def is_left_alone(self) -> bool:
        """Whether it is for people, and holds no records."""
        name = self.name.casefold()
        return self.is_worksheet and (name in LEFT_ALONE or name.startswith(REMARK))

    def cell(self, row: int, column: int, heading: str = "") -> Cell:
        """A cell of it."""
        return Cell(self.file, self.name if self.is_worksheet else None, row, column, heading)
