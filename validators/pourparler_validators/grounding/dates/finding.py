"""Finds the dates in an article."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import Enum, auto
from functools import cache
from itertools import chain

from pourparler_validators.grounding.article import Article
from pourparler_validators.grounding.dates.calendar_dates import CalendarDates
from pourparler_validators.grounding.dates.counted_dates import CountedDates
from pourparler_validators.grounding.dates.date_text import (
    DateText,
    before_new_years,
    date_text,
    opens_parts,
)
from pourparler_validators.grounding.dates.told import Told
from pourparler_validators.grounding.dates.weekdays import Weekdays
from pourparler_validators.grounding.dates.years import Years
from pourparler_validators.grounding.tokens import NUMBER, keys_of
from pourparler_validators.languages.language import Language


def told_in(article: Article) -> list[Told]:
    """The dates of an article, in order, the longest wording of each; none without tables."""
    if article.language is None:
        return []
    return list(_found(date_text(article, article.language)))


def _found(text: DateText) -> Iterator[Told]:
    """The dates, the first way that finds one at each place."""
    years = Years(text)
    calendar = CalendarDates(text, years)
    counted = CountedDates(text, calendar)
    finders: Mapping[_Way, Callable[[int], Told | None]] = {
        _Way.NEW_YEAR: counted.new_year,
        _Way.DAY: calendar.day,
        _Way.LONE_DAY: calendar.lone_day,
        _Way.WEEKDAY: Weekdays(text, calendar).told,
        _Way.DAY_NAMED: counted.day_named,
        _Way.AGO: counted.ago,
        _Way.OF_STORY: counted.of_story,
        _Way.PART_OF_YEAR: calendar.part_of_year,
        _Way.RELATED: counted.related,
        _Way.YEAR: years.alone,
    }
    ways = _ways_by_word(text.language)
    place = 0
    while place < len(text.keys):
        key = text.keys[place]
        may_begin = ways.get(NUMBER if key.startswith(NUMBER) else key)
        if may_begin is None:
            place += 1
            continue
        end = text.phrase(text.words.not_dates, place)
        tried = () if end else (finders[way](place) for way in may_begin)
        told = next((one for one in tried if one is not None), None)
        if told is not None:
            yield told
        place = end or (told.last + 1 if told else place + 1)


class _Way(Enum):
    """A way to tell a date, in the order in which they are tried."""

    NEW_YEAR = auto()
    DAY = auto()
    LONE_DAY = auto()
    WEEKDAY = auto()
    DAY_NAMED = auto()
    AGO = auto()
    OF_STORY = auto()
    PART_OF_YEAR = auto()
    RELATED = auto()
    YEAR = auto()


@cache
def _ways_by_word(language: Language) -> Mapping[str, Sequence[_Way]]:
    """In which ways a word may begin a date, or what is none; most words begin neither."""
    opening = {way: _opening(language, each) for way, each in _tables(language).items()}
    beside = {way: _opening(language, each) for way, each in _beside(language).items()}
    words = _opening(language, (language.told_dates.not_dates,)).union(*opening.values())
    return {
        word: tuple(
            way for way, its in opening.items() if word in its or word in beside.get(way, ())
        )
        for word in words
    }


def _tables(language: Language) -> Mapping[_Way, Iterable[Iterable[str]]]:
    """The words and phrases with which a date may begin that is told in a way."""
    said, words, numerals = language.told_dates, language.date_words, language.numerals
    before, number = said.preceding, (NUMBER,)
    relations = (*before.before, *before.this, *before.after)
    counted = (number, numerals.one, said.few, said.units)
    years = (number, said.fiscal, relations, said.units, numerals.one)
    return {
        _Way.NEW_YEAR: (before_new_years(language),),
        _Way.DAY: (number, language.months, said.holidays),
        _Way.LONE_DAY: (number,),
        _Way.WEEKDAY: (relations, language.weekdays),
        _Way.DAY_NAMED: (relations, said.days),
        _Way.AGO: (*counted, said.ago_before, said.ahead_before),
        _Way.OF_STORY: (*counted, said.story, said.same, said.at_most, said.later),
        _Way.PART_OF_YEAR: (words.parts, words.seasons, language.months, *years),
        _Way.RELATED: (opens_parts(language), words.parts, relations, said.recent, said.units),
        _Way.YEAR: (words.parts, said.decade_names, said.decades, *years),
    }


def _beside(language: Language) -> Mapping[_Way, Iterable[Iterable[str]]]:
    """Those that may begin it, too, where they begin a date that is told in another way."""
    return {
        _Way.AGO: (language.numerals.half_of,),
        _Way.OF_STORY: (language.told_dates.day_parts,),
        _Way.PART_OF_YEAR: (language.light_words,),
        _Way.RELATED: (language.light_words,),
    }


def _opening(language: Language, tables: Iterable[Iterable[str]]) -> frozenset[str]:
    """The first words of some phrases."""
    rows = (keys_of(phrase, language.elisions) for phrase in chain.from_iterable(tables))
    return frozenset(row[0] for row in rows if row)
