"""Spaces and marks beside a place of a text."""

from typing import Final

SPACES: Final = " \t\n\u00a0\u202f\u2003\u3000"
MARKS_AND_SPACES: Final = " \t\n\u00a0\"“”„‟«»″'`’‘"


def before_signs(text: str, place: int, signs: str = SPACES) -> int:
    """The place after the last character before a place that is none of these signs."""
    while place > 0 and text[place - 1] in signs:
        place -= 1
    return place


def past_signs(text: str, place: int, signs: str = SPACES) -> int:
    """The first place from a place on whose character is none of these signs."""
    while place < len(text) and text[place] in signs:
        place += 1
    return place
