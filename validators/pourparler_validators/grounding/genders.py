"""Whether a person is a he or a she, as the article itself shows it."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Final

from pourparler_validators.grounding.phrases import has_sign
from pourparler_validators.grounding.sentences import Sentences
from pourparler_validators.grounding.speakers import Mention
from pourparler_validators.grounding.subjects import Subjects
from pourparler_validators.languages.folding import folded
from pourparler_validators.languages.given_names import pronoun_of

MAX_VOTES: Final = 40
"""So many mentions of a person are looked at."""
_SURELY: Final = 3
"""How much a given name, or a title, weighs."""


class Gender(StrEnum):
    """By which pronoun a person is meant."""

    HE = "he"
    SHE = "she"

    @property
    def pronouns(self) -> str:
        """The name of the table of its pronouns."""
        return f"pronouns_{self}"

    @property
    def titles(self) -> str:
        """The name of the table of its titles."""
        return f"titles_{self}"


class Genders:
    """The genders of the persons in one article, as far as it shows them."""

    def __init__(self, subjects: Subjects, sentences: Sentences) -> None:
        self._subjects = subjects
        self._article = subjects.article
        self._sentences = sentences
        self._known: dict[str, tuple[Gender | None, int]] = {}

    def of_pronoun(self, place: int) -> Gender | None:
        """The gender of a pronoun, if it has one: the German "sie" may be many."""
        fitting = [one for one in Gender if self._subjects.is_one_of(place, one.pronouns)]
        is_many = self._subjects.is_one_of(place, "pronouns_they")
        return fitting[0] if len(fitting) == 1 and not is_many else None

    def may_be(self, key: str, gender: Gender | None) -> bool:
        """Whether a person may be meant by a pronoun of a gender."""
        return gender is None or self.of(key) in (gender, None)

    def of(self, key: str) -> Gender | None:
        """The gender of a person: that for which the article has twice as many signs.

        The given name is so many signs as three, and so is a title.
        """
        return self._told(key)[0]

    def is_surely_not(self, key: str, gender: Gender | None) -> bool:
        """Whether a person is of another gender by more than the pronouns of one sentence."""
        told, signs = self._told(key)
        return told is not None and gender not in (told, None) and signs >= _SURELY

    def _told(self, key: str) -> tuple[Gender | None, int]:
        """The gender of a person, and how many signs tell it."""
        if key not in self._known:
            speaker = self._subjects.cast.speakers[key]
            mentions = self._subjects.cast.mentions_of(speaker)
            signs = [sign for one in mentions[:MAX_VOTES] for sign in self._signs_at(one)]
            signs += _SURELY * _by_name(speaker.names)
            most = max(Gender, key=signs.count)
            is_clear = 3 * signs.count(most) >= 2 * len(signs) > 0
            self._known[key] = (most, signs.count(most)) if is_clear else (None, 0)
        return self._known[key]

    def _signs_at(self, mention: Mention) -> list[Gender]:
        by_title, by_pronoun = self._by_title(mention), self._by_pronoun(mention)
        return _SURELY * [by_title] if by_title else [by_pronoun] if by_pronoun else []

    def _by_title(self, mention: Mention) -> Gender | None:
        place = mention.first - 1
        while place >= 0:
            for gender in Gender:
                if self._subjects.is_one_of(place, gender.titles):
                    return gender
            if not self._subjects.is_one_of(place, "titles"):
                break
            place -= 1
        return None

    def _by_pronoun(self, mention: Mention) -> Gender | None:
        """The pronoun after a name that nobody else can be meant by.

        That is in its sentence, or begins the next, where no other person is named; or in a
        clause of which the name is the first.
        """
        if not self._subjects.is_outside(mention.first):
            return None
        words = self._sentences.around(*self._article.span_of(mention.first, mention.last))
        persons = self._persons(words.start, words.stop)
        stop = words.stop + 1 if persons == [mention] else self._end_of_clause(mention, words)
        places = range(mention.last + 1, min(stop, len(self._article.keys)))
        found = (self.of_pronoun(place) for place in places if self._is_sign(place))
        return next((one for one in found if one), None)

    def _is_sign(self, place: int) -> bool:
        """Whether a pronoun may be that of a name before it.

        That of a speaker may be anybody's (he said), and one that hangs on a preposition is
        another's: Berg spoke for him.
        """
        is_last = place + 1 >= len(self._article.keys)
        speaks = not is_last and self._subjects.is_one_of(place + 1, "reporting")
        hangs = self._subjects.is_one_of(place - 1, "prepositions")
        return self._subjects.is_outside(place) and not speaks and not hangs

    def _end_of_clause(self, mention: Mention, words: range) -> int:
        """The end of the clause that a name begins, at the next person; its own end for others."""
        signs = [place for place in words if has_sign(self._article, place)]
        start = max((place for place in signs if place <= mention.first), default=words.start)
        end = next((place for place in signs if place > mention.last), words.stop)
        if self._persons(start, mention.first):
            return mention.last + 1
        others = self._persons(mention.last + 1, end)
        return others[0].first if others else end

    def _persons(self, first: int, last: int) -> list[Mention]:
        return self._subjects.persons(self._subjects.cast.within(first, last))


def _by_name(names: Iterable[str]) -> list[Gender]:
    """The genders that the given names show."""
    first = (pronoun_of(folded(name).partition(" ")[0]) for name in names if " " in name)
    return [Gender(one) for one in first if one][:1]
