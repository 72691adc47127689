"""The command line, run in this process, in a folder of its own; and which tests go together."""

from importlib import import_module
from pathlib import Path
from typing import Any, Final

import pytest

from pourparler_validators.cli import exit_code
from tests.command_line import Run

SPARK: Final = "tests/spark/"


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Runs a command in an empty folder, which is the current one."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str | Path) -> tuple[int, str, str]:
        capsys.readouterr()
        code = exit_code([str(argument) for argument in arguments])
        return (code, *capsys.readouterr())

    return run


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> object:
    """Divides files among processes, but those that need Spark: one process has all of them."""
    if config.getoption("dist") != "loadfile":
        return None
    scheduler: Any = import_module("xdist.scheduler").LoadFileScheduling(config, log)
    by_file = scheduler._split_scope
    scheduler._split_scope = lambda test: SPARK if test.startswith(SPARK) else by_file(test)
    return scheduler
