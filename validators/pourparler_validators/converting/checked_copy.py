"""A copy of a workbook, made for reading: its findings stand at its cells, and in a list."""

import re
from collections.abc import Iterable, Mapping
from typing import IO, Any, Final

from pourparler_validators.entries.cells import Cell
from pourparler_validators.formats.tables.columns import LONGEST_NAME
from pourparler_validators.formats.tables.sheets import BrokenSheetError, Sheet
from pourparler_validators.formats.xlsx_reading.package import BrokenWorkbookError
from pourparler_validators.formats.xlsx_reading.workbooks import workbook_of
from pourparler_validators.formats.xlsx_writing import new_workbook, reason_against
from pourparler_validators.messages.errors import UsageError
from pourparler_validators.messages.wording import cut
from pourparler_validators.running.finding import Finding

_COLOURS: Final[Mapping[str, str]] = {"error": "#F4A6A0", "warning": "#FBE29A", "info": "#CFE2F3"}
_LIST: Final = "findings"
_HEADINGS: Final = ("severity", "rule", "cell", "record", "message", "help")
_FORBIDDEN: Final = re.compile(r"[\[\]:*?/\\]")
"""What the name of a worksheet may not have."""
_LONGEST_COMMENT: Final = 2_000
_MOST_LINKS: Final = 65_000
"""A worksheet holds 65,530."""


def write_copy(content: bytes, path: str, findings: Iterable[Finding], stream: IO[bytes]) -> None:
    """Writes a workbook with all values of another one as texts, and its findings.

    Raises :class:`UsageError` where the other one cannot be read.
    """
    try:
        sheets = workbook_of(content, path).sheets
    except BrokenWorkbookError as error:
        raise UsageError(f"{path} {error.reason}; {error.advice}") from None
    copy = _Copy(stream, list(findings))
    for sheet in sheets:
        copy.add(sheet)
    copy.close()


class _Copy:
    def __init__(self, stream: IO[bytes], findings: list[Finding]) -> None:
        self._book = new_workbook(stream, row_by_row=False)
        self._findings = findings
        self._names: dict[str, str] = {}
        self._taken = {_LIST}
        self._text = self._form()
        self._forms = {name: self._form(colour) for name, colour in _COLOURS.items()}
        self._list = self._book.add_worksheet(_LIST)

    def _form(self, colour: str | None = None) -> Any:
        form = {"num_format": "@", "valign": "top"}
        return self._book.add_format(form if colour is None else {**form, "bg_color": colour})

    def add(self, sheet: Sheet) -> None:
        """Writes the values of a worksheet as texts, and its findings as comments."""
        name = self._free(sheet.name)
        self._names.setdefault(sheet.name, name)
        written = self._book.add_worksheet(name)
        found = _by_place(one for one in self._findings if one.place.sheet == sheet.name)
        texts: dict[tuple[int, int], str] = {}
        try:
            for row in sheet.rows:
                for position, text in row.cells.items():
                    written.write_string(row.number - 1, position, _held(text), self._text)
                    texts[row.number, position] = text
        except BrokenSheetError:
            pass  # what cannot be read is a finding
        for (number, position), here in found.items():
            form = self._forms[str(min((one.severity for one in here), key=lambda one: one.rank))]
            text = texts.get((number, position), "")
            written.write_string(number - 1, position, _held(text), form)
            comment = cut("\n\n".join(map(_said, here)), _LONGEST_COMMENT)
            written.write_comment(number - 1, position, comment, {"x_scale": 3})

    def _free(self, name: str) -> str:
        """A name that no worksheet of the copy has, and that a worksheet may have."""
        name = _FORBIDDEN.sub("_", name).strip("'")[:LONGEST_NAME] or "_"
        free, number = name, 1
        while free.casefold() in self._taken:
            number += 1
            free = f"{name[: LONGEST_NAME - 5]} ({number})"
        self._taken.add(free.casefold())
        return free

    def close(self) -> None:
        """Writes the list of findings, and ends the workbook."""
        self._list.set_column(0, 3, 24)
        self._list.set_column(4, 5, 70)
        self._list.freeze_panes(1, 0)
        for column, heading in enumerate(_HEADINGS):
            self._list.write_string(0, column, heading)
        for row, finding in enumerate(self._findings, start=1):
            place = finding.place
            name = place.cell.name if place.cell else place.where
            said = (finding.message, finding.help or "")
            cells = (str(finding.severity), finding.rule, name, place.record or "", *said)
            for column, cell in enumerate(cells):
                self._list.write_string(row, column, _held(cell))
            if place.cell is not None and row < _MOST_LINKS:
                self._list.write_url(row, 2, self._link(place.cell), None, name)
        self._book.close()

    def _link(self, cell: Cell) -> str:
        sheet = self._names.get(cell.sheet or "", _LIST).replace("'", "''")
        letters = cell.letters or "A"
        return f"internal:'{sheet}'!{letters}{max(cell.row, 1)}"


def _by_place(findings: Iterable[Finding]) -> dict[tuple[int, int], list[Finding]]:
    """Findings by the number of the row and the position of the column, from 0."""
    found: dict[tuple[int, int], list[Finding]] = {}
    for finding in findings:
        cell = finding.place.cell
        if cell is not None:
            found.setdefault((cell.row, max(cell.column - 1, 0)), []).append(finding)
    return found


def _said(finding: Finding) -> str:
    help_ = f"\n{finding.help}" if finding.help else ""
    return f"{finding.severity}: {finding.message}{help_}"


def _held(text: str) -> str:
    """A text as a cell can hold it: a space of no width keeps two signs apart that overlap."""
    return text.replace("_x", "_\u200bx") if reason_against(text) else text
