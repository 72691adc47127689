"""Lines of which one alone could end a run: what no text may hold, and what is too long."""

import json
import os
from pathlib import Path
from typing import Any, Final

import pytest

from pourparler_validators import check_files
from pourparler_validators.formats.known.jsonl import LONGEST
from pourparler_validators.formats.parquet.library import arrow, arrow_parquet
from pourparler_validators.messages.errors import UsageError
from tests.spark.conftest import require_spark_here
from tests.validators.checked import PARTY

require_spark_here()

from pourparler_validators.spark import check_dataset  # noqa: E402
from pourparler_validators.spark.rows import table, types_of  # noqa: E402
from tests.spark.datasets import few  # noqa: E402
from tests.spark.reports import TODAY, differences  # noqa: E402

HALF: Final = "\ud800"
ODD: Final[list[dict[str, Any]]] = [
    {"id": f"party:{HALF}"},
    {"type": HALF},
    {"type": f"party{HALF}"},
    {"name": f"A {HALF} b"},
    {"parent": f"party:{HALF}"},
    {HALF: 1},
    {"extra": {HALF: "x", "y": HALF}},
    {"waivers": [{"rule": f"dates/{HALF}", "reason": HALF}]},
    {"identifiers": [{"scheme": "iso", "value": HALF}]},
]


def test_what_no_text_may_hold_is_found_as_in_memory(spark: Any, tmp_path: Path) -> None:
    """Half a pair of surrogates, which JSON can escape, wherever it stands; and a line of 17 MB."""
    odd = [f"{json.dumps({**PARTY, 'id': f'party:x{n}', **one})}\n" for n, one in enumerate(ODD)]
    long = json.dumps({**PARTY, "id": "party:long", "notes": "x" * LONGEST}) + "\n"
    file = tmp_path / "a.jsonl"
    file.write_text("".join([*few(1), *odd, long, " " * (LONGEST + 1) + "\n", *odd[:1]]))
    report = check_files([str(file)], today=TODAY)
    assert sum("\\ud800" in finding.message for finding in report.findings)
    assert any("more than 8 MiB" in finding.message for finding in report.findings)
    result = check_dataset(spark, [str(file)], today=TODAY)
    assert not differences(result, report)
    assert result.report().unnamed == {str(file): report.records}


def test_rows_hold_what_arrow_does_not() -> None:
    rows = [{"a": f"x{HALF}", "b": [HALF, "y"], "n": 1}, {"a": "é", "b": [], "n": 2}]
    found = table(rows, types_of("a string, b array<string>, n long"))
    assert found.to_pylist() == [
        {"a": "x\\ud800", "b": ["\\ud800", "y"], "n": 1},
        {"a": "é", "b": [], "n": 2},
    ]


@pytest.mark.parametrize(
    ("name", "said"), [("a:b.jsonl", "has a colon"), ("a\udcff.jsonl", "is not UTF-8")]
)
def test_a_name_that_spark_does_not_read_is_refused(
    name: str, said: str, spark: Any, tmp_path: Path
) -> None:
    (tmp_path / name).write_text("{}\n")
    with pytest.raises(UsageError, match=rf"is not read by Spark, since its name {said}: give"):
        check_dataset(spark, [str(tmp_path)], today=TODAY)


def test_what_is_no_file_of_records_is_refused(spark: Any, tmp_path: Path) -> None:
    """A pipe would be waited for, and nothing converts what is packed."""
    os.mkfifo(tmp_path / "pipe.jsonl")
    (tmp_path / "a.jsonl.gz").touch()
    with pytest.raises(UsageError, match=r"pipe\.jsonl is no file and no folder, which is what"):
        check_dataset(spark, [str(tmp_path / "pipe.jsonl")], today=TODAY)
    with pytest.raises(UsageError, match=r"give it a name that ends in \.jsonl or \.parquet"):
        check_dataset(spark, [str(tmp_path / "a.jsonl.gz")], today=TODAY)


def test_parquet_with_columns_that_spark_does_not_know_is_a_finding(
    spark: Any, tmp_path: Path
) -> None:
    """A time in nanoseconds; columns that differ by a capital alone."""
    pa, parquet = arrow(), arrow_parquet()
    times = pa.array([1], pa.timestamp("ns"))
    tables = {"a": {"type": ["event"], "at": times}, "b": {"name": ["x"], "Name": [1]}}
    for name, columns in tables.items():
        parquet.write_table(pa.table(columns), tmp_path / f"{name}.parquet")
    paths = [str(tmp_path / f"{name}.parquet") for name in ("a", "b")]
    report = check_files(paths, today=TODAY)
    assert {one.place.file for one in report.findings} == {*paths}
    assert not differences(check_dataset(spark, paths, today=TODAY), report)
