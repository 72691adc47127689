"""Converts records on Spark: JSON Lines and Parquet, a folder of parts from another."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field
from functools import partial
from typing import Any, Final

from pyspark.sql import Window
from pyspark.sql import functions as sql
from pyspark.sql.pandas.types import from_arrow_schema

from pourparler.document import plain_record
from pourparler_validators.converting.hub import REPEATED, key_of
from pourparler_validators.entries.entry import Entry
from pourparler_validators.formats.parquet.schemas import plain_texts, schema_of
from pourparler_validators.formats.parquet.writing import table_of
from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.spark.file_system import at, exactly, paths_within
from pourparler_validators.spark.inputs import Inputs, read_paths
from pourparler_validators.spark.rows import Part, Row, entry_of, hashed, is_meant

FAULTY: Final = "faulty"
"""Stands where sound records have their type."""

_READ: Final = (
    "kind string, id string, record string, path string, position long, content binary, "
    "row binary, is_meant boolean"
)


@dataclass(slots=True)
class Conversion:
    """Records that are read, and written in another form."""

    spark: Any
    inputs: Inputs
    read: Any
    """A data frame: sound records as JSON, and of what is none the place and the content."""
    counts: dict[str, int] = field(default_factory=dict[str, int])
    """How many records there are of each type, and how many faulty ones."""

    @property
    def sound(self) -> Any:
        """The sound records."""
        return self.read.where(sql.col("kind") != FAULTY)

    def faulty(self, most: int) -> list[Entry]:
        """What keeps the records from being converted, in order; no more than so many."""
        if self.counts.get(FAULTY):
            rows = self.read.where(sql.col("kind") == FAULTY).orderBy("path", "position")
            found = [entry_of(row.asDict()) for row in rows.limit(most).collect()]
            return [*self.inputs.entries, *found]
        return self.inputs.entries

    @property
    def number_of_faulty(self) -> int:
        """How many records, or files, keep the others from being converted."""
        return len(self.inputs.entries) + self.counts.get(FAULTY, 0)

    def digest(self, *, of_each_id_one: bool) -> tuple[int, int]:
        """The digest of what is to be written."""
        chosen = _numbered(self.sound).where("number = 1") if of_each_id_one else self.sound
        lines = chosen.select(
            sql.lit("a.jsonl").alias("path"),
            "position",
            sql.col("record").cast("binary").alias("content"),
            "row",
        )
        return digest(Inputs([Part(lines)]))

    def repeated(self) -> Any:
        """The records that are not the first of their id, for which Parquet has no place."""
        return _numbered(self.sound).where("number > 1")

    def write_losses(self, path: str) -> None:
        """Writes what Parquet has no place for as JSON Lines, as ``convert`` lists losses."""
        loss = {"record": "id", "pointer": "''", "value": "kind", "reason": f"'{REPEATED}'"}
        columns = (sql.expr(given).alias(name) for name, given in loss.items())
        listed = (
            self.repeated().orderBy("path", "position").select(sql.to_json(sql.struct(*columns)))
        )
        self._write_texts(listed, path)

    def write_lines(self, path: str) -> None:
        """Writes JSON Lines, in order."""
        self._write_texts(self.sound.orderBy("path", "position").select("record"), path)

    def write_columns(self, path: str, *, of_each_id_one: bool) -> None:
        """Writes Parquet, a folder for each type, on request only the first record of each id."""
        for kind in sorted(self.counts.keys() - {FAULTY}):
            given = self.read.where(sql.col("kind") == kind)
            first = _numbered(given).where("number = 1") if of_each_id_one else given
            chosen = first.sortWithinPartitions("path", "position").select("record")
            _columns(chosen, kind).write.parquet(f"{path}/{kind}")

    def _write_texts(self, texts: Any, path: str) -> None:
        """Writes a column of texts, a line each, into files that are called JSON Lines."""
        texts.write.text(path)
        files, place = at(self.spark, path)
        for name in [*paths_within(files, place)]:
            if name.endswith(".txt"):
                before, after = f"{path}/{name}", f"{path}/{name.removesuffix('.txt')}.jsonl"
                files.rename(at(self.spark, before)[1], at(self.spark, after)[1])


def read(spark: Any, paths: Sequence[str], beside: str) -> Conversion:
    """The records of JSON Lines and Parquet, which are kept in a folder while they are converted.

    Raises :class:`UsageError` for a path that is not there, and for another format.
    """
    inputs = read_paths(spark, paths)
    frame = inputs.made(partial(map, _row), _READ)
    writer = frame.write.mode("overwrite").partitionBy("kind")
    inputs.write(spark, lambda: writer.parquet(beside))
    kept = inputs.settled(spark, spark.read.schema(_READ).parquet(exactly(beside)))
    counts = kept.groupBy("kind").count().collect()
    return Conversion(spark, inputs, kept, {row["kind"]: row["count"] for row in counts})


def digest(inputs: Inputs) -> tuple[int, int]:
    """How many records there are among those that are read, and a number for all of them.

    It is the same where the records are equal, in whatever order they and their fields are.
    """

    def numbers(rows: Iterable[Row]) -> Iterator[Row]:
        for entry in map(entry_of, rows):
            if entry.record is not None:
                yield {"number": hashed(key_of(plain_record(entry.record))[1].hex())}

    number = sql.sum(sql.col("number").cast("decimal(38)"))
    found = inputs.made(numbers, "number long")
    row = found.agg(sql.count("*"), sql.coalesce(number, sql.lit(0))).first()
    return row[0], int(row[1])


def _row(row: Row) -> dict[str, Any]:
    """A sound record as JSON in the standard's order of fields; else what stands in its place."""
    entry = entry_of(row)
    place = {"path": row["path"], "position": row["position"], "is_meant": is_meant(entry)}
    if entry.record is None:
        return {**place, "kind": FAULTY, "content": row["content"], "row": row["row"]}
    text = json.dumps(plain_record(entry.record), ensure_ascii=False)
    return {**place, "kind": entry.type, "id": entry.id, "record": text}


def _numbered(records: Any) -> Any:
    """The same, counted from 1 among those of an id."""
    order = Window.partitionBy("id").orderBy("path", "position")
    return records.withColumn("number", sql.row_number().over(order))


def _columns(records: Any, kind: str) -> Any:
    """Records of a type, each field a column; Spark knows texts only where words are numbered."""
    schema = plain_texts(schema_of(kind))

    def tables(given: Iterable[Any]) -> Iterator[Any]:
        for batch in given:
            texts = batch.column("record").to_pylist()
            yield from table_of(map(json.loads, texts), schema).to_batches()

    return records.mapInArrow(tables, from_arrow_schema(schema))
