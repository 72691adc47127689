"""Editors find the schema: by the settings that are written, or by what a file itself names."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

import pytest

from pourparler.export import file_name, schema_text
from pourparler_validators.cli import exit_code
from tests.schema.profiles.editors import Question, answers

RECORD: Final = {"type": "event", "id": "event:a", "kind": "summit", "status": "hold"}
OWN_WORDS: Final = 'This is not a value of "status". The values are proposed,'


@pytest.fixture(autouse=True)
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("pourparler.toml").write_text('dataset = ["records/**"]\n', encoding="utf-8")
    return tmp_path


def written(folder: Path) -> dict[str, list[dict[str, Any]]]:
    """The schemas by suffix, as the two editors take them from the settings that are written."""
    assert exit_code(["schema", "--profile", "editor", "--vscode", "--out", "my schemas"]) == 0
    settings = json.loads((folder / ".vscode/settings.json").read_text(encoding="utf-8"))
    by_json = [
        {**one, "uri": (folder / one["url"]).as_uri(), "folderUri": folder.as_uri()}
        for one in settings["json.schemas"]
    ]
    by_yaml = [
        {"fileMatch": files, "uri": (folder / url).as_uri()}
        for url, files in settings["yaml.schemas"].items()
    ]
    return {"json": by_json, "yaml": by_yaml, "yml": by_yaml}


def messages(questions: Iterable[Question]) -> list[list[str]]:
    return [[message for _, message in one.problems] for one in answers([*questions])]


def test_the_settings_are_for_the_files_of_the_dataset(folder: Path) -> None:
    within = ("records/a", "records/one/a", "records/one/two/a b")
    names = (*within, "other/a", "a")
    questions = [
        Question(json.dumps(RECORD), folder / f"{name}.{suffix}", schemas)
        for suffix, schemas in written(folder).items()
        for name in names
    ]
    for question, found in zip(questions, messages(questions), strict=True):
        is_within = question.path.is_relative_to(folder / "records")
        assert [one[: len(OWN_WORDS)] for one in found] == ([OWN_WORDS] if is_within else [])


@pytest.mark.parametrize(
    ("profile", "words"),
    [("canonical", 'Value is not accepted. Valid values: "proposed",'), ("editor", OWN_WORDS)],
)
def test_a_file_names_its_schema_itself(folder: Path, profile: str, words: str) -> None:
    questions: list[Question] = []
    for out, place in (("schemas", "../schemas/file.schema.json"), ("records", "file.schema.json")):
        assert exit_code(["schema", "file", "--profile", profile, "--out", out]) == 0
        in_json = json.dumps({"$schema": place, "records": [RECORD]})
        in_yaml = (
            f"# yaml-language-server: $schema={place}\n# Mine\n"
            "- type: event\n  id: event:a\n  kind: summit\n  status: hold\n"
        )
        for suffix, text in (("json", in_json), ("yaml", in_yaml)):
            path = folder / f"records/a.{suffix}"
            questions += [Question(text, path), Question(text.replace("hold", "held"), path)]
    found = messages(questions)
    assert [len(one) for one in found] == [1, 0] * 4
    assert [one[0][: len(words)] for one in found if one] == [words] * 4


def test_the_schema_that_is_published_is_enough(folder: Path) -> None:
    path = folder / file_name("file")
    path.write_text(schema_text("file"), encoding="utf-8")
    text = f"# yaml-language-server: $schema={path.name}\ntype: event\nid: event:a\nkind: visit\n"
    assert messages([Question(text, folder / "a.yaml")]) == [['Missing property "status".']]
