"""``pourparler schema --profile editor``: ids, settings of VS Code, and what cannot be."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pourparler_validators.cli import exit_code

Run = Callable[..., tuple[int, str, str]]
EDITOR = ("--profile", "editor")
RECORDS = [
    {"type": "party", "id": "party:rus", "kind": "state", "name": "Russia"},
    {"type": "party", "id": "party:ukr", "kind": "state"},
    {"type": "party", "id": "Party X", "kind": "state", "name": "X"},
    {
        "type": "statement",
        "id": "statement:a",
        "acts": ["inform"],
        "segments": [{"kind": "summary", "text": f"We  are\nready {'x' * 100}"}],
    },
]
SETTINGS = Path(".vscode/settings.json")


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Runs ``pourparler schema`` in a folder of its own, which has a dataset."""
    monkeypatch.chdir(tmp_path)
    Path("pourparler.toml").write_text('dataset = ["records/**"]\n', encoding="utf-8")
    Path("records").mkdir()
    Path("records/a.json").write_text(json.dumps(RECORDS), encoding="utf-8")

    def run(*arguments: str) -> tuple[int, str, str]:
        capsys.readouterr()
        code = exit_code(["schema", *arguments])
        return (code, *capsys.readouterr())

    return run


def ids_in(text: str, name: str) -> list[tuple[str, str]]:
    found = json.loads(text)["definitions"][name]
    return [(one["label"], one["description"]) for one in found["defaultSnippets"]]


def test_the_ids_of_files_and_folders_are_offered_with_names(run: Run) -> None:
    code, out, err = run("file", *EDITOR, "--ids", "records")
    assert (code, err) == (0, "")
    assert ids_in(out, "party_ids") == [("party:rus", "Russia"), ("party:ukr", "")]
    assert ids_in(out, "statement_ids") == [("statement:a", f"We are ready {'x' * 66}…")]


def test_an_id_that_stands_twice_is_offered_once(run: Run) -> None:
    named = {"type": "party", "id": "party:ukr", "kind": "state", "name": "Ukraine"}
    Path("more.json").write_text(json.dumps(named), encoding="utf-8")
    code, out, err = run("file", *EDITOR, "--ids", "records", "--ids", "more.json", "--ids", ".")
    assert (code, err) == (0, "")
    assert ids_in(out, "party_ids") == [("party:rus", "Russia"), ("party:ukr", "Ukraine")]


def test_strict_ids_are_the_only_ones(run: Run) -> None:
    code, out, err = run("event", *EDITOR, "--ids", "records", "--strict-ids")
    assert (code, err) == (0, "")
    assert json.loads(out)["definitions"]["party_ids"] == {
        "type": "string",
        "errorMessage": "No party of the dataset has this id.",
        "enum": ["party:rus", "party:ukr"],
        "enumDescriptions": ["Russia", ""],
    }


def test_a_list_that_is_too_long_is_told(run: Run) -> None:
    lines = (f'{{"type": "person", "id": "person:p{n}", "name": "P"}}\n' for n in range(2_001))
    Path("many.jsonl").write_text("".join(lines), encoding="utf-8")
    code, out, err = run("file", *EDITOR, "--ids", "many.jsonl", "--ids", "records")
    assert code == 0
    assert err == (
        "The 2,001 ids of type person are not offered: an editor takes 2,000 in one list.\n"
    )
    assert ids_in(out, "person_ids") == []
    assert ids_in(out, "party_ids") == [("party:rus", "Russia"), ("party:ukr", "")]
    assert run(*EDITOR, "--ids", "many.jsonl", "--strict-ids") == (
        2,
        "",
        "error: the profile editor: an editor takes 2,000 strict ids at most, and here are 2,001: "
        "name fewer files with --ids, or leave out --strict-ids\n",
    )


