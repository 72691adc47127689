"""Rows of Parquet as Spark reads them: those of files that have the same columns together."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from functools import partial
from multiprocessing.pool import ThreadPool
from typing import Any, Final, NamedTuple

from pyspark.sql import functions as sql

from pourparler import MODELS
from pourparler_validators.entries.entry import Entry, SourceFile
from pourparler_validators.formats.known.parquet import is_meant
from pourparler_validators.formats.parquet.comparing import Column, ColumnFault
from pourparler_validators.formats.parquet.reading import (
    SMALLEST,
    columns_entry,
    comparison,
    type_named,
    unreadable_entry,
)
from pourparler_validators.formats.parquet.rows import rows_of
from pourparler_validators.formats.parquet.schemas import RECORD, VERSION
from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.messages.errors import UsageError
from pourparler_validators.spark.file_system import Names, at, ends_of, exactly, first_line
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


@dataclass(slots=True)
class OfParquet:
    """What is read of some files."""

    parts: list[Part] = field(default_factory=list[Part])
    entries: list[Entry] = field(default_factory=list[Entry])
    """The files that cannot be read, or whose columns are not those of records."""
    rows: dict[str, int] = field(default_factory=dict[str, int])
    """How many rows each file says that it has, of those that are read."""
    passed_over: int = 0
    """How many files of folders have other columns."""


def read_parquet(
    spark: Any, files: Sequence[str], names: Names, named: Collection[str]
) -> OfParquet:
    """The rows of some files, of which ``named`` were not only found in a folder."""
    found = OfParquet()
    forms: dict[str, _Form] = {}
    with ThreadPool(_AT_ONCE) as pool:
        for path, ending in zip(files, pool.map(partial(_ending, spark), files), strict=True):
            if ending is None:
                found.entries.append(damaged(spark, path))
            elif path in named or is_meant(path, ending.names):
                forms[path], found.rows[path] = ending.form, ending.rows
            else:
                found.passed_over += 1
    for form, some in _by_form(spark, forms, found, names).items():
        if form.has_rows or form.type or RECORD in form.names:
            part, faults = _read(spark, form, some, names)
            found.parts += [] if part is None else [part]
            of_columns = (columns_entry(SourceFile(path, b"", "parquet"), faults) for path in some)
            found.entries += of_columns if faults else ()
            if part is None:
                found.rows = {path: n for path, n in found.rows.items() if path not in some}
    return found


def _by_form(
    spark: Any, forms: Mapping[str, _Form], found: OfParquet, names: Names
) -> dict[_Form, list[str]]:
    """The files of each form; those whose column of the type is damaged are found out."""
    said = _types_said(spark, [path for path, form in forms.items() if form.says_types], names)
    by_form: dict[_Form, list[str]] = {}
    for path, form in forms.items():
        rows, kind = said.get(path, (0, None))
        if form.says_types and rows < found.rows[path]:
            del found.rows[path]
            found.entries.append(damaged(spark, path))
            continue
        kind = kind if "type" in form.names else type_named(path)
        by_form.setdefault(form._replace(type=kind), []).append(path)
    return by_form


def damaged(spark: Any, path: str) -> Entry:
    """The entry of a file that cannot be read on; of one that cannot be opened it is an error."""
    return unreadable_entry(path, ends_of(spark, path, SMALLEST))


class _Ending(NamedTuple):
    """What the end of a file says of it."""

    form: _Form
    rows: int
    names: Collection[str]
    """Those of all columns, at any depth."""


def _ending(spark: Any, path: str) -> _Ending | None:
    """What the end of a file says; nothing, where it says nothing."""
    try:
        files = spark._jvm.org.apache.parquet.hadoop.ParquetFileReader
        _, place = at(spark, path)
        end = files.readFooter(spark._jsc.hadoopConfiguration(), place)
        columns = end.getFileMetaData().getSchema()
        names = frozenset(field.getName() for field in columns.getFields())
        version = end.getFileMetaData().getKeyValueMetaData().get(VERSION)
        rows = sum(group.getRowCount() for group in end.getBlocks())
        inner = {name for path in columns.getPaths() for name in path}
    except Exception:
        return None
    return _Ending(_Form(columns.toString(), names, version or "", rows > 0), rows, names | inner)


def _types_said(
    spark: Any, files: Sequence[str], names: Names
) -> Mapping[str, tuple[int, str | None]]:
    """How many rows each file has, and the first type that there is, or else is said, in them."""
    if not files:
        return {}
    reader = spark.read.schema("type string").option("ignoreCorruptFiles", "true")
    rows = reader.parquet(*map(exactly, files)).select(
        "type", "_metadata.file_path", "_metadata.row_index"
    )
    order = sql.struct(~sql.col("type").isin(*MODELS), "row_index", "type")
    first = sql.min(sql.when(sql.col("type").isNotNull(), order)).alias("first")
    found = rows.groupBy("file_path").agg(sql.count("*").alias("n"), first).collect()
    return {
        names.shown(row["file_path"]): (row["n"], row["first"] and row["first"]["type"])
        for row in found
    }


def _read(
    spark: Any, form: _Form, files: Sequence[str], names: Names
) -> tuple[Part | None, Sequence[ColumnFault]]:
    """The rows of files, if they can be read, and the faults of their columns."""
    from pyspark.sql.pandas.types import to_arrow_schema

    try:
        frame = spark.read.parquet(*map(exactly, files))
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
