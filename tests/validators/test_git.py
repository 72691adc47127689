"""A search of folders in a repository looks at what git knows; what is named is read always."""

import hashlib
import json
import os
import shutil
import stat
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from pourparler_validators import UsageError, check_files
from pourparler_validators.reading import git_files
from pourparler_validators.reading.files import read_paths
from tests.adoption.adopting import Run, party, put
from tests.adoption.conftest import run as run

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def git(*arguments: str, folder: str = ".") -> None:
    identity = ("-c", "user.name=a", "-c", "user.email=a@b.c", "-c", "init.defaultBranch=main")
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)


def put_repository(folder: str = ".", ignored: str = "build/\n*.tmp.json\n") -> None:
    """Records that are tracked, new, and ignored in two ways."""
    names = ("tracked", "deep/tracked", "new", "deep/new", "build/out", "deep/build/out", "x.tmp")
    for name in names:
        put(f"{folder}/{name}.json", [party(name.replace("/", "-").replace(".", "-"))])
    put(f"{folder}/.gitignore", ignored)
    git("init", folder=folder)
    git("add", "tracked.json", "deep/tracked.json", folder=folder)


def files(*paths: str) -> list[str]:
    return sorted(Path(path).as_posix() for path in read_paths(paths).paths)


KNOWN = ["deep/new.json", "deep/tracked.json", "new.json", "tracked.json"]
EVERY = sorted([*KNOWN, "build/out.json", "deep/build/out.json", "x.tmp.json"])


def within(folder: str, names: Iterable[str]) -> list[str]:
    return sorted(f"{folder}/{name}" for name in names)


def test_a_search_leaves_out_what_git_ignores(tmp_path: Path) -> None:
    put_repository()
    assert files(".") == KNOWN
    assert files("deep") == ["deep/new.json", "deep/tracked.json"]
    assert files(str(tmp_path)) == within(tmp_path.as_posix(), KNOWN)


def test_what_is_named_is_read() -> None:
    put_repository()
    assert files("x.tmp.json", "build/out.json") == ["build/out.json", "x.tmp.json"]
    assert files("build") == ["build/out.json"]
    assert files("deep/build") == ["deep/build/out.json"]
    git("add", "-f", "build/out.json")
    put("build/other.json", [party("other")])
    assert files("build") == ["build/other.json", "build/out.json"]


def test_an_ignored_file_that_is_tracked_is_found() -> None:
    put_repository()
    git("add", "-f", "x.tmp.json")
    assert files(".") == sorted([*KNOWN, "x.tmp.json"])


def test_a_dataset_and_texts_are_read_whether_ignored_or_not(run: Run) -> None:
    put_repository()
    put("pourparler.toml", 'dataset = ["build/*.json"]\ntexts = ["texts"]\nselect = ["sources"]')
    put("texts/.gitignore", "*\n")
    put("texts/a.txt", "Some words.")
    digest = hashlib.sha256(b"Some words.").hexdigest()
    source = {"type": "source", "id": "source:a", "kind": "book", "language": "en"}
    put("build/s.json", [{**source, "text_file": "a.txt"}])
    put("build/t.json", [{**source, "id": "source:b", "sha256": digest}])
    outcome = run("check", "--format", "json")
    assert outcome.rules == ["sources/same-text-twice"]
    assert outcome.report["summary"]["files"] == 3


def test_a_file_that_is_deleted_is_not_there() -> None:
    put_repository()
    Path("tracked.json").unlink()
    Path("deep/tracked.json").unlink()
    assert files(".") == ["deep/new.json", "new.json"]


def test_hidden_files_that_are_tracked_stay_out() -> None:
    put_repository()
    put(".a.json", [party("a")])
    put(".b/c.json", [party("c")])
    git("add", ".a.json", ".b")
    assert files(".") == KNOWN
    assert files(".b") == [".b/c.json"]


def test_names_of_all_kinds() -> None:
    put_repository()
    names = ['"q".json', "a b.json", "ü.json", "\n.json", os.fsdecode(b"\xff.json")]
    for name in names:
        put(name, [party("a")])
    git("add", names[0], names[2], names[4])
    assert files(".") == sorted([*KNOWN, *names])


def test_a_repository_in_a_repository_is_searched_by_its_own_rules() -> None:
    put_repository()
    put_repository("inner", "*.tmp.json\n")
    inner = sorted([*KNOWN, "build/out.json", "deep/build/out.json"])
    assert files(".") == sorted([*KNOWN, *within("inner", inner)])
    assert files("inner") == within("inner", inner)


def test_a_submodule_is_searched() -> None:
    put_repository("other")
    git("commit", "-m", "x", folder="other")
    Path("whole").mkdir()
    put_repository("whole")
    git("-c", "protocol.file.allow=always", "submodule", "add", "../other", "sub", folder="whole")
    tracked = ["sub/deep/tracked.json", "sub/tracked.json"]
    assert files("whole") == within("whole", [*KNOWN, *tracked])
    git("submodule", "deinit", "-f", "sub", folder="whole")
    put("whole/sub/late.json", [party("late")])
    assert files("whole") == within("whole", [*KNOWN, "sub/late.json"])
    assert files("whole/sub") == ["whole/sub/late.json"]


def test_repositories_in_a_folder_that_is_none() -> None:
    put_repository("one")
    put_repository("two", "")
    put("c.json", [party("c")])
    assert files(".") == sorted(["c.json", *within("one", KNOWN), *within("two", EVERY)])


