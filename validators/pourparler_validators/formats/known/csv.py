"""CSV: a folder of tables, a file each, with a description as a Data Package beside them."""

from pathlib import PurePath
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
    from pourparler_validators.formats.tables.sheets import Sheet
    from pourparler_validators.formats.writing import Layout, Sink, Writer

SUFFIXES: Final = (".csv",)
READS: Final = "folder"
NEEDS_ONE_RECORD_AN_ID: Final = True


def read(file: "SourceFile", is_named: bool) -> "list[Entry] | None":
    """The records of the tables of a folder; of a folder without a table, nothing."""
    from pourparler_validators.formats.tables.columns import tables
    from pourparler_validators.formats.tables.reading import entries_of_tables

    if not is_named and not {PurePath(path).stem.casefold() for path in file.parts} & {*tables()}:
        return None
    return entries_of_tables(file, _sheets(file))


def _sheets(file: "SourceFile") -> "Iterator[Sheet]":
    from pourparler_validators.formats.csv_text import rows_of
    from pourparler_validators.formats.tables.sheets import Sheet

    for path, raw in file.parts.items():
        text = raw.decode("utf-8-sig")
        yield Sheet(PurePath(path).stem, path, False, rows_of(text))


def text_edit(text: str, edit: "Edit", place: "Place") -> "TextEdit | None":
    """Nothing: a fix would have to be made in several files at once."""
    return None


def writer(sink: "Sink", layout: "Layout") -> "Writer":
    """Writes a file for each table that has rows."""
    from pourparler_validators.formats.csv_writing import CsvWriter

    return CsvWriter(sink, layout)
