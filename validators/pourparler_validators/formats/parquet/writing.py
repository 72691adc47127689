"""Writes records to Parquet, a group of rows after the other."""

import json
from collections.abc import Iterable
from typing import Any, Final

from pourparler_validators.formats.parquet.library import arrow, arrow_parquet
from pourparler_validators.formats.parquet.schemas import RECORD, schema_of
from pourparler_validators.formats.writing import Loss, Plain, Sink

MOST_ROWS: Final = 10_000
"""The most records of a row group."""

LARGEST_GROUP: Final = 64 * 1024 * 1024
"""The size at which a row group is ended: in characters of the JSON of its records."""


class ParquetWriter:
    """Writes the records of one type, each field a column, or of any type as JSON."""

    def __init__(self, sink: Sink, record_type: str | None) -> None:
        self._is_nested = record_type is not None
        self._schema = schema_of(record_type)
        self._stream = sink.stream()
        make = arrow_parquet().ParquetWriter
        self._file = make(self._stream, self._schema, write_page_checksum=True)
        self._rows: list[dict[str, Any]] = []
        self._size = 0

    def add(self, record: Plain) -> tuple[Loss, ...]:
        """Takes the next record; nothing of it is lost."""
        text = json.dumps(record, ensure_ascii=False)
        self._rows.append(_nested(record) if self._is_nested else _whole(record, text))
        self._size += len(text)
        if len(self._rows) >= MOST_ROWS or self._size >= LARGEST_GROUP:
            self._write()
        return ()

    def close(self) -> tuple[Loss, ...]:
        """Writes what is left, and ends the file."""
        self._write()
        self._file.close()
        self._stream.close()
        return ()

    def _write(self) -> None:
        if self._rows:
            self._file.write_table(arrow().Table.from_pylist(self._rows, schema=self._schema))
        self._rows, self._size = [], 0


def table_of(records: Iterable[Plain], schema: Any) -> Any:
    """Records of one type as a table of Arrow, each field a column."""
    return arrow().Table.from_pylist([_nested(record) for record in records], schema=schema)


def _nested(record: Plain) -> dict[str, Any]:
    if "extra" not in record:
        return record
    return {**record, "extra": json.dumps(record["extra"], ensure_ascii=False)}


def _whole(record: Plain, text: str) -> dict[str, Any]:
    return {"type": record["type"], "id": record["id"], RECORD: text}
