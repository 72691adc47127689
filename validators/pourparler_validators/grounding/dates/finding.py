"""Finds the dates in an article."""

from collections.abc import Callable, Iterator

from pourparler_validators.grounding.article import Article
from pourparler_validators.grounding.dates.calendar_dates import CalendarDates
from pourparler_validators.grounding.dates.counted_dates import CountedDates
from pourparler_validators.grounding.dates.date_text import DateText
from pourparler_validators.grounding.dates.told import Told
from pourparler_validators.grounding.dates.years import Years


def told_in(article: Article) -> list[Told]:
    """The dates of an article, in order, the longest wording of each; none without tables."""
    if article.language is None:
        return []
    return list(_found(DateText(article, article.language)))


def _found(text: DateText) -> Iterator[Told]:
    """The dates, the first way that finds one at each place."""
    years = Years(text)
    calendar = CalendarDates(text, years)
    counted = CountedDates(text, calendar)
    ways: tuple[Callable[[int], Told | None], ...] = (
        calendar.day,
        counted.weekday,
        counted.day_named,
        counted.ago,
        counted.of_story,
        calendar.part_of_year,
        counted.related,
        years.alone,
    )
    place = 0
    while place < len(text.article.keys):
        end = text.phrase(text.words.not_dates, place)
        told = None if end else next((one for way in ways if (one := way(place))), None)
        if told is not None:
            yield told
        place = end or (told.last + 1 if told else place + 1)
