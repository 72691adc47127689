"""Where the words of passages stand in an article: no model can count."""

from collections.abc import Iterator
from typing import Any, Final, cast

_COPIED: Final = ("direct", "partial", "indirect")
"""The kinds of segments whose words are the article's."""


def placed(records: list[dict[str, Any]], text: str) -> list[dict[str, Any]]:
    """The records, with ``start`` and ``end`` of words that stand in the text exactly once.

    They are changed in place. Characters are counted as records count them: a byte order mark is
    left out, and a line break is one. Nothing is done where passages name several sources.
    """
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n")
    found = [one for record in records for one in _passages(record)]
    named = {str(passage["source"]) for passage, _ in found if "source" in passage}
    if len(named) <= 1:
        for passage, words in found:
            _place(passage, words, plain)
    return records


def _place(passage: dict[str, Any], words: str, text: str) -> None:
    start = text.find(words)
    if start >= 0 and text.find(words, start + 1) < 0:
        passage.update(start=start, end=start + len(words))


def _passages(value: Any) -> Iterator[tuple[dict[str, Any], str]]:
    """Pieces of evidence, and segments whose words are copied, with these words."""
    if isinstance(value, dict):
        one = cast("dict[str, Any]", value)
        words = one.get("text") if one.get("kind") in _COPIED else one.get("exact")
        if isinstance(words, str) and words:
            yield one, words
        value = list(one.values())
    if isinstance(value, list):
        for inner in cast("list[object]", value):
            yield from _passages(inner)
