"""A file of a table with changed cells and rows: all others stay as they are, to the byte."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from functools import cached_property
from io import BytesIO
from pathlib import PurePath

from pourparler_validators.formats.csv_spans import TextRow, cell_text, rows_of_text, with_cells
from pourparler_validators.formats.csv_text import delimiter_of, guarded, rows_of
from pourparler_validators.formats.editing import TextEdit, edited
from pourparler_validators.formats.inserting import newline_of
from pourparler_validators.formats.tables.columns import Table
from pourparler_validators.formats.tables.heads import Head, head_of
from pourparler_validators.formats.tables.items import Item
from pourparler_validators.formats.tables.rows import apart
from pourparler_validators.formats.tables.sheets import Sheet
from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.saving.changes import NotSavedError


@dataclass
class TableFile:
    """A table's file, with what is to be changed in it."""

    path: str
    raw: bytes
    table: Table
    is_guarded: bool
    cells: dict[int, dict[int, str]] = field(default_factory=lambda: defaultdict(dict[int, str]))
    """By the number of the row and the position, from 0."""
    removed: set[int] = field(default_factory=set[int])
    added: dict[int | None, list[Mapping[int, str]]] = field(
        default_factory=lambda: defaultdict(list[Mapping[int, str]])
    )
    """By the number of the row that they stand behind."""
    headings: list[str] = field(default_factory=list[str])
    """Columns that the table gets besides."""

    @cached_property
    def text(self) -> str:
        """The text of the file, without a byte order mark."""
        return self.raw.decode("utf-8-sig")

    @cached_property
    def delimiter(self) -> str:
        """What stands between its cells."""
        return delimiter_of(self.text)

    @cached_property
    def rows(self) -> dict[int, TextRow]:
        """Its rows by their numbers."""
        return {row.number: row for row in rows_of_text(self.text, self.delimiter)}

    @cached_property
    def head(self) -> Head:
        """Its columns."""
        sheet = Sheet(self.table.name, self.path, False, ())
        return head_of(sheet, self.table, rows_of(BytesIO(self.raw)))

    @property
    def is_changed(self) -> bool:
        """Whether anything is to be done."""
        return bool(self.cells or self.removed or self.added)

    def set(self, item: Item, cells: Mapping[str, str]) -> None:
        """Notes other texts of cells."""
        for heading, text in cells.items():
            position = self._position(item.head, heading)
            self.cells[item.row.number][position] = self._guarded(item.head.table, heading, text)

    def add(self, cells: Mapping[str, str], behind: int | None) -> None:
        """Notes a new row."""
        self.added[behind].append(
            {
                self._position(self.head, heading): self._guarded(self.table, heading, text)
                for heading, text in apart(cells, self.head.own_names).items()
            }
        )

    def _guarded(self, table: Table, heading: str, text: str) -> str:
        return guarded(table, heading, text) if self.is_guarded else text

    def _position(self, head: Head, heading: str) -> int:
        """Where the column of a heading stands; one that is not there stands behind all others."""
        found = head.positions.get(heading)
        if found is not None:
            return found
        if self.head.is_open:
            name = PurePath(self.path).name
            raise NotSavedError(f'{name} has no column "{heading}": give it one first')
        title = heading
        if head.order:
            name, position = next(iter(head.positions.items()))
            title = head.titles[position].removesuffix(name) + heading
        if title not in self.headings:
            self.headings.append(title)
        return self._width + self.headings.index(title)

    @property
    def _width(self) -> int:
        return len(self.rows[self.head.row].cells)

    def content(self) -> bytes:
        """The content of the file after all changes."""
        mark = self.raw[: len(self.raw) - len(self.text.encode())]
        return mark + edited(self.text, [*self._edits()]).encode()

    def _edits(self) -> Iterator[TextEdit]:
        width = self._width + len(self.headings)
        titles = {self._width + number: title for number, title in enumerate(self.headings)}
        for number, row in self.rows.items():
            cells = self.cells.get(number, {})
            if number in self.removed:
                yield TextEdit(row.start, row.next, "")
            elif number == self.head.row:
                yield from with_cells(self.text, row, titles, self.delimiter, width)
            elif number > self.head.row and (cells or (self.headings and row.end > row.start)):
                is_short = max(cells, default=-1) >= len(row.cells)
                wide = width if self.headings or is_short else 0
                yield from with_cells(self.text, row, cells, self.delimiter, wide)
        for behind, some in self.added.items():
            at = self.rows[behind].next if behind is not None else len(self.text)
            yield TextEdit(at, at, self._lines(at, some, width))

    def _lines(self, at: int, some: Sequence[Mapping[int, str]], width: int) -> str:
        newline = newline_of(self.text)
        lines = [
            self.delimiter.join(
                cell_text(cells.get(position, ""), self.delimiter) for position in range(width)
            )
            for cells in some
        ]
        is_ended = self.text[at - 1 : at] in ("\n", "\r")
        ended = "".join(f"{line}{newline}" for line in lines)
        return ended if is_ended else newline + ended.removesuffix(newline)


def new_content(
    table: Table, some: Sequence[Mapping[str, str]], delimiter: str, is_guarded: bool
) -> bytes:
    """The content of a new file."""
    rows = [
        {name: guarded(table, name, text) if is_guarded else text for name, text in cells.items()}
        for cells in some
    ]
    lines = [table.headings, *([row.get(name, "") for name in table.headings] for row in rows)]
    return "".join(
        delimiter.join(cell_text(cell, delimiter) for cell in line) + "\n" for line in lines
    ).encode()