def test_the_settings_of_vs_code_are_written_and_compared(run: Run) -> None:
    command = (*EDITOR, "--vscode", "--out", "schemas")
    assert run(*command) == (0, "", "")
    assert json.loads(SETTINGS.read_text(encoding="utf-8")) == {
        "json.schemas": [
            {"fileMatch": ["/records/**/*.json"], "url": "./schemas/file.schema.json"}
        ],
        "yaml.schemas": {"./schemas/file.schema.json": ["/records/**/*.yaml", "/records/**/*.yml"]},
    }
    assert run(*command, "--check") == (0, "", "")
    written = SETTINGS.read_bytes()
    assert run(*command) == (0, "", "")
    assert SETTINGS.read_bytes() == written
    SETTINGS.write_text("{}", encoding="utf-8")
    assert run(*command, "--check") == (
        1,
        ".vscode/settings.json does not name the schema; "
        "write it with: pourparler schema --profile editor --vscode --out schemas\n",
        "",
    )
    SETTINGS.unlink()
    assert run(*command, "--ids", "my records", "--check")[0] == 2
    Path("my records").mkdir()
    Path("my records/a.json").write_text(json.dumps(RECORDS), encoding="utf-8")
    wishes = ("--ids", "my records", "--ids", "records", "--strict-ids")
    assert run("file", *EDITOR, *wishes, "--out", "new", "--check") == (
        1,
        "new/file.schema.json is missing; write it with: pourparler schema --profile editor "
        "--ids 'my records' --ids records --strict-ids --out new\n",
        "",
    )


@pytest.mark.parametrize(
    ("dataset", "json_files", "yaml_files"),
    [
        (["talks.json"], ["/talks.json"], []),
        (["a/*.yaml", "b/*.json"], ["/b/*.json"], ["/a/*.yaml"]),
        (["**"], ["/**/*.json"], ["/**/*.yaml", "/**/*.yml"]),
        (["./records/"], ["/records/**/*.json"], None),
        (["part-*"], ["/part-*.json"], ["/part-*.yaml", "/part-*.yml"]),
    ],
)
def test_the_patterns_of_the_dataset_are_those_of_the_editor(
    run: Run, dataset: list[str], json_files: list[str], yaml_files: list[str] | None
) -> None:
    Path("pourparler.toml").write_text(f"dataset = {json.dumps(dataset)}", encoding="utf-8")
    assert run(*EDITOR, "--vscode", "--out", ".") == (0, "", "")
    found: dict[str, Any] = json.loads(SETTINGS.read_text(encoding="utf-8"))
    url = "./file.schema.json"
    by_json = [{"fileMatch": json_files, "url": url}]
    assert found.get("json.schemas", []) == (by_json if json_files else [])
    if yaml_files is not None:
        assert found.get("yaml.schemas", {}) == ({url: yaml_files} if yaml_files else {})


def test_settings_that_are_there_are_added_to(run: Run) -> None:
    SETTINGS.parent.mkdir()
    before = (
        '{\n  // what I like\n  "editor.tabSize": 2, /* or 4 */\n  "json.schemas": [\n'
        '    {"fileMatch": ["x.json"], "url": "./x"}, // keep\n  ],\n'
        '  "yaml.schemas": {"./y": "*.yaml"},\n}\n'
    )
    SETTINGS.write_text(before, encoding="utf-8")
    assert run(*EDITOR, "--vscode", "--out", "schemas") == (0, "", "")
    assert SETTINGS.read_text(encoding="utf-8") == (
        '{\n  // what I like\n  "editor.tabSize": 2, /* or 4 */\n  "json.schemas": [\n'
        '    {\n      "fileMatch": [\n        "/records/**/*.json"\n      ],\n'
        '      "url": "./schemas/file.schema.json"\n    },\n'
        '    {"fileMatch": ["x.json"], "url": "./x"}, // keep\n  ],\n'
        '  "yaml.schemas": {\n    "./schemas/file.schema.json": [\n'
        '      "/records/**/*.yaml",\n      "/records/**/*.yml"\n    ],\n    "./y": "*.yaml"},\n}\n'
    )


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("{ oops", "it cannot be read; fix it in the editor"),
        ("[]", "it must hold an object"),
        ('{"json.schemas": {}}', '"json.schemas" must be a list'),
        ('{"yaml.schemas": []}', '"yaml.schemas" must be an object'),
        (
            '{"json.schemas": [{"fileMatch": ["a"], "url": "./s/file.schema.json"}]}',
            '"json.schemas" names ./s/file.schema.json for other files: delete that entry',
        ),
        (
            '{"yaml.schemas": {"./s/file.schema.json": "a"}}',
            '"yaml.schemas" names ./s/file.schema.json for other files: delete that entry',
        ),
    ],
)
def test_settings_that_cannot_be_added_to_are_left(run: Run, text: str, why: str) -> None:
    SETTINGS.parent.mkdir()
    SETTINGS.write_text(text, encoding="utf-8")
    assert run(*EDITOR, "--vscode", "--out", "s") == (
        2,
        "",
        f"error: .vscode/settings.json is left as it is: {why}\n",
    )
    assert SETTINGS.read_text(encoding="utf-8") == text
    assert not Path("s").exists()


