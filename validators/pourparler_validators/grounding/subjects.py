"""Who is the subject of the verb by which words are given to a speaker."""

import re
from bisect import bisect_left
from typing import Final

from pourparler_validators.grounding.speakers import Mention
from pourparler_validators.grounding.speech_words import SpeechWords
from pourparler_validators.grounding.verb_forms import is_past

MAX_TO_VERB: Final = 14
"""The most words between a name and the verb."""
MAX_TO_SUBJECT: Final = 4
"""The most words of a sentence before the name that is the subject of a verb far off."""
MAX_BESIDE_VERB: Final = 2
"""The most words from a party to the verb that is its own."""
MAX_TO_PRONOUN: Final = 4
"""The most words between a pronoun and the verb."""
MAX_TO_AIDE: Final = 5
"""The most words from a name back to the office of who serves it."""
MAX_IN_BRACKET: Final = 8
"""The most words of a bracket between a name and what is said of it."""
MAX_TO_PREPOSITION: Final = 7
"""The most words from a name back to the preposition on which it hangs."""
MAX_IN_RELATIVE: Final = 6
"""The most words from a "who" to a verb in its clause."""
MAX_TO_OFFICE: Final = 3
"""The most words from a name to what speaks for it: Northland's foreign ministry."""
MAX_TO_RELATIVE: Final = 3
"""The most words from a "who" to the verb of which it is the subject: who has often said."""


