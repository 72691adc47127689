"""Parquet: a file for each record type, each field a column; or one file of records as JSON."""

from typing import TYPE_CHECKING, Final

from pourparler_validators.formats.places import content as content
from pourparler_validators.formats.places import locate as locate
from pourparler_validators.formats.places import within as within

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from pourparler import Record
    from pourparler_validators.contract.finding import Edit
    from pourparler_validators.entries.entry import Entry, SourceFile
    from pourparler_validators.formats.editing import TextEdit
    from pourparler_validators.formats.places import Place
    from pourparler_validators.formats.streaming import Opener
    from pourparler_validators.formats.writing import Layout, Sink, Writer

SUFFIXES: Final = (".parquet",)
ONLY_READ: Final = ()
READS: Final = "bytes"
NEEDS_ONE_RECORD_AN_ID: Final = "by type"
LOSES: Final = ()

_COLUMNS: Final = frozenset(("type", "id"))
"""Columns that files of records have."""
_END: Final = b"PAR1"
"""The last bytes of a file that is whole."""


def read(file: "SourceFile", is_named: bool) -> "list[Entry] | None":
    """The records of a file; nothing for one of a folder that is whole and has other columns."""
    if not is_named and _is_foreign(file):
        return None
    from pourparler_validators.formats.parquet.reading import entries_of_parquet

    return entries_of_parquet(file)


def stream(parts: "Mapping[str, Opener]") -> "Iterator[Record]":
    """The records of a file, a batch at a time."""
    from pourparler_validators.formats.parquet.reading import records_of_parquet

    for path, opened in parts.items():
        with opened() as content:
            yield from records_of_parquet(path, content)


def is_meant(path: str, names: "Collection[str]") -> bool:
    """Whether a file, or its folder, is named after a record type, or records have its columns.

    ``names`` are those of all columns, at any depth.
    """
    from pourparler_validators.formats.parquet.reading import type_named

    return type_named(path) is not None or _COLUMNS.issubset(names)


def _is_foreign(file: "SourceFile") -> bool:
    """Whether a file is whole and not meant; of another, nobody can tell that it is not."""
    length = 8 + int.from_bytes(file.content[-8:-4], "little")
    if not file.content.endswith(_END) or length > len(file.content):
        return False
    end = file.content[-length:]
    names = {name for name in _COLUMNS if bytes([len(name)]) + name.encode() in end}
    return not is_meant(file.path, names)


def text_edit(text: str, edit: "Edit", place: "Place") -> "TextEdit | None":
    """Nothing: the file is no text."""
    return None


def writer(sink: "Sink", layout: "Layout") -> "Writer":
    """Writes columns for the fields where all records are of one type, else records as JSON."""
    from pourparler_validators.formats.parquet.writing import ParquetWriter

    return ParquetWriter(sink, layout.record_type)
