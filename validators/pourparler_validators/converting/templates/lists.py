"""The hidden worksheet of a workbook for hand entry: what its drop-downs offer."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from pourparler.vocabularies import Vocabulary
from pourparler_validators.entries.cells import Cell
from pourparler_validators.formats.tables.sheets import REMARK

NAME: Final = f"{REMARK}lists"
FIRST_ROW: Final = 2
"""The first row of a table below its two headings, from 0."""
LAST_ROW: Final = 1001
_MOST_TYPED: Final = 500
"""So many ids of a worksheet are offered on the others."""


class Lists:
    """Keeps each list once, a column each, and says where it will stand."""

    def __init__(self, sheets: Sequence[str], ids: Mapping[str, Sequence[str]]) -> None:
        self._sheets = sheets
        self._ids = ids
        self._ranges: dict[object, str] = {}
        self._columns: list[tuple[str, Sequence[str]]] = []

    def values_of(self, vocabulary: type[Vocabulary]) -> str:
        """The range of the values of a vocabulary, as a formula."""
        return self._range(vocabulary, vocabulary.__name__, list(vocabulary.descriptions()))

    def texts_of(self, heading: str, texts: Sequence[str]) -> str:
        """The range of the texts that a column may have."""
        return self._range(heading, heading, texts)

    def ids_of(self, types: tuple[str, ...]) -> str | None:
        """The range of all ids of records of some types; nothing where there can be none."""
        texts = [text for one in types for text in self._ids.get(one, ())]
        typed = [
            f'=IF({one}!$A${row}="","",{one}!$A${row})'
            for one in types
            if one in self._sheets
            for row in range(FIRST_ROW + 1, FIRST_ROW + 1 + _MOST_TYPED // len(types))
        ]
        return self._range(types, ", ".join(types), [*texts, *typed]) if texts or typed else None

    def _range(self, key: object, title: str, cells: Sequence[str]) -> str:
        if key not in self._ranges:
            self._columns.append((title, cells))
            letters = Cell("", NAME, 1, len(self._columns), "").letters
            self._ranges[key] = f"='{NAME}'!${letters}$2:${letters}${len(cells) + 1}"
        return self._ranges[key]

    def write(self, book: Any) -> None:
        """Writes the worksheet of all lists."""
        sheet = book.add_worksheet(NAME)
        sheet.hide()
        for column, (title, cells) in enumerate(self._columns):
            sheet.write_string(0, column, title)
            for row, cell in enumerate(cells, start=1):
                if cell.startswith("="):
                    sheet.write_formula(row, column, cell, None, "")
                else:
                    sheet.write_string(row, column, cell)
