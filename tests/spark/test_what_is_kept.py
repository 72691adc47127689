"""What is never written over, or deleted; and whose stages a run takes for its own."""

import datetime as dt
import json
import os
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import pytest

from pourparler_validators.adopting.baseline import Baseline, Known
from pourparler_validators.messages.errors import UsageError
from pourparler_validators.running.options import Options
from tests.command_line import Run
from tests.spark.conftest import require_spark_here

require_spark_here()

from pourparler_validators.spark.checking import check_with  # noqa: E402
from pourparler_validators.spark.dependence import depends_on  # noqa: E402
from pourparler_validators.spark.file_system import at, state_of  # noqa: E402
from pourparler_validators.spark.new_folder import FINDINGS, RECORDS, new_folder  # noqa: E402
from pourparler_validators.spark.work_folder import work_folder  # noqa: E402
from tests.spark.datasets import few  # noqa: E402

ON_SPARK: Final = ("check", "--engine", "spark", "--isolated")
PART: Final = "part-00000-3f2504e0-4f89-11d3-9a0c-0305e82c3301"
NOTHING: Final = Baseline()
OPTIONS: Final = Options(dt.date(2025, 6, 10))


@pytest.fixture
def records(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A file of records; nothing here begins a run on Spark."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.jsonl").write_text("".join(few(1)), encoding="utf-8")
    return "in/a.jsonl"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("in/a.jsonl", "-o", "jsonl=./in/a.jsonl"), "./in/a.jsonl is one of the files that are"),
        (("in", "-o", "json=in/a.jsonl"), "in/a.jsonl is one of the files that are checked"),
        (("file://{here}/in/a.jsonl", "-o", "json=in/a.jsonl"), "in/a.jsonl is one of the files"),
        (("in", "--findings", "new", "-o", "json=new/a.json"), "new/a.json lies in new: write"),
        (("in", "--findings", "FILE:{here}/in/b"), "FILE:{here}/in/b would be read with in: "),
        (("in", "--findings", "in"), "in would be read with in: write to another folder"),
        (("in/a.jsonl", "--findings", "./in"), "./in would be read with in/a.jsonl: write to"),
        (("in", "--work", "in/work"), "in/work would be read with in: write to another folder"),
        (("in", "--findings", "link/b"), "link/b would be read with in: write to another"),
        (("in", "--findings", "new", "--work", "new"), "new would be read with new: write to"),
        (("in", "--findings", "new", "--work", "new/b"), "new would be read with new/b: write"),
    ],
)
def test_what_is_read_is_not_written_over(
    arguments: tuple[str, ...], said: str, records: str, run: Run, tmp_path: Path
) -> None:
    Path("link").symlink_to("in")
    before = Path(records).read_bytes()
    code, _, error = run(*ON_SPARK, *(one.format(here=tmp_path) for one in arguments))
    assert code == 2
    assert error.startswith(f"error: {said.format(here=tmp_path)}")
    assert Path(records).read_bytes() == before


@pytest.mark.parametrize("given", ["settings", "baseline"])
def test_nor_are_the_settings_and_the_baseline(given: str, records: str, run: Run) -> None:
    names = {"settings": "pourparler.toml", "baseline": "known.json"}
    Path("pourparler.toml").write_text('baseline = "known.json"\n', encoding="utf-8")
    run("baseline", "create", "in")
    code, _, error = run("check", "--engine", "spark", "in", "-o", f"json={names[given]}")
    assert code == 2
    assert f"{names[given]} is one of the files that are checked" in error


def test_the_list_of_losses_is_not_written_over_what_is_read(records: str, run: Run) -> None:
    Path("in").rename("a.losses")
    command = ("convert", "--engine", "spark", "a.losses", "--to", "parquet", "-o", "a")
    code, _, error = run(*command, "--force", "--allow-loss")
    assert (code, error) == (
        2,
        "error: a.losses would be read with a.losses: write to another folder\n",
    )


@pytest.mark.parametrize("target", ["./in", "in/b", "{here}/in", "link", "FILE:{here}/in"])
def test_a_conversion_does_not_write_over_what_it_reads(
    target: str, records: str, run: Run, tmp_path: Path
) -> None:
    Path("link").symlink_to("in")
    target = target.format(here=tmp_path)
    command = ("convert", "--engine", "spark", "in", "--to", "jsonl", "-o", target, "--force")
    code, _, error = run(*command)
    assert code == 2
    assert error == f"error: {target} would be read with in: write to another folder\n"


