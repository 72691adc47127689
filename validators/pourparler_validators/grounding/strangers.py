"""Names beside a verb of speech that are none of the dataset's: then somebody else speaks."""

import re
from typing import Final

from pourparler_validators.grounding.subjects import Subjects

MAX_TO_SOMEBODY: Final = 7
"""The most words from an article to the verb: a former American minister said."""
MAX_NAME: Final = 8
"""The most words of a name."""
MAX_TO_NOUN: Final = 3
"""The most words from "her" to its noun: her old press secretary."""


class Strangers:
    """The unknown subjects of the verbs of one article."""

    def __init__(self, subjects: Subjects) -> None:
        self._subjects = subjects
        self._article = subjects.article

    def is_before(self, first: int, verb: int) -> bool:
        """Whether an unknown name with a clause of its own is the subject: , the Élysée said."""
        place = verb
        while place > first and not self._ends(place) and self._is_name(place - 1):
            place -= 1
        if place == verb:
            return False
        language = self._article.language
        if place > first and language and self._article.keys[place - 1] in language.articles:
            place -= 1
        return place > first and (self._ends(place) or self._opens(place - 1))

    def is_somebody(self, first: int, verb: int) -> bool:
        """Whether somebody without a name is the subject, with a clause of its own: a man said."""
        for place in range(verb - 1, max(first, verb - MAX_TO_SOMEBODY) - 1, -1):
            if self._is_known(place):
                return False
            if place < verb - 1 and self._subjects.is_indefinite(place):
                return place == first or self._ends(place) or self._opens(place - 1)
            if self._ends(place):
                return False
        return False

    def is_after(self, verb: int, last: int) -> bool:
        """Whether somebody unknown stands right after a verb: said Li, who; said her lawyer."""
        return self._is_name_after(verb, last) or self._is_of_person(verb + 1, last)

    def _is_of_person(self, place: int, last: int) -> bool:
        """Whether a word says of the noun behind it whose it is: her lawyer."""
        is_pronoun = place < last and any(
            self._subjects.is_one_of(place, one) for one in _OF_PERSONS
        )
        if not is_pronoun or self._subjects.is_article(place):
            return False
        near = range(place + 1, min(last, place + 1 + MAX_TO_NOUN))
        nouns = (one for one in near if self._subjects.names_holder(one))
        noun = next(nouns, place)
        return not any(map(self._ends, range(place + 1, noun + 1))) and noun > place

    def _is_name_after(self, verb: int, last: int) -> bool:
        """Whether an unknown name stands right after a verb, and a sign closes it: said Li, who."""
        place = verb + 1
        while place < last and self._subjects.is_one_of(place, "titles"):
            place += 1
        start = place
        while place < last and self._is_name(place) and (place == start or not self._ends(place)):
            place += 1
        return place > start and (place == last or self._ends(place))

    def _ends(self, place: int) -> bool:
        """Whether a sign that parts clauses stands before a word."""
        return _SIGN.search(self._subjects.gap(place)) is not None

    def _opens(self, place: int) -> bool:
        tables = ("clause_openers", "joining")
        return any(self._subjects.is_one_of(place, name) for name in tables)

    def _is_name(self, place: int) -> bool:
        """Whether a word is a capitalised one that belongs to no known name, and is no day."""
        language, word = self._article.language, self._article.tokens[place]
        if language is None or language.nouns_have_capitals:
            return False
        is_plain = word.key not in language.always_capital | language.dates
        is_title = self._subjects.is_one_of(place, "titles")
        is_capital = word.text[:1].isupper() and self._subjects.is_outside(place)
        return is_plain and is_capital and not is_title and not self._is_known(place)

    def _is_known(self, place: int) -> bool:
        near = self._subjects.cast.within(max(0, place - MAX_NAME), place + MAX_NAME)
        return any(one.first <= place <= one.last for one in near)


_SIGN: Final = re.compile(r"[,;:!?()\n]")
_OF_PERSONS: Final = ("pronouns_he", "pronouns_she")
