"""XLSX: a workbook of tables, a worksheet each, as Excel and LibreOffice read and write it."""

from typing import TYPE_CHECKING, Final

from pourparler_validators.formats.places import content as content
from pourparler_validators.formats.places import locate as locate
from pourparler_validators.formats.places import within as within

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pourparler_validators.contract.finding import Edit
    from pourparler_validators.entries.entry import Entry, SourceFile
    from pourparler_validators.formats.editing import TextEdit
    from pourparler_validators.formats.places import Place
    from pourparler_validators.formats.tables.items import TableFault
    from pourparler_validators.formats.writing import Layout, Sink, Writer

SUFFIXES: Final = (".xlsx", ".xlsm")
ONLY_READ: Final = (".xlsm",)
READS: Final = "bytes"
NEEDS_ONE_RECORD_AN_ID: Final = "always"
LOSES: Final = (
    "the order of records of different types",
    "texts of more than 32,767 characters",
    "texts in which two of the signs _xHHHH_ overlap",
    "rows of a table beyond 1,048,576",
)


def read(file: "SourceFile", is_named: bool) -> "list[Entry] | None":
    """The records of a workbook; of one that was only found and has no table's sheet, nothing."""
    from pourparler_validators.entries.entry import Entry, SourceFile
    from pourparler_validators.entries.faults import HiddenOrComputed, NoRecords, Unreadable
    from pourparler_validators.formats.tables.columns import worksheets
    from pourparler_validators.formats.tables.reading import entries_of_tables
    from pourparler_validators.formats.xlsx_reading.package import BrokenWorkbookError
    from pourparler_validators.formats.xlsx_reading.workbooks import workbook_of

    whole = SourceFile(file.path, b"", file.format)
    try:
        book = workbook_of(file.content, file.path)
    except BrokenWorkbookError as error:
        fault = Unreadable("", 0, error.reason, error.advice)
        return [Entry(whole, 0, faults=(fault,), is_file=True)] if is_named else None
    if not is_named and not {sheet.name.casefold() for sheet in book.sheets} & {*worksheets()}:
        return None
    entries = entries_of_tables(file, book.sheets, _said(file.path, has_macros=book.has_macros))
    if all(one.is_file for one in entries) and all(
        isinstance(fault, HiddenOrComputed) for one in entries for fault in one.faults
    ):
        entries.append(Entry(whole, 0, faults=(NoRecords(""),), is_file=True))
    return entries


def _said(path: str, *, has_macros: bool) -> "Iterator[TableFault]":
    """What is to be said of a workbook as a whole."""
    from pourparler_validators.entries.cells import Cell
    from pourparler_validators.entries.faults import HiddenOrComputed
    from pourparler_validators.formats.tables.items import TableFault

    if has_macros:
        reason, advice = "macros stand in the workbook, and are left alone", "save it as .xlsx"
        yield TableFault(Cell(path, None, 0, 0, ""), reason, advice, HiddenOrComputed)


def text_edit(text: str, edit: "Edit", place: "Place") -> "TextEdit | None":
    """Nothing: a workbook is never edited."""
    return None


def writer(sink: "Sink", layout: "Layout") -> "Writer":
    """Writes a worksheet for each table that has rows."""
    from pourparler_validators.formats.xlsx_writing import XlsxWriter

    return XlsxWriter(sink, layout)
