"""TSV: a folder of tables as in CSV, with tabs between the cells."""

from typing import TYPE_CHECKING, Final

from pourparler_validators.formats.known.csv import LOSES as LOSES
from pourparler_validators.formats.known.csv import NEEDS_ONE_RECORD_AN_ID as NEEDS_ONE_RECORD_AN_ID
from pourparler_validators.formats.known.csv import ONLY_READ as ONLY_READ
from pourparler_validators.formats.known.csv import READS as READS
from pourparler_validators.formats.known.csv import content as content
from pourparler_validators.formats.known.csv import is_part as is_part
from pourparler_validators.formats.known.csv import locate as locate
from pourparler_validators.formats.known.csv import read as read
from pourparler_validators.formats.known.csv import stream as stream
from pourparler_validators.formats.known.csv import text_edit as text_edit
from pourparler_validators.formats.known.csv import within as within

if TYPE_CHECKING:
    from pourparler_validators.formats.writing import Layout, Sink, Writer

SUFFIXES: Final = (".tsv",)


def writer(sink: "Sink", layout: "Layout") -> "Writer":
    """Writes a file for each table that has rows."""
    from pourparler_validators.formats.csv_writing import TABS, CsvWriter

    return CsvWriter(sink, layout, TABS)
