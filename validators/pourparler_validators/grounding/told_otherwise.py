"""Places and days that the passages for a field tell in place of the one that it holds."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from pourparler import Date, Event, Record
from pourparler.fields import Field
from pourparler_validators.contract.questions import Questions
from pourparler_validators.contract.walk import Walk
from pourparler_validators.facts.dates import reliable
from pourparler_validators.grounding.article import prepared
from pourparler_validators.grounding.naming import actors_in
from pourparler_validators.grounding.presence import Presence
from pourparler_validators.grounding.speakers import Cast
from pourparler_validators.grounding.support import Passages, Reading
from pourparler_validators.languages.folding import folded
from pourparler_validators.languages.state_names import NamedState, states_called
from pourparler_validators.languages.states import NameKind
from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.messages.wording import shown

MAX_WORDS: Final = 3
"""The most words of the name of a capital."""


@dataclass(frozen=True, slots=True)
class Otherwise:
    """What a passage tells in place of a value."""

    pointer: str
    held: str
    """The value, as a message shows it."""
    told: str
    """What the text has instead."""
    reading: Reading
    words: range
    """Where it has it, so far as that is known."""
    scope: str


def told_otherwise(value: Record, passages: Passages, dataset: Questions) -> Iterator[Otherwise]:
    """The places and days of a record that its own passages tell otherwise."""
    if isinstance(value, Event):
        place = another_place(value, passages, dataset)
        if place is not None:
            yield place
    for node in _DATES.over(value):
        day = _another_day(node.pointer, node.value, passages)
        if day is not None:
            yield day


def _is_date(field: Field) -> bool:
    return field.kind is Date


_DATES: Final = Walk(_is_date)


def another_place(event: Event, passages: Passages, dataset: Questions) -> Otherwise | None:
    """A place that the passages for that of an event name instead.

    Known are the capitals of all states, but those of the parties of the event, which may stand for
    them; and the places of the events of the same process.
    """
    if event.place is None:
        return None
    ours = [name for name in (event.place.name, event.place.venue) if name is not None]
    backing = passages.own("/place")
    named = [_names_within(reading.sentence, reading) for reading in backing.readings]
    if not named or backing.unread or any(one.has_place(name) for one in named for name in ours):
        return None
    known = [name for name in _places_beside(event, dataset) if name not in ours]
    for reading in backing.readings:
        within = _names_within(reading.own, reading)
        other = next(filter(within.has_place, known), None)
        other = other or next(_capitals(event, reading, passages), None)
        if other is not None:
            scope = "the passage for it"
            return Otherwise("/place/name", shown(ours[0]), other, reading, reading.own, scope)
    return None


def _another_day(pointer: str, date: Date, passages: Passages) -> Otherwise | None:
    """A day in the sentence of a passage that tells none itself, where the text tells this one."""
    backing = passages.own(pointer)
    if reliable(date) is None or backing.unread:
        return None
    told = [(each, passages.library.dates_of(each.found.text)) for each in backing.readings]
    if any(dates.within(each.own) for each, dates in told):
        return None
    around = [(each, one) for each, dates in told for one in dates.within(each.sentence)]
    is_known = all(one.days is not None for _, one in around)
    is_elsewhere = any(one.is_on(date) for _, dates in told for one in dates.found)
    if not around or not is_known or not is_elsewhere or any(one.is_on(date) for _, one in around):
        return None
    reading, other = around[0]
    words = range(other.told.first, other.told.last + 1)
    return Otherwise(
        pointer, str(date), other.words, reading, words, "the sentence of the passage for it"
    )


def _names_within(words: range, reading: Reading) -> Presence:
    """The names among some words of an article."""
    text = reading.article.words(words.start, words.stop - 1) if words else ""
    return Presence(prepared(text, reading.language.tag), reading.language, Cast({}, ()))


def _places_beside(event: Event, dataset: Questions) -> Iterator[str]:
    """The places of the other events of the process, in order of their ids."""
    links = dataset.into(event.process, "process") if event.process else ()
    records = (link.entry.record for link in links)
    for other in records:
        if isinstance(other, Event) and other.id != event.id and other.place is not None:
            yield other.place.name


def _capitals(event: Event, reading: Reading, passages: Passages) -> Iterator[str]:
    """The capitals after a preposition, but those of the parties of an event."""
    article, own = reading.article, _countries(event, passages)
    for start in reading.own:
        if start and article.keys[start - 1] in article.said_by("prepositions"):
            for size in range(min(MAX_WORDS, reading.own.stop - start), 0, -1):
                name = article.words(start, start + size - 1)
                states = _states(name, reading) if name[:1].isupper() else ()
                if any(_is_capital_of_others(one.code, one.kind, own) for one in states):
                    yield name
                    break


def _states(name: str, reading: Reading) -> Sequence[NamedState]:
    """The states that words name, or are a case of a name of."""
    nominatives = sorted(reading.language.names.nominatives(folded(name)))
    cases = (state for one in nominatives for state in states_called(one))
    return states_called(name) or tuple(cases)


def _is_capital_of_others(code: str, kind: NameKind, own: Iterable[str]) -> bool:
    return kind is NameKind.CAPITAL and code not in own


def _countries(event: Event, passages: Passages) -> frozenset[str]:
    """The countries of the parties of an event, and of those that they belong to."""
    library = passages.library
    actors = (library.speaker(node.value) for node in actors_in(event))
    parties = (library.speaker(key) for actor in actors if actor for key in actor.parties)
    return frozenset(party.country for party in parties if party and party.country)
