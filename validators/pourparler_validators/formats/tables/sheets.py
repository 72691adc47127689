"""A table as it stands in a file: its rows of cells, and where each stands."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from pourparler_validators.entries.cells import Cell


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
    cells: tuple[str, ...]
    """The texts of its cells, an empty one where there is nothing."""


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """A worksheet, or a CSV file."""

    name: str
    """What the worksheet or the file is called, without the suffix."""
    file: str
    """The path of the file as it is shown."""
    is_worksheet: bool
    rows: Iterable[SheetRow] = field(repr=False)

    def cell(self, row: int, column: int, heading: str = "") -> Cell:
        """A cell of it."""
        return Cell(self.file, self.name if self.is_worksheet else None, row, column, heading)
