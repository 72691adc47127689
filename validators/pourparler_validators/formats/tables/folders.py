"""Tables that are the files of a folder: read as one, or as a stream."""

from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import PurePath

from pourparler import Record
from pourparler_validators.entries.cells import Cell
from pourparler_validators.entries.entry import Entry, SourceFile
from pourparler_validators.formats import DESCRIPTION
from pourparler_validators.formats.csv_text import rows_of
from pourparler_validators.formats.streaming import NotStreamedError, Opener
from pourparler_validators.formats.tables.columns import tables
from pourparler_validators.formats.tables.data_package import is_guarded
from pourparler_validators.formats.tables.items import TableFault
from pourparler_validators.formats.tables.reading import entries_of_tables
from pourparler_validators.formats.tables.sheets import BrokenSheetError, Sheet, SheetRow
from pourparler_validators.formats.tables.streaming import stream_records
from pourparler_validators.messages.nearest import nearest


def is_named_like_table(path: str) -> bool:
    """Whether a file's name is that of a table, or nearly so."""
    name = PurePath(path).stem.casefold()
    return name in tables() or bool(nearest(name, tables()))


def read_tables(file: SourceFile, *, is_named: bool) -> list[Entry] | None:
    """The records of the tables of a folder; of a folder without a table, nothing."""
    if not is_named and not {PurePath(path).stem.casefold() for path in file.parts} & {*tables()}:
        return None
    try:
        return entries_of_tables(file, _sheets(file, is_guarded=is_guarded(file.content)))
    except BrokenSheetError as error:
        cell = Cell(PurePath(file.folder, DESCRIPTION).as_posix(), None, error.row, 0, "")
        fault = TableFault(cell, error.reason, error.advice)
        return entries_of_tables(file, _sheets(file, is_guarded=False), [fault])


def _sheets(file: SourceFile, *, is_guarded: bool) -> Iterator[Sheet]:
    for path, raw in file.parts.items():
        rows = rows_of(BytesIO(raw), is_guarded=is_guarded)
        yield Sheet(PurePath(path).stem, path, False, rows)


def stream_tables(parts: Mapping[str, Opener]) -> Iterator[Record]:
    """The records of the tables of a folder, one after the other.

    Raises :class:`NotStreamedError` at what is no sound record.
    """
    opened = {PurePath(path): one for path, one in parts.items()}
    is_guarded_here = False
    for path in [path for path in opened if path.name == DESCRIPTION]:
        with opened.pop(path)() as stream:
            try:
                is_guarded_here = is_guarded(stream.read())
            except BrokenSheetError:
                raise NotStreamedError from None

    def rows(opener: Opener) -> Iterator[SheetRow]:
        with opener() as stream:
            yield from rows_of(stream, is_guarded=is_guarded_here)

    def sheets() -> Iterator[Sheet]:
        for path, opener in opened.items():
            yield Sheet(path.stem, path.as_posix(), False, rows(opener))

    return stream_records(sheets)
