"""A workbook that was filled in by hand, with mistakes, and saved by LibreOffice."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import openpyxl

from pourparler import MODELS
from pourparler_validators import check_files
from pourparler_validators.cli import exit_code
from tests.converting.datasets import example
from tests.converting.libreoffice import saved_by_libreoffice
from tests.converting.test_template import typed_in
from tests.rules.dataset import TEXTS
from tests.validators.checked import TODAY
from tests.workbooks import repacked

DEEP: Final = ("event.history", "proposal.history", "proposal.terms", "agreement.terms")
TYPES: Final = ",".join([*MODELS, *(f"{name}.evidence" for name in DEEP)])
"""All record types, and the lists within lists that the example has."""

PATHS: Final = 2
"""The hidden row of the names of fields."""
FIRST_ROW: Final = 3

SWAP: Final = "agreement:prisoner-swap-and-proposals"
TYPED: Final[tuple[tuple[str, tuple[str, ...], str, Any, str], ...]] = (
    ("event", ("event:istanbul-1",), "date", datetime(2025, 5, 16), "changed-by-spreadsheet"),
    ("event", ("event:istanbul-2",), "date", "2.6.2025", "wrong-form"),
    ("statement", ("statement:putin-buffer-zone",), "date", "last week", "wrong-form"),
    ("agreement.parties", (SWAP, "1"), "date", "2025-02-30", "wrong-form"),
    ("event", ("event:buffer-zone",), "kind", "unilateral measure", "not-in-list"),
    ("event.participants", ("event:istanbul-1", "1"), "role", "negotiator", "not-in-list"),
    ("statement.acts", ("statement:russia-helicopter", "1"), "value", "claims", "not-in-list"),
    ("event", ("event:istanbul-2",), "place.country", "Turkey", "wrong-form"),
    ("source", ("source:second",), "language", "english", "wrong-form"),
    ("source", ("source:second",), "url", "www.example.org/talks", "wrong-form"),
    ("event", ("event:istanbul-2",), "round", "two", "wrong-type"),
    ("delegation", ("delegation:rus-istanbul-2",), "size", "3,5", "wrong-type"),
    ("statement", ("statement:trump-putin",), "translated", "yes", "wrong-type"),
    ("party", ("party:usa",), "notes", 1.1, "changed-by-spreadsheet"),
    ("event", ("event:istanbul-1",), "place.venue", "N/A", "placeholder-text"),
    ("party", ("party:sau",), "name", None, "missing-field"),
    ("event.participants", ("event:istanbul-2", "2"), "party", "party:ukraine", "not-found"),
    ("delegation", ("delegation:ukr-istanbul-2",), "party", "person:lavrov", "wrong-form"),
    (
        *("event.participants", ("event:istanbul-2", "1"), "persons"),
        *("person:putin, person:lavrov", "joined-values"),
    ),
    ("person", ("person:peskov",), "id", "person:peskov ", "wrong-form"),
    ("event.participants", ("event:istanbul-1", "2"), "order", "1", "not-a-table"),
    ("statement.segments", ("statement:lavrov-memorandum", "2"), "order", "2nd", "not-a-table"),
    ("statement", ("statement:putin-buffer-zone",), "notes", "=A3", "hidden-or-computed"),
    ("person", ("person:trump",), "notes", "=NA()", "changed-by-spreadsheet"),
    ("process.evidence", ("process:rus-ukr-2025", "1"), "start", "19", "offsets-wrong"),
)
"""What is typed into one cell: the sheet, what its row begins with, the path, and the rule."""


@dataclass
class Hand:
    """Types into a workbook like a person, who looks for the row and the column."""

    book: Any

    def column(self, sheet: str, path: str) -> int:
        return [cell.value for cell in self.book[sheet][PATHS]].index(path) + 1

    def row(self, sheet: str, *key: str) -> int:
        """The row that begins with these cells; the first that is empty for none."""
        rows = self.book[sheet].iter_rows(min_row=FIRST_ROW, values_only=True)
        for number, row in enumerate(rows, start=FIRST_ROW):
            if row[: len(key)] == key if key else not any(row):
                return number
        return int(self.book[sheet].max_row) + 1

    def type(self, sheet: str, row: int, path: str, value: Any) -> str:
        """Types into a cell; how it is called afterwards."""
        cell = self.book[sheet].cell(row, self.column(sheet, path))
        cell.value = value
        cell.number_format = {datetime: "dd.mm.yyyy", float: "General"}.get(type(value), "@")
        return named(sheet, f"{cell.coordinate} ({path})")

    def add(self, sheet: str, **cells: str) -> str:
        """Fills in the first empty row; the cell that was named last."""
        row = self.row(sheet)
        return [self.type(sheet, row, path, value) for path, value in cells.items()][-1]

    def heading(self, sheet: str, path: str) -> str:
        """Writes a heading right of the others, and a value below it."""
        column = self.book[sheet].max_column + 1
        self.book[sheet].cell(FIRST_ROW, column).value = "x"
        cell = self.book[sheet].cell(PATHS, column)
        cell.value = path
        return named(sheet, str(cell.coordinate))


def named(sheet: str, cell: str) -> str:
    return f"{sheet}!{cell}" if sheet.isalpha() else f"'{sheet}'!{cell}"


def mistakes(hand: Hand) -> Iterator[tuple[str, str]]:
    """Types them in; each should be found at this cell, by the rule of this name."""
    cells = hand.book.__getitem__
    hand.add("source", id="source:second", kind="news_article", text="Talks.")
    rows = [hand.row(sheet, *key) for sheet, key, *_ in TYPED]
    for row, (sheet, _, path, value, rule) in zip(rows, TYPED, strict=True):
        yield hand.type(sheet, row, path, value), rule
    yield hand.add("party", kind="state", name="Turkiye", id="party:tur"), "duplicate-id"
    alias = {"order": "1", "name": "the Kremlin", "kind": "metonym", "record": "party:rusia"}
    yield hand.add("party.aliases", **alias), "not-a-table"
    evidence = {"record": "event:istanbul-1", "order": "9", "source": "source:istanbul-2025"}
    evidence["exact"] = "held in Ankara on May 16"
    yield hand.add("event.evidence", **evidence), "passage-altered"
    yield hand.heading("statement", "speakr"), "not-a-table"
    yield hand.heading("event", "title"), "not-a-table"
    row = hand.row("person", "person:putin")
    cells("person").row_dimensions[row].hidden = True
    yield named("person", str(row)), "hidden-or-computed"
    cells("delegation").merge_cells("H3:H4")
    yield named("delegation", "H3 (date)"), "not-a-table"
    hand.book.create_sheet("evnt.agenda").append(["record", "value"])
    yield named("evnt.agenda", "1"), "not-a-table"
    hand.book.create_sheet("twin").append(["id", "kind"])
    yield named("EVENT -1", "1"), "not-a-table"  # as LibreOffice calls a second "event"
    cells("party.evidence").cell(FIRST_ROW, 10).value = "ask Anna"
    yield named("party.evidence", f"J{FIRST_ROW}"), "not-a-table"


def with_twins(content: bytes) -> bytes:
    """A workbook with two sheets of one name up to case, which openpyxl does not make."""
    return repacked(
        content,
        lambda part, raw: raw.replace(b'"twin"', b'"EVENT"') if "workbook.xml" in part else raw,
    )


def found(path: Path) -> list[tuple[str, str]]:
    """The cell and the rule of each finding."""
    report = check_files([str(path)], texts=TEXTS, today=TODAY)
    return sorted(
        (one.place.cell.name if one.place.cell else one.place.where, one.rule.partition("/")[2])
        for one in report.findings
    )


def test_each_of_many_mistakes_is_found_at_its_cell_and_nothing_else(tmp_path: Path) -> None:
    path, folder, profile = tmp_path / "book.xlsx", tmp_path / "saved", tmp_path / "profile"
    assert exit_code(["template", str(path), "--types", TYPES]) == 0
    coded = [{name: one[name] for name in one if name != "coding"} for one in example()]
    typed_in(path, coded)
    assert found(*saved_by_libreoffice([path], folder, profile)) == []
    hand = Hand(openpyxl.load_workbook(path))
    planted = sorted(mistakes(hand))
    hand.book.save(path)
    path.write_bytes(with_twins(path.read_bytes()))
    assert found(*saved_by_libreoffice([path], folder, profile)) == planted
    assert len(planted) >= 30
