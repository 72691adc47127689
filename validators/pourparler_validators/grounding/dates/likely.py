"""Which days a date of an article most likely means, for people who look at it."""

import datetime as dt
from calendar import monthrange
from collections.abc import Iterator

from pourparler_validators.grounding.dates.days import DAY
from pourparler_validators.grounding.dates.reading import DatesTold, ToldDate
from pourparler_validators.grounding.dates.told import Told, Unit


def likely_days(dates: DatesTold, one: ToldDate) -> tuple[dt.date, dt.date] | None:
    """The first and last of the days that a date most likely means; none where nothing tells.

    A weekday is the nearest one, before the day of publication if it is not said to be the next. A
    day or month without a year is that of the year whose day is nearest, of years in which it has
    the weekday that is told.
    """
    if one.days is None:
        return None
    if one.told.unit is Unit.DAY and one.told.count is not None and dates.published is not None:
        day = dates.published + one.told.count * DAY
        return day, day
    if one.told.is_counted:
        return dates.nearest(one)
    if one.told.year is not None or one.told.month is None:
        return one.days.first, one.days.last
    if dates.published is None:
        return None
    near = dates.published
    days = list(_of_years_around(one.told, near))
    right = [each for each in days if each[0].isoweekday() == one.told.weekday]
    return min(right or days, key=lambda each: abs(each[0] - near), default=None)


def _of_years_around(told: Told, published: dt.date) -> Iterator[tuple[dt.date, dt.date]]:
    month = told.month or 1
    for year in range(max(dt.MINYEAR, published.year - 1), min(dt.MAXYEAR, published.year + 1) + 1):
        last = monthrange(year, month)[1]
        first = min(told.day or 1, last)
        day = dt.date(year, month, first)
        yield day, day + ((told.last_day or told.day or last) - first) * DAY


def is_said(dates: DatesTold, one: ToldDate) -> bool:
    """Whether a date is told in the words of a quotation, from whose day it may count."""
    number = dates.article.quoted[one.told.first]
    return number >= 0 and dates.article.quotations[number].is_certain