@pytest.mark.parametrize(
    ("of", "name"),
    [
        (RECORDS, "mine.txt"),
        (RECORDS, "part-of-mine.txt"),
        (RECORDS, f"findings/{PART}-c000.snappy.parquet"),
        (FINDINGS, "findings/mine.txt"),
        (FINDINGS, "errors/log.txt"),
        (FINDINGS, "tallies"),
        (FINDINGS, f"findings/{PART}-c000.jsonl"),
        (FINDINGS, f"{PART}-c000.snappy.parquet"),
        (FINDINGS, f"event/{PART}.c000.snappy.parquet"),
    ],
)
def test_files_of_others_stay(of: Any, name: str, spark: Any, tmp_path: Path) -> None:
    file = tmp_path / "out" / name
    file.parent.mkdir(parents=True)
    file.write_bytes(b"mine")
    said = f"out holds files that no such run has written, such as {name}: write to another folder"
    with (
        pytest.raises(UsageError, match=said),
        new_folder(spark, str(tmp_path / "out"), is_over=True, of=of),
    ):
        pass
    assert file.read_bytes() == b"mine"


@pytest.mark.parametrize(
    ("of", "name"),
    [
        (RECORDS, f"{PART}-c000.jsonl"),
        (RECORDS, f"event/{PART}-c000.snappy.parquet"),
        (FINDINGS, f"findings/rule=identity%2Fnever-used/{PART}.c000.snappy.parquet"),
        (FINDINGS, f"tallies/{PART}-c000.snappy.parquet"),
    ],
)
def test_files_of_such_a_run_are_written_over(
    of: Any, name: str, spark: Any, tmp_path: Path
) -> None:
    file = tmp_path / "out" / name
    file.parent.mkdir(parents=True)
    file.touch()
    (file.parent / "_SUCCESS").touch()
    (file.parent / f".{file.name}.crc").touch()
    with new_folder(spark, str(tmp_path / "out"), is_over=True, of=of) as made:
        Path(made.removeprefix("file:")).mkdir(parents=True)
    assert not [*(tmp_path / "out").iterdir()]


class Stubborn:
    """A file system that does not move some folders, by the way and how often."""

    def __init__(self, files: Any, refused: list[str], error: BaseException | None) -> None:
        self._files, self._refused, self._error = files, refused, error

    def rename(self, source: Any, target: Any) -> bool:
        if f"{source.getName()} to {target.getName()}" not in self._refused:
            return bool(self._files.rename(source, target))
        if self._error is not None:
            raise self._error
        return False

    def __getattr__(self, name: str) -> Any:
        return getattr(self._files, name)


def write_over(spark: Any, folder: Path) -> None:
    with new_folder(spark, str(folder), is_over=True) as made:
        Path(made.removeprefix("file:")).mkdir(parents=True)


