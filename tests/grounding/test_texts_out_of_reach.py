"""Texts of sources that the file system refuses: a finding, or a reason, and never an error."""

import errno
import hashlib
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pourparler_validators.cli import exit_code
from tests.grounding.test_sources import TEXT, WORDS, checked, reasons, rules, source, statement
from tests.grounding.test_sources import _own_folder as _own_folder

NOT_FOUND = ["error sources/text-not-found"]


def refuse(
    monkeypatch: pytest.MonkeyPatch, function: str, is_refused: Callable[[str], bool]
) -> None:
    """Nothing is refused to root: the system's answer to others is put in its place."""
    real = getattr(os, function)

    def refusing(path: Any, *arguments: Any, **more: Any) -> Any:
        if is_refused(os.fsdecode(path)):
            raise PermissionError(errno.EACCES, "Permission denied", path)
        return real(path, *arguments, **more)

    monkeypatch.setattr(os, function, refusing)


def put_folder() -> None:
    Path("texts", "a.txt").mkdir()


def put_circle() -> None:
    Path("texts", "a.txt").symlink_to("a.txt")


def put_pipe() -> None:
    os.mkfifo(Path("texts", "a.txt"))


def put_file_as_folder() -> None:
    Path("texts", "a.txt").write_text("x", encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "make", "message", "advice"),
    [
        ("a.txt", put_folder, "the text is a folder", "name a file in it"),
        ("a.txt", put_circle, "the text is a link that leads in a circle", "link it to the file"),
        ("a.txt", put_pipe, "the text is no file", "name a file of text"),
        ("a.txt/b.txt", put_file_as_folder, "there is no text a.txt/b.txt", None),
        (f"{'a' * 300}.txt", list, f"there is no text {'a' * 59}…", None),
        (f"{'a' * 300}/a.txt", list, f"there is no text {'a' * 59}…", None),
        ("a/" * 3000 + "a.txt", list, f"there is no text {'a/' * 29}a…", None),
    ],
)
def test_what_is_no_text(
    name: str, make: Callable[[], Any], message: str, advice: str | None
) -> None:
    make()
    report = checked(source(text_file=name), statement(WORDS))
    assert rules(report) == NOT_FOUND
    assert report.errors == ()
    (finding,) = report.findings
    assert finding.message == message
    assert advice in (None, finding.help)


def test_a_text_in_another_folder_comes_before_what_is_no_text() -> None:
    Path("records", "a.txt").mkdir()
    Path("texts", "a.txt").write_text(TEXT, encoding="utf-8")
    assert rules(checked(source(text_file="a.txt"), statement(WORDS))) == []


@pytest.mark.parametrize("texts", [("x" * 300,), ("loop",), ("loop", "texts")])
def test_a_folder_that_cannot_be(texts: tuple[str, ...]) -> None:
    Path("loop").symlink_to("loop")
    reason = {"a folder of texts is not there": 1}
    report = checked(source(text_file="a.txt"), statement(WORDS), texts=texts)
    assert (rules(report), report.errors) == ([], ())
    assert reasons(report, "sources/text-not-found") == reason
    assert reasons(report, "grounding/quote-altered") == reason
    hashed = checked(source(sha256="0" * 64), statement(WORDS), texts=texts)
    assert (rules(hashed), hashed.errors) == (["info sources/text-missing"], ())


def test_a_folder_that_may_not_be_entered(monkeypatch: pytest.MonkeyPatch) -> None:
    refuse(monkeypatch, "stat", lambda path: path.startswith("texts/"))
    report = checked(source(text_file="a.txt"), statement(WORDS))
    assert (rules(report), report.errors) == ([], ())
    reason = {"a folder of texts may not be read": 1}
    assert reasons(report, "sources/text-not-found") == reason
    assert reasons(report, "grounding/quote-altered") == reason


@pytest.mark.parametrize("locked", ["texts", "texts/deep"])
def test_a_folder_that_may_not_be_searched(locked: str, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("texts", "deep").mkdir()
    Path("texts", "deep", "a.txt").write_text(TEXT, encoding="utf-8")
    refuse(monkeypatch, "scandir", lambda path: path == locked)
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    report = checked(source(sha256=digest), statement(WORDS))
    assert (rules(report), report.errors) == ([], ())
    reason = {"a folder of texts may not be read": 1}
    assert reasons(report, "sources/text-missing") == reason
    assert reasons(report, "grounding/quote-altered") == reason


def test_a_text_that_may_not_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("texts", "a.txt").write_text(TEXT, encoding="utf-8")
    Path("texts", "b.txt").write_text(TEXT, encoding="utf-8")
    real = Path.open

    def refusing(path: Path, *arguments: Any, **more: Any) -> Any:
        if path.name == "a.txt":
            raise PermissionError(errno.EACCES, "Permission denied", path)
        return real(path, *arguments, **more)

    monkeypatch.setattr(Path, "open", refusing)
    report = checked(source(text_file="a.txt"), statement(WORDS))
    assert (rules(report), report.errors) == (NOT_FOUND, ())
    assert report.findings[0].message == "the text may not be read"
    assert report.findings[0].help == "change its permissions"
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    assert rules(checked(source(sha256=digest), statement(WORDS))) == []


def test_what_is_no_text_is_no_hindrance_to_others() -> None:
    Path("texts", "a.txt").write_text(TEXT, encoding="utf-8")
    Path("texts", "b.txt").symlink_to("b.txt")
    Path("texts", "c.txt").mkdir()
    Path("texts", "d.txt").symlink_to("nowhere")
    Path("texts", "e").symlink_to("../texts")
    os.mkfifo(Path("texts", "f.txt"))
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    assert rules(checked(source(sha256=digest), statement(WORDS))) == []


def test_a_text_whose_name_is_not_utf_8(capsys: pytest.CaptureFixture[str]) -> None:
    path = os.fsdecode(b"texts/caf\xe9.txt")
    Path(path).write_text(TEXT, encoding="utf-8")
    assert exit_code(["source", path]) == 2
    assert capsys.readouterr() == (
        "",
        "error: the name texts/caf\\udce9.txt is not UTF-8: rename the file\n",
    )
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    report = checked(source(sha256=digest), statement(WORDS.replace("ready", "not ready")))
    assert rules(report) == ["error grounding/quote-altered"]
    assert json.loads(json.dumps([one.to_dict() for one in report.findings]))


def test_a_folder_whose_name_is_not_utf_8_is_no_matter(capsys: pytest.CaptureFixture[str]) -> None:
    folder = os.fsdecode(b"caf\xe9")
    Path(folder).mkdir()
    Path(folder, "a.txt").write_text(TEXT, encoding="utf-8")
    assert exit_code(["source", f"{folder}/a.txt"]) == 0
    assert json.loads(capsys.readouterr().out)["record"]["text_file"] == "a.txt"
