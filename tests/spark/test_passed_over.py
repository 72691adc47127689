"""On Spark files without records are passed over by the rule of the check on one machine."""

import gzip
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import pytest

from pourparler_validators import check_files, report_text
from pourparler_validators.formats.parquet.library import arrow, arrow_parquet
from pourparler_validators.messages.errors import UsageError
from tests.command_line import Run
from tests.spark.conftest import require_spark_here

require_spark_here()

from pourparler_validators.spark import check_dataset  # noqa: E402
from tests.spark.datasets import few, written  # noqa: E402
from tests.spark.reports import TODAY, differences  # noqa: E402

MARK: Final = b"\xef\xbb\xbf"
RECORD: Final = b'{"type": "event", "id": "event:x"}\n'
FOREIGN: Final = b'{"type": "FeatureCollection", "rain": 1.5}\n'
FILES: Final[Mapping[str, bytes]] = {
    "foreign-lines.jsonl": FOREIGN * 3,
    "foreign-after-blank.jsonl": b" \n\r\n" + FOREIGN,
    "foreign-after-mark.jsonl": MARK + FOREIGN,
    "foreign-and-broken.jsonl": FOREIGN + b'{"rain": \n[1, 2\n',
    "foreign-bytes.jsonl": FOREIGN + b'{"rain": "\xff"}\n',
    "foreign-values.ndjson": b'"rain"\n[]\nnull\n',
    "empty.jsonl": b"",
    "blank.jsonl": b"\n \n",
    "mark.jsonl": MARK,
    "record-after-blank.jsonl": b"\n" + RECORD,
    "record-after-mark.jsonl": MARK + RECORD,
    "inner/foreign-from-second-line.jsonl": RECORD + FOREIGN * 2,
    "record-in-second-line.jsonl": FOREIGN + RECORD,
    "broken-record.jsonl": b'{"type": "event",\n',
    "foreign-unmerged.jsonl": b"<<<<<<< ours\n" + FOREIGN + b"=======\n[]\n>>>>>>> theirs\n",
    "unmerged.jsonl": b"<<<<<<< ours\n" + RECORD + b"=======\n[]\n>>>>>>> theirs\n=======\n",
    "mark-twice.jsonl": MARK * 2 + RECORD,
    "mark-amid.jsonl": (MARK + RECORD) * 2,
    "returns.jsonl": RECORD.replace(b"\n", b"\r") * 2 + b"\n[]\r\n" + RECORD,
    "separators.jsonl": '{"type": "event", "\u2028\x85": 1}\x0b\x1c[\n[]\n'.encode(),
    "no-end.jsonl": RECORD + RECORD.rstrip(),
    "foreign-compressed.jsonl": gzip.compress(RECORD, mtime=0),
    "wide-long.jsonl": ('{"type": "event", "name": "' + "ж" * 5_000 + '"}').encode("utf-32"),
    "wide.jsonl": (RECORD * 3).decode().encode("utf-16"),
    "foreign-wide.jsonl": (FOREIGN * 3).decode().encode("utf-16"),
    "wide-be.jsonl": ("\n" + RECORD.decode()).encode("utf-16-be"),
    "wide-le.jsonl": ("\n" + RECORD.decode()).encode("utf-16-le"),
    "wide-32.jsonl": RECORD.decode().encode("utf-32"),
    "wide-32-le.jsonl": RECORD.decode().encode("utf-32-le"),
    "wide-then-narrow.jsonl": b"\xff\xfe\n" + RECORD,
    "foreign-nothing-but-wide-mark.jsonl": b"\xff\xfe",
    "nul-later.jsonl": b"\n\n\n\n\0\n" + RECORD,
    "nul-in-second-line.jsonl": b"1\n\0\n" + RECORD,
}


def folder(path: Path) -> Path:
    """Records, and files of other programs: lines, columns and text."""
    written(path, few(1), 2)
    for name, content in FILES.items():
        (path / name).parent.mkdir(exist_ok=True)
        (path / name).write_bytes(content)
    named, inner = {"type": ["rain"], "id": ["1"]}, {"day": [{"type": "rain", "id": "1"}]}
    for name, columns in {"named": named, "inner": inner, "foreign": {"day": ["x"]}}.items():
        arrow_parquet().write_table(arrow().table(columns), path / f"{name}.parquet")
    (path / "notes.txt").write_text("event:x")
    return path


def test_what_is_found_in_a_folder_and_what_is_named(spark: Any, tmp_path: Path) -> None:
    """Two such folders, of one of which each file is named: there nothing is passed over."""
    found, named = folder(tmp_path / "found"), folder(tmp_path / "named")
    paths = [str(found), *(str(named / name) for name in (*FILES, "foreign.parquet"))]
    report = check_files(paths, today=TODAY)
    result = check_dataset(spark, paths, today=TODAY)
    assert differences(result, report) == []
    assert report_text(result.report(), "full") == report_text(report, "full")
    said = {one.place.file for one in report.findings if one.rule.startswith("structure/")}
    silent = {name for name in FILES if str(found / name) not in said}
    assert silent == {name for name in FILES if name.startswith("foreign-")}
    assert {name for name in FILES if str(named / name) not in said} == set()
    assert (report.passed_over, result.passed_over) == (len(silent) + 1, len(silent) + 1)


def test_nothing_but_files_of_other_programs(
    spark: Any, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("found").mkdir()
    Path("found/a.jsonl").write_bytes(FOREIGN)
    Path("found/b.txt").write_text("rain")
    plain = run("convert", "found", "--to", "jsonl", "-o", "lines.jsonl")
    on_spark = run("convert", "found", "--to", "jsonl", "-o", "lines", "--engine", "spark")
    assert plain == on_spark
    with pytest.raises(UsageError, match=r"b\.txt is no JSON Lines and no Parquet"):
        check_dataset(spark, ["found/b.txt"], today=TODAY)
