"""Words and signs that stand for "not known", where nothing should stand."""

from typing import Final

from pourparler.llm.asking import NOT_STATED
from pourparler_validators.languages.placeholders import placeholders

_SIGNS: Final = frozenset(
    ("-", "--", "---", "\u2013", "\u2014", "?", "??", "???", "\u2026", "...", ".", NOT_STATED)
)
"""Signs that, as a whole value, stand for "not known"; one is for language models."""


def is_placeholder(text: str) -> bool:
    """Whether a whole text stands for "not known", be it with capitals, brackets or a full stop."""
    word = text.strip().casefold()
    return word in _SIGNS or not placeholders().isdisjoint((word, word.strip("()[]<>.")))