class Subjects(SpeechWords):
    """The verbs of speech in an article, and the names and pronouns beside them."""

    def verb(self, first: int, last: int, *, takes_last: bool = False) -> int | None:
        """The verb of speech between two words: the first, or the last that is a surer one."""
        verbs = self.verbs
        places = verbs[bisect_left(verbs, first) : bisect_left(verbs, last)]
        places = [one for one in places if not self._is_in_relative(first, one)] or places
        if not takes_last or not places:
            return places[0] if places else None
        sure = [one for one in places if one in self.phrases or not self.is_one_of(one, "weak")]
        return sure[-1] if sure and self.before(first, sure[-1]) else places[-1]

    def _is_in_relative(self, first: int, verb: int) -> bool:
        """Whether a verb stands in a clause about somebody, and not behind it: who advised Berg."""
        for place in range(verb, max(first, verb - MAX_IN_RELATIVE) - 1, -1):
            if self.is_one_of(place, "relatives"):
                return True
            if "," in self.gap(place):
                return False
        return False

    def unknown_verb(self, first: int, last: int) -> int | None:
        """The past form right at the beginning of some words, before a name or after it.

        Right behind a quotation, whatever verb it is, it is one of speech: Holt exploded.
        """
        mentions = self.persons(self.cast.within(first, last))
        if not mentions:
            return None
        place = first
        if is_past(self.article, first) and mentions[0].first == first + 1:
            return first
        while place < mentions[0].first and self.is_one_of(place, "titles"):
            place += 1
        verb = mentions[0].last + 1
        is_beside = place == mentions[0].first and verb < last and not _parting(self.gap(verb))
        return verb if is_beside and is_past(self.article, verb) else None

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
            return self.gap(place).strip() == ""
        place = mention.first - 1
        while place >= max(0, mention.first - MAX_TO_AIDE) and self._joins_aide(place):
            place -= 1
        is_joined = place < mention.first - 1 or mention.is_oblique
        return place >= 0 and is_joined and self.is_one_of(place, "aides")

    def _joins_aide(self, place: int) -> bool:
        """Whether a word stands between an office and the name of whom it serves."""
        is_joining = self.is_one_of(place, "aide_of") or self.is_one_of(place, "titles")
        return is_joining and self.gap(place + 1).strip() == ""

    def aide(self, first: int, last: int) -> Mention | None:
        """The name of the one for whom somebody unnamed speaks: a Putin aide, Putin's spokesman."""
        found = (one for one in self.cast.within(first, last) if self.is_outside(one.first))
        return next((one for one in found if self.is_beside(one) or self.is_aided(one)), None)

    def is_aided(self, mention: Mention) -> bool:
        """Whether a name has what speaks for it: Northland's foreign ministry."""
        near = range(
            mention.last + 1, min(len(self.article.keys), mention.last + 1 + MAX_TO_OFFICE)
        )
        nouns = [place for place in near if not self.is_one_of(place, "speech_nouns")]
        return mention.is_possessive and any(
            self.is_one_of(place, name) for place in nouns for name in ("aides", "office_nouns")
        )

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
        names = self.out_of_relatives(self.within(first, verb), first, verb)
        if self.shares_subject(verb):
            return names[: len(self.together(names))]
        near = [one for one in names if one.first >= verb - MAX_TO_VERB]
        if near:
            return self._at_the_verb(first, verb) or near
        is_subject = bool(names) and names[0].first - first <= MAX_TO_SUBJECT
        return names[: len(self.together(names))] if is_subject else []

    def inverted(self, verb: int, last: int) -> list[Mention]:
        """The subject of a verb between commas, right after it: The race, says Holt, is on."""
        if "," not in self.gap(verb):
            return []
        names = self.right_after(verb, last)
        end = names[0].last + 1 if names else last
        is_closed = end >= last or "," in self.gap(end)
        return names[:1] if is_closed else []

    def right_before(self, first: int, place: int) -> Mention | None:
        """The name right before a word, whatever its case: Merz zufolge."""
        found = self.cast.within(first, place)
        return found[-1] if found and found[-1].last == place - 1 else None

    def right_after(self, verb: int, last: int) -> list[Mention]:
        """The subjects after a verb, if but titles stand between it and the first of them."""
        names = self.after(verb, last)
        between = range(verb + 1, names[0].first) if names else ()
        return names if all(self.is_one_of(place, "titles") for place in between) else []

    def surely_before(self, first: int, verb: int) -> list[Mention]:
        """The subjects before a verb that stands in a clause about a name, or right behind one."""
        names = self.out_of_relatives(self.within(first, verb), first, verb)
        return self._of_relative(first, verb) or self._of_apposition(names, verb)

    def _of_relative(self, first: int, verb: int) -> list[Mention]:
        """The name before a "who" that is the subject of the verb: Holt, who said."""
        names = self.cast.within(first, verb)
        for place in range(verb - 1, max(0, verb - MAX_TO_RELATIVE) - 1, -1):
            if self.is_one_of(place, "subject_relatives"):
                right_before = [one for one in names if one.last == self._past_bracket(place) - 1]
                return right_before or self._of_apposition(self._may_act(first, place), place)
            if "," in self.gap(place) or any(one.last == place for one in names):
                break
        return []

    def _past_bracket(self, place: int) -> int:
        """The word before which a bracket opens that closes before a word, else the word itself."""
        if ")" not in self.gap(place):
            return place
        near = range(place - 1, max(0, place - MAX_IN_BRACKET), -1)
        return next((one for one in near if "(" in self.gap(one)), place)

    def _of_apposition(self, names: list[Mention], verb: int) -> list[Mention]:
        """The first name from which signs part all that is said of it before the verb.

        Holt, a friend of Berg, said. With the names that are joined to it.
        """
        sign = _parting(self.gap(verb))
        if not sign:
            return []
        for number, name in enumerate(names):
            if name.last + 1 < verb and _parting(self.gap(name.last + 1)) == sign:
                return self.together(names[number::-1])[::-1]
        return []

    def _at_the_verb(self, first: int, verb: int) -> list[Mention]:
        """The party right before a verb, which no person farther off takes it from."""
        found = [one for one in self._may_act(first, verb) if not self.is_beside(one)]
        is_near = bool(found) and verb - found[-1].last <= MAX_BESIDE_VERB
        return found[-1:] if is_near and not self.names_person(found[-1]) else []

    def main_verb(self, first: int, verb: int) -> int | None:
        """The verb of speech before a participle that has its subject: he said it, adding that."""
        endings = tuple(self.article.said_by("participle_endings"))
        is_participle = bool(endings) and self.article.keys[verb].endswith(endings)
        return self.verb(first, verb) if is_participle and self.shares_subject(verb) else None

    def out_of_relatives(self, names: list[Mention], first: int, verb: int) -> list[Mention]:
        """The names that stand in no clause about another: Attal, who followed Borne, said."""
        end = -1
        for place in range(max(first, 1), verb):
            if place > end and self.is_one_of(place, "relatives") and "," in self.gap(place):
                commas = (one for one in range(place + 1, verb + 1) if "," in self.gap(one))
                end = next(commas, place)
                names = [one for one in names if not place < one.first < end]
        return names

    def after(self, verb: int, last: int) -> list[Mention]:
        """The subjects near enough after a verb."""
        return self.within(verb + 1, min(last, verb + 1 + MAX_TO_VERB))

    def pronoun_before(self, first: int, verb: int) -> int | None:
        """The pronoun or the office just before a verb."""
        near = range(verb - 1, max(first, verb - MAX_TO_PRONOUN) - 1, -1)
        head = range(first, min(verb, first + MAX_TO_SUBJECT)) if self.shares_subject(verb) else ()
        places = (one for one in (*near, *head) if self.is_outside(one))
        return next((one for one in places if self.refers(one)), None)

    def is_object(self, mention: Mention, first: int) -> bool:
        """Whether a name is in another case, or hangs on a preposition.

        Titles between them are left out, and what stands before a noun for a person: with the radio
        host Berg.
        """
        if mention.is_oblique:
            return True
        place, is_person = mention.first, False
        while place > max(first, mention.first - MAX_TO_PREPOSITION):
            if _SIGNS.search(self.gap(place)):
                return False
            place -= 1
            if self.is_preposition(place):
                return True
            if self.is_article(place):
                return place > first and self.is_preposition(place - 1)
            is_person = is_person or self.names_holder(place)
            is_part = is_person and not any(self.is_one_of(place, name) for name in _NO_PART)
            if not (is_part or self.is_one_of(place, "titles")):
                return False
        return False

    def persons(self, mentions: list[Mention]) -> list[Mention]:
        """Those that name a person."""
        return [one for one in mentions if self.names_person(one)]

    def names_person(self, mention: Mention) -> bool:
        """Whether a name may be that of a person."""
        return any(self.cast.speakers[one].is_person for one in mention.speakers)


def _parting(gap: str) -> str:
    """The sign by which a gap between words parts them: a comma, a dash or a bracket."""
    return next((sign for sign in (",", "-", "(", ")") if sign in gap), "").replace(")", "(")


_SIGNS: Final = re.compile(r"[,;:\"]")
_NO_PART: Final = ("introducing", "relatives", "clause_openers", "joining", "reporting")
"""Tables of words that are no part of what a person is called."""
