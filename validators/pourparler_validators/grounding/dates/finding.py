"""Finds the dates in an article."""

from collections.abc import Callable, Iterator
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
from pourparler_validators.grounding.tokens import keys_of
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
    ways: tuple[Callable[[int], Told | None], ...] = (
        counted.new_year,
        calendar.day,
        calendar.lone_day,
        Weekdays(text, calendar).told,
        counted.day_named,
        counted.ago,
        counted.of_story,
        calendar.part_of_year,
        counted.related,
        years.alone,
    )
    openers = _openers(text.language)
    place = 0
    while place < len(text.article.keys):
        if text.key(place) not in openers and not text.key(place).startswith("#"):
            place += 1
            continue
        end = text.phrase(text.words.not_dates, place)
        told = None if end else next((one for way in ways if (one := way(place))), None)
        if told is not None:
            yield told
        place = end or (told.last + 1 if told else place + 1)


@cache
def _openers(language: Language) -> frozenset[str]:
    """The words with which a date may begin, but for numbers: most words need no look."""
    words, relations = language.told_dates, language.told_dates.preceding
    phrases = chain(
        *(relations.before, relations.this, relations.after),
        *(
            words.ago_before,
            words.ahead_before,
            words.at_most,
            words.later,
            words.same,
            words.story,
        ),
        *(words.recent, words.few, words.fiscal, words.decades, words.not_dates),
        *(words.days, words.units, words.decade_names, words.holidays),
        *(language.date_words.parts, language.date_words.seasons, language.numerals.one),
        *(language.months, language.weekdays),
    )
    single = opens_parts(language)
    rows = (keys_of(phrase, language.elisions) for phrase in phrases)
    return frozenset((*(row[0] for row in rows if row), *single, *before_new_years(language)))
