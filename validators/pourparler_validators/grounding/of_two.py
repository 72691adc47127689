"""Which of two persons "the former" or "the latter" means, who says something."""

from collections.abc import Sequence
from typing import Final

from pourparler_validators.grounding.bystanders import Bystanders
from pourparler_validators.grounding.phrases import has_sign, places_of
from pourparler_validators.grounding.sentences import Sentences
from pourparler_validators.grounding.speakers import Mention
from pourparler_validators.grounding.subjects import Subjects

MAX_WORDS: Final = 4
"""The most words of such an expression, and of the helper between it and its verb."""


class OfTwo:
    """What stands in one article for the first or the second of two persons."""

    def __init__(self, subjects: Subjects, sentences: Sentences, bystanders: Bystanders) -> None:
        self._subjects = subjects
        self._sentences = sentences
        self._bystanders = bystanders

    def beside(self, verb: int, words: range) -> range | None:
        """The expression right before a verb of speech, or right behind it, and nothing more."""
        before = range(max(words.start, verb - MAX_WORDS), verb)
        behind = range(verb + 1, min(words.stop, verb + 1 + MAX_WORDS))
        found = (one for table in _TABLES for one in self._places(before, table))
        right_before = next((one for one in found if self._leads_to(one, verb)), None)
        return right_before or next(
            (
                one
                for table in _TABLES
                for one in self._places(behind, table)
                if one.start == verb + 1 and self._subjects.ends_clause(one.stop, words.stop)
            ),
            None,
        )

    def meant(self, expression: range) -> Mention | None:
        """The one whom it means: of the nearest sentence that names persons, where it names two.

        And speaks of nobody else: of no stranger, and of nobody who serves one of them.
        """
        offset, _ = self._subjects.article.span_of(expression.start, expression.start)
        for first, last in self._sentences.back(offset):
            words = self._sentences.words(first, last)
            persons = self._persons(words)
            if persons:
                are_two = len(persons) == len(_TABLES) and not self._has_others(words, persons)
                is_latter = any(True for _ in self._places(expression, "latter"))
                return persons[-1 if is_latter else 0] if are_two else None
        return None

    def _has_others(self, words: range, persons: Sequence[Mention]) -> bool:
        return any(one.is_possessive for one in persons) or self._bystanders.are_in(words)

    def _persons(self, words: range) -> list[Mention]:
        """The persons whom some words name outside quotations, each once."""
        named = self._subjects.persons(self._subjects.cast.within(words.start, words.stop))
        outside = (one for one in named if self._subjects.is_outside(one.first))
        return list({one.speakers: one for one in outside}.values())

    def _leads_to(self, place: range, verb: int) -> bool:
        """Whether but a helper stands between an expression and a verb: ce dernier a dit."""
        language = self._subjects.article.language
        helpers = language.statuses.past_helpers if language else frozenset[str]()
        between = range(place.stop, verb)
        is_joined = not any(has_sign(self._subjects.article, one) for one in (*between, verb))
        return is_joined and all(self._subjects.article.keys[one] in helpers for one in between)

    def _places(self, words: range, table: str) -> list[range]:
        language = self._subjects.article.language
        phrases = getattr(language.attribution, table) if language else ()
        return list(places_of(self._subjects.article, words, phrases))


_TABLES: Final = ("former", "latter")
