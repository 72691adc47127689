"""Rules that installed projects offer, as far as a test says."""

from collections.abc import Sequence
from importlib import metadata
from typing import Any

import pytest

from pourparler_validators import installed


def offer_rules(monkeypatch: pytest.MonkeyPatch, points: Sequence[Any]) -> None:
    """Lets these be all entry points that are found."""

    def found(_path: Sequence[str]) -> dict[str, metadata.EntryPoints]:
        return by_group

    by_group = {
        installed.RULES: metadata.EntryPoints(points),
        installed.LANGUAGES: metadata.EntryPoints(),
    }
    monkeypatch.setattr(installed, "_by_group", found)
