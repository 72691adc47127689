"""Writes records as tables of a folder, in CSV or with tabs."""

from typing import Final

from pourparler_validators.formats import DESCRIPTION
from pourparler_validators.formats.csv_text import CsvFile
from pourparler_validators.formats.tables.columns import Table
from pourparler_validators.formats.tables.data_package import Dialect, description
from pourparler_validators.formats.tables.rows import headings, plain_lists, rows
from pourparler_validators.formats.writing import Layout, Loss, Plain, Sink

COMMAS: Final = Dialect("csv", "text/csv", ",")
TABS: Final = Dialect("tsv", "text/tab-separated-values", "\t")


class CsvWriter:
    """Writes the rows of each record to the files of their tables."""

    def __init__(self, sink: Sink, layout: Layout, dialect: Dialect) -> None:
        self._sink = sink
        self._dialect = dialect
        self._layout = layout
        self._as_rows = plain_lists() if layout.lists_as_rows else frozenset[Table]()
        self._files: dict[Table, CsvFile] = {}

    def add(self, record: Plain) -> tuple[Loss, ...]:
        """Writes the rows of a record."""
        own = self._layout.own_fields
        for table, row in rows(record, as_rows=self._as_rows, own=own):
            if table not in self._files:
                stream = self._sink.stream(self._dialect.file_of(table))
                titles = headings(table, own)
                self._files[table] = CsvFile(stream, table, self._dialect.delimiter, titles)
            self._files[table].add(row, is_guarded=self._layout.guards_formulas)
        return ()

    def close(self) -> tuple[Loss, ...]:
        """Ends all files, and describes them."""
        for file in self._files.values():
            file.close()
        if self._files:
            is_guarded = self._layout.guards_formulas
            with self._sink.stream(DESCRIPTION) as stream:
                own = self._layout.own_fields
                text = description(self._files, self._dialect, own, is_guarded=is_guarded)
                stream.write(text.encode())
        return ()
