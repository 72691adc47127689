"""Which days a date of an article most likely means, for people who look at it."""

import datetime as dt
from collections.abc import Sequence
from itertools import islice
from typing import Final

from pourparler_validators.grounding.dates.days import DAY, Days, Stretch
from pourparler_validators.grounding.dates.reading import DatesTold, ToldDate
from pourparler_validators.grounding.dates.told import Relation, Told, Unit
from pourparler_validators.messages.days import WEEKDAYS, said_days
from pourparler_validators.messages.wording import listed

_WEEK: Final = 7
_FEW: Final = 3
"""So many days or stretches of days are named one by one."""


def likely_days(dates: DatesTold, one: ToldDate) -> Sequence[Stretch]:
    """The days that a date most likely means, in their order; none where nothing tells.

    What comes again each week or month, such as a weekday, is the nearest before the day of
    publication or the nearest after it, if nothing says which. A day or month without a year is
    that of the year by which it is nearest, of years in which it has the weekday that is told.
    """
    told, days, near = one.told, one.days, dates.published
    if days is None or (near is None and (told.is_counted or _comes_again(told))):
        return ()
    if near is None or not (_comes_again(told) or told.counts_days):
        return tuple(days.stretches())
    if told.counts_days:
        day = near + (told.count or 0) * DAY
        return ((day, day),)
    if told.unit is Unit.WEEK:
        return tuple(days.stretches(*_week(told.relation or Relation.THIS, near)))
    return _nearest(told, tuple(days.stretches(*_years_around(near))), near)


def said_likely(likely: Sequence[Stretch]) -> str:
    """Some days: Friday 2025-05-30 or Friday 2025-06-06."""
    return listed([said_days(*each) for each in likely], "or")


def said_all(days: Days) -> str:
    """All days that a date can mean: a Friday from 2025-05-09 to 2025-06-27."""
    if len(few := tuple(islice(days.stretches(), _FEW + 1))) <= _FEW:
        return said_likely(few)
    *_, last = days.stretches()
    which = f"a {WEEKDAYS[days.weekday - 1]}" if days.weekday else "a day"
    return f"{which} from {few[0][0]} to {last[1]}"


def said_meaning(likely: Sequence[Stretch], days: Days) -> str:
    """The days that a date can mean, first the likely ones if these are no more than a part."""
    every = tuple(days.stretches())
    if len(every) <= _FEW and all(first == last for first, last in every):
        return said_likely(every)
    before = f"{said_likely(likely)}, or " if likely != every else ""
    return f"{before}{said_all(days)} at the widest"


def is_said(dates: DatesTold, one: ToldDate) -> bool:
    """Whether a date is told in the words of a quotation, from whose day it may count."""
    number = dates.article.quoted[one.told.first]
    return number >= 0 and dates.article.quotations[number].is_certain


def _comes_again(told: Told) -> bool:
    """Whether it names a day or month that comes each week, month or year."""
    if told.year is not None:
        return False
    return told.unit is None if told.is_of_calendar else told.weekday is not None


def _week(relation: Relation, near: dt.date) -> Stretch:
    """The week of the calendar in which a day is, or that before or after it."""
    monday = near + (relation.value * _WEEK + 1 - near.isoweekday()) * DAY
    return monday, monday + (_WEEK - 1) * DAY


def _years_around(near: dt.date) -> Stretch:
    first, last = max(dt.MINYEAR, near.year - 1), min(dt.MAXYEAR, near.year + 1)
    return dt.date(first, 1, 1), dt.date(last, 12, 31)


def _nearest(told: Told, found: Sequence[Stretch], near: dt.date) -> Sequence[Stretch]:
    right = tuple(one for one in found if one[0].isoweekday() == told.weekday) or found
    before = tuple(one for one in right if one[1] < near)[-1:]
    after = tuple(one for one in right if one[0] > near)[:1]
    now = tuple(one for one in right if one[0] <= near <= one[1])
    if told.relation is Relation.BEFORE:
        return before or now
    if told.relation is Relation.AFTER:
        return after or now
    if told.month is None and told.months is None:
        return now or before + after
    return now or tuple(sorted(before + after, key=lambda one: _distance(one, near)))[:1]


def _distance(one: Stretch, near: dt.date) -> dt.timedelta:
    return max(near - one[1], one[0] - near)
