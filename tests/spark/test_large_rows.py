"""What waits in a block is one row, which may be large."""

import dataclasses
import json
from pathlib import Path
from typing import Any

import pytest

from pourparler_validators.entries.entry import Entry, SourceFile
from pourparler_validators.formats.known.jsonl import line_entry
from tests.spark.conftest import require_spark_here
from tests.validators.checked import PARTY

require_spark_here()

from pourparler_validators.spark.rows import pickled, unpickled  # noqa: E402
from pourparler_validators.spark.session import reading_all_rows  # noqa: E402
from pourparler_validators.spark.stages import Stages  # noqa: E402

LINE = json.dumps(PARTY).encode()
SOUND = line_entry("a.jsonl", 7, LINE)
UNSOUND = line_entry("a.jsonl", 7, b'{"type": "party"}')


def test_a_stage_is_written_that_has_more_in_a_hundred_rows_than_memory(
    spark: Any, tmp_path: Path
) -> None:
    """The writer of Parquet by itself looks after a hundred rows how much it holds."""
    large = "cast(concat(id, repeat('abcdefghij', 2200000)) AS binary) AS value"
    rows = spark.range(0, 100, 1, 1).selectExpr("id", large)
    stage = Stages(spark, str(tmp_path)).stage("large", lambda: rows)
    assert stage.count() == 100


def test_few_rows_of_a_stage_are_held_at_once(spark: Any) -> None:
    size = "spark.sql.parquet.columnarReaderBatchSize"
    before = spark.conf.get(size)
    with reading_all_rows(spark):
        assert spark.conf.get(size) == "16"
    assert spark.conf.get(size) == before


@pytest.mark.parametrize(
    "entry",
    [
        SOUND,
        UNSOUND,
        dataclasses.replace(SOUND, record=None, file=SourceFile("a.jsonl", b"", "jsonl")),
        Entry(SourceFile("a.json", LINE, "json"), 0, record=SOUND.record, id=SOUND.id),
        Entry(SourceFile("a.jsonl", LINE, "jsonl"), 0, is_file=True),
    ],
)
def test_a_record_is_the_same_on_another_worker(entry: Entry) -> None:
    there = unpickled(pickled(entry))
    for name in ("position", "pointer", "offset", "record", "type", "id", "plain", "is_file"):
        assert getattr(there, name) == getattr(entry, name)
    assert repr(there.faults) == repr(entry.faults)
    for name in ("path", "content", "format", "lines_before"):
        assert getattr(there.file, name) == getattr(entry.file, name)


def test_of_a_line_that_holds_a_record_the_line_is_handed_over() -> None:
    assert len(pickled(SOUND)) < len(LINE) + 300
