"""Lines of JSON as Spark reads them, each with its number in its file."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, Final

from pyspark.sql import Window
from pyspark.sql import functions as sql

from pourparler_validators.entries.entry import SourceFile
from pourparler_validators.formats.known.jsonl import (
    LONGEST,
    is_blank,
    is_merge_mark,
    leaves_unmerged,
)
from pourparler_validators.messages.errors import UsageError
from pourparler_validators.reading.unreadable import unreadable
from pourparler_validators.spark.file_system import Names, exactly
from pourparler_validators.spark.rows import TOO_LONG, Part, Row

_MARK: Final = "\ufeff".encode()
WHOLE: Final = -1
"""The position of what stands for a file as a whole."""
_HEAD: Final = 4 * 1024
"""So many bytes of a file tell in which encoding it is, and are shown if that is not UTF-8."""


def read_lines(spark: Any, sizes: Mapping[str, int], names: Names) -> list[Part]:
    """The lines that hold something, of files of so many bytes.

    Before the first lines of a file that cannot be read so stands its beginning, each time more.
    """
    most = _never_cut(spark) if sizes else 0
    whole, cut = ([path for path in sizes if (sizes[path] > most) is one] for one in (False, True))
    found = [_lines(spark, whole, names, are_cut=False)] if whole else []
    return [*found, _lines(spark, cut, names, are_cut=True)] if cut else found


def _lines(spark: Any, paths: Sequence[str], names: Names, *, are_cut: bool) -> Part:
    """The lines that hold something; of files that are cut, which are read twice, by their parts.

    How they are cut depends on all that are read with them.
    """
    text = spark.read.format("text").option("lineSep", "\n").load([*map(exactly, paths)])
    places = ("_metadata.file_path", sql.col("_metadata.file_block_start").alias("part"))
    lines = text.select(*cut(sql.col("value").cast("binary")), *places)
    if are_cut:
        begins, ends = (sql.col("value").startswith(mark) for mark in ("<<<<<<< ", ">>>>>>>"))
        mark = sql.when(begins, True).when(ends, False).alias("is_unmerged")
        lines = with_offsets(lines, text.select(mark, *places))
    return Part(lines, partial(numbered, names))


def cut(content: Any) -> tuple[Any, Any]:
    """The columns of what stands in a line; of one that is too long to be read how it begins."""
    is_too_long = sql.octet_length(content) > LONGEST
    begins = sql.when(is_too_long, sql.substring(content, 1, _HEAD)).otherwise(content)
    return begins.alias("content"), sql.when(is_too_long, sql.lit(TOO_LONG)).alias("row")


def _never_cut(spark: Any) -> int:
    """No file of so few bytes is read in several parts."""
    bytes_of = spark._jvm.org.apache.spark.network.util.JavaUtils.byteStringAsBytes
    names = ("openCostInBytes", "maxPartitionBytes")
    return min(int(bytes_of(spark.conf.get(f"spark.sql.files.{name}"))) for name in names)


def with_offsets(rows: Any, parts: Any) -> Any:
    """Rows of files, with how many rows are before their part of the file, and how the last ended.

    ``parts`` are counted: rows, each of which may say whether a conflict of git goes on after it.
    Nothing is known of a part that has none there.
    """
    said = sql.when(sql.col("is_unmerged").isNotNull(), sql.monotonically_increasing_id())
    counts = (
        parts.withColumn("said", said)
        .groupBy("file_path", "part")
        .agg(sql.count("*").alias("n"), sql.max_by("is_unmerged", "said").alias("last"))
    )
    by_part = Window.partitionBy("file_path").orderBy("part")
    earlier = by_part.rowsBetween(Window.unboundedPreceding, -1)
    before = sql.coalesce(sql.sum("n").over(earlier), sql.lit(0)).alias("before")
    is_unmerged = sql.last("last", ignorenulls=True).over(earlier).alias("is_unmerged")
    offsets = counts.select("file_path", "part", before, is_unmerged)
    return rows.join(sql.broadcast(offsets), ["file_path", "part"], "left")


def numbered(names: Names, found: Iterable[Any]) -> Iterator[Row]:
    """Lines with their numbers: those of a part of a file come one after the other.

    Before the first line of a file that cannot be read as lines comes the beginning of that file.
    Raises :class:`UsageError` for a part of which it is not known what is before it.
    """
    part: tuple[str, int] | None = None
    position, path, is_unmerged = 0, "", False
    head: bytes | None = None
    for batch in found:
        for row in batch.to_pylist():
            here = row["file_path"], row["part"]
            if here != part:
                part, position, path = here, row.get("before", 0), names.shown(here[0])
                if position is None:
                    raise UsageError(f"{path} was changed while it was read: check it again")
                is_unmerged = row.get("is_unmerged") or False
                head = None if position else b""
            content: bytes = row["content"]
            if position == 0 and content.startswith(_MARK):
                content = _MARK + content  # it is the second, of the first Spark rids a file
            if head is not None and len(head) < _HEAD:
                head = b"%b%b\n" % (head, content[:_HEAD])
                if unreadable(SourceFile(path, head, "jsonl")):
                    yield {"path": path, "position": WHOLE, "content": head, "row": None}
            if not is_blank(content) and not is_merge_mark(content, is_unmerged):
                yield {
                    "path": path,
                    "position": position,
                    "content": content,
                    "row": row.get("row"),
                }
            is_unmerged = leaves_unmerged(content, is_unmerged)
            position += 1
