"""Folders of this machine on Spark: what of them is read, and folders with names of all kinds."""

import hashlib
import json
import shutil
import subprocess
from collections import Counter
from pathlib import Path
from typing import Any, Final

import pytest

from pourparler_validators.contract.questions import Loaded
from pourparler_validators.formats.known.jsonl import line_entry
from pourparler_validators.messages.errors import UsageError
from pourparler_validators.running.options import Overrides, resolved
from tests.command_line import Run
from tests.spark.conftest import require_spark_here

require_spark_here()

from pourparler_validators.spark import check_dataset  # noqa: E402
from pourparler_validators.spark.inputs import read_paths  # noqa: E402
from pourparler_validators.spark.texts import Texts  # noqa: E402
from tests.spark.datasets import few, written  # noqa: E402
from tests.spark.reports import TODAY  # noqa: E402

SEEDS: Final = Path(__file__).parents[2] / "seeds"
ODD: Final = "é [1] {2} a*b? 100%41 #3"
"""Signs that stand for others in patterns, and that addresses encode."""
ON_SPARK: Final = ("--engine", "spark")
CHECK: Final = ("check", "--today", "2025-06-10", "--format", "json")


def said(told: tuple[int, str, str]) -> tuple[object, ...]:
    """What a report says: the exit code, the findings, and all counts."""
    code, out, error = told
    assert out, error
    report = json.loads(out)
    found = Counter(json.dumps(one, sort_keys=True) for one in report["findings"])
    return code, found, report["checked"], report["summary"]


def by_checksum(line: str) -> str:
    """The record; a source whose text has a name and a checksum is left its checksum."""
    record = json.loads(line)
    if "sha256" in record:
        del record["text_file"]
    return json.dumps(record)


def test_folders_of_all_names(spark: Any, tmp_path: Path, run: Run) -> None:
    """Of stages, findings and texts, named from here; a run goes on in its folder."""
    written(tmp_path / ODD, [by_checksum(line) for line in few(4)], 2)
    work, found, texts = (f"{name} {ODD}" for name in ("work", "found", "texts"))
    shutil.copytree(SEEDS, texts)
    (text,) = Path(texts).glob("*.txt")
    Path(texts, "same.dat").write_bytes(text.read_bytes())
    check = (*CHECK, ODD, "--texts", texts)
    plain = said(run(*check))
    on_spark = (*check, *ON_SPARK, "--work", work, "--findings", found)
    assert said(run(*on_spark)) == plain
    stage = Path(work, "judged-0", "_SUCCESS")
    before = stage.stat().st_mtime_ns
    assert said(run(*on_spark)) == plain
    assert stage.stat().st_mtime_ns == before
    assert {path.name for path in Path(found).iterdir()} == {"findings", "tallies", "errors"}


@pytest.mark.parametrize("by_name", [True, False])
def test_texts_of_a_file_system_that_is_named(tmp_path: Path, by_name: bool) -> None:
    folder = f"file://{tmp_path}/{ODD}"
    (tmp_path / ODD).mkdir()
    (tmp_path / ODD / "a b%20.txt").write_bytes(b"words")
    source = {"type": "source", "id": "source:x", "kind": "news_article", "language": "en"}
    source |= {"wording_sha256": "0" * 64, "text_file" if by_name else "sha256": "a b%20.txt"}
    if not by_name:
        source["sha256"] = hashlib.sha256(b"words").hexdigest()
    entry = line_entry("a.jsonl", 0, json.dumps(source).encode())
    texts = Texts([folder])
    if not by_name:
        texts.found[entry.order] = f"{folder}/a b%20.txt"
    found = texts.load(entry)
    assert isinstance(found, Loaded), found
    assert found.content == b"words"


def test_texts_of_an_object_store_are_no_folder_of_this_machine(tmp_path: Path) -> None:
    place = "s3a://bucket/texts"
    (tmp_path / "pourparler.toml").write_text(f'texts = ["{place}"]\n')
    options = resolved([str(tmp_path)], Overrides(texts=[place]))
    assert options.texts == [place, place]


def git(*arguments: str) -> None:
    subprocess.run(["git", *arguments], check=True, capture_output=True)


def test_what_a_folder_leaves_out(spark: Any, tmp_path: Path, run: Run) -> None:
    """What git ignores, the settings exclude, is hidden, or leads out; and what it does not."""
    folder = written(tmp_path / "records", few(1), 1)
    line = '{"type": "event"}\n'
    git("init", "-q")
    Path(".gitignore").write_text("ignored*\n!kept*\n")
    Path("pourparler.toml").write_text('exclude = ["records/drafts/**", "**/old-?.jsonl"]\n')
    elsewhere = written(tmp_path / "elsewhere", [line], 1)
    for name in (
        "ignored.jsonl", "ignored/a.jsonl", "kept.jsonl", "drafts/a.jsonl", "drafts/b/c.jsonl",
        "old-1.jsonl", "old-12.jsonl", ".hidden.jsonl", ".hidden/a.jsonl", "_inner/a.jsonl",
        "inner/.git/a.jsonl", "inner/ignored/a.jsonl", "twice.jsonl",
    ):  # fmt: skip
        (folder / name).parent.mkdir(exist_ok=True, parents=True)
        (folder / name).write_text(line)
    (folder / "out.jsonl").symlink_to(elsewhere / "part-0.jsonl")
    (folder / "outer").symlink_to(elsewhere)
    (folder / "within.jsonl").symlink_to(folder / "twice.jsonl")
    (folder / "broken.jsonl").symlink_to(folder / "gone.jsonl")
    paths = ("records", "./records/drafts/a.jsonl", "records/ignored.jsonl", "records/kept.jsonl")
    plain = said(run(*CHECK, *paths))
    assert said(run(*CHECK, *paths, *ON_SPARK)) == plain
    shutil.rmtree(".git")
    plain_too = said(run(*CHECK, "../" + tmp_path.name + "/records"))
    assert said(run(*CHECK, "../" + tmp_path.name + "/records", *ON_SPARK)) == plain_too
    assert plain != plain_too


def test_what_is_refused_of_a_folder(spark: Any, tmp_path: Path, run: Run) -> None:
    folder = written(tmp_path / "records", few(1), 1)
    (folder / "_e.jsonl").touch()
    with pytest.raises(UsageError, match=r"_e\.jsonl is not read by Spark, since its name begins"):
        check_dataset(spark, [str(folder)], today=TODAY)
    (folder / "_e.jsonl").unlink()
    (folder / "inner").mkdir()
    (folder / "inner" / "pourparler.toml").touch()
    (folder / "part-0.jsonl").rename(folder / "inner" / "part-0.jsonl")
    plain = run(*CHECK, "records")
    assert "a part of the files has settings of its own" in plain[2]
    assert run(*CHECK, "records", *ON_SPARK) == plain


def test_folders_of_a_file_system_that_is_named(spark: Any, tmp_path: Path) -> None:
    """There nothing is known of git and of links, and a path may be a pattern."""
    folder = written(tmp_path / ODD, few(1), 2)
    (folder / "_e.jsonl").touch()
    both = [f"file://{folder}/part-{number}.jsonl" for number in (0, 1)]
    assert sorted(read_paths(spark, [f"file://{folder}"]).lines) == [
        one.removeprefix("file://") for one in both
    ]
    assert read_paths(spark, [f"file://{tmp_path}/é*/part-1.*"]).lines == [
        both[1].removeprefix("file://")
    ]
    with pytest.raises(UsageError, match=r"_e\.jsonl is not read by Spark"):
        read_paths(spark, [f"file://{folder}/_e.jsonl"])
