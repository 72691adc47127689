"""TSV: a folder of tables as in CSV, with tabs between the cells."""

from typing import TYPE_CHECKING, Final

from pourparler_validators.formats.places import content as content
from pourparler_validators.formats.places import locate as locate
from pourparler_validators.formats.places import within as within

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pourparler import Record
    from pourparler_validators.contract.finding import Edit
    from pourparler_validators.entries.entry import Entry, SourceFile
    from pourparler_validators.formats.editing import TextEdit
    from pourparler_validators.formats.places import Place
    from pourparler_validators.formats.streaming import Opener
    from pourparler_validators.formats.writing import Layout, Sink, Writer

SUFFIXES: Final = (".tsv",)
ONLY_READ: Final = ()
READS: Final = "folder"
NEEDS_ONE_RECORD_AN_ID: Final = "always"
LOSES: Final = ("the order of records of different types",)


def is_part(path: str) -> bool:
    """Whether a file's name is that of a table, or nearly so."""
    from pourparler_validators.formats.tables.folders import is_named_like_table

    return is_named_like_table(path)


def read(file: "SourceFile", is_named: bool) -> "list[Entry] | None":
    """The records of the tables of a folder; of a folder without a table, nothing."""
    from pourparler_validators.formats.tables.folders import read_tables

    return read_tables(file, is_named=is_named)


def stream(parts: "Mapping[str, Opener]") -> "Iterator[Record]":
    """The records of the tables of a folder, one after the other."""
    from pourparler_validators.formats.tables.folders import stream_tables

    return stream_tables(parts)


def text_edit(text: str, edit: "Edit", place: "Place") -> "TextEdit | None":
    """Nothing: a fix would have to be made in several files at once."""
    return None


def writer(sink: "Sink", layout: "Layout") -> "Writer":
    """Writes a file for each table that has rows."""
    from pourparler_validators.formats.csv_writing import TABS, CsvWriter

    return CsvWriter(sink, layout, TABS)
