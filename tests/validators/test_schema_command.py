"""``pourparler schema``: profiles, files, comparison, and what cannot be done."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from pourparler.export import SCHEMA_NAMES, schema_text
from pourparler.profiles import profile_named, profile_names
from pourparler_validators.cli import exit_code

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Runs ``pourparler schema`` in a folder of its own."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str) -> tuple[int, str, str]:
        capsys.readouterr()
        code = exit_code(["schema", *arguments])
        return (code, *capsys.readouterr())

    return run


def test_record_by_default(run: Run) -> None:
    assert run() == (0, schema_text("record"), "")


@pytest.mark.parametrize("name", [*SCHEMA_NAMES, "report", "settings"])
def test_each(run: Run, name: str) -> None:
    code, out, err = run(name)
    assert (code, err) == (0, "")
    assert json.loads(out)["$schema"].startswith("https://json-schema.org/")


def test_a_folder(run: Run) -> None:
    assert run("--out", "a/b") == (0, "", "")
    assert sorted(path.name for path in Path("a/b").iterdir()) == sorted(
        f"{name}.schema.json" for name in SCHEMA_NAMES
    )
    assert run("--out", "a/b", "--check") == (0, "", "")
    Path("a/b/event.schema.json").write_text("{}")
    Path("a/b/party.schema.json").unlink()
    code, out, err = run("--out", "a/b", "--check")
    assert (code, err) == (1, "")
    assert out.splitlines() == [
        "a/b/party.schema.json is missing; write it with: pourparler schema --out a/b",
        "a/b/event.schema.json differs from the models; write it with: pourparler schema --out a/b",
    ]
    assert run("event", "--out", "a/b") == (0, "", "")
    assert not Path("a/b/party.schema.json").exists()
    assert Path("a/b/event.schema.json").read_text(encoding="utf-8") == schema_text("event")


def test_a_folder_that_cannot_be(run: Run) -> None:
    Path("file").write_text("x")
    code, out, err = run("--out", "file/a")
    assert (code, out) == (2, "")
    assert err.count("\n") == 1
    assert err.startswith("error: file/a cannot be made: ")


def test_a_profile_is_printed_written_and_compared(run: Run) -> None:
    code, out, err = run("event", "--profile", "draft-07")
    assert (code, err) == (0, "")
    assert json.loads(out)["$schema"] == "http://json-schema.org/draft-07/schema#"
    assert run("--profile", "draft-07", "--out", "a") == (0, "", "")
    assert Path("a/event.schema.json").read_text(encoding="utf-8") == out
    assert len(list(Path("a").iterdir())) == len(SCHEMA_NAMES)
    assert run("--profile", "draft-07", "--out", "a", "--check") == (0, "", "")
    Path("a/event.schema.json").write_text(schema_text("event"))
    assert run("--profile", "draft-07", "--out", "a", "--check") == (
        1,
        "a/event.schema.json differs from the models; "
        "write it with: pourparler schema --profile draft-07 --out a\n",
        "",
    )


def test_an_option_of_a_profile_is_named_where_files_differ(run: Run) -> None:
    options = ("--profile", "llm", "--provider", "gemini")
    assert run(*options, "--out", "a") == (0, "", "")
    assert run(*options, "--out", "a", "--check") == (0, "", "")
    assert run("event", "--profile", "llm", "--provider", "openai", "--out", "a", "--check") == (
        0,
        "",
        "",
    )
    assert run("event", "--profile", "llm", "--provider", "anthropic", "--out", "a", "--check") == (
        1,
        "a/event.schema.json differs from the models; "
        "write it with: pourparler schema --profile llm --provider anthropic --out a\n",
        "",
    )


def test_the_list_names_each_profile_and_what_it_loses(run: Run) -> None:
    code, out, err = run("--list")
    assert (code, err) == (0, "")
    heads = [line for line in out.splitlines() if not line.startswith(" ")]
    assert [head.split()[0] for head in heads] == list(profile_names())
    words = " ".join(out.split())
    for name in profile_names():
        profile = profile_named(name)
        assert f"{name} {profile.ABOUT} loses {'; '.join(profile.LOSES) or 'nothing'}" in words


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("evnt",), 'there is no schema "evnt"; did you mean "event"?'),
        (("--check",), "--check compares files: name their folder with --out"),
        (("--profile", "draft-7"), 'there is no profile "draft-7"; did you mean "draft-07"?'),
        (
            ("--profile", "llm"),
            "the profile llm: name whose model answers with --provider: openai, anthropic, gemini",
        ),
        (("--provider", "openai"), "--provider is not for the profile canonical"),
        (("--provider", "opnai"), '--provider takes no "opnai"; did you mean "openai"?'),
        (
            ("evnt", "--profile", "draft-07"),
            'there is no schema "evnt" in the profile draft-07; did you mean "event"?',
        ),
        (
            ("settings", "--profile", "draft-07"),
            'there is no schema "settings" in the profile draft-07; there are record, source, '
            "party, person, process, event, delegation, statement, proposal, agreement, "
            "document, file",
        ),
    ],
)
def test_one_sentence_where_it_cannot_be_done(
    run: Run, arguments: tuple[str, ...], sentence: str
) -> None:
    assert run(*arguments) == (2, "", f"error: {sentence}\n")


OWN = '[extra.party.tone]\nvalues = { firm = "asks for all" }\n'


def test_the_fields_of_the_settings_are_in_it(run: Run) -> None:
    Path("pourparler.toml").write_text(OWN)
    for profile in ("canonical", "draft-07"):
        code, out, err = run("party", "--profile", profile)
        assert (code, err) == (0, "")
        extra = json.loads(out)["properties"]["extra"]
        assert extra["properties"]["tone"]["enum"] == ["firm"]
        assert extra["additionalProperties"] is False
    assert run("party", "--isolated") == (0, schema_text("party"), "")
    Path("pourparler.toml").rename("other.toml")
    assert run("party") == (0, schema_text("party"), "")
    assert "tone" in run("party", "--config", "other.toml")[1]


def test_a_folder_is_compared_with_the_settings(run: Run) -> None:
    Path("other.toml").write_text(OWN)
    assert run("party", "--config", "other.toml", "--out", "a") == (0, "", "")
    assert run("party", "--config", "other.toml", "--out", "a", "--check") == (0, "", "")
    assert run("party", "--isolated", "--out", "a", "--check") == (
        1,
        "a/party.schema.json differs from the models; "
        "write it with: pourparler schema --isolated --out a\n",
        "",
    )


def test_settings_that_are_wrong_keep_only_schemas_of_records_back(run: Run) -> None:
    Path("pourparler.toml").write_text("extra = 1\n")
    code, out, err = run("party")
    assert (code, out) == (2, "")
    assert err.startswith('error: pourparler.toml:1: "extra" must be a table')
    assert run("settings")[0] == 0
