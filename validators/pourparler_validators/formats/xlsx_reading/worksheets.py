"""The rows of a worksheet: what stands in each cell, and what is to be said of it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from functools import lru_cache
from typing import Final

from pourparler_validators.entries.faults import (
    BadTable,
    ChangedCell,
    FileFault,
    HiddenOrComputed,
)
from pourparler_validators.formats.tables.sheets import Aside, BrokenSheetError, SheetRow
from pourparler_validators.formats.xlsx_reading.dates import Precision, iso_of
from pourparler_validators.formats.xlsx_reading.scanning import Scanner
from pourparler_validators.formats.xlsx_reading.texts import decoded
from pourparler_validators.late_dataclasses import dataclass

MOST_ROWS: Final = 1_048_576
MOST_COLUMNS: Final = 16_384
MOST_CELLS: Final = 5_000_000
"""The most cells with a value that are read of a workbook."""

_CELL: Final = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]+)")
_HIDDEN: Final = ("1", "true")
_TRUE: Final = {"1": "true", "0": "false"}
_WHOLE: Final = 2**53
"""From here on, a number of a spreadsheet is not exact."""


@dataclass(slots=True)
class Book:
    """What the worksheets of a workbook share."""

    texts: Sequence[str] = ()
    dates: Mapping[str, Precision] = field(default_factory=dict[str, Precision])
    is_1904: bool = False
    cells_left: int = MOST_CELLS


@dataclass(slots=True)
class _OpenCell:
    """A cell while its parts are gathered."""

    position: int
    kind: str
    style: str
    value: str | None = None
    is_formula: bool = False
    runs: list[str] = field(default_factory=list[str])


class RowScanner:
    """Gathers the rows of a worksheet."""

    def __init__(self, book: Book, asides: list[Aside]) -> None:
        self._book = book
        self._asides = asides
        self._done: list[SheetRow] = []
        self._row = 0
        self._is_hidden = False
        self._last_hidden = 0
        self._position = -1
        self._cells: dict[int, str] = {}
        self._typed: set[int] = set()
        self._cell: _OpenCell | None = None
        self._is_reading_aid = False

    def scanner(self) -> Scanner:
        """What gathers them from their part."""
        return Scanner(self._start, self._end)

    def taken(self) -> Iterator[SheetRow]:
        """The rows that have been gathered since the last time."""
        done, self._done = self._done, []
        yield from done

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "c":
            self._begin_cell(attributes)
        elif name == "row":
            self._begin_row(attributes)
        elif name == "rPh":
            self._is_reading_aid = True
        elif name == "col" and attributes.get("hidden") in _HIDDEN:
            self._note_hidden(attributes.get("min"), attributes.get("max"))
        elif name == "mergeCell":
            self._note_merged(attributes.get("ref", ""))

    def _end(self, name: str, text: str) -> None:
        if name == "row":
            self._end_row()
        elif name == "rPh":
            self._is_reading_aid = False
        elif (cell := self._cell) is not None:
            if name == "v":
                cell.value = text
            elif name == "f":
                cell.is_formula = True
            elif name == "t" and not self._is_reading_aid:
                cell.runs.append(text)
            elif name == "c":
                self._cell = None
                self._take(cell)

    def _begin_row(self, attributes: dict[str, str]) -> None:
        last, self._row = self._row, _number(attributes.get("r"), self._row + 1)
        if not 0 < self._row <= MOST_ROWS:
            raise _outside(f"the row {attributes.get('r')}")
        if self._row <= last:
            raise BrokenSheetError(last, "the rows that follow are not in order", _SAVE)
        self._is_hidden = attributes.get("hidden") in _HIDDEN
        self._position = -1
        self._cells, self._typed = {}, set()

    def _end_row(self) -> None:
        if not self._cells:
            return
        self._done.append(SheetRow(self._row, self._cells, self._typed))
        if self._is_hidden:
            reason = "this row is hidden, and is read"
            self._say(0, HiddenOrComputed, reason, "show it, or delete it")

    def _begin_cell(self, attributes: dict[str, str]) -> None:
        name = attributes.get("r")
        found = _CELL.fullmatch(name) if name else None
        last, self._position = self._position, _position(found[1]) if found else self._position + 1
        if self._position >= MOST_COLUMNS or (name and not found):
            raise _outside(f"the cell {name}", self._row)
        if self._position <= last:
            raise BrokenSheetError(self._row, "the cells of this row are not in order", _SAVE)
        self._cell = _OpenCell(self._position, attributes.get("t", "n"), attributes.get("s", ""))

    def _take(self, cell: _OpenCell) -> None:
        text = self._text(cell)
        if cell.is_formula:
            self._say_formula(cell, text)
        if not text:
            return
        self._book.cells_left -= 1
        if self._book.cells_left < 0:
            reason = f"from here on, the workbook has more than {MOST_CELLS:,} cells with a value"
            raise BrokenSheetError(self._row, reason, "divide it")
        self._cells[cell.position] = text

    def _say_formula(self, cell: _OpenCell, text: str) -> None:
        column = cell.position + 1
        if text:
            reason = "a formula stands here, and the value that it gave is read"
            self._say(column, HiddenOrComputed, reason, "put the value itself in its place")
        elif cell.value is None or (cell.kind == "n" and not cell.value):
            reason = "a formula stands here, and the value that it gives is not in the file"
            advice = "open it in a spreadsheet program and save it, or write the value itself"
            self._say(column, ChangedCell, reason, advice)

    def _text(self, cell: _OpenCell) -> str:
        value = cell.value
        if cell.kind == "inlineStr":
            return decoded("".join(cell.runs))
        if not value:
            return ""
        if cell.kind == "s":
            number = _number(value, -1)
            if not 0 <= number < len(self._book.texts):
                raise BrokenSheetError(self._row, "a cell names a text that is not there", _SAVE)
            return self._book.texts[number]
        if cell.kind == "str":
            return decoded(value)
        if cell.kind == "e":
            advice = "write the value itself, or empty the cell"
            self._say(cell.position + 1, ChangedCell, f"the error {value} stands here", advice)
            return ""
        return self._computed(cell, value.strip())

    def _computed(self, cell: _OpenCell, value: str) -> str:
        """The text of a number, a date, or of true or false."""
        if cell.kind == "b":
            self._typed.add(cell.position)
            return _TRUE.get(value, value)
        date = value.removesuffix("T00:00:00") if cell.kind == "d" else self._date(cell, value)
        if date is not None:
            shown = "" if cell.kind == "d" else f", and kept it as the number {_written(value)}"
            reason = f"the spreadsheet took this for a date{shown}"
            advice = f"format the cell as text and type {date}, or what was meant"
            self._say(cell.position + 1, ChangedCell, reason, advice)
            return date
        self._typed.add(cell.position)
        return _written(value)

    def _date(self, cell: _OpenCell, value: str) -> str | None:
        precision = self._book.dates.get(cell.style)
        number = _float(value)
        if precision is None or number is None:
            return None
        return iso_of(number, precision, is_1904=self._book.is_1904)

    def _note_hidden(self, first: str | None, last: str | None) -> None:
        start = max(_number(first, 1), self._last_hidden + 1)
        for column in range(start, min(_number(last, start), MOST_COLUMNS) + 1):
            self._last_hidden = column
            reason = "this column is hidden, and is read"
            self._asides.append(Aside(0, column, HiddenOrComputed, reason, "show it, or delete it"))

    def _note_merged(self, ref: str) -> None:
        found = _CELL.match(ref)
        if found:
            reason = f"the cells {ref} are merged: only the first has a value"
            advice = "split them, and write into each what belongs there"
            place = int(found[2][:7]), _position(found[1]) + 1
            self._asides.append(Aside(*place, BadTable, reason, advice))

    def _say(self, column: int, kind: type[FileFault], reason: str, advice: str) -> None:
        self._asides.append(Aside(self._row, column, kind, reason, advice))


_SAVE: Final = "open it in the spreadsheet program and save it as .xlsx again"


@lru_cache(maxsize=MOST_COLUMNS)
def _position(letters: str) -> int:
    """The position of a column, from 0: A is 0, AA is 26."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _outside(what: str, row: int = MOST_ROWS) -> BrokenSheetError:
    reason = f"{what[:40]} lies beyond the last that a worksheet has, XFD{MOST_ROWS}"
    return BrokenSheetError(row, reason, _SAVE)


def _number(text: str | None, instead: int) -> int:
    if text is None:
        return instead
    return int(text[:18]) if text.isascii() and text.isdigit() else -1


def _float(value: str) -> float | None:
    try:
        return float(value)
    except ValueError:
        return None


def _written(value: str) -> str:
    """A number as a person writes it: 1.1, where the file has 1.1000000000000001."""
    number = _float(value)
    if number is None:
        return value
    return str(int(number)) if number.is_integer() and abs(number) < _WHOLE else repr(number)
