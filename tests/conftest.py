"""The command line, run in this process, in a folder of its own."""

from pathlib import Path

import pytest

from pourparler_validators.cli import exit_code
from tests.command_line import Run


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Runs a command in an empty folder, which is the current one."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str | Path) -> tuple[int, str, str]:
        capsys.readouterr()
        code = exit_code([str(argument) for argument in arguments])
        return (code, *capsys.readouterr())

    return run
