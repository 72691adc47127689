"""Who is the subject of the verb by which words are given to a speaker."""

from dataclasses import dataclass
from typing import Final

from pourparler_validators.grounding.article import Article
from pourparler_validators.grounding.phrases import has_sign, phrase_end
from pourparler_validators.grounding.speakers import Cast, Mention

MAX_TO_VERB: Final = 14
"""The most words between a name and the verb."""
MAX_TO_SUBJECT: Final = 4
"""The most words of a sentence before the name that is the subject of a verb far off."""
MAX_BESIDE_VERB: Final = 2
"""The most words from a party to the verb that is its own."""
MAX_TO_AIDE: Final = 5
"""The most words from a name back to the office of who serves it."""
MAX_TO_PRONOUN: Final = 4
"""The most words between a pronoun and the verb."""


@dataclass(frozen=True, slots=True)
class Subjects:
    """The verbs of speech in an article, and the names and pronouns beside them."""

    article: Article
    cast: Cast

    def verb(self, first: int, last: int, *, takes_last: bool = False) -> int | None:
        """The verb of speech between two words: the first, or the last that is a surer one."""
        places = [one for one in range(first, last) if self._gives(one, last)]
        if not takes_last or not places:
            return places[0] if places else None
        sure = [one for one in places if not self.is_one_of(one, "weak")]
        return sure[-1] if sure and self.before(first, sure[-1]) else places[-1]

    def _gives(self, place: int, last: int) -> bool:
        """Whether a verb of speech, or words that stand before the speaker, are at a place."""
        is_verb = self.is_one_of(place, "reporting")
        is_said = is_verb or self.past_according(place, last) is not None
        return is_said and self.is_outside(place)

    def past_according(self, place: int, last: int) -> int | None:
        """The place after words that stand before a speaker's name: according, d'après."""
        language = self.article.language
        phrases = language.attribution.according if language else ()
        return phrase_end(self.article, place, last, phrases)

    def is_right_behind(self, place: int, last: int) -> bool:
        """Whether a word right behind a quotation gives it to the name after it: so Merz."""
        if place + 1 >= last or not self.is_one_of(place, "right_behind"):
            return False
        has_capital = self.article.tokens[place + 1].text[0].isupper()
        return has_capital or self._is_article(place + 1) or self.refers(place + 1)

    def _is_article(self, place: int) -> bool:
        language = self.article.language
        return language is not None and self.article.keys[place] in language.articles

    def is_left_out(self, first: int, verb: int, last: int) -> bool:
        """Whether a verb has no subject of its own, in a language in which it need not."""
        language = self.article.language
        if language is None or not language.attribution.subjects_may_be_left_out:
            return False
        leads = [self.article.keys[place] for place in range(first, verb)]
        if any(key not in language.light_words for key in leads):
            return False
        after = verb + 1
        return (
            after >= last or has_sign(self.article, after) or self.is_one_of(after, "prepositions")
        )

    def within(self, first: int, last: int) -> list[Mention]:
        """The mentions that may be a subject: persons, else parties; no object of a preposition."""
        found = [one for one in self._may_act(first, last) if not self.is_beside(one)]
        return self.persons(found) or found or self._parties_beside(first, last)

    def _may_act(self, first: int, last: int) -> list[Mention]:
        return [
            one
            for one in self.cast.within(first, last)
            if not one.is_possessive
            and self.is_outside(one.first)
            and not self.is_object(one, first)
        ]

    def _parties_beside(self, first: int, last: int) -> list[Mention]:
        """The parties that only qualify a noun: what their officials say is theirs."""
        return [one for one in self._may_act(first, last) if not self.names_person(one)]

    def is_beside(self, mention: Mention) -> bool:
        """Whether a name only qualifies another's office: a Putin aide, un conseiller de Macron."""
        place = mention.last + 1
        if place < len(self.article.keys) and self.is_one_of(place, "aides"):
            return self._gap(place).strip() == ""
        place = mention.first - 1
        while place >= max(0, mention.first - MAX_TO_AIDE) and self._joins_aide(place):
            place -= 1
        return 0 <= place < mention.first - 1 and self.is_one_of(place, "aides")

    def _joins_aide(self, place: int) -> bool:
        """Whether a word stands between an office and the name of whom it serves."""
        is_joining = self.is_one_of(place, "aide_of") or self.is_one_of(place, "titles")
        return is_joining and self._gap(place + 1).strip() == ""

    def aide(self, first: int, last: int) -> Mention | None:
        """The name of the one for whom somebody unnamed speaks: a Putin aide, Putin's spokesman."""
        found = (one for one in self.cast.within(first, last) if self.is_outside(one.first))
        return next((one for one in found if self.is_beside(one)), None)

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
        mentions = [
            one
            for one in self.cast.within(first, last)
            if not one.is_possessive and not (self.names_person(one) and self.is_beside(one))
        ]
        return next(iter(self.persons(mentions) or mentions), None)

    def before(self, first: int, verb: int) -> list[Mention]:
        """The subjects before a verb, the last of them the nearest.

        A verb that is joined to another has the subject of the sentence, and so has one that is
        far from all names.
        """
        names = self._out_of_relatives(self.within(first, verb), first, verb)
        if self._shares_subject(verb):
            return names[: len(self.together(names))]
        near = [one for one in names if one.first >= verb - MAX_TO_VERB]
        if near:
            return self._at_the_verb(first, verb) or near
        is_subject = bool(names) and names[0].first - first <= MAX_TO_SUBJECT
        return names[: len(self.together(names))] if is_subject else []

    def _at_the_verb(self, first: int, verb: int) -> list[Mention]:
        """The party right before a verb, which no person farther off takes it from."""
        found = [one for one in self._may_act(first, verb) if not self.is_beside(one)]
        is_near = bool(found) and verb - found[-1].last <= MAX_BESIDE_VERB
        return found[-1:] if is_near and not self.names_person(found[-1]) else []

    def _shares_subject(self, verb: int) -> bool:
        """Whether a verb is a participle after a comma, or joined to one before it by "and"."""
        if verb == 0:
            return False
        endings = tuple(self.article.said_by("participle_endings"))
        is_participle = bool(endings) and self.article.keys[verb].endswith(endings)
        return self.is_one_of(verb - 1, "joining") or (is_participle and "," in self._gap(verb))

    def _out_of_relatives(self, names: list[Mention], first: int, verb: int) -> list[Mention]:
        """The names that stand in no clause about another: Attal, who followed Borne, said."""
        end = -1
        for place in range(max(first, 1), verb):
            if place > end and self.is_one_of(place, "relatives") and "," in self._gap(place):
                commas = (one for one in range(place + 1, verb + 1) if "," in self._gap(one))
                end = next(commas, place)
                names = [one for one in names if not place < one.first < end]
        return names

    def _gap(self, place: int) -> str:
        """What stands between a word and the one before it."""
        text, tokens = self.article.level1.text, self.article.tokens
        return text[tokens[place - 1].end : tokens[place].start] if place else ""

    def after(self, verb: int, last: int) -> list[Mention]:
        """The subjects near enough after a verb."""
        return self.within(verb + 1, min(last, verb + 1 + MAX_TO_VERB))

    def reference_after(self, verb: int, last: int) -> int | None:
        """The pronoun or the office right after a verb, past an article."""
        place = verb + 1
        if place < last and self._is_article(place):
            place += 1
        return place if place < last and self.refers(place) else None

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
        """Whether a name is in another case, or hangs on a preposition, titles left out."""
        if mention.is_oblique:
            return True
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