def test_a_linked_folder_of_a_repository() -> None:
    put_repository("one")
    Path("link").symlink_to("one")
    assert files("link") == within("link", KNOWN)


def test_links_that_are_tracked() -> None:
    put("outside/a.json", [party("outside")])
    put_repository("one")
    Path("one/out.json").symlink_to("../outside/a.json")
    Path("one/folder").symlink_to("../outside")
    Path("one/inner").symlink_to("deep")
    Path("one/in.json").symlink_to("tracked.json")
    git("add", ".", folder="one")
    reading = read_paths(["one"])
    wanted = [name for name in KNOWN if name != "tracked.json"]
    assert sorted(reading.paths) == within("one", [*wanted, "in.json"])
    assert reading.links_out == 2


def test_without_git_all_is_searched(monkeypatch: pytest.MonkeyPatch) -> None:
    put_repository()
    monkeypatch.setenv("PATH", "")
    assert files(".") == EVERY


@pytest.mark.parametrize("broken", ["HEAD", "index", "config"])
def test_where_git_fails_all_is_searched(broken: str) -> None:
    put_repository()
    put(f".git/{broken}", "[broken\n")
    assert files(".") == EVERY


def test_a_git_that_does_not_start_or_end(monkeypatch: pytest.MonkeyPatch) -> None:
    put_repository()
    for error in (OSError(13, "no"), subprocess.TimeoutExpired("git", 1), ValueError("no")):

        def fail(*_: Any, error: Exception = error, **__: Any) -> Any:
            raise error

        monkeypatch.setattr(subprocess, "run", fail)
        assert files(".") == EVERY


def test_git_is_not_taken_from_the_current_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    put_repository()
    put_program("git")
    monkeypatch.setenv("PATH", f".{os.pathsep}{os.environ['PATH']}")
    assert files(".") == EVERY
    assert not Path("ran").exists()


def test_git_is_not_asked_outside_of_a_repository(monkeypatch: pytest.MonkeyPatch) -> None:
    put("a.json", [party("a")])
    monkeypatch.setattr(subprocess, "run", None)
    assert files(".") == ["a.json"]


def test_a_folder_that_cannot_be_searched_is_not_passed_over(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    put_repository()

    def warned(*_: Any, **__: Any) -> Any:
        said = b"warning: could not open directory 'deep/': Permission denied\n"
        return subprocess.CompletedProcess([], 0, b"new.json\0", said)

    monkeypatch.setattr(git_files, "git", warned)
    scandir = os.scandir

    def refusing(path: Any) -> Any:
        if Path(path).name == "deep":
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refusing)
    with pytest.raises(UsageError, match="deep cannot be searched: permission denied"):
        read_paths(["."])


def put_program(path: str) -> None:
    """A program that leaves a file behind where it is run."""
    target = put(path, f"#!/bin/sh\ntouch '{Path.cwd()}/ran'\n")
    target.chmod(target.stat().st_mode | stat.S_IXUSR)


def test_no_program_of_a_repository_is_run() -> None:
    put_repository()
    put_program(".git/monitor")
    program = f"{Path.cwd()}/.git/monitor"
    for name in ("core.fsmonitor", "core.pager", "pager.ls-files", "core.sshCommand"):
        git("config", name, program)
    git("config", "core.hooksPath", f"{Path.cwd()}/.git")
    put_program(".git/post-index-change")
    assert files(".") == KNOWN
    assert check_files(["."]).records == 4
    assert not Path("ran").exists()
    git("status")
    assert Path("ran").exists(), "git itself would run it"


def test_the_variables_of_another_repository_do_not_count(monkeypatch: pytest.MonkeyPatch) -> None:
    put_repository("one")
    put_repository("two", "")
    for name, value in (("GIT_DIR", "one/.git"), ("GIT_WORK_TREE", "one"), ("GIT_PREFIX", "x/")):
        monkeypatch.setenv(name, str(Path(value).absolute()))
    monkeypatch.setenv("GIT_INDEX_FILE", str(Path("one/.git/index").absolute()))
    assert files("two") == within("two", EVERY)


def test_exclude_counts_beside_git(run: Run) -> None:
    put_repository()
    put("pourparler.toml", 'exclude = ["deep"]\nselect = ["identity"]')
    report = json.loads(run("check", "--format", "json").out)
    assert {one["file"] for one in report["findings"]} == {"new.json", "tracked.json"}


def test_the_summary_counts_links_that_lead_out(run: Run) -> None:
    put("outside/a.json", [party("outside")])
    put("in/b.json", [party("b")])
    Path("in/out.json").symlink_to("../outside/a.json")
    assert "Not followed: 1 link that leads out of the folder.\n" in run("check", "in").out
    Path("in/folder").symlink_to("../outside")
    Path("in/nowhere.json").symlink_to("../nowhere.json")
    Path("in/.hidden.json").symlink_to("../outside/a.json")
    Path("in/other.txt").symlink_to("../outside/a.json")
    outcome = run("check", "in")
    assert "Not followed: 3 links that lead out of the folder.\n" in outcome.out
    put("pourparler.toml", 'exclude = ["in/folder", "in/*out*.json", "in/nowhere.json"]')
    assert "Not followed" not in run("check", "in").out
