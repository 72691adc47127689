"""Sentences that say who said what stands before them: This was said by Holt."""

from collections.abc import Iterator
from typing import Final

from pourparler_validators.grounding.phrases import has_sign, phrase_end
from pourparler_validators.grounding.speakers import Mention
from pourparler_validators.grounding.subjects import Subjects
from pourparler_validators.late_dataclasses import dataclass

MAX_HEAD: Final = 8
"""The most words of a sentence before what means the words before it: Holt told us about it."""


@dataclass(frozen=True, slots=True)
class BackReference:
    """A sentence, or the rest of one, that is about the words before it."""

    words: range
    """What says who said them."""
    are_named: bool
    """Whether it calls them words, or said by somebody: whoever is named then is the speaker."""


class BackReferences:
    """The sentences of one article that are about the words before them."""

    def __init__(self, subjects: Subjects) -> None:
        self._subjects = subjects
        self._article = subjects.article

    def of(self, sentence: range) -> BackReference | None:
        """How a sentence means what stands before it; not where it denies or judges that."""
        if not self._is_plain(sentence):
            return None
        return self._at_head(sentence) or self._behind_verb(sentence)

    def speaker(self, reference: BackReference) -> Mention | None:
        """Whoever is named in a sentence that calls the words before it words, or said by one."""
        words = reference.words
        subjects = self._subjects.within(words.start, words.stop)
        return subjects[0] if subjects else self._subjects.named(words.start, words.stop)

    def _is_plain(self, sentence: range) -> bool:
        language = self._article.language
        if language is None:
            return False
        outside = [place for place in sentence if self._subjects.is_outside(place)]
        is_denied = any(self._article.keys[place] in language.negations for place in outside)
        return not is_denied and not any(map(self._subjects.is_reaction, outside))

    def _at_head(self, sentence: range) -> BackReference | None:
        end = self._end(sentence.start, sentence.stop)
        if end is None:
            return None
        phrase, rest = range(sentence.start, end), range(end, sentence.stop)
        if any(self._subjects.is_one_of(place, "speech_nouns") for place in phrase):
            return BackReference(sentence, are_named=True)
        if self._is_by(end - 1):
            is_said = self._subjects.verb(phrase.start, phrase.stop) is not None
            return BackReference(rest, are_named=True) if is_said else None
        verb = self._subjects.verb(rest.start, rest.stop)
        if verb is None:
            return BackReference(rest, are_named=False) if len(phrase) > 1 else None
        between = range(end, verb)
        is_one = not any(has_sign(self._article, place) for place in range(end, verb + 1))
        is_near = len(phrase) > 1 or all(place in self._named(between) for place in between)
        return BackReference(rest, are_named=False) if is_one and is_near else None

    def _is_by(self, place: int) -> bool:
        language = self._article.language
        return language is not None and self._article.keys[place] in language.acts.agent

    def _behind_verb(self, sentence: range) -> BackReference | None:
        """Where the verb comes first: Holt said this on Monday."""
        verb = self._subjects.verb(sentence.start, sentence.start + MAX_HEAD)
        end = self._end(verb + 1, sentence.stop) if verb is not None else None
        is_whole = end is not None and self._subjects.ends_clause(end, sentence.stop)
        return BackReference(sentence, are_named=False) if is_whole else None

    def _end(self, place: int, stop: int) -> int | None:
        """The place after words that mean what stands before."""
        language = self._article.language
        phrases = language.attribution.back_references if language else ()
        return phrase_end(self._article, place, stop, phrases)

    def _named(self, words: range) -> set[int]:
        """The words that belong to names and their titles."""
        return set(self._places(words))

    def _places(self, words: range) -> Iterator[int]:
        for one in self._subjects.cast.within(words.start, words.stop):
            yield from range(one.first, one.last + 1)
        yield from (place for place in words if self._subjects.is_one_of(place, "titles"))
