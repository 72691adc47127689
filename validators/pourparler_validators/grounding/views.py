"""Whose view words are, by a preposition at the head of their sentence: Pour Holt, « … »."""

from typing import Final

from pourparler_validators.grounding.speakers import Mention
from pourparler_validators.grounding.subjects import Subjects

MAX_TO_NAME: Final = 6
"""The most words from the preposition to the name: pour le ministre et négociateur Holt."""
MAX_TO_WORDS: Final = 5
"""The most words from the name to what is its view: für Holt ist das Papier „…“."""
_CLOSING: Final = (",", ":")


class Views:
    """The holders of views in one article."""

    def __init__(self, subjects: Subjects) -> None:
        self._subjects = subjects

    def holder(self, words: range) -> Mention | None:
        """The one whose view stands behind some words that begin with such a preposition.

        The name ends them, or is closed by the sign that ends them; or a verb of views follows it.
        """
        if not words or not self._subjects.is_one_of(words.start, "view_openers"):
            return None
        named = self._subjects.cast.within(words.start + 1, words.start + 2 + MAX_TO_NAME)
        if not named or not self._is_led_to(words.start + 1, named[0]):
            return None
        name, behind = named[0], named[0].last + 1
        ends = behind >= words.stop or self._closes(behind)
        is_closed = ends and self._closes(words.stop)
        return name if is_closed or self._is_viewing(behind, words.stop) else None

    def _is_led_to(self, first: int, name: Mention) -> bool:
        """Whether only titles and articles stand before a name that is the view's holder's."""
        subjects = self._subjects
        between = range(first, name.first)
        is_free = not name.is_possessive and not subjects.is_beside(name)
        return is_free and all(
            subjects.is_one_of(place, "titles") or subjects.is_article(place) for place in between
        )

    def _closes(self, place: int) -> bool:
        """Whether a sign that closes a part of a sentence stands before a word."""
        keys = self._subjects.article.keys
        return place < len(keys) and any(one in self._subjects.gap(place) for one in _CLOSING)

    def _is_viewing(self, place: int, last: int) -> bool:
        """Whether the words from a place on only lead from a holder to the view: ist das Papier."""
        is_near = place < last <= place + MAX_TO_WORDS
        return is_near and self._subjects.is_one_of(place, "view_verbs")
