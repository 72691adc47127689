"""Persons besides those of the dataset whom some words of an article name, or speak of.

A pronoun may mean any of them: where there is one, nobody can be sure of its antecedent.
"""

from typing import Final

from pourparler_validators.grounding.appositions import acts, holders_of
from pourparler_validators.grounding.phrases import has_sign
from pourparler_validators.grounding.subjects import Subjects
from pourparler_validators.languages.given_names import pronoun_of
from pourparler_validators.languages.state_names import states_called


class Bystanders:
    """The unknown persons of one article."""

    def __init__(self, subjects: Subjects) -> None:
        self._subjects = subjects
        self._article = subjects.article

    def are_in(self, words: range) -> bool:
        """Whether some words, outside quotations, may name a person or office that is not known."""
        outside = [place for place in words if self._subjects.is_outside(place)]
        return any(self.is_office(place) or self._is_name(place) for place in outside)

    def is_office(self, place: int) -> bool:
        """Whether a word is that of an office which none of the known names near it has."""
        subjects = self._subjects
        if not subjects.names_holder(place) or any(
            subjects.is_one_of(place, name) for name in _NO_PERSONS
        ):
            return False
        return not holders_of(subjects, place)

    def _is_name(self, place: int) -> bool:
        """Whether a word may belong to the name of a person: by what stands beside it."""
        if not self._is_capital(place):
            return False
        is_called = pronoun_of(self._article.keys[place]) is not None
        if is_called or self._is_title(place - 1):
            return True
        if self._opens(place):
            return self._acts(place + 1)
        language = self._article.language
        if language is None or language.nouns_have_capitals:
            return acts(self._subjects, place - 1)
        return not self._is_place(place)

    def _is_capital(self, place: int) -> bool:
        """Whether a word has a capital, and is neither known nor in the language's tables."""
        article, language = self._article, self._article.language
        word = article.tokens[place]
        if language is None or not word.text[:1].isupper() or word.text.isupper():
            return False
        if self._subjects.cast.covering(place) or self._subjects.is_one_of(place, "titles"):
            return False
        plain = language.always_capital | language.dates | language.articles
        return word.key not in plain | language.function_words and not states_called(word.text)

    def _is_title(self, place: int) -> bool:
        """Whether a word is a title, and no article, which may stand for one."""
        return self._subjects.is_one_of(place, "titles") and not self._subjects.is_article(place)

    def _opens(self, place: int) -> bool:
        """Whether a sign, or a line break, stands before a word, as at the head of a sentence."""
        if has_sign(self._article, place):
            return True
        end, start = (
            self._article.span_of(place - 1, place - 1)[1],
            self._article.span_of(place, place)[0],
        )
        return "\n" in self._article.text[end:start]

    def _acts(self, place: int) -> bool:
        """Whether a verb stands at a place, or a further part of a name."""
        if place >= len(self._article.keys) or has_sign(self._article, place):
            return False
        language = self._article.language
        is_name = self._is_capital(place) and not (language and language.nouns_have_capitals)
        return is_name or acts(self._subjects, place)

    def _is_place(self, place: int) -> bool:
        """Whether a word is that of a place or a body: one behind a preposition or an article."""
        is_single = not self._is_row(place) and not self._is_row(place - 1)
        is_led_to = self._subjects.is_one_of(place - 1, "prepositions")
        first = place
        while self._is_row(first - 1):
            first -= 1
        return (is_single and is_led_to) or self._subjects.is_article(first - 1)

    def _is_row(self, place: int) -> bool:
        """Whether a word and the next both have a capital, with no sign between."""
        is_there = 0 <= place < len(self._article.tokens) - 1
        return (
            is_there
            and not has_sign(self._article, place + 1)
            and all(self._article.tokens[one].text[:1].isupper() for one in (place, place + 1))
        )


_NO_PERSONS: Final = ("written", "bodies", "speech_nouns")
"""Tables of words for those who speak that are no persons."""
