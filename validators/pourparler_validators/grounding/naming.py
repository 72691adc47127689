"""Whether the passages for a field name what it holds, or somebody else."""

from collections.abc import Iterator
from typing import Final

from pourparler import Record
from pourparler.fields import Field
from pourparler.values import Reference
from pourparler_validators.contract.finding import NOT_APPLICABLE, Unchecked
from pourparler_validators.contract.walk import Visit, Walk
from pourparler_validators.grounding.library import Unexamined
from pourparler_validators.grounding.mentioning import cast_of, names
from pourparler_validators.grounding.other_scripts import (
    WRITTEN_OTHERWISE,
    may_be_written_otherwise,
)
from pourparler_validators.grounding.support import Passages, Reading
from pourparler_validators.late_dataclasses import dataclass

_FIELDS: Final = (
    *("issuers", "addressees", "participants", "confirmed_by", "parties", "party"),
    *("members", "mediators", "supporters", "third_parties"),
)
"""The fields whose parties and persons a passage names that is for them."""


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
            others |= self._others(reading, reading.own, pointer)
        is_wide = not others and not any(map(_is_told_by_somebody, backing.readings))
        read = [(one, one.sentence if is_wide else one.own) for one in backing.readings]
        for reading, words in read if is_wide else ():
            others |= self._others(reading, words, pointer)
        if any(_may_mean_anybody(reading, words) for reading, words in read):
            return Unchecked("a pronoun of the passage may mean anybody")
        if any(self._may_be_written_otherwise(one, key) for one in backing.readings):
            return WRITTEN_OTHERWISE
        first = backing.readings[0]
        return Named(first, sorted(others)) if others else NOT_APPLICABLE

    def _may_be_written_otherwise(self, reading: Reading, key: str) -> bool:
        wanted = self.passages.library.speaker(key)
        script = reading.found.text.script
        return wanted is not None and may_be_written_otherwise(wanted, reading.article, script)

    def _is_named(self, reading: Reading, key: str) -> bool:
        cast = cast_of(reading, self.passages)
        mentions = cast.within(reading.sentence.start, reading.sentence.stop)
        wanted = cast.speakers.get(key)
        if wanted is None or any(names(cast, one, key) for one in mentions):
            return True
        speakers = speakers_of(reading, self.passages)
        if any(cast.speakers[one].is_related(wanted) for one in speakers):
            return True
        return reading.has_word(reading.sentence, reading.language.naming_all)

    def _others(self, reading: Reading, words: range, pointer: str) -> set[str]:
        """Those whom some words name, and for whom the record has no other place."""
        cast = cast_of(reading, self.passages)
        placed = [key for place, key in self.held if place != pointer]
        return {
            key
            for mention in cast.within(words.start, words.stop)
            if len(mention.speakers) == 1 and not any(names(cast, mention, one) for one in placed)
            for key in mention.speakers
        }


def _may_mean_anybody(reading: Reading, words: range) -> bool:
    article = reading.article
    tables = ("pronouns_he", "pronouns_she", "pronouns_it", "pronouns_they")
    return any(reading.has_word(words, article.said_by(name)) for name in tables)


def _is_told_by_somebody(reading: Reading) -> bool:
    """Whether a sentence has a verb of speech besides its passage: whom it names may only tell."""
    beside = (place for place in reading.sentence if place not in reading.own)
    said = reading.article.said_by("reporting")
    is_said = any(reading.article.keys[place] in said for place in beside)
    return is_said or any(reading.article.quoted[place] >= 0 for place in reading.own)


def speakers_of(reading: Reading, passages: Passages) -> frozenset[str]:
    """Who speaks in a passage, where somebody does."""
    attributor = passages.library.attributor_of(reading.found.text)
    cue = attributor.cue_for(reading.found.match.start, reading.found.match.end)
    return cue.speakers if cue is not None else frozenset()


def named_in(value: Record) -> Iterator[Visit]:
    """The parties and persons that a record holds in fields of its own."""
    return (node for node in actors_in(value) if node.pointer.split("/")[1] in _FIELDS)


def actors_in(value: Record) -> Iterator[Visit]:
    """The references of a record to parties and persons."""
    return (node for node in _ACTORS.over(value) if node.value.startswith(("party:", "person:")))


def _may_hold_actors(field: Field) -> bool:
    kind = field.kind
    return isinstance(kind, Reference) and not {"party", "person"}.isdisjoint(kind.types)


_ACTORS: Final = Walk(_may_hold_actors)


def naming_in(value: Record, passages: Passages) -> Naming:
    """Who is named by the passages for the fields of a record."""
    return Naming(passages, frozenset((node.pointer, node.value) for node in named_in(value)))