def test_settings_that_are_no_text_are_left(run: Run) -> None:
    SETTINGS.parent.mkdir()
    SETTINGS.write_bytes(b'{"a": "\xff"}')
    assert run(*EDITOR, "--vscode", "--out", "s") == (
        2,
        "",
        "error: .vscode/settings.json is left as it is: it is not UTF-8\n",
    )


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--ids", "records"), "--ids is not for the profile canonical"),
        (("--vscode",), "--vscode is not for the profile canonical"),
        (
            (*EDITOR, "--strict-ids"),
            "the profile editor: name the files whose ids are meant with --ids",
        ),
        (
            (*EDITOR, "--ids", "recods"),
            'there is no file or folder recods; did you mean "records"?',
        ),
        ((*EDITOR, "--ids", "broken.json"), "broken.json cannot be read: see pourparler check"),
        ((*EDITOR, "--ids", "empty"), "there are no records with ids in empty"),
        ((*EDITOR, "--vscode"), '--vscode names the schema "file": write it with --out FOLDER'),
        (
            ("event", *EDITOR, "--vscode", "--out", "s"),
            '--vscode names the schema "file": write it with --out FOLDER',
        ),
    ],
)
def test_one_sentence_where_it_cannot_be_done(
    run: Run, arguments: tuple[str, ...], sentence: str
) -> None:
    Path("broken.json").write_text('[{"type": "party", ]', encoding="utf-8")
    Path("empty").mkdir()
    assert run(*arguments) == (2, "", f"error: {sentence}\n")


def test_the_settings_may_be_named(run: Run) -> None:
    Path("sub").mkdir()
    Path("sub/mine.toml").write_text('dataset = ["a.json"]\n', encoding="utf-8")
    wishes = ("--vscode", "--config", "sub/mine.toml", "--out", "sub/schemas")
    assert run("file", *EDITOR, *wishes) == (0, "", "")
    found = json.loads(Path("sub/.vscode/settings.json").read_text(encoding="utf-8"))
    assert found == {
        "json.schemas": [{"fileMatch": ["/a.json"], "url": "./schemas/file.schema.json"}]
    }


def test_the_settings_need_the_dataset_and_the_schemas_beside_it(run: Run, tmp_path: Path) -> None:
    assert run(*EDITOR, "--vscode", "--out", "../schemas") == (
        2,
        "",
        f"error: --vscode needs the schemas in a folder within {tmp_path.as_posix()}\n",
    )
    for settings in ("", 'dataset = ["a.csv", "b.jsonl"]'):
        Path("pourparler.toml").write_text(settings, encoding="utf-8")
        assert run(*EDITOR, "--vscode", "--out", "s") == (
            2,
            "",
            "error: --vscode needs to know which files of JSON or YAML hold records: "
            'name them as "dataset" in pourparler.toml\n',
        )
