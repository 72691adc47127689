"""Settings and options that no file, folder or module can have: one sentence, and the place."""

import os
import tomllib
from pathlib import Path

import pytest

from pourparler_validators import UsageError, check_files
from pourparler_validators.interface import check_project
from tests.adoption.adopting import Run, party, put

NUL = "without the character U+0000"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('dataset = ["a\\u0000b"]', f'2: "dataset", "0", must be a text {NUL}: the files of the'),
        ('exclude = ["a", "\\u0000"]', f'2: "exclude", "1", must be a text {NUL}: files that are'),
        ('texts = ["\\u0000"]', f'2: "texts", "0", must be a text {NUL}: the folders in which'),
        ('rules = ["a\\u0000"]', f'2: "rules", "0", must be a text {NUL}: modules of rules'),
        ('baseline = "b\\U00000000"', f'2: "baseline" must be a text {NUL}: the file of the'),
        ('select = ["\\u0000"]', f'2: "select", "0", must be a text {NUL}: the rules or'),
        ('ignore = ["dates\\u0000"]', f'2: "ignore", "0", must be a text {NUL}: rules or'),
        (
            '[per-path-ignores]\n\n"a\\u0000" = []',
            '4: "per-path-ignores", "a\\u0000", must be a t',
        ),
        (
            '[per-path-ignores]\n"a" = ["\\u0000"]',
            f'3: "per-path-ignores", "a", must be a text {NUL}',
        ),
        ('[severity]\n"\\u0000" = "info"', f'3: "severity", "\\u0000", must be a text {NUL}: seve'),
        ('[severity]\n"dates" = "\\u0000"', '3: "severity", "dates", must be error, warning or'),
        ('fail-on = "\\u0000"', '2: "fail-on" must be error, warning, info or never: the least'),
        ('today = "\\u0000"', '2: "today" must be a day such as 2025-06-01: the day of the check'),
        ('"\\u0000" = 1', '1: there is no setting "\\u0000"; there are dataset, exclude, '),
        ('ignore = [1]\n[severity]\n"a0" = "info"', '2: "ignore", "0", must be a text: rules or'),
    ],
)
def test_the_character_that_no_name_has(text: str, sentence: str, run: Run) -> None:
    put("a.json", [party("a")])
    put("pourparler.toml", f"\n{text}\n" if not text.startswith('"') else text)
    for command in ("check", "check --show-settings", "baseline create", "check a.json"):
        outcome = run(*command.split())
        assert outcome.is_one_sentence, outcome
        assert outcome.err.startswith(f"error: pourparler.toml:{sentence}"), outcome.err


LONG = "x" * 300


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (f'dataset = ["{LONG}"]', 'error: pourparler.toml:1: no file matches the pattern "xxx'),
        (f'dataset = ["{LONG}/*.json"]', "error: pourparler.toml:1: no file matches the pattern"),
        (f'dataset = ["**/{LONG}"]', 'error: pourparler.toml:1: no file matches the pattern "**'),
        (f'baseline = "{LONG}"', f"error: the baseline {LONG} cannot be read: file name too long"),
        (f'rules = ["{LONG}"]', "error: pourparler.toml:1: the rules cannot be loaded: No module"),
        ('baseline = "loop"', "error: the baseline loop cannot be read: too many levels of"),
        ('dataset = ["loop"]', 'error: pourparler.toml:1: no file matches the pattern "loop" of'),
        ('dataset = ["loop/*"]', 'error: pourparler.toml:1: no file matches the pattern "loop/*"'),
        ('baseline = ""', "error: the baseline . cannot be read: is a directory"),
    ],
)
def test_what_is_too_long_or_leads_in_a_circle(text: str, sentence: str, run: Run) -> None:
    put("a.json", [party("a")])
    Path("loop").symlink_to("loop")
    put("pourparler.toml", text)
    outcome = run("check")
    assert outcome.is_one_sentence, outcome
    assert outcome.err.startswith(sentence), outcome.err


@pytest.mark.parametrize("text", [f'exclude = ["{LONG}", "loop"]', f'texts = ["{LONG}", "loop"]'])
def test_what_is_only_compared_or_looked_into_does_not_stop_the_check(text: str, run: Run) -> None:
    source = {"type": "source", "id": "source:a", "kind": "book", "language": "en"}
    put(
        "a.json",
        [{**source, "text_file": "a.txt"}, {**source, "id": "source:b", "sha256": "0" * 64}],
    )
    Path("loop").symlink_to("loop")
    put("pourparler.toml", f'{text}\nselect = ["sources"]')
    outcome = run("check", "--format", "json")
    assert outcome.code in (0, 1)
    assert "internal" not in outcome.err


NAMELESS = os.fsdecode(b"caf\xe9")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--baseline", LONG), f"the baseline {LONG} cannot be read: file name too long"),
        (("--config", LONG), f"the settings {LONG} cannot be read: file name too long"),
        (("--config", ""), "the settings . cannot be read: is a directory"),
        (("--isolated", "--config", ""), "--isolated and --config contradict each other"),
        (("--texts", LONG, LONG), "there is no file or folder xxx"),
        (("-o", f"json={LONG}"), f"{LONG} cannot be written: file name too long"),
        ((f"{NAMELESS}.json",), "there is no file or folder caf\\udce9.json"),
        (("--config", NAMELESS), "the settings caf\\udce9 cannot be read: no such file"),
        (("--baseline", NAMELESS), "the baseline caf\\udce9 cannot be read: no such file"),
    ],
)
def test_options(arguments: tuple[str, ...], sentence: str, run: Run) -> None:
    put("a.json", [party("a")])
    outcome = run("check", *arguments)
    assert outcome.is_one_sentence, outcome
    assert outcome.err.startswith(f"error: {sentence}"), outcome.err


def test_settings_with_a_name_that_is_not_utf_8_are_shown_as_toml(run: Run) -> None:
    put("a.json", [party("a")])
    shown = run("check", "--texts", NAMELESS, "--show-settings").out
    assert tomllib.loads(shown)["texts"] == ["caf\ufffd"]


def test_a_nul_in_a_path_is_refused() -> None:
    for check in (check_files, check_project):
        with pytest.raises(UsageError, match="there is no file or folder a\0b"):
            check(["a\0b"])
