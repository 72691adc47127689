"""Where words stand in a text to the letter, not within other words or numbers."""

import unicodedata
from collections.abc import Iterator

from pourparler_validators.grounding.comparable_text import MINUS


def occurrences(text: str, words: str) -> Iterator[tuple[int, int]]:
    """Where words stand in a text, not within other words or numbers."""
    place = text.find(words)
    while place >= 0 and words:
        end = place + len(words)
        if _is_boundary(text, place, end):
            yield place, end
        place = text.find(words, place + 1)


def _is_boundary(text: str, start: int, end: int) -> bool:
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    first, last = text[start], text[end - 1]
    if first.isalnum() and before and (before[-1].isalnum() or _is_mark(before[-1])):
        return False
    if last.isalnum() and after and (after[0].isalnum() or _is_mark(after[0])):
        return False
    if first.isdigit() and before:
        is_sign = before[-1] in f"-{MINUS}" and not before[:-1].isalnum()
        if is_sign or (before[-1] in ".," and before[:-1].isdigit()):
            return False
    return not (last.isdigit() and len(after) == 2 and after[0] in ".," and after[1].isdigit())


def _is_mark(character: str) -> bool:
    return unicodedata.combining(character) != 0
