"""Rows of Parquet as Spark reads them: those of files that have the same columns together."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from multiprocessing.pool import ThreadPool
from typing import Any, Final, NamedTuple

from pyspark.sql import functions as sql

from pourparler import MODELS
from pourparler_validators.entries.entry import Entry, SourceFile
from pourparler_validators.formats.parquet.comparing import Column, ColumnFault
from pourparler_validators.formats.parquet.reading import columns_entry, comparison, type_named
from pourparler_validators.formats.parquet.rows import rows_of
from pourparler_validators.formats.parquet.schemas import RECORD, VERSION
from pourparler_validators.messages.errors import UsageError
from pourparler_validators.spark.file_system import Names, at, first_line, uri_of
from pourparler_validators.spark.rows import Part, Row, pickled

_AT_ONCE: Final = 8
"""So many files are opened at once, to see their columns."""


class _Form(NamedTuple):
    """What files have in common that are read together."""

    columns: str
    """As Parquet describes them."""
    names: frozenset[str]
    version: str
    """That of the standard, if the file says it."""
    has_rows: bool
    type: str | None = None

    @property
    def says_types(self) -> bool:
        """Whether a column says of which type the records are, beside columns for their fields."""
        return "type" in self.names and RECORD not in self.names


def read_parquet(spark: Any, files: Sequence[str], names: Names) -> tuple[list[Part], list[Entry]]:
    """The rows of some files, and the files whose columns are not those of records.

    Raises :class:`UsageError` for what is no Parquet.
    """
    parts: list[Part] = []
    faulty: list[Entry] = []
    for form, some in _by_form(spark, files, names).items():
        if form.has_rows or form.type or RECORD in form.names:
            part, faults = _read(spark, form, some, names)
            parts += [] if part is None else [part]
            of_columns = (columns_entry(SourceFile(path, b"", "parquet"), faults) for path in some)
            faulty += of_columns if faults else ()
    return parts, faulty


def _by_form(spark: Any, files: Sequence[str], names: Names) -> dict[_Form, list[str]]:
    with ThreadPool(_AT_ONCE) as pool:
        forms = dict(zip(files, pool.map(partial(_form, spark), files), strict=True))
    said = _types_said(spark, [path for path in files if forms[path].says_types], names)
    found: dict[_Form, list[str]] = {}
    for path, form in forms.items():
        kind = said.get(path) if "type" in form.names else type_named(path)
        found.setdefault(form._replace(type=kind), []).append(path)
    return found


def _form(spark: Any, path: str) -> _Form:
    try:
        files = spark._jvm.org.apache.parquet.hadoop.ParquetFileReader
        _, place = at(spark, uri_of(path))
        end = files.readFooter(spark._jsc.hadoopConfiguration(), place)
        columns = end.getFileMetaData().getSchema()
        names = frozenset(field.getName() for field in columns.getFields())
        version = end.getFileMetaData().getKeyValueMetaData().get(VERSION)
        has_rows = any(group.getRowCount() for group in end.getBlocks())
    except Exception as error:
        raise UsageError(f"{path} cannot be read: {first_line(error)}") from None
    return _Form(columns.toString(), names, version or "", has_rows)


def _types_said(spark: Any, files: Sequence[str], names: Names) -> Mapping[str, str]:
    """The type that the column of each file says: the first that there is, else the first."""
    if not files:
        return {}
    rows = spark.read.schema("type string").parquet(*map(uri_of, files))
    said = rows.where("type IS NOT NULL").select(
        "type", "_metadata.file_path", "_metadata.row_index"
    )
    order = sql.struct(~sql.col("type").isin(*MODELS), "row_index", "type")
    first = said.groupBy("file_path").agg(sql.min(order).alias("first")).collect()
    return {names.shown(row["file_path"]): row["first"]["type"] for row in first}


def _read(
    spark: Any, form: _Form, files: Sequence[str], names: Names
) -> tuple[Part | None, Sequence[ColumnFault]]:
    """The rows of files, if they can be read, and the faults of their columns."""
    from pyspark.sql.pandas.types import to_arrow_schema

    try:
        frame = spark.read.parquet(*map(uri_of, files))
    except Exception as error:
        raise UsageError(f"{files[0]} cannot be read: {first_line(error)}") from None
    schema = to_arrow_schema(frame.schema).with_metadata({VERSION: form.version})
    found = comparison(schema, form.type)
    if not found.is_readable:
        return None, found.faults
    columns = found.columns or None
    read = [*(columns or [one for one in ("type", "id", RECORD) if one in schema.names])]
    chosen = frame.select(*read, "_metadata.file_path", "_metadata.row_index")
    return Part(chosen, partial(_rows, read, columns, form.type or "", names)), found.faults


def _rows(
    read: Sequence[str],
    columns: Mapping[str, Column] | None,
    kind: str,
    names: Names,
    given: Iterable[Any],
) -> Iterator[Row]:
    """The rows of batches, each with its file and its number there, from 1."""
    for batch in given:
        places = (batch.column(name).to_pylist() for name in ("file_path", "row_index"))
        rows = rows_of(batch.select(read), columns, kind)
        for path, number, row in zip(*places, rows, strict=True):
            yield {
                "path": names.shown(path),
                "position": number + 1,
                "content": row.text.encode(),
                "row": pickled(row) if row.faults or row.type or row.id else None,
            }
