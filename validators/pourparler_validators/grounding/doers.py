"""Who does what in a sentence: the subject of a verb; in the passive, whoever stands after "by"."""

from collections.abc import Iterator
from typing import Final

from pourparler_validators.grounding.mentioning import cast_of
from pourparler_validators.grounding.passives import MAX_TO_AGENT, agent_of, is_passive
from pourparler_validators.grounding.phrases import has_sign
from pourparler_validators.grounding.speakers import Cast, Mention
from pourparler_validators.grounding.subjects import Subjects
from pourparler_validators.grounding.support import Passages, Reading
from pourparler_validators.late_dataclasses import dataclass

MAX_TO_VERB: Final = 4
"""The most words from a subject to its verb: Israel has since begun."""


@dataclass(frozen=True, slots=True)
class Deed:
    """Somebody who acts in a sentence."""

    reading: Reading
    cast: Cast
    mention: Mention
    words: range
    """The words that say so."""

    def is_by(self, keys: frozenset[str]) -> bool:
        """Whether one of several may be the one who acts, or one of their people."""
        wanted = [self.cast.speakers[key] for key in keys if key in self.cast.speakers]
        return any(
            self.cast.speakers[one].is_related(other)
            for one in self.mention.speakers
            for other in wanted
        )


def deeds_in(reading: Reading, passages: Passages) -> Iterator[Deed]:
    """Those who act in the sentence of a passage, in order."""
    cast = cast_of(reading, passages)
    subjects = Subjects(reading.article, cast)
    mentions = cast.within(reading.sentence.start, reading.sentence.stop)
    for mention in mentions:
        if mention.is_possessive or subjects.is_object(mention, reading.sentence.start):
            continue
        verb = _verb_after(reading, cast, mention)
        if verb is None:
            continue
        doer = mention
        if is_passive(reading.article, verb):
            last = reading.sentence.stop
            agent = agent_of(reading.article, cast, verb, last, MAX_TO_AGENT)
            if agent is None:
                continue
            doer = agent
        first, last = min(doer.first, verb), max(doer.last, verb)
        yield Deed(reading, cast, doer, range(first, last + 1))


def _verb_after(reading: Reading, cast: Cast, mention: Mention) -> int | None:
    """The verb of a deed near after a name; of other names only those joined to it between."""
    article, verbs = reading.article, reading.language.deeds
    joining, last = article.said_by("joining"), mention.last + 1 + MAX_TO_VERB
    place = mention.last + 1
    while place < min(last, reading.sentence.stop):
        if has_sign(article, place):
            return None
        if article.keys[place] in verbs:
            return place
        other = cast.first_from(place)
        if other is not None and other.first == place:
            if article.keys[place - 1] not in joining:
                return None
            place, last = other.last, other.last + 1 + MAX_TO_VERB
        elif article.keys[place] in article.said_by("reporting"):
            return None
        place += 1
    return None
