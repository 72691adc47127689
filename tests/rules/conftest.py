"""What the tests of rules share."""

import pytest

from pourparler_validators.running import runner
from tests.rules.replaying import twice


@pytest.fixture
def replayed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every rule answers every subject twice, the second time from notes of the first."""
    monkeypatch.setattr(runner, "answers_of", twice)
