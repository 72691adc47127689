"""JSON Lines that stay on disk however few they are, as more do than there is memory for."""

import pytest

from pourparler_validators.reading import files, kept_in_memory, large_files


def leave_on_disk(monkeypatch: pytest.MonkeyPatch, stretch: int = 5_000) -> None:
    """Keeps nothing of JSON Lines; a stretch of a file has so many bytes."""
    monkeypatch.setattr(files, "NAMED", 0)
    monkeypatch.setattr(kept_in_memory, "room_for_lines", lambda: 0)
    monkeypatch.setattr(large_files, "STRETCH", stretch)
