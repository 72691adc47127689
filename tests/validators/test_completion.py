"""What a shell offers while a command is typed."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.shell_completion import ShellComplete, get_completion_class

from pourparler_validators.cli import cli
from pourparler_validators.commands.baseline_options import baseline
from pourparler_validators.commands.completion import VARIABLE, offer_files
from pourparler_validators.messages.catalogue import catalogue
from tests.docs.page_runs import environment


@pytest.fixture(params=["bash", "zsh", "fish"])
def shell(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> ShellComplete:
    """What the script of a shell asks."""
    name: str = request.param
    monkeypatch.setenv(VARIABLE, f"{name}_complete")
    offer_files()
    found = get_completion_class(name)
    assert found is not None
    return found(cli, {}, "pourparler", VARIABLE)


def offered(shell: ShellComplete, *typed: str) -> list[str]:
    """What is offered for the last word, a file as its kind."""
    items = shell.get_completions(list(typed[:-1]), typed[-1])
    return [item.value if item.type == "plain" else f"<{item.type}>" for item in items]


def test_commands_and_options_are_offered(shell: ShellComplete) -> None:
    assert offered(shell, "") == sorted(cli.commands)
    assert offered(shell, "ch") == ["check"]
    assert offered(shell, "baseline", "") == sorted(baseline.commands)
    assert "--fail-on" in offered(shell, "check", "--fail")


def test_values_are_offered(shell: ShellComplete) -> None:
    assert offered(shell, "check", "--format", "gith") == ["github"]
    assert "en" not in offered(shell, "read", "--language", "e"), "any tag may be one"


@pytest.mark.parametrize("before", [("explain",), ("check", "--select"), ("check", "--ignore")])
def test_rules_are_offered(shell: ShellComplete, before: tuple[str, ...]) -> None:
    names = [name for name in catalogue() if name.startswith("dates/")]
    assert offered(shell, *before, "dates/") == names
    assert offered(shell, *before, "date") == ["dates", *names]


@pytest.mark.parametrize(
    "typed", [("check", "rec"), ("check", "a.json", ""), ("check", "--config", "p")]
)
def test_files_are_offered_for_all_else(shell: ShellComplete, typed: tuple[str, ...]) -> None:
    assert offered(shell, *typed) == ["<file>"]


def test_a_wrong_value_before_does_no_harm(shell: ShellComplete) -> None:
    assert offered(shell, "check", "--format", "nope", "--fail-on", "n") == ["never"]
    assert offered(shell, "check", "--jobs", "x", "--fail-on", "n") == ["never"]


@pytest.mark.skipif(not shutil.which("bash"), reason="no bash")
def test_bash_completes_with_the_script(tmp_path: Path) -> None:
    program = tmp_path / "pourparler"
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m pourparler_validators "$@"\n')
    program.chmod(0o755)
    script = (
        f'eval "$({VARIABLE}=bash_source {program})"\n'
        "COMP_WORDS=(pourparler explain dates/in) COMP_CWORD=2\n"
        f'_pourparler_completion {program}\nprintf "%s\\n" "${{COMPREPLY[@]}}"\n'
    )
    done = subprocess.run(
        ["bash", "-c", script], env=environment(), capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines() == ["dates/in-the-future", "dates/interval-reversed"]
