"""Runs the steps of workflows and actions as the runner of GitHub Actions does."""

import re
import subprocess
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import pytest
import yaml

from tests.docs.markdown_pages import ROOT
from tests.docs.page_runs import environment

_EXPRESSION: Final = re.compile(r"\$\{\{ ([\w.-]+) \}\}")


needs_bash = pytest.mark.skipif(sys.platform == "win32", reason="the runner's shell is bash")

_STUB: Final = """#!/bin/bash
installs=
case "$1 $2 ${0##*/}" in "-m pip "* | "install "*pip) installs=1 ;; esac
if [ "$1 $2" = "-m venv" ]; then
  mkdir -p "$3/bin"
  for name in python pip; do ln -sf "$(realpath "$0")" "$3/bin/$name"; done
elif [ -z "$installs" ]; then
  exec PYTHON "$@"
fi
echo "${0##*/} $*" >> "$RUNNER_TEMP/calls"
"""
"""A Python whose environments are empty folders, and which installs nothing but notes what."""


def stubs(folder: Path) -> Path:
    """A folder with Pythons that install nothing, beside that of a repository."""
    programs = folder.parent / f"{folder.name}-programs"
    programs.mkdir(exist_ok=True)
    (programs / "python").write_text(_STUB.replace("PYTHON", sys.executable))
    (programs / "python").chmod(0o755)
    return programs


def loaded(path: str) -> Any:
    """A file in YAML of the project."""
    return yaml.safe_load((ROOT / path).read_text(encoding="utf-8"))


@dataclass
class Job:
    """A job in a folder: what its steps print, and what they say for later ones."""

    folder: Path
    contexts: dict[str, str] = field(default_factory=dict[str, str])
    """What expressions give, such as ``inputs.paths``."""
    programs: Path | None = None
    """A folder of programs that stand in the place of others."""
    variables: dict[str, str] = field(default_factory=dict[str, str])
    log: str = ""
    err: str = ""
    code: int = 0

    def __post_init__(self) -> None:
        """Makes the folder of the runner beside that of the repository."""
        self.temp = self.folder.parent / f"{self.folder.name}-runner"
        self.temp.mkdir(exist_ok=True)

    @property
    def summary(self) -> Path:
        """The page of the run."""
        return self.temp / "summary.md"

    def run(self, steps: Iterable[Mapping[str, Any]]) -> "Job":
        """Runs those steps that have a script; after one that fails, only what always runs."""
        for step in steps:
            if "run" in step and (not self.code or "!cancelled()" in step.get("if", "")):
                self._run(step)
        return self

    def _run(self, step: Mapping[str, Any]) -> None:
        script: str = step["run"]
        assert "${{" not in script, "what an expression gives may be a command"
        output = self.temp / "output"
        output.write_text("")
        named = {name: self._value(str(value)) for name, value in step.get("env", {}).items()}
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
            cwd=self.folder,
            env={**self._environment(), **named, "GITHUB_OUTPUT": str(output)},
            capture_output=True,
            text=True,
            check=False,
        )
        self.log += done.stdout
        self.err += done.stderr
        self.code = self.code or done.returncode
        for line in output.read_text().splitlines():
            name, _, value = line.partition("=")
            self.contexts[f"steps.{step['id']}.outputs.{name}"] = value

    def _environment(self) -> dict[str, str]:
        known = environment()
        if self.programs:
            known["PATH"] = f"{self.programs}:{known['PATH']}"
        return {
            **known,
            "CI": "true",
            "GITHUB_ACTIONS": "true",
            "GITHUB_WORKSPACE": str(self.folder),
            "GITHUB_STEP_SUMMARY": str(self.summary),
            "RUNNER_TEMP": str(self.temp),
            **self.variables,
        }

    def _value(self, text: str) -> str:
        return _EXPRESSION.sub(lambda match: self.contexts[match[1]], text)


def step_named(steps: Iterable[dict[str, Any]], name: str) -> dict[str, Any]:
    """The step of that name."""
    (found,) = [step for step in steps if step.get("name") == name]
    return found
