"""Whether a pronoun, or an office, can mean nobody but one person: nobody else is spoken of."""

from collections.abc import Iterator
from typing import Final

from pourparler_validators.grounding.appositions import holders_of
from pourparler_validators.grounding.bystanders import Bystanders
from pourparler_validators.grounding.genders import Genders
from pourparler_validators.grounding.phrases import has_sign
from pourparler_validators.grounding.sentences import Sentences
from pourparler_validators.grounding.signs import before_signs
from pourparler_validators.grounding.speakers import Mention
from pourparler_validators.grounding.subjects import Subjects

_OF_THINGS: Final = ("pronouns_it", "pronouns_they")


class SolePersons:
    """The pronouns of one article that leave no doubt."""

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
        self._called: dict[str, frozenset[str]] = {}

    def are_meant(
        self, speakers: frozenset[str], place: int, offset: int, *, have_spoken: bool
    ) -> bool:
        """Whether a word before which somebody stands can mean nobody but one speaker.

        Its paragraph up to an offset is looked at, and the one before where that names nobody.
        Where it is not known that the speaker has just spoken, the name must be the subject of a
        sentence before that of the word.
        """
        if len(speakers) > 1 or not self._means_person(place, speakers):
            return False
        sentence = self._sentences.around(*self._subjects.article.span_of(place, place))
        for words in self._passages(offset):
            persons = self._persons(words, place)
            leads = any(self._leads(one) and one.last < sentence.start for one in persons)
            is_plain = have_spoken or (leads and not self._is_begun(words, persons[0], place))
            is_other = any(one.speakers != speakers for one in persons)
            if (persons and not is_plain) or is_other or self._bystanders.are_in(words):
                return False
            if persons:
                return True
        return False

    def _means_person(self, place: int, speakers: frozenset[str]) -> bool:
        """Whether a word is a person's pronoun, their office, or a verb without a subject."""
        if self._subjects.is_pronoun(place):
            return not any(self._subjects.is_one_of(place, name) for name in _OF_THINGS)
        if self._subjects.is_one_of(place, "office_nouns"):
            return self._holders(place) == speakers
        return self._subjects.is_one_of(place, "reporting")

    def _holders(self, place: int) -> frozenset[str]:
        """The persons whom the article calls by an office: Holt, the envoy, came."""
        key = self._subjects.article.keys[place]
        if key not in self._called:
            places = self._subjects.article.positions[key]
            named = (name for one in places for name in holders_of(self._subjects, one))
            self._called[key] = frozenset(speaker for name in named for speaker in name.speakers)
        return self._called[key]

    def _passages(self, offset: int) -> Iterator[range]:
        """The words of the paragraph of an offset, up to it, and of the one before."""
        first, _ = self._sentences.paragraph(offset)
        yield self._sentences.words(first, offset)
        end = before_signs(self._subjects.article.text, first)
        if end > 0:
            yield self._sentences.words(self._sentences.paragraph(end - 1)[0], end)

    def _persons(self, words: range, place: int) -> list[Mention]:
        """The persons whom some words name outside quotations, and whom a pronoun may mean."""
        named = self._subjects.persons(self._subjects.cast.within(words.start, words.stop))
        gender = self._genders.of_pronoun(place)
        return [
            one
            for one in named
            if self._subjects.is_outside(one.first)
            and not all(self._genders.is_surely_not(each, gender) for each in one.speakers)
        ]

    def _is_begun(self, words: range, first: Mention, place: int) -> bool:
        """Whether a pronoun stands before the first name, that means somebody named earlier."""
        gender = self._genders.of_pronoun(place)
        pronouns = (one for one in range(words.start, first.first) if self._is_pronoun(one))
        return any(self._genders.of_pronoun(one) in (gender, None) for one in pronouns)

    def _is_pronoun(self, place: int) -> bool:
        return self._subjects.is_pronoun(place) and self._subjects.is_outside(place)

    def _leads(self, mention: Mention) -> bool:
        """Whether a name is the subject of its sentence: nothing but titles stand before it."""
        subjects = self._subjects
        if mention.is_possessive or mention.is_oblique or subjects.is_beside(mention):
            return False
        span, first = subjects.article.span_of(mention.first, mention.last), mention.first
        start = self._sentences.around(*span).start
        while first > start and not has_sign(subjects.article, first):
            first -= 1
        before = range(first, mention.first)
        has_title = any(subjects.names_holder(place) for place in before)
        return all(self._belongs_to_name(place) for place in before) or (
            has_title
            and self._belongs_to_name(first)
            and all(
                self._belongs_to_name(place) or subjects.is_preposition(place) for place in before
            )
        )

    def _belongs_to_name(self, place: int) -> bool:
        """Whether a word may stand before a name as a part of it: the, minister, French."""
        subjects = self._subjects
        if subjects.is_preposition(place):
            return False
        is_capital = subjects.article.tokens[place].text[:1].isupper()
        is_title = subjects.is_one_of(place, "titles") or subjects.names_holder(place)
        return is_capital or is_title or subjects.is_article(place)
