"""What several modules of tests of converting use."""

from functools import partial

import pytest

from tests.command_line import Run


@pytest.fixture
def run(run: Run) -> Run:
    """Runs ``convert`` in an empty folder, which is the current one."""
    return partial(run, "convert")
