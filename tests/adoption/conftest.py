"""The command line, and what came of it."""

import pytest

from tests import command_line
from tests.adoption.adopting import Outcome, Run


@pytest.fixture
def run(run: command_line.Run) -> Run:
    """Runs a command in an empty folder, which is the current one."""
    return lambda *arguments: Outcome(*run(*arguments))
