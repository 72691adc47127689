"""Records as Spark reads them, each with the place where it stands."""

import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import field
from pathlib import Path, PurePath
from typing import Any, Final
from urllib.parse import unquote

from pyspark.sql import Window
from pyspark.sql import functions as sql

from pourparler import MODELS
from pourparler_validators.entries.entry import Entry, SourceFile
from pourparler_validators.entries.faults import NoRecords
from pourparler_validators.formats import format_of
from pourparler_validators.formats.known.jsonl import is_blank, is_merge_mark, leaves_unmerged
from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.messages.errors import UsageError
from pourparler_validators.spark.rows import batches, pickled, union
from pourparler_validators.spark.stages import first_line
from pourparler_validators.spark.texts import is_remote

READ: Final = "path string, position long, content binary, row binary"
"""A record, or where one should be."""

_MARK: Final = "\ufeff".encode()
_FRAME: Final = "<dataframe>"


@dataclass(slots=True)
class Inputs:
    """What is read: the records, and what is known of the files."""

    records: Any
    """A data frame of them."""
    files: int = 1
    passed_over: int = 0
    entries: list[Entry] = field(default_factory=list[Entry])
    """The files in which something is wrong as a whole."""


def read_paths(spark: Any, paths: Sequence[str]) -> Inputs:
    """The records of JSON Lines and of Parquet, in files and folders.

    Raises :class:`UsageError` for a path that is not there, and for another format.
    """
    names = _Names(paths)
    found = [names.shown(uri) for path in paths for uri in _listed(spark, path)]
    of_format = {name: [one for one in found if _format(one) == name] for name in _FORMATS}
    others = [one for one in found if format_of(one) is not None and _format(one) is None]
    if others:
        raise UsageError(
            f"{others[0]} is no JSON Lines and no Parquet, which is what Spark reads: convert it "
            "first, with pourparler convert --to jsonl"
        )
    inputs = Inputs(None, sum(map(len, of_format.values())))
    inputs.passed_over = len(found) - inputs.files
    frames: list[Any] = []
    if of_format["jsonl"]:
        frames.append(_lines(spark, of_format["jsonl"], names))
        inputs.entries += _blank(frames[0], of_format["jsonl"])
    for name, files in itertools.groupby(sorted(of_format["parquet"], key=_kind), _kind):
        frames += _rows(spark, name, [*files], names, inputs)
    inputs.records = union((spark.createDataFrame([], READ), *frames))
    return inputs


def read_frame(frame: Any, column: str | None, stage: Any) -> Inputs:
    """The records of a column of JSON; ``path`` and ``line`` may stand beside them.

    Raises :class:`UsageError` where it is not clear which column that is.
    """
    texts = [name for name, kind in frame.dtypes if kind in ("string", "binary")]
    chosen = column or next(
        (name for name in ("record", "value", *texts[: len(texts) == 1]) if name in texts), None
    )
    if chosen is None or chosen not in frame.columns:
        raise UsageError(
            f"name the column that holds a record as JSON in each row: {', '.join(frame.columns)}"
        )
    content = sql.coalesce(sql.col(chosen).cast("binary"), sql.lit(b"null"))
    row = sql.lit(None).cast("binary").alias("row")
    if {"path", "line"} <= {*frame.columns}:
        places = (sql.col("path"), (sql.col("line").cast("long") - 1).alias("position"))
        return Inputs(frame.select(*places, content.alias("content"), row))
    written = stage("given", lambda: frame.select(content.alias("content"))).select(
        "content", "_metadata.file_path", "_metadata.row_index"
    )
    counts = written.groupBy("file_path").agg(sql.count("*").alias("n"))
    before = sql.sum("n").over(
        Window.orderBy("file_path").rowsBetween(Window.unboundedPreceding, -1)
    )
    offsets = counts.select("file_path", sql.coalesce(before, sql.lit(0)).alias("before"))
    numbered = written.join(sql.broadcast(offsets), "file_path")
    position = (sql.col("before") + sql.col("row_index")).alias("position")
    return Inputs(numbered.select(sql.lit(_FRAME).alias("path"), position, "content", row))


_FORMATS: Final = ("jsonl", "parquet")


def _format(path: str) -> str | None:
    name = format_of(path)
    return name if name in _FORMATS else None


class _Names:
    """How paths are shown: as they were given, not as Spark has them."""

    def __init__(self, paths: Iterable[str]) -> None:
        self._roots = {
            Path(path).absolute().as_posix(): Path(path).as_posix()
            for path in paths
            if not is_remote(path)
        }

    def shown(self, uri: str) -> str:
        """A path as it is shown: that of a local file from here, as the check has it."""
        if not uri.startswith("file:"):
            return unquote(uri)
        path = "/" + unquote(uri.removeprefix("file:")).lstrip("/")
        for root, given in self._roots.items():
            if path == root or path.startswith(f"{root.rstrip('/')}/"):
                rest = path[len(root) :].lstrip("/")
                return (PurePath(given) / rest).as_posix() if rest else given
        return path


