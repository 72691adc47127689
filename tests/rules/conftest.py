"""What the tests of rules share."""

from functools import partial

import pytest

from pourparler_validators.grounding.shelves import Shelves
from pourparler_validators.running import check, judge
from pourparler_validators.testing import asks_twice
from tests.validators.in_parts import RunInParts


@pytest.fixture
def in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """The dataset is cut into parts, each of which is told only what it asks."""
    monkeypatch.setattr(check, "Run", RunInParts)


@pytest.fixture
def replayed(monkeypatch: pytest.MonkeyPatch, in_parts: None) -> None:
    """In parts, and every rule answers twice, the second time from notes of the first."""
    monkeypatch.setattr(judge, "asker_of", partial(asks_twice, shelves=Shelves()))
