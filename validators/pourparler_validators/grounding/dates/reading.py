"""The dates of one article, each with the days that it can mean there."""

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from itertools import pairwise
from typing import Final

from pourparler import Date
from pourparler_validators.facts.dates import one_day, reliable, widened
from pourparler_validators.grounding.article import Article
from pourparler_validators.grounding.dates.dateline import dateline
from pourparler_validators.grounding.dates.days import DAY, Days, Stretch
from pourparler_validators.grounding.dates.finding import told_in
from pourparler_validators.grounding.dates.publication import Solution, solved
from pourparler_validators.grounding.dates.resolving import days_of
from pourparler_validators.grounding.dates.told import Told
from pourparler_validators.late_dataclasses import dataclass

MAX_YEARS: Final = 7
"""Within so many years every day is on each weekday, but for February 29."""
MAX_STRETCH: Final = 183 * DAY
"""The longest stretch of which both ends are told, and the years need not be."""
MAX_AROUND: Final = 31
"""Between days no farther apart the day of publication is known well enough to count from it."""


@dataclass(frozen=True, slots=True)
class ToldDate:
    """A date of an article, and the days that it can mean."""

    told: Told
    words: str
    """As the article has it, on one line."""
    span: tuple[int, int]
    """Where it stands in the article."""
    days: Days | None
    reason: str = ""
    """Why it is not known which days these are."""
    until: Days | None = None
    """The days with which the stretch ends that begins with it: from May 30 to June 2."""

    def is_on(self, date: Date) -> bool:
        """Whether one of the days is one of those that a record's date can mean."""
        if self.days is None:
            return False
        first, last = widened(date)
        if self.days.may_be_in(first, last):
            return True
        if self.until is None or first is None or last is None:
            return False
        begin = self.days.latest(last, MAX_STRETCH)
        if begin is None:
            return False
        is_far = begin > dt.date.max - MAX_STRETCH
        return self.until.may_be_in(first, dt.date.max if is_far else begin + MAX_STRETCH)

    @property
    def has_wrong_weekday(self) -> bool:
        """Whether the article gives a day, with its year, a weekday that it is not."""
        told, days = self.told, self.days
        if told.weekday is None or told.day is None or told.year is None or days is None:
            return False
        return told.weekday != days.first.isoweekday()


@dataclass(frozen=True, slots=True)
class DatesTold:
    """The dates of one article."""

    article: Article
    published: dt.date | None
    """The day from which others count: of publication, by the text itself where both differ."""
    around: Stretch | None
    """The first and last day on which it can have appeared: that day, if it is known."""
    found: Sequence[ToldDate]
    dateline: ToldDate | None = None
    """The one that is the day of publication."""
    unsolved: ToldDate | None = None
    """The first after which no day of publication is left that fits all."""
    is_out_of_bounds: bool = False
    """Whether the bounds within which it appeared leave no day at all."""

    def within(self, words: range) -> list[ToldDate]:
        """Those that share a word with some words."""
        first = bisect_left(self.found, words.start, key=lambda one: one.told.last)
        last = bisect_left(self.found, words.stop, key=lambda one: one.told.first)
        return list(self.found[first:last])

    def weekday(self, day: dt.date) -> str:
        """The weekday of a day, in the language of the article."""
        language = self.article.language
        names: Mapping[str, int] = language.weekdays if language else {}
        found = (name for name, number in names.items() if number == day.isoweekday())
        return next(found, "").capitalize()

    def years_of(self, one: ToldDate) -> tuple[int, int] | None:
        """The year that is meant by the day of publication, and that in which the weekday is right.

        None where these are one, or nothing says that the day is near.
        """
        told = one.told
        if self.published is None or told.weekday is None or told.relation is None:
            return None
        if told.day is None or told.month is None or told.year is not None:
            return None
        days = list(_days_by_nearness(told.month, told.day, self.published))
        fitting = [day for day in days if day.isoweekday() == told.weekday]
        if not fitting or fitting[0] == days[0]:
            return None
        return days[0].year, fitting[0].year


