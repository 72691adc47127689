"""Nouns by which words are given to somebody: Holt's call for, in Holt's words."""

from typing import Final

from pourparler_validators.grounding.speakers import Mention
from pourparler_validators.grounding.subjects import Subjects

MAX_TO_NOUN: Final = 3
"""The most words from a name to what is its own: Holt's rather short reply."""


class SpeechNouns:
    """What speakers say, where an article calls it by a noun."""

    def __init__(self, subjects: Subjects) -> None:
        self._subjects = subjects

    def owner(self, first: int, last: int) -> Mention | None:
        """Whose the last of such nouns between two words is."""
        found = self._last(first, last)
        return found[0] if found else None

    def owner_at(self, first: int, last: int) -> Mention | None:
        """Whose a noun is that leads into what stands after some words."""
        found = self._last(first, last)
        if found is None:
            return None
        owner, noun = found
        subjects = self._subjects
        leads = noun + 1 >= last or subjects.is_one_of(noun + 1, "introducing")
        return owner if leads and owner.is_possessive else None

    def _last(self, first: int, last: int) -> tuple[Mention, int] | None:
        for place in range(last - 1, first - 1, -1):
            if self._subjects.is_one_of(place, "speech_nouns") and self._subjects.is_outside(place):
                owner = self._owner_of(place, first, last)
                if owner is not None:
                    return owner, place
        return None

    def _owner_of(self, noun: int, first: int, last: int) -> Mention | None:
        """The name whose possessive stands beside a noun, or that hangs on it by "of"."""
        cast = self._subjects.cast
        before = cast.within(max(first, noun - MAX_TO_NOUN - 2), noun)
        if before and before[-1].is_possessive and noun - before[-1].last <= MAX_TO_NOUN:
            return None if self._subjects.is_aided(before[-1]) else before[-1]
        after = cast.within(noun + 1, min(last, noun + 2 + MAX_TO_NOUN))
        if not after:
            return None
        is_genitive = after[0].first == noun + 1 and (after[0].is_possessive or after[0].is_oblique)
        return after[0] if is_genitive or self._subjects.joins_owner(noun + 1) else None
