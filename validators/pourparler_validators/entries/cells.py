"""Where a value stands in a table: a cell of a worksheet, of a CSV or of a Parquet file."""

from typing import Final, Protocol

from pourparler_validators.late_dataclasses import dataclass

_LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell, as a person finds it."""

    file: str
    """The path of the file as it is shown."""
    sheet: str | None
    """The name of the worksheet; none in other files."""
    row: int
    """As the program numbers it; in CSV the line at which the row begins, in Parquet the number
    of the record. 0 for a column as a whole."""
    column: int
    """From 1; 0 for the row as a whole."""
    heading: str
    """The field's path; empty where the column has none."""

    @property
    def letters(self) -> str:
        """The column as a worksheet names it: A to Z, AA, …; empty for the row as a whole."""
        letters, number = "", self.column
        while number > 0:
            number, rest = divmod(number - 1, 26)
            letters = _LETTERS[rest] + letters
        return letters

    @property
    def name(self) -> str:
        """``statement!D14 (speaker)``; in CSV ``14 column "speaker"``, after the file's name."""
        if self.sheet is None:
            row = str(self.row or "")
            return " ".join(filter(None, (row, self.heading and f'column "{self.heading}"')))
        is_word = self.sheet.replace("_", "").isalnum()
        sheet = self.sheet if is_word else "'{}'".format(self.sheet.replace("'", "''"))
        heading = f" ({self.heading})" if self.heading else ""
        return f"{sheet}!{self.letters}{self.row}{heading}"

    def __str__(self) -> str:
        between = ":" if self.sheet is None and self.row else ": "
        return f"{self.file}{between}{self.name}" if self.name else self.file


class CellsOfRecords(Protocol):
    """The cells in which the values of a file's records stand."""

    def at(self, pointer: str) -> Cell:
        """The cell of the value that a pointer within the file leads to, or of what holds it."""
        ...
