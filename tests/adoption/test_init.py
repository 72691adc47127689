"""A new dataset: what init writes is checked clean, and it writes over nothing."""

import json
import os
import stat
import tomllib
from pathlib import Path

import pytest

from tests.adoption.adopting import Run, put

FILES = ["pourparler.toml", "records/first.json"]


def files(folder: str = ".") -> list[str]:
    """The files of a folder, by their paths in it."""
    root = Path(folder)
    return sorted(path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file())


def test_what_it_writes_is_checked_clean(run: Run) -> None:
    outcome = run("init")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out == "pourparler.toml\nrecords/first.json\nNow run: pourparler check .\n"
    assert files() == FILES
    checked = run("check", "--format", "json", "--fail-on", "info", "-o", "concise=said.txt")
    assert (checked.code, checked.findings) == (0, [])
    assert checked.report["summary"]["files"] == 1
    assert checked.report["summary"]["records"] > 1
    for name, tally in checked.report["checked"].items():
        assert tally["could_not"] == {}, name
        assert tally["found"] == 0, name


def test_strict_settings_find_nothing_either(run: Run) -> None:
    run("init")
    assert run("check", "--require-texts", "--fail-on-unchecked", "--fail-on", "info").code == 0


@pytest.mark.parametrize("folder", ["talks", "a/b/c", "a folder", "./x/../y"])
def test_a_folder_that_is_made(folder: str, run: Run) -> None:
    Path("x").mkdir()
    outcome = run("init", folder)
    assert outcome.code == 0
    assert files(folder) == FILES
    name = Path(folder).as_posix()
    quoted = f"'{name}'" if " " in name else name
    assert outcome.out.endswith(f"Now run: pourparler check {quoted}\n")
    assert run("check", folder, "--fail-on", "info").code == 0


def test_files_of_a_folder_that_is_there_stay(run: Run) -> None:
    put("talks/README.md", "mine")
    put("talks/records/mine.txt", "mine")
    assert run("init", "talks").code == 0
    assert files("talks") == ["README.md", *FILES[:1], *FILES[1:], "records/mine.txt"]
    assert Path("talks/README.md").read_text() == "mine"


@pytest.mark.parametrize("name", FILES)
def test_nothing_is_written_over(name: str, run: Run) -> None:
    put(f"talks/{name}", "mine")
    outcome = run("init", "talks")
    assert outcome.is_one_sentence
    assert outcome.err == f"error: talks/{name} is there already: nothing was written\n"
    assert files("talks") == [name]
    assert Path("talks", name).read_text() == "mine"


def test_nor_a_link_that_leads_nowhere(run: Run) -> None:
    Path("pourparler.toml").symlink_to("elsewhere.toml")
    assert run("init").is_one_sentence
    assert not Path("elsewhere.toml").exists()


def test_twice(run: Run) -> None:
    run("init", "talks")
    put("talks/records/first.json", "[]")
    assert run("init", "talks").is_one_sentence
    assert Path("talks/records/first.json").read_text() == "[]"


@pytest.mark.parametrize("path", ["talks", "talks/records"])
def test_a_file_where_a_folder_belongs(path: str, run: Run) -> None:
    put(path, "mine")
    outcome = run("init", "talks")
    assert outcome.is_one_sentence
    assert " cannot be made: " in outcome.err
    assert files() == [path]


def test_a_folder_that_cannot_be_written_to(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("talks").mkdir()
    Path("talks").chmod(stat.S_IRUSR | stat.S_IXUSR)
    if os.access("talks", os.W_OK):
        refuse_folders(monkeypatch)
    outcome = run("init", "talks")
    Path("talks").chmod(stat.S_IRWXU)
    assert outcome.is_one_sentence
    assert outcome.err == "error: talks/records cannot be made: permission denied\n"
    assert files() == []


def refuse_folders(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is refused to root: the system's answer to others is put in its place."""

    def mkdir(path: Path, *_: object, **__: object) -> None:
        if not path.is_dir():
            raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "mkdir", mkdir)


def test_its_settings_and_records_are_what_they_should_be(run: Run) -> None:
    run("init")
    settings = tomllib.loads(Path("pourparler.toml").read_text(encoding="utf-8"))
    assert settings["dataset"] == ["records/**"]
    records = json.loads(Path("records/first.json").read_text(encoding="utf-8"))["records"]
    assert {"source", "event"} <= {record["type"] for record in records}
    run("init", "other")
    assert run("check", "other", "records/first.json").is_one_sentence
