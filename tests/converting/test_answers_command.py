"""``pourparler convert --from llm``."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from pourparler_validators.cli import cli
from pourparler_validators.commands.convert import run
from pourparler_validators.commands.convert_given import Given
from pourparler_validators.messages.errors import UsageError
from tests.converting.answers.given import FOLDER, records_of


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def convert(**options: object) -> int:
    given = {
        **dict.fromkeys(Given.__slots__),
        "sources": (str(FOLDER / "typed.txt"),),
        "target": "records.jsonl",
        "source_format": "llm",
        "texts": (str(FOLDER / "article.txt"),),
        "lists": "json",
        "allow_loss": False,
        "force": False,
        **options,
    }
    return run(Given(**given))  # type: ignore[arg-type]


def lines(name: str) -> list[Any]:
    return [json.loads(line) for line in Path(name).read_text(encoding="utf-8").splitlines()]


def test_sound_records_are_written_and_the_rest_is_listed() -> None:
    assert convert(keep_faulty="faulty.jsonl", repairs="repairs.jsonl") == 0
    found = records_of("typed")
    assert lines("records.jsonl") == list(found.sound)
    assert [one["id"] for one in lines("faulty.jsonl")] == ["party:southland", "event:round-2"]
    assert [one["reason"] for one in lines("records.jsonl.unplaced.jsonl")] == [
        one.reason for one in found.unplaced
    ]
    repairs = lines("repairs.jsonl")
    assert len(repairs) == len(found.repairs)
    assert list(repairs[3]) == ["file", "step", "path", "before", "after"]
    assert [repairs[3][name] for name in ("step", "path", "before", "after")] == [
        *("id", "/records/1/id", "party:Norland", "party:norland")
    ]


def test_what_lacks_something_is_said_and_nothing_written(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert convert() == 1
    assert "party:southland" in capsys.readouterr().err
    assert not Path("records.jsonl").exists()


def test_the_option_is_on_the_command_line() -> None:
    article = str(FOLDER / "article.txt")
    given = ["convert", str(FOLDER / "cut.txt"), "--from", "llm", "--texts", article]
    result = CliRunner().invoke(cli, [*given, "-o", "records.jsonl", "--repairs", "repairs.jsonl"])
    assert result.exit_code == 0, result.output
    assert [one["id"] for one in lines("records.jsonl")] == ["party:norland"]
    assert [one["step"] for one in lines("repairs.jsonl")] == ["text", "text"]


def test_repairs_go_with_an_importer() -> None:
    expected = "--repairs goes with --from and the name of an importer (.*llm.*)"
    with pytest.raises(UsageError, match=expected):
        convert(source_format=None, texts=(), repairs="repairs.jsonl")


def test_the_file_of_repairs_is_not_written_over() -> None:
    Path("repairs.jsonl").write_text("mine")
    with pytest.raises(
        UsageError, match=r"repairs\.jsonl is there already; --force writes over it"
    ):
        convert(repairs="repairs.jsonl")


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ({}, None),
        ({"x": "1"}, "1"),
        ({"a": "1", "b": "2"}, "1"),
        ({"a": "1", "a.b": "2"}, "2"),
        ({"c": "1", "b": "2"}, None),
    ],
)
def test_an_answer_has_the_only_text_or_that_after_which_it_is_named(
    texts: dict[str, str], expected: str | None
) -> None:
    from pourparler_validators.converting.importers.llm import _text_of

    assert _text_of("folder/a.b.txt", texts) == expected
