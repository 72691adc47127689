"""``pourparler convert --engine spark`` gives the records that ``pourparler convert`` gives."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from pourparler.document import plain_record
from pourparler_validators.converting.hub import differences
from pourparler_validators.reading.files import read_paths
from tests.command_line import Run
from tests.spark.conftest import require_spark_here

require_spark_here()

from tests.spark.datasets import apart, examples, flipped, written  # noqa: E402

ON_SPARK = ("convert", "--engine", "spark")
TYPES = ("event", "statement")
"""Those with most kinds of values: each type is a job of Spark's."""


def records(folder: Path) -> list[dict[str, Any]]:
    """The records of a folder, as a check in memory reads them."""
    entries = read_paths([str(folder)]).entries
    assert all(entry.record is not None for entry in entries)
    return [plain_record(entry.record) for entry in entries if entry.record is not None]


def sound_lines() -> list[str]:
    """Records with values of all kinds, what is extra among them, no id twice."""
    extra = {"number": 300.0, "half": 1.5, "text": "a\u2028b"}
    every = {one["id"]: one for one in map(json.loads, apart(examples()[3:4]))}.values()
    return [json.dumps({**one, "extra": extra}) for one in every if one["type"] in TYPES]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return written(tmp_path / "records", sound_lines(), 3)


def test_both_ways(spark: Any, folder: Path, run: Run) -> None:
    columns = "all columns [1]"
    code, out, error = run(*ON_SPARK, "records", "--to", "parquet", "-o", columns)
    before = records(folder)
    assert (code, out) == (0, "")
    assert error == f"Read {len(before)} records: {len(before)} written to {columns}.\n"
    code, _, error = run(*ON_SPARK, columns, "--to", "jsonl", "-o", "lines")
    assert code == 0, error
    for made in (columns, "lines"):
        assert differences(before, records(folder.parent / made)) == []
    assert differences(before, before[1:]) != []
    assert {path.suffix for path in Path("lines").glob("part-*")} == {".jsonl"}
    damaged = next(Path(columns).glob("event/part-*.parquet"))
    damaged.write_bytes(flipped(damaged.read_bytes(), 40))
    code, _, error = run(*ON_SPARK, columns, "--to", "jsonl", "-o", "others")
    assert (code, "the file is damaged, and cannot be read on" in error) == (1, True)
    assert sorted(path.name for path in folder.parent.iterdir()) == [columns, "lines", "records"]


def test_the_columns_are_those_of_convert(spark: Any, folder: Path, run: Run) -> None:
    assert run(*ON_SPARK, "records", "--to", "parquet", "-o", "columns")[0] == 0
    assert run("convert", "records", "--to", "parquet", "-o", "plain")[0] == 0
    for path in Path("plain").glob("*.parquet"):
        both = (folder.parent / "columns" / path.stem, folder.parent / path)
        ours, theirs = (spark.read.parquet(str(one)) for one in both)
        assert ours.schema == theirs.schema
        counts = (Counter(map(str, frame.collect())) for frame in (ours, theirs))
        assert next(counts) == next(counts)


def test_the_order_is_kept(spark: Any, folder: Path, run: Run) -> None:
    assert run(*ON_SPARK, "records", "--to", "jsonl", "-o", "lines")[0] == 0
    assert records(folder.parent / "lines") == records(folder)


def test_what_is_no_record_is_refused(spark: Any, folder: Path, run: Run) -> None:
    with (folder / "part-1.jsonl").open("a") as file:
        file.write('{"type": "event"\n')
    plain = run("convert", "records", "-o", "plain.jsonl")
    code, out, error = run(*ON_SPARK, "records", "--to", "parquet", "-o", "columns")
    assert (code, out) == (1, "")
    said = "Read 13 records: the structure of 1 is not sound."
    assert error.replace(said, "Checked 13 records in 3 files: 1 error.") == plain[2]
    assert sorted(path.name for path in folder.parent.iterdir()) == ["records"]


def test_a_repeated_id_is_a_loss_of_the_later_one(spark: Any, folder: Path, run: Run) -> None:
    first = json.loads((folder / "part-0.jsonl").read_text().splitlines()[0])
    (folder / "part-9.jsonl").write_text(json.dumps({**first, "extra": {"later": True}}) + "\n")
    options = (*ON_SPARK, "records", "--to", "parquet", "-o", "columns")
    plain = run("convert", "records", "--to", "parquet", "-o", "plain")
    assert run(*options) == plain
    assert plain[0] == 1
    code, _, error = run(*options, "--allow-loss")
    assert (code, "1 left out, see columns.losses" in error) == (0, True)
    (listed,) = Path("columns.losses").glob("part-*.jsonl")
    assert json.loads(listed.read_text()) == {
        "record": first["id"],
        "pointer": "",
        "value": first["type"],
        "reason": "a record before it has the same id",
    }
    assert not any("later" in one["extra"] for one in records(folder.parent / "columns"))


def test_what_is_there_is_not_written_over(spark: Any, folder: Path, run: Run) -> None:
    options = (*ON_SPARK, "records", "--to", "jsonl", "-o", "lines")
    assert run(*options)[0] == 0
    code, _, error = run(*options)
    assert (code, "lines is there already; --force writes over it" in error) == (2, True)
    assert run(*options, "--force")[0] == 0
    assert records(folder.parent / "lines") == records(folder)
    Path("lines/notes.txt").write_text("mine")
    code, _, error = run(*options, "--force")
    said = "holds files that no such run has written, such as notes.txt"
    assert (code, said in error) == (2, True)
    assert Path("lines/notes.txt").read_text() == "mine"


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("records", "-o", "lines"), "say --to jsonl or parquet"),
        (("records", "--to", "csv", "-o", "lines"), "say --to jsonl or parquet"),
        (("records", "--to", "jsonl", "-o", "-"), "Spark reads files and folders"),
        (("records", "--to", "jsonl", "-o", "records/x"), "records/x would be read with records"),
        (("records", "--to", "jsonl", "-o", "x", "--split", "type"), "--split does not go with"),
        (("none", "--to", "jsonl", "-o", "x"), "there is no file or folder none"),
    ],
)
def test_what_does_not_go(
    spark: Any, folder: Path, run: Run, options: tuple[str, ...], message: str
) -> None:
    code, out, error = run(*ON_SPARK, *options)
    assert (code, out) == (2, "")
    assert message in error
    assert sorted(path.name for path in folder.parent.iterdir()) == ["records"]
