"""Verdicts as the page gives them, and what it is told of them."""

import datetime as dt
import json
from pathlib import Path
from typing import Any, Final

import pytest
from starlette.testclient import TestClient

from pourparler_validators.cli import exit_code
from pourparler_validators.running.options import Overrides, resolved
from pourparler_validators.serving.app import application
from pourparler_validators.serving.guard import Guard
from pourparler_validators.serving.reviewing import Review
from pourparler_validators.serving.workspace import Workspace

TOKEN: Final = "a-token"  # noqa: S105
EVENT: Final = {"type": "event", "id": "event:a", "kind": "summit", "status": "held"}
DAY: Final = dt.date(2025, 6, 2)


class Reviewer:
    """A window of the page, with a server of its own."""

    def __init__(self, *paths: Path, by: str | None = None) -> None:
        named = [str(path) for path in paths]
        workspace = Workspace(named, resolved(named, Overrides(isolated=True)))
        guard = Guard(application(workspace, Review(workspace, by, DAY)), 8000, TOKEN)
        headers = {"x-pourparler-token": TOKEN}
        self.client = TestClient(guard, base_url="http://127.0.0.1:8000", headers=headers)

    def get(self, name: str, **parameters: str) -> Any:
        return self.client.get(f"/api/{name}", params=parameters).json()

    def give(self, identity: str, verdict: Any, **fields: Any) -> Any:
        """Gives a verdict; what the page is told, or the reason why not."""
        key = next(one["key"] for one in self.get("dataset")["records"] if one["id"] == identity)
        version = self.get("record", key=key)["version"]
        body = {"key": key, "version": version, "verdict": verdict, "by": "AB", **fields}
        response = self.client.post("/api/verdict", json=body)
        return response.json() if response.status_code == 200 else response.json()["error"]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "data.jsonl"
    records = [EVENT, {**EVENT, "id": "event:b"}]
    path.write_text("".join(json.dumps(one) + "\n" for one in records))
    return path


def lines(file: Path) -> list[Any]:
    text = Path(f"{file}.review.jsonl").read_text("utf-8")
    return [json.loads(line) for line in text.splitlines()]


def test_a_verdict_is_noted_with_the_day_and_shown(file: Path) -> None:
    page = Reviewer(file)
    assert page.get("review") | {"stamp": ""} == {
        "by": None,
        "stamp": "",
        "verdicts": {},
        "damages": [],
    }
    found = page.give("event:a", "questioned", note=" Which\r\nday?\x00 ", by=" A  B ")
    assert found["verdicts"] == {
        "0.0": {
            "verdict": "questioned",
            "note": "Which\nday?",
            "by": "A B",
            "on": "2025-06-02",
            "is_of_this": True,
        }
    }
    (line,) = lines(file)
    version = page.get("record", key="0.0")["version"]
    assert line == {
        "record": "event:a",
        "hash": version,
        "verdict": "questioned",
        "note": "Which\nday?",
        "by": "A B",
        "on": "2025-06-02",
    }


def test_who_was_named_at_the_start_gives_the_verdicts(file: Path) -> None:
    page = Reviewer(file, by="CD")
    page.give("event:a", "accepted", by="somebody else")
    assert lines(file)[0]["by"] == "CD"


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"verdict": "maybe"}, "a verdict is accepted, questioned or rejected"),
        ({"verdict": ["accepted"]}, "a verdict is accepted, questioned or rejected"),
        ({"by": " \n"}, "say who gives the verdict"),
        ({"by": 5}, "say who gives the verdict"),
        ({"verdict": "questioned"}, "say in the note what is in question"),
        ({"version": "0"}, "event:a was changed meanwhile: look at it again"),
        ({"key": "7.7"}, "this record is no longer there: load the page again"),
    ],
)
def test_what_is_no_verdict_is_refused_in_a_sentence(
    fields: dict[str, Any], reason: str, file: Path
) -> None:
    fields = {"verdict": "accepted", **fields}
    assert Reviewer(file).give("event:a", **fields) == reason
    assert not Path(f"{file}.review.jsonl").exists()


def test_a_record_that_changes_is_asked_again(file: Path) -> None:
    page = Reviewer(file)
    page.give("event:a", "accepted")
    file.write_text(file.read_text().replace('"held"', '"planned"', 1))
    assert page.get("changed")["times_read"] == 2
    assert page.get("review")["verdicts"]["0.0"]["is_of_this"] is False
    file.write_text(file.read_text().replace('"planned"', '"held"', 1))
    page.get("changed")
    assert page.get("review")["verdicts"]["0.0"]["is_of_this"] is True


def test_two_windows_see_each_others_verdicts(file: Path) -> None:
    one, other = Reviewer(file, by="AB"), Reviewer(file, by="CD")
    before = other.get("changed")["verdicts"]
    one.give("event:a", "accepted")
    assert other.get("changed")["verdicts"] != before
    assert other.get("changed")["verdicts"] == other.get("review")["stamp"]
    found = other.give("event:b", "rejected")
    assert {key: shown["by"] for key, shown in found["verdicts"].items()} == {
        "0.0": "AB",
        "0.1": "CD",
    }
    assert [line["by"] for line in lines(file)] == ["AB", "CD"]


def test_damaged_lines_are_told(file: Path) -> None:
    Path(f"{file}.review.jsonl").write_text("{\n")
    (said,) = Reviewer(file).get("review")["damages"]
    assert said == (f"{file}.review.jsonl:1: is left out: it is no JSON, or only a part of it")


def test_a_verdict_is_not_written_out_of_the_dataset(
    file: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "verdicts"
    elsewhere.touch()
    Path(f"{file}.review.jsonl").symlink_to(elsewhere)
    said = Reviewer(file).give("event:a", "accepted")
    assert said == f"{file}.review.jsonl leads out of the dataset: it is not written to"
    assert elsewhere.read_text() == ""


def test_a_workbook_is_shown_and_not_reviewed(file: Path, tmp_path: Path) -> None:
    book = tmp_path / "data.xlsx"
    assert exit_code(["convert", str(file), "-o", str(book)]) == 0
    said = Reviewer(book).give("event:a", "accepted")
    assert said.startswith(f"{book} is shown and cannot be changed here; pourparler convert makes")


def test_all_formats_are_reviewed_and_applied(file: Path, tmp_path: Path) -> None:
    for form in ("json", "yaml", "csv"):
        target = tmp_path / form / ("tables" if form == "csv" else f"data.{form}")
        target.parent.mkdir()
        assert exit_code(["convert", str(file), "-o", str(target), "--to", form]) == 0
        page = Reviewer(target)
        page.give("event:a", "rejected")
        page.give("event:b", "accepted")
        command = ["review", "--apply", str(target), "--coder", "extractor 2", "--isolated"]
        assert exit_code(command) == 0
        assert page.get("changed")["times_read"] == 2
        (left,) = page.get("dataset")["records"]
        assert left["id"] == "event:b"
        assert page.get("review")["verdicts"][left["key"]]["is_of_this"]


def test_a_page_that_only_codes_has_no_review(file: Path) -> None:
    workspace = Workspace([str(file)], resolved([str(file)], Overrides(isolated=True)))
    guard = Guard(application(workspace), 8000, TOKEN)
    headers = {"x-pourparler-token": TOKEN}
    client = TestClient(guard, base_url="http://127.0.0.1:8000", headers=headers)
    assert client.get("/api/review").json() == {}
    assert client.post("/api/verdict", json={}).status_code == 404
