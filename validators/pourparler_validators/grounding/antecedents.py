"""Whom a pronoun, or an office, means that says something."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from pourparler_validators.grounding.bystanders import Bystanders
from pourparler_validators.grounding.genders import Genders
from pourparler_validators.grounding.phrases import has_sign
from pourparler_validators.grounding.sentences import Sentences
from pourparler_validators.grounding.speakers import Mention
from pourparler_validators.grounding.subjects import Subjects

MAX_ASIDE: Final = 5
"""The most words from a name to the pronoun of an aside behind it: Holt, as he said, is late."""
_END: Final = re.compile(r"\s*[.!?]")


class Antecedents:
    """The names of one article for which its pronouns stand."""

    def __init__(
        self,
        subjects: Subjects,
        sentences: Sentences,
        genders: Genders,
        bystanders: Bystanders,
    ) -> None:
        self._subjects = subjects
        self._sentences = sentences
        self._genders = genders
        self._bystanders = bystanders

    def is_thing(self, place: int) -> bool:
        """Whether a pronoun means no single person."""
        return any(self._subjects.is_one_of(place, name) for name in _OF_THINGS)

    def is_of_man_or_woman(self, place: int) -> bool:
        """Whether a pronoun is that of a man, or of a woman."""
        return self._genders.of_pronoun(place) is not None

    def fits(self, speakers: Iterable[str], place: int) -> bool:
        """Whether a pronoun may mean one of some speakers."""
        gender = self._genders.of_pronoun(place)
        return any(self._genders.may_be(one, gender) for one in speakers)

    def nearest(self, place: int, offset: int) -> Sequence[Mention]:
        """The names that a pronoun may mean: that nearest before an offset, a subject first.

        Who says what stands before them in a sentence is its subject before all others: Holt is
        late, said Berg. What only belongs to a name is looked at where a sentence has no other; a
        name that may be that of a man or a woman, where there is none of the pronoun's own. A
        sentence with such a pronoun for its subject is about somebody named before it. There are
        two, where a sentence nearer than that of the subject has another who is none.
        """
        objects: list[Mention] = []
        for first, last in self._sentences.back(offset):
            words = self._sentences.words(first, last)
            named = self._fitting(words, place)
            subjects = [one for one in named if not self._is_object(one, words, place)]
            subjects.sort(key=self._gives_words_before, reverse=True)
            if subjects and not self._goes_on_about(words, place, subjects[0]):
                others = [one for one in objects if one.speakers != subjects[0].speakers]
                return [*subjects[:1], *others]
            objects = objects or named[:1]
        return objects

    def _fitting(self, words: range, place: int) -> list[Mention]:
        """The names of a sentence that a pronoun may mean."""
        fitting = [one for one in self._named(words, place) if self._is_fit(one, place)]
        named = [one for one in fitting if self._is_of_its_gender(one, place)] or fitting
        return [one for one in named if not one.is_possessive] or named

    def _is_object(self, mention: Mention, words: range, place: int) -> bool:
        """Whether a name is no subject of its sentence, or none that a pronoun there may mean.

        Accusing Holt, he said; Holt, he said, is late; the mediator met Holt.
        """
        subjects = self._subjects
        if subjects.is_object(mention, words.start) or subjects.is_behind_participle(mention):
            return True
        if any(self._bystanders.is_office(one) for one in range(words.start, mention.first)):
            return True
        if _END.match(subjects.gap(mention.last + 1)):
            return False
        behind = range(mention.last + 1, place + 1)
        signs = [one for one in behind[:MAX_ASIDE] if has_sign(subjects.article, one)]
        return signs == [mention.last + 1] and len(behind) <= MAX_ASIDE

    def _goes_on_about(self, words: range, place: int, subject: Mention) -> bool:
        """Whether a sentence has a pronoun of the same kind for its subject: he met Holt."""
        gender = self._genders.of_pronoun(place)
        return any(
            self._genders.of_pronoun(one) is gender
            and (one < subject.first or self._speaks(one))
            and one != place
            for one in words
            if self._subjects.is_one_of(one, "pronouns_acting") and self._subjects.is_outside(one)
        )

    def _gives_words_before(self, mention: Mention) -> bool:
        """Whether a name has a verb of speech behind a comma: …, said Holt; …, Holt said."""
        first, behind = mention.first, mention.last + 1
        while first > 0 and self._subjects.is_title_or_initial(first - 1):
            first -= 1
        is_inverted = self._is_verb_beside(first - 1, first)
        return (is_inverted and "," in self._subjects.gap(first - 1)) or (
            self._is_verb_beside(behind, behind) and "," in self._subjects.gap(first)
        )

    def _is_verb_beside(self, verb: int, gap: int) -> bool:
        """Whether a word is a verb of speech, with no sign in the gap between it and a name."""
        subjects = self._subjects
        is_word = 0 <= verb < len(subjects.article.keys)
        return is_word and subjects.is_one_of(verb, "reporting") and not subjects.gap(gap).strip()

    def _speaks(self, place: int) -> bool:
        """Whether a verb of speech stands right before or behind a word."""
        subjects, last = self._subjects, len(self._subjects.article.keys)
        is_before = place > 0 and subjects.is_one_of(place - 1, "reporting")
        is_behind = place + 1 < last and subjects.is_one_of(place + 1, "reporting")
        return (is_before and not has_sign(subjects.article, place)) or (
            is_behind and not has_sign(subjects.article, place + 1)
        )

    def _named(self, words: range, place: int) -> list[Mention]:
        """The names of a sentence outside quotations and clauses about others.

        One whose aide acts is meant by no pronoun of a person, and by one of a thing.
        """
        subjects, is_thing = self._subjects, self.is_thing(place)
        named = [
            one
            for one in subjects.cast.within(words.start, words.stop)
            if subjects.is_outside(one.first) and (is_thing or not subjects.is_aided(one))
        ]
        return subjects.out_of_relatives(named, words.start, words.stop)

    def _is_fit(self, mention: Mention, place: int) -> bool:
        is_thing = self.is_thing(place)
        is_fit = self._subjects.names_person(mention) != is_thing
        return is_fit and (is_thing or self.fits(mention.speakers, place))

    def _is_of_its_gender(self, mention: Mention, place: int) -> bool:
        gender = self._genders.of_pronoun(place)
        return gender is None or any(self._genders.of(one) is gender for one in mention.speakers)


_OF_THINGS = ("pronouns_it", "pronouns_they")
