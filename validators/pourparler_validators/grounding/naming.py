"""Whether the passages for a field name what it holds, or somebody else."""

from dataclasses import dataclass

from pourparler_validators.contract.finding import NOT_APPLICABLE, Unchecked
from pourparler_validators.grounding.library import Unexamined
from pourparler_validators.grounding.mentioning import cast_of, names
from pourparler_validators.grounding.support import Passages, Reading


@dataclass(frozen=True, slots=True)
class Named:
    """A passage for a field that names others than the one that the field holds."""

    reading: Reading
    others: list[str]
    """Their ids, in order; empty where the one is named."""


@dataclass(frozen=True, slots=True)
class Naming:
    """Who is named by the passages for the fields of a record."""

    passages: Passages
    held: frozenset[tuple[str, str]]
    """The parties and persons that the record holds, each with its place."""

    def of(self, pointer: str, key: str) -> Named | Unexamined:
        """Whether the passages for a field name the one that it holds."""
        backing = self.passages.own(pointer)
        if backing.unread or not backing.readings:
            return backing.answer
        others: set[str] = set()
        for reading in backing.readings:
            if self._is_named(reading, key):
                return Named(reading, [])
            others |= self._others(reading, pointer)
        if any(map(_may_mean_anybody, backing.readings)):
            return Unchecked("a pronoun of the passage may mean anybody")
        first = backing.readings[0]
        return Named(first, sorted(others)) if others else NOT_APPLICABLE

    def _is_named(self, reading: Reading, key: str) -> bool:
        cast = cast_of(reading, self.passages)
        mentions = cast.within(reading.sentence.start, reading.sentence.stop)
        wanted = cast.speakers.get(key)
        if wanted is None or any(names(cast, one, key) for one in mentions):
            return True
        speakers = self._speakers(reading)
        if any(cast.speakers[one].is_related(wanted) for one in speakers):
            return True
        return reading.has_word(reading.sentence, reading.language.naming_all)

    def _speakers(self, reading: Reading) -> frozenset[str]:
        """Who speaks in a passage, where somebody does."""
        attributor = self.passages.library.attributor_of(reading.found.text)
        cue = attributor.cue_for(reading.found.match.start, reading.found.match.end)
        return cue.speakers if cue is not None else frozenset()

    def _others(self, reading: Reading, pointer: str) -> set[str]:
        """Those whom a passage names, and for whom the record has no other place."""
        cast = cast_of(reading, self.passages)
        placed = [key for place, key in self.held if place != pointer]
        return {
            key
            for mention in cast.within(reading.own.start, reading.own.stop)
            if len(mention.speakers) == 1 and not any(names(cast, mention, one) for one in placed)
            for key in mention.speakers
        }


def _may_mean_anybody(reading: Reading) -> bool:
    article = reading.article
    tables = ("pronouns_he", "pronouns_she", "pronouns_it", "pronouns_they")
    return any(reading.has_word(reading.own, article.said_by(name)) for name in tables)