def _listed(spark: Any, path: str) -> Iterator[str]:
    """The files of a path, as Spark names them."""
    if not is_remote(path) and not Path(path).exists():
        raise UsageError(f"there is no file or folder {path}")
    given = path if is_remote(path) else Path(path).absolute().as_uri()
    reader = spark.read.format("binaryFile").option("recursiveFileLookup", "true")
    try:
        for row in reader.load(given).select("path").toLocalIterator():
            yield row["path"]
    except Exception as error:
        raise UsageError(f"{path} cannot be read: {first_line(error)}") from None


def uri_of(path: str) -> str:
    """A path as Spark takes it, wherever the workers run."""
    return path if is_remote(path) else Path(path).absolute().as_uri()


def _lines(spark: Any, files: Sequence[str], names: _Names) -> Any:
    """The lines that hold something, each with the number of lines before it in its file."""
    raw = spark.read.format("text").option("lineSep", "\n").load([*map(uri_of, files)])
    parts = ("_metadata.file_path", "_metadata.file_block_start")
    counts = (
        raw.select(*parts).groupBy("file_path", "file_block_start").agg(sql.count("*").alias("n"))
    )
    earlier = Window.partitionBy("file_path").orderBy("file_block_start")
    before = sql.sum("n").over(earlier.rowsBetween(Window.unboundedPreceding, -1))
    offsets = counts.select(
        "file_path", "file_block_start", sql.coalesce(before, sql.lit(0)).alias("before")
    )
    lines = raw.select(sql.col("value").cast("binary").alias("content"), *parts)
    numbered = lines.join(sql.broadcast(offsets), ["file_path", "file_block_start"])

    def records(found: Iterable[Any]) -> Iterator[Any]:
        return batches(_numbered(found, names), READ)

    chosen = numbered.select("content", "file_path", "file_block_start", "before")
    return chosen.mapInArrow(records, READ)


def _numbered(found: Iterable[Any], names: _Names) -> Iterator[dict[str, Any]]:
    """Lines with their numbers: those of a part of a file come one after the other."""
    part: tuple[str, int] | None = None
    position, path, is_unmerged = 0, "", False
    for batch in found:
        for row in batch.to_pylist():
            here = row["file_path"], row["file_block_start"]
            if here != part:
                is_unmerged = is_unmerged and part is not None and here[0] == part[0]
                part, position, path = here, row["before"], names.shown(here[0])
            content: bytes = row["content"]
            if position == 0:
                content = content.removeprefix(_MARK)
            if not is_blank(content) and not is_merge_mark(content, is_unmerged):
                yield {"path": path, "position": position, "content": content, "row": None}
            is_unmerged = leaves_unmerged(content, is_unmerged)
            position += 1


def _blank(frame: Any, files: Sequence[str]) -> Iterator[Entry]:
    """The files of JSON Lines that hold nothing."""
    held = {row["path"] for row in frame.select("path").distinct().collect()}
    for path in sorted({*files} - held):
        yield Entry(SourceFile(path, b"", "jsonl"), 0, faults=(NoRecords(""),), is_file=True)


def _kind(path: str) -> str:
    """The record type of a file of Parquet: its name, or that of its folder."""
    names = (PurePath(path).stem, PurePath(path).parent.stem)
    return next((name.casefold() for name in names if name.casefold() in MODELS), "")


def _rows(
    spark: Any, kind: str, files: Sequence[str], names: _Names, inputs: Inputs
) -> Iterator[Any]:
    """The rows of some files of Parquet of one kind."""
    from pyspark.sql.pandas.types import to_arrow_schema

    from pourparler_validators.formats.parquet.reading import columns_entry, comparison
    from pourparler_validators.formats.parquet.rows import rows_of
    from pourparler_validators.formats.parquet.schemas import RECORD

    try:
        frame = spark.read.parquet(*map(uri_of, files))
    except Exception as error:
        raise UsageError(f"{files[0]} cannot be read: {first_line(error)}") from None
    schema = to_arrow_schema(frame.schema)
    found = comparison(schema, kind or None)
    for path in files if found.faults else ():
        inputs.entries.append(columns_entry(SourceFile(path, b"", "parquet"), found.faults))
    if not found.is_readable:
        return
    columns = found.columns or None
    read = [*(columns or [one for one in ("type", "id", RECORD) if one in schema.names])]

    def records(given: Iterable[Any]) -> Iterator[Any]:
        def of_batch(batch: Any) -> Iterator[Any]:
            return rows_of(batch.select(read), columns, kind)

        return batches(_placed(given, of_batch, names), READ)

    places = ("_metadata.file_path", "_metadata.row_index")
    yield frame.select(*read, *places).mapInArrow(records, READ)


def _placed(
    given: Iterable[Any], rows_of: Callable[[Any], Iterator[Any]], names: _Names
) -> Iterator[dict[str, Any]]:
    """The rows of batches, each with its file and its number there, from 1."""
    for batch in given:
        places = (batch.column(name).to_pylist() for name in ("file_path", "row_index"))
        for path, number, row in zip(*places, rows_of(batch), strict=True):
            yield {
                "path": names.shown(path),
                "position": number + 1,
                "content": row.text.encode(),
                "row": pickled(row) if row.faults or row.type or row.id else None,
            }
