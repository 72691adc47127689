"""Which days a date that an article tells can mean."""

import datetime as dt
from calendar import monthrange
from dataclasses import dataclass
from typing import Final

from pourparler_validators.grounding.dates.told import Relation, Told

DAY: Final = dt.timedelta(days=1)
NEAR_WEEKDAY: Final = 28
"""So many days before and after the one on which it is told a weekday may lie."""
SLACK: Final = {"day": 1, "week": 4, "month": 20, "year": 200}
"""By how many days who counts back may be wrong, by the unit that they count in."""


@dataclass(frozen=True, slots=True)
class Days:
    """The days that a date can mean: from a first to a last, or only some of these."""

    first: dt.date
    last: dt.date
    weekday: int | None = None
    """Only days of this weekday, from 1 to 7."""
    month_and_day: tuple[int, int] | None = None
    """Only this day of this month, whatever the year."""
    month: int | None = None
    """Only days of this month, whatever the year."""

    def may_be_in(self, first: dt.date | None, last: dt.date | None) -> bool:
        """Whether one of the days lies between two; an open side reaches to all days."""
        start, end = first or dt.date.min, last or dt.date.max
        if (end - start).days > 366 and self._is_in_every_year:
            return True
        if self._is_in_every_year:
            return self._has_one(start, end)
        start, end = max(start, self.first), min(end, self.last)
        return start <= end and ((end - start).days >= 7 or self._has_one(start, end))

    @property
    def _is_in_every_year(self) -> bool:
        return self.month_and_day is not None or self.month is not None

    def _has_one(self, start: dt.date, end: dt.date) -> bool:
        days = (start + step * DAY for step in range((end - start).days + 1))
        return any(self._fits(day) for day in days)

    def _fits(self, day: dt.date) -> bool:
        if self.weekday is not None and day.isoweekday() != self.weekday:
            return False
        if self.month_and_day is not None and (day.month, day.day) != self.month_and_day:
            return False
        return self.month is None or day.month == self.month


def days_of(told: Told, published: dt.date | None) -> Days | None:
    """The days that a date can mean, told on a day; none where that is not known.

    A weekday beside a day of the calendar is left to a rule of its own.
    """
    if told.hangs_on_story:
        return None
    try:
        if told.year is not None:
            return _of_year(told, told.year)
        if told.month is not None:
            return _without_year(told, told.month)
        return _counted(told, published) if published is not None else None
    except (OverflowError, ValueError):
        return None


def _of_year(told: Told, year: int) -> Days:
    if told.is_decade:
        return Days(dt.date(year, 1, 1), dt.date(year + 9, 12, 31))
    if told.season is not None:
        return _season(year, told.season)
    if told.month is None:
        return _part_of(dt.date(year, 1, 1), dt.date(year, 12, 31), told.part)
    last = monthrange(year, told.month)[1]
    if told.day is None:
        return _part_of(dt.date(year, told.month, 1), dt.date(year, told.month, last), told.part)
    end = min(told.last_day or told.day, last)
    return Days(dt.date(year, told.month, told.day), dt.date(year, told.month, end))


def _without_year(told: Told, month: int) -> Days:
    """A day or month of a year that is not told: of any."""
    if told.day is None or told.last_day is not None:
        return Days(dt.date.min, dt.date.max, month=month)
    return Days(dt.date.min, dt.date.max, month_and_day=(month, told.day))


def _season(year: int, season: int) -> Days:
    """The months of a season, and one on each side: where it begins, opinions differ."""
    middle = dt.date(year, 3 * season + 1, 15) if season < 4 else dt.date(year, 1, 15)
    last = dt.date(year + 1, 3, 31) if season == 4 else middle + 80 * DAY
    return Days(middle - 80 * DAY, last)


def _part_of(first: dt.date, last: dt.date, part: int | None) -> Days:
    """A third of a stretch of time, and as much again around it: early is no day of a calendar."""
    if part is None:
        return Days(first, last)
    sixth = (last - first) / 6
    starts, ends = (0, 1.5, 3), (3, 4.5, 6)
    return Days(first + starts[part - 1] * sixth, first + ends[part - 1] * sixth)


def _counted(told: Told, published: dt.date) -> Days | None:
    if told.weekday is not None:
        return _weekday(told, told.weekday, published)
    if told.count is not None and told.unit is not None:
        return _ago(told.count, told.unit, published)
    relation = told.relation or Relation.THIS
    if told.season is not None:
        return _season(published.year + relation.value, told.season)
    if told.unit == "year":
        return _of_year(told, published.year + relation.value)
    if told.unit == "month":
        return _month(told, published, relation.value)
    return _week(told, published, relation)


def _weekday(told: Told, weekday: int, published: dt.date) -> Days:
    """A weekday; last and next are at most two weeks away."""
    first, last = published - NEAR_WEEKDAY * DAY, published + NEAR_WEEKDAY * DAY
    if told.relation is Relation.BEFORE:
        first, last = published - 14 * DAY, published
    elif told.relation is Relation.AFTER:
        first, last = published, published + 14 * DAY
    return Days(first, last, weekday=weekday)


def _ago(count: int, unit: str, published: dt.date) -> Days | None:
    if unit not in SLACK:
        return None
    length = {"day": 1.0, "week": 7.0, "month": 30.44, "year": 365.24}[unit]
    middle = published + dt.timedelta(days=round(count * length))
    return Days(middle - SLACK[unit] * DAY, middle + SLACK[unit] * DAY)


def _month(told: Told, published: dt.date, step: int) -> Days:
    months = published.year * 12 + published.month - 1 + step
    year, month = divmod(months, 12)
    first = dt.date(year, month + 1, 1)
    last = dt.date(year, month + 1, monthrange(year, month + 1)[1])
    return _part_of(first, last, told.part)


def _week(told: Told, published: dt.date, relation: Relation) -> Days:
    """A week or weekend: that of the calendar, or the days of so long before or after."""
    monday = published - (published.isoweekday() - 1) * DAY
    if relation is Relation.BEFORE:
        return Days(min(monday - 7 * DAY, published - 13 * DAY), max(monday - DAY, published - DAY))
    if relation is Relation.AFTER:
        return Days(min(monday + 7 * DAY, published + DAY), published + 14 * DAY)
    if told.unit == "weekend":
        return Days(published - 7 * DAY, published + 7 * DAY)
    return Days(min(monday, published - 6 * DAY), monday + 7 * DAY)
