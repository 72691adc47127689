"""Who is the subject of the verb by which words are given to a speaker."""

from dataclasses import dataclass
from typing import Final

from pourparler_validators.grounding.article import Article
from pourparler_validators.grounding.speakers import Cast, Mention

MAX_TO_VERB: Final = 14
"""The most words between a name and the verb."""
MAX_TO_PRONOUN: Final = 4
"""The most words between a pronoun and the verb."""


@dataclass(frozen=True, slots=True)
class Subjects:
    """The verbs of speech in an article, and the names and pronouns beside them."""

    article: Article
    cast: Cast

    def verb(self, first: int, last: int, *, takes_last: bool = False) -> int | None:
        """The verb of speech between two words: the first, or the last."""
        verbs, keys = self.article.said_by("reporting"), self.article.keys
        places = [one for one in range(first, last) if keys[one] in verbs and self.is_outside(one)]
        return (places[-1] if takes_last else places[0]) if places else None

    def within(self, first: int, last: int) -> list[Mention]:
        """The mentions that may be a subject: persons, else parties; no object of a preposition."""
        found = [
            one
            for one in self.cast.within(first, last)
            if not one.is_possessive
            and self.is_outside(one.first)
            and not self.is_object(one, first)
        ]
        return self.persons(found) or found

    def together(self, mentions: list[Mention]) -> list[Mention]:
        """The first of some names, and those that "and" joins to it, with their titles."""
        found = mentions[:1]
        for mention in mentions[1:]:
            one, other = sorted((found[-1], mention), key=lambda each: each.first)
            if not self._are_joined(one.last + 1, other.first):
                break
            found.append(mention)
        return found

    def _are_joined(self, first: int, last: int) -> bool:
        """Whether between two names stands nothing but "and", titles and other names."""
        between = [place for place in range(first, last) if not self.is_one_of(place, "titles")]
        names = {
            place
            for one in self.cast.within(first, last)
            for place in range(one.first, one.last + 1)
        }
        rest = [place for place in between if place not in names]
        return bool(rest) and all(self.is_one_of(place, "joining") for place in rest)

    def named(self, first: int, last: int) -> Mention | None:
        """The first name between two words, of a person if there is one."""
        mentions = [one for one in self.cast.within(first, last) if not one.is_possessive]
        return next(iter(self.persons(mentions) or mentions), None)

    def before(self, first: int, verb: int) -> list[Mention]:
        """The subjects near enough before a verb."""
        return self.within(max(first, verb - MAX_TO_VERB), verb)

    def after(self, verb: int, last: int) -> list[Mention]:
        """The subjects near enough after a verb."""
        return self.within(verb + 1, min(last, verb + 1 + MAX_TO_VERB))

    def pronoun_before(self, first: int, verb: int) -> int | None:
        """The pronoun or the office just before a verb."""
        places = range(verb - 1, max(first, verb - MAX_TO_PRONOUN) - 1, -1)
        return next((one for one in places if self.refers(one) and self.is_outside(one)), None)

    def refers(self, place: int) -> bool:
        """Whether a word is a pronoun, or an office."""
        return any(self.is_one_of(place, name) for name in _REFERRING)

    def is_outside(self, place: int) -> bool:
        """Whether a word stands outside all quotations: those within say nothing of them."""
        return self.article.quoted[place] < 0

    def is_object(self, mention: Mention, first: int) -> bool:
        """Whether a name hangs on a preposition, titles between them left out."""
        place = mention.first - 1
        while place >= first and self.is_one_of(place, "titles"):
            place -= 1
        return place >= first and self.is_one_of(place, "prepositions")

    def persons(self, mentions: list[Mention]) -> list[Mention]:
        """Those that name a person."""
        return [one for one in mentions if self.names_person(one)]

    def names_person(self, mention: Mention) -> bool:
        """Whether a name may be that of a person."""
        return any(self.cast.speakers[one].is_person for one in mention.speakers)

    def is_one_of(self, place: int, table: str) -> bool:
        """Whether a word is in a table of the language."""
        return self.article.keys[place] in self.article.said_by(table)


_REFERRING: Final = (
    *("pronouns_he", "pronouns_she", "pronouns_it", "pronouns_they"),
    "office_nouns",
)