def _days_by_nearness(month: int, day: int, to: dt.date) -> list[dt.date]:
    """A day of the years around another day, the nearest first."""
    found: list[dt.date] = []
    for year in range(max(dt.MINYEAR, to.year - MAX_YEARS), min(dt.MAXYEAR, to.year + MAX_YEARS)):
        with suppress(ValueError):
            found.append(dt.date(year, month, day))
    return sorted(found, key=lambda one: abs(one - to))


def dates_told(
    article: Article,
    published: Date | None,
    newest: Date | None = None,
    bounds: Iterable[Sequence[Stretch]] = (),
) -> DatesTold:
    """The dates of an article that was published at a date, and existed at a ``newest`` one.

    Where the day of publication is not known, it is worked out from what the article says; within
    ``bounds``, each of some stretches of days in one of which it appeared.
    """
    told = told_in(article)
    day = one_day(published)
    head = dateline(article, told)
    own = days_of(head, None) if head is not None else None
    if own is not None and (day is None or not own.may_be_in(day - DAY, day + DAY)):
        day = own.first if own.first == own.last else None
    solution = _solution(told, reliable(published), reliable(newest), bounds)
    around = (day, day) if day is not None else _near(solution.only)
    found = _stretches(article, [_resolved(article, one, around) for one in told])
    dated, unsolved = (_of(found, one) for one in (head, solution.told))
    return DatesTold(article, day, around, found, dated, unsolved, solution.is_out_of_bounds)


def _of(found: Sequence[ToldDate], told: Told | None) -> ToldDate | None:
    return next((one for one in found if one.told is told), None)


def _solution(
    told: Sequence[Told],
    known: Date | None,
    newest: Date | None,
    bounds: Iterable[Sequence[Stretch]],
) -> Solution:
    latest = [one.latest for one in (known, newest) if one is not None and one.latest is not None]
    return solved(told, known.earliest if known else None, min(latest, default=None), bounds)


def _near(only: Stretch | None) -> Stretch | None:
    """Days of publication, if they are near each other."""
    return only if only is not None and (only[1] - only[0]).days <= MAX_AROUND else None


def _resolved(article: Article, told: Told, around: Stretch | None) -> ToldDate:
    words = " ".join(article.words(told.first, told.last).split())
    span = article.span_of(told.first, told.last)
    reason = _unknown(article, told, around)
    return ToldDate(told, words, span, None if reason else _hull(told, around), reason)


def _stretches(article: Article, found: Sequence[ToldDate]) -> list[ToldDate]:
    """Dates, the first of each two that are the ends of a stretch with the other."""
    joined = list(found)
    for number, (one, other) in enumerate(pairwise(found)):
        if one.days and other.days and _is_stretch(article, one.told.last, other.told.first):
            joined[number] = replace(one, until=other.days)
    return joined


def _is_stretch(article: Article, last: int, first: int) -> bool:
    """Whether what stands between two dates makes them the ends of a stretch: to, a dash."""
    if last + 1 < first:
        until = article.language.date_words.until if article.language else frozenset[str]()
        return until.issuperset(article.keys[last + 1 : first])
    return (
        article.level1.text[article.tokens[last].end : article.tokens[first].start].strip() == "-"
    )


def _hull(told: Told, around: Stretch | None) -> Days | None:
    """The days that a date can mean, told on one of some days."""
    if around is None:
        return days_of(told, None)
    first, last = (days_of(told, day) for day in around)
    if first is None or last is None:
        return None
    return replace(first, first=min(first.first, last.first), last=max(first.last, last.last))


def _unknown(article: Article, told: Told, around: Stretch | None) -> str:
    """Why it is not known which days a date means, if it is not."""
    if told.hangs_on_story:
        return "the text counts the date from another of its story"
    if not told.is_counted:
        return ""
    number = article.quoted[told.first]
    if number >= 0 and article.quotations[number].is_certain:
        return "the date was told in words that were said on a day not known"
    return "" if around else "the day of publication, from which the date counts, is not known"
