"""What several modules of tests of converting use."""

from collections.abc import Callable
from pathlib import Path

import pytest

from pourparler_validators.cli import exit_code

Run = Callable[..., tuple[int, str, str]]
"""Takes arguments of ``convert``; gives the exit code and what is printed on the two streams."""


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Runs ``convert`` in this process, in a folder of its own."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str | Path) -> tuple[int, str, str]:
        capsys.readouterr()
        code = exit_code(["convert", *map(str, arguments)])
        return (code, *capsys.readouterr())

    return run
