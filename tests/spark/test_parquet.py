"""Parquet is read on Spark as on one machine, also where files are damaged."""

import json
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

from pourparler_validators import check_files
from pourparler_validators.formats.parquet.library import arrow, arrow_parquet
from tests.command_line import Run
from tests.spark.conftest import require_spark_here

require_spark_here()

from pourparler_validators.spark import check_dataset  # noqa: E402
from tests.converting.parquet_files import write  # noqa: E402
from tests.spark.datasets import apart, examples, few, flipped, written_as_parquet  # noqa: E402
from tests.spark.reports import TODAY, differences  # noqa: E402


def test_parquet(spark: Any, tmp_path: Path) -> None:
    """In seven files of several forms, of which one has no rows."""
    folder = str(written_as_parquet(tmp_path / "records", few(3)))
    report = check_files([folder], today=TODAY)
    assert (report.files, report.passed_over) == (7, 0)
    assert differences(check_dataset(spark, [folder], today=TODAY), report) == []


def _amid(content: bytes) -> int:
    """Where a column begins that is neither the first nor the last."""
    group = arrow_parquet().ParquetFile(BytesIO(content)).metadata.row_group(0)
    place: int = group.column(group.num_columns // 2).data_page_offset
    return place


DAMAGE: Mapping[str, Callable[[bytes], bytes]] = {
    "cut.parquet": lambda content: content[: len(content) // 2],
    "text.parquet": lambda _: b"no Parquet at all",
    "nothing.parquet": lambda _: b"",
    "signs.parquet": lambda _: b"PAR1" + b"x" * 100 + b"PAR1",
    "end.parquet": lambda content: content[:-8] + b"\xff\xff\xff\x7fPAR1",
    "event/first-page.parquet": lambda content: flipped(content, 40),
    "event/later-page.parquet": lambda content: flipped(content, _amid(content)),
}


def test_damaged_files(spark: Any, tmp_path: Path, run: Run) -> None:
    """Some whose end is not there or is foreign, one whose pages are damaged, and sound ones."""
    folder = tmp_path / "records"
    folder.mkdir()
    kinds: dict[str, dict[str, Any]] = {}
    for record in map(json.loads, apart(examples()[:1])):
        kinds.setdefault(record["type"], {})[record["id"]] = record
    for kind in ("event", "party", "source"):
        write([*kinds[kind].values()], folder / f"{kind}.parquet")
    content = (folder / "event.parquet").read_bytes()
    for name, damage in DAMAGE.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(damage(content))
    weather = arrow().table({"day": ["2025-06-02"], "rain": [1.5]})
    arrow_parquet().write_table(weather, folder / "weather.parquet")
    report = check_files([str(folder)], today=TODAY)
    result = check_dataset(spark, [str(folder)], today=TODAY)
    said = {one.place.file for one in report.findings if one.rule == "structure/not-readable"}
    assert said == {str(folder / name) for name in DAMAGE}
    assert differences(result, report) == []
    assert (report.passed_over, result.passed_over) == (1, 1)