@pytest.mark.parametrize(
    ("refused", "error", "said"),
    [
        ("out to old", None, "it cannot be moved away"),
        ("out to old", OSError(), "it cannot be moved away"),
        ("made to out", None, "what was made cannot be moved there"),
        ("made to out", KeyboardInterrupt("stop"), "stop"),
        ("made to out, old to out", None, r"could not be put back: .*/\.out\.\w+/old has what was"),
    ],
)
def test_what_cannot_be_moved_is_not_lost(
    refused: str,
    error: BaseException | None,
    said: str,
    spark: Any,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    file = tmp_path / "out" / f"{PART}-c000.jsonl"
    file.parent.mkdir()
    file.write_bytes(b"before")

    def stubborn(spark: Any, path: str) -> tuple[Any, Any]:
        files, place = at(spark, path)
        return Stubborn(files, refused.split(", "), error), place

    monkeypatch.setattr("pourparler_validators.spark.new_folder.at", stubborn)
    with pytest.raises((UsageError, KeyboardInterrupt), match=said):
        write_over(spark, file.parent)
    (kept,) = tmp_path.rglob(file.name)
    assert kept.read_bytes() == b"before"
    assert (kept == file) is ("old to out" not in refused)


def test_a_link_leads_to_the_folder(spark: Any, tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    (tmp_path / "found").symlink_to("disk")
    for _ in range(2):
        with new_folder(spark, str(tmp_path / "found"), is_over=True) as made:
            Path(made.removeprefix("file:")).mkdir(parents=True)
            Path(made.removeprefix("file:"), f"{PART}-c000.jsonl").touch()
    assert (tmp_path / "found").is_symlink()
    assert [path.name for path in (tmp_path / "disk").iterdir()] == [f"{PART}-c000.jsonl"]


@pytest.mark.parametrize("path", ["/", "file:///", "s3a://bucket/", "/proc"])
def test_a_file_system_is_not_written_over(path: str, spark: Any) -> None:
    with (
        pytest.raises(UsageError, match="is the root of a file system: name a folder in it"),
        new_folder(spark, path, is_over=True),
    ):
        pass


def test_a_folder_that_is_no_work_folder_stays(spark: Any, tmp_path: Path) -> None:
    (tmp_path / "index").mkdir()
    (tmp_path / "index" / "mine.txt").touch()
    with (
        pytest.raises(UsageError, match="holds files that are not of a run, such as index: name"),
        work_folder(spark, str(tmp_path), {"records": "a"}),
    ):
        pass
    assert [path.name for path in tmp_path.iterdir()] == ["index"]


@pytest.mark.parametrize("content", [b"", b"[]", b"1"])
def test_a_work_folder_whose_manifest_is_damaged_is_not_used(
    content: bytes, spark: Any, tmp_path: Path
) -> None:
    folder = str(tmp_path / "w")
    with work_folder(spark, folder, {"records": "a"}):
        pass
    with work_folder(spark, folder, {"records": "a"}):
        pass
    (tmp_path / "w" / "run.json").write_bytes(content)
    for path in (tmp_path / "w").glob(".*.crc"):
        path.unlink()
    with (
        pytest.raises(UsageError, match=r"does not say whose stages it has, since its run\.json"),
        work_folder(spark, folder, {"records": "a"}),
    ):
        pass


@pytest.mark.parametrize("path", ["file", "file/x", "file:{here}/file"])
def test_a_work_folder_that_cannot_be_is_told(path: str, spark: Any, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    path = path.format(here=tmp_path) if path.startswith("file:") else str(tmp_path / path)
    with (
        pytest.raises(UsageError, match=r"cannot be written: [A-Z][\w ]+ ") as told,
        work_folder(spark, path, {"records": "a"}),
    ):
        pass
    assert "Exception" not in str(told.value)


def changed(before: dict[str, str], after: dict[str, str]) -> list[str]:
    return [name for name in before if before[name] != after[name]]


def test_what_a_run_rests_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that has changed since, its texts, the baseline, the folder, the options."""
    file, texts = tmp_path / "a.jsonl", tmp_path / "texts"
    texts.mkdir()
    file.write_text("{}\n")
    (texts / "a.txt").write_text("words")
    options = replace(OPTIONS, texts=[str(texts)])

    def now(options: Options = options, known: Baseline = NOTHING) -> dict[str, str]:
        return depends_on({str(file): state_of(file)}, options, known)

    first = now()
    assert now() == first
    os.utime(file, (1, 1))
    assert changed(first, now()) == ["records"]
    os.utime(file, ns=(1, int(json.loads(json.dumps(state_of(file).changed)))))
    first = now()
    (texts / "a.txt").write_text("other words")
    assert changed(first, now()) == ["texts of sources"]
    first = now()
    known = Known(fingerprint="f", rule="r", record="", pointer="", count=1)
    assert changed(first, now(known=Baseline((known,)))) == ["baseline"]
    assert changed(first, now(replace(options, select=["dates"]))) == ["select"]
    monkeypatch.chdir(texts)
    assert changed(first, now()) == ["current folder"]


def test_records_that_have_changed_are_not_answered_from_before(
    spark: Any, tmp_path: Path, records: str
) -> None:
    work = str(tmp_path / "work")
    check_with(spark, [records], OPTIONS, work=work)
    Path(records).write_text("{\n", encoding="utf-8")
    with pytest.raises(UsageError, match="has stages of a run with other records: name another"):
        check_with(spark, [records], OPTIONS, work=work)
