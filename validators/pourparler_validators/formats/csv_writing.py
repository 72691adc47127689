"""Writes records as CSV tables of a folder."""

from pourparler_validators.formats import DESCRIPTION
from pourparler_validators.formats.csv_text import CsvFile
from pourparler_validators.formats.tables.columns import Table
from pourparler_validators.formats.tables.data_package import description
from pourparler_validators.formats.tables.rows import plain_lists, rows
from pourparler_validators.formats.writing import Layout, Loss, Plain, Sink


class CsvWriter:
    """Writes the rows of each record to the files of their tables."""

    def __init__(self, sink: Sink, layout: Layout) -> None:
        self._sink = sink
        self._layout = layout
        self._as_rows = plain_lists() if layout.lists_as_rows else ()
        self._files: dict[Table, CsvFile] = {}

    def add(self, record: Plain) -> tuple[Loss, ...]:
        """Writes the rows of a record."""
        for table, row in rows(record, as_rows=self._as_rows):
            if table not in self._files:
                stream = self._sink.stream(f"{table.name}.csv")
                self._files[table] = CsvFile(stream, table)
            self._files[table].add(row, is_guarded=self._layout.guards_formulas)
        return ()

    def close(self) -> tuple[Loss, ...]:
        """Ends all files, and describes them."""
        for file in self._files.values():
            file.close()
        if self._files:
            is_guarded = self._layout.guards_formulas
            with self._sink.stream(DESCRIPTION) as stream:
                stream.write(description(self._files, is_guarded=is_guarded).encode())
        return ()
