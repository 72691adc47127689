"""What goes between stages: rows of Arrow, and the records and questions that they stand for."""

import copyreg
import hashlib
import io
import json
import os
import pickle
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import lru_cache, reduce
from typing import Any, Final, cast

from pyspark.sql import DataFrame
from pyspark.sql import functions as sql
from pyspark.sql.pandas.types import to_arrow_schema
from pyspark.sql.types import StructType

from pourparler_validators.entries.entry import Entry, SourceFile
from pourparler_validators.entries.file_text import utf8_text
from pourparler_validators.formats import format_of
from pourparler_validators.formats.known import jsonl
from pourparler_validators.formats.parquet.library import arrow
from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.running.asking import Question

Row = Mapping[str, Any]

PLACE: Final = "path string, position long, content binary, row binary, text string"
"""Where a record stands, and what stands there; of a row of Parquet also what cannot be read of
it, and of a source the file of its text, where that was found by a checksum."""
PLACE_NAMES: Final = ("path", "position", "content", "row", "text")
"""The columns of a place."""
PIECES: Final = (
    "block int, kind string, key string, number long, rule string, value binary, "
    f"links map<string,long>, {PLACE}"
)
"""What a block is made of."""
MOST_ROWS: Final = 1_000
LARGEST_BATCH: Final = 16 * 1024**2
"""The bytes of texts at which a batch is ended, however few rows it has."""

TOO_LONG: Final = b""
"""Stands beside the beginning of a line that is too long to be read, as what is read of it."""

_REMEMBERED: Final = 4_000


def entry_of(row: Row) -> Entry:
    """The record that a row holds."""
    return _entry(row["path"], row["position"], row["content"], row["row"])


@lru_cache(_REMEMBERED)
def _entry(path: str, position: int, content: bytes, row: bytes | None) -> Entry:
    if row == TOO_LONG:
        file = SourceFile(path, content, "jsonl", lines_before=position)
        return jsonl.too_long(file, position, 0)
    if _format_of(path) != "parquet":
        return jsonl.line_entry(path, position, content)
    from pourparler_validators.formats.parquet.reading import row_entry
    from pourparler_validators.formats.parquet.rows import Row as Cells

    return row_entry(path, position, pickle.loads(row) if row else Cells(content.decode()))  # noqa: S301 (written by this run)


_format_of = lru_cache(_REMEMBERED)(format_of)


def is_meant(entry: Entry) -> bool:
    """Whether a line is meant as a record; rows of Parquet are, which their columns have said."""
    return (
        entry.record is not None
        or entry.file.format == "parquet"
        or jsonl.is_meant(entry, utf8_text(entry.file.content))
    )


def asked(question: Question) -> str:
    """A question as a key."""
    return json.dumps([question.name, *question.about], ensure_ascii=False)


def question_of(key: str) -> Question:
    """The question of a key."""
    name, *about = cast("list[Any]", json.loads(key))
    return Question(name, tuple(tuple(one) if isinstance(one, list) else one for one in about))


def go_to(folder: str) -> None:
    """Has paths mean the same on a worker of this machine as for the driver."""
    with suppress(OSError):  # on another machine there is no such folder
        os.chdir(folder)


def hashed(key: str) -> int:
    """A number of 64 bits for the key of a group; the same in all processes."""
    digest = hashlib.blake2b(key.encode("utf-8", errors="surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, signed=True)


def rows_in(given: Iterable[Any]) -> Iterator[Row]:
    """The rows of batches of Arrow."""
    for batch in given:
        yield from batch.to_pylist()


@dataclass(frozen=True, slots=True)
class Part:
    """A data frame, and how records are read from its batches: one pass does both."""

    frame: Any
    rows: Callable[[Iterable[Any]], Iterator[Row]] = rows_in

    def made(self, make: Callable[[Iterable[Row]], Iterable[Row]], schema: str) -> Any:
        """A data frame of what is made of the records."""
        rows, types = self.rows, types_of(schema)

        def made(given: Iterable[Any]) -> Iterator[Any]:
            return batches(make(rows(given)), types)

        return self.frame.mapInArrow(made, schema)


def types_of(schema: str) -> Any:
    """The types of Arrow for columns of Spark; on the driver, which alone can read these."""
    return to_arrow_schema(cast("StructType", StructType.fromDDL(schema)))


def table(rows: Iterable[Mapping[str, Any]], types: Any) -> Any:
    """Rows as a table of Arrow; what no text there may hold is written as JSON escapes it."""
    held = [*rows]
    try:
        return arrow().Table.from_pylist(held, schema=types)
    except UnicodeEncodeError:  # half a pair of surrogates, which a faulty record may have
        plain = ({name: _escaped(value) for name, value in row.items()} for row in held)
        return arrow().Table.from_pylist([*plain], schema=types)


def _escaped(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode(errors="backslashreplace").decode()
    return [*map(_escaped, value)] if isinstance(value, list) else value


def batches(rows: Iterable[Mapping[str, Any]], types: Any) -> Iterator[Any]:
    """Rows as batches of Arrow, each ended when it has so many rows or bytes as a batch may."""
    held: list[Mapping[str, Any]] = []
    size = 0
    for row in rows:
        held.append(row)
        size += sum(len(value) for value in row.values() if isinstance(value, bytes | str))
        if len(held) == MOST_ROWS or size >= LARGEST_BATCH:
            yield from table(held, types).to_batches()
            held, size = [], 0
    yield from table(held, types).to_batches()


def piece(frame: Any, kind: str | None = None, **given: Any) -> Any:
    """Rows of a data frame as pieces of their blocks; what the frame does not have is null.

    ``given`` are columns, or what they are in SQL, in place of those of the frame; ``kind`` is what
    they are, if the frame does not say it.
    """
    columns: list[Any] = []
    given |= {"kind": sql.lit(kind)} if kind else {}
    for name, type_ in (each.split(" ") for each in PIECES.split(", ")):
        held = given.get(name, name if name in frame.columns else "NULL")
        column = sql.expr(held) if isinstance(held, str) else held
        columns.append(column.cast(type_).alias(name))
    return frame.select(*columns)


def union(frames: Iterable[Any]) -> Any:
    """All rows of some data frames that have the same columns."""
    return reduce(DataFrame.unionByName, frames)


def pickled(value: Any) -> bytes:
    """A value of this run, for another process of this run; of a line that holds a record the line.

    With its record it would be five times as long, and take no less time to read.
    """
    stream = io.BytesIO()
    pickler = pickle.Pickler(stream, pickle.HIGHEST_PROTOCOL)
    pickler.dispatch_table = _REDUCED
    pickler.dump(value)
    return stream.getvalue()


def _reduced(entry: Entry) -> Any:
    if entry.record is None or entry.file.format != "jsonl":
        return entry.__reduce_ex__(pickle.HIGHEST_PROTOCOL)
    return _line_again, (entry.file.path, entry.position, entry.file.content)


def _line_again(path: str, position: int, line: bytes) -> Entry:
    return jsonl.line_entry(path, position, line, is_sound=True)


_REDUCED: Final = {**copyreg.dispatch_table, Entry: _reduced}


def unpickled(content: bytes) -> Any:
    """The value again."""
    return pickle.loads(content)  # noqa: S301 (written by this run)


def of_kind(rows: Sequence[Row], kind: str) -> Iterator[Row]:
    """The rows of a kind."""
    return (row for row in rows if row["kind"] == kind)
