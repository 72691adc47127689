"""How far something has come, as the sentences say that support its status.

A word of a status counts where nothing near it puts it off or denies it: "signed", not "will be
signed", "not signed", "if signed".
"""

from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import Final

from pourparler_validators.grounding.phrases import has_sign, written_places_of
from pourparler_validators.grounding.support import Reading
from pourparler_validators.grounding.verb_forms import is_before_noun, is_future, is_past
from pourparler_validators.languages.folding import folded
from pourparler_validators.languages.language import Statuses
from pourparler_validators.late_dataclasses import dataclass

MAX_TO_VERB: Final = 4
"""The most words from what governs a verb to the verb."""
MAX_DENIED: Final = 3
"""The most words from a denial to the verb."""
MAX_CLAUSE: Final = 12
"""The most words from a helper to the verb, where that comes last: wird den Text unterzeichnen."""
MAX_THOUGHT: Final = 2
"""The most words from "if" to the verb, so that it is only thought of."""


@dataclass(frozen=True, slots=True)
class Step:
    """What a sentence says of how far something has come."""

    reading: Reading
    words: range
    """The words that say so."""

    def __str__(self) -> str:
        return self.reading.words(self.words)


@dataclass(frozen=True, slots=True)
class Steps:
    """What the sentence of one passage says of the statuses of a type of record."""

    reading: Reading
    type: str

    @property
    def tables(self) -> Statuses:
        """The language's words of statuses."""
        return self.reading.language.statuses

    def reached(self, status: str) -> Iterator[Step]:
        """The words of a status that nothing puts off or denies, in the passage first."""
        phrases = self.tables.of(self.type).get(status, ())
        longer = [place for place in self._of_others(status) if len(place) > 1]
        return (
            Step(self.reading, place)
            for place in self._places(self.reading.sentence, phrases)
            if not self._is_bare(place)
            and not self._is_put_off(place)
            and not self._is_denied_within(place, phrases)
            and not any(len(place) < len(other) and _lies_in(place, other) for other in longer)
        )

    def _of_others(self, status: str) -> Iterator[range]:
        """The words of the other statuses: "brought" is no word of its own in "brought forward"."""
        for other, phrases in self.tables.of(self.type).items():
            if other != status:
                yield from self._places(self.reading.sentence, phrases)

    def reached_in_passage(self, status: str) -> Iterator[Step]:
        """The same, in the words of the passage alone, but for light verbs: took, made."""
        own = self.reading.own
        inside = (one for one in self.reached(status) if _lies_in(one.words, own))
        return (one for one in inside if not self._is_light(one.words))

    def _is_light(self, words: range) -> bool:
        key = self.reading.article.keys[words.start]
        return len(words) == 1 and key in self.tables.light_verbs

    def planned(self, status: str | None = None) -> Iterator[Step]:
        """Where the passage tells what is still to come: whatever verb, or that of a status."""
        own = self.reading.own
        for place in self._planned_places():
            verb = self._verb_after(place, status)
            if verb is not None and (own.start <= verb.start < own.stop or _lies_in(place, own)):
                yield Step(self.reading, range(place.start, verb.stop))

    def has_past_form(self) -> bool:
        """Whether the passage has a verb that looks like a past form, and nothing puts it off."""
        article = self.reading.article
        taken = {word for place in self._planned_places() for word in place}
        return any(
            is_past(article, place)
            and not is_before_noun(article, place)
            and place not in taken
            and article.keys[place] not in article.said_by("reporting")
            and not has_sign(article, place)
            and article.keys[place - 1] not in self.reading.language.articles
            and not self._is_put_off(range(place, place + 1))
            for place in self.reading.own
        )

    def tells_plans(self) -> bool:
        """Whether the sentence has words of planning, or denies something."""
        return any(True for _ in self._planned_places()) or self._has(
            self.reading.sentence, self.tables.denials
        )

    def has_setting(self) -> bool:
        """Whether a meeting is where something happened: at the talks, both agreed to a truce."""
        return any(
            self._is_setting(place)
            for place in self._places(self.reading.sentence, self.tables.settings)
        )

    def _is_setting(self, place: range) -> bool:
        """Whether a past form stands behind it, and words of planning only after that."""
        article, behind = self.reading.article, range(place.stop, self.reading.sentence.stop)
        plans = [plan.start for plan in self._planned_places()]
        verb = next((at for at in behind if is_past(article, at)), place.stop)
        return verb > place.stop and all(verb <= plan for plan in plans)

    def is_still_planned(self) -> bool:
        """Whether the sentence tells of plans alone: nothing past, denied, or set against them."""
        article, sentence = self.reading.article, self.reading.sentence
        taken = {word for place in self._planned_places() for word in place}
        others = article.said_by("clause_openers") | self.tables.denials | self.tables.past_of_plans
        return not self._has(sentence, others) and not any(
            is_past(article, place) and place not in taken and not is_before_noun(article, place)
            for place in sentence
        )

    def announced(self, statuses: Sequence[str]) -> Iterator[Step]:
        """Where the passage foretells one of some statuses, or has a word for what is announced."""
        yield from (step for status in statuses for step in self.planned(status))
        reporting = self.reading.article.said_by("reporting")
        for step in self.reached_in_passage("announced"):
            if self.reading.article.keys[step.words.start] not in reporting:
                yield step

    def _planned_places(self) -> Iterator[range]:
        """Words of planning, and forms of verbs that tell what is to come."""
        yield from self._places(self.reading.sentence, self.tables.planned)
        yield from (range(at, at + 1) for at in self.reading.sentence if self._is_future(at))

    def _is_future(self, place: int) -> bool:
        return is_future(self.reading.article, place)

    def _verb_after(self, place: range, status: str | None) -> range | None:
        """The verb that words of planning govern, if one of a status stands near."""
        article, last = self.reading.article, self.reading.sentence.stop
        if status is None and self._is_future(place.start):
            return range(place.stop, place.stop)
        near = range(place.stop, min(last, place.stop + MAX_TO_VERB))
        if status is None:
            is_alone = not near or has_sign(article, near.start)
            return range(near.start, near.start) if is_alone else near[:1]
        found = next(self._places(near, self.tables.of(self.type).get(status, ())), None)
        return found if found is not None and self._is_governed(place, found) else None

    def _is_governed(self, place: range, verb: range) -> bool:
        between = range(place.stop, verb.start)
        if any(has_sign(self.reading.article, one) for one in (*between, verb.start)):
            return False
        return self._is_bare(verb) or self._has_phrase(between, self.tables.helpers)

    def _is_bare(self, place: range) -> bool:
        """Whether the words begin with a form that tells nothing but the verb."""
        key = self.reading.article.keys[place.start]
        return key in self.tables.infinitives or self._is_future(place.start)

    def _is_put_off(self, place: range) -> bool:
        tables = self.tables
        if self._is_to_come(place.start):
            return True
        before = self._near_before(place.start, MAX_DENIED)
        clause = self._near_before(place.start, MAX_CLAUSE) if tables.verbs_come_last else before
        thought = self._near_before(place.start, MAX_THOUGHT)
        return (
            self._has(before, tables.denials)
            or self._has_phrase(clause, tables.helpers)
            or self._has_phrase(thought, tables.conditionals)
            or self._is_denied_behind(place)
        )

    def _is_denied_behind(self, place: range) -> bool:
        """Whether a denial stands behind words, before a sign: unterzeichneten nicht."""
        if not self.tables.verbs_come_last:
            return False
        near = range(place.stop, min(self.reading.sentence.stop, place.stop + MAX_DENIED))
        free = takewhile(lambda at: not has_sign(self.reading.article, at), near)
        return any(self.reading.article.keys[at] in self.tables.denials for at in free)

    def _is_denied_within(self, place: range, phrases: Sequence[str]) -> bool:
        """Whether a denial stands in the gap of a phrase that has none itself: fand nicht statt."""
        denials = self.tables.denials
        if not self._has(place, denials):
            return False
        denying = [one for one in phrases if not denials.isdisjoint(folded(one).split())]
        return place not in self._places(place, denying)

    def _is_to_come(self, place: int) -> bool:
        """Whether words of planning stand right before a word: will hand over."""
        is_apart = has_sign(self.reading.article, place)
        return not is_apart and any(one.stop == place for one in self._planned_places())

    def _near_before(self, place: int, most: int) -> range:
        """The words right before one, back to a sign."""
        first = place
        while first > max(self.reading.sentence.start, place - most):
            if has_sign(self.reading.article, first):
                break
            first -= 1
        return range(first, place)

    def _places(self, words: range, phrases: Sequence[str]) -> Iterator[range]:
        return written_places_of(self.reading.article, words, phrases)

    def _has_phrase(self, words: range, phrases: Sequence[str]) -> bool:
        return any(True for _ in self._places(words, phrases))

    def _has(self, words: range, wanted: frozenset[str]) -> bool:
        return any(self.reading.article.keys[place] in wanted for place in words)


def _lies_in(words: range, stretch: range) -> bool:
    return stretch.start <= words.start and words.stop <= stretch.stop
