"""Which days a date that an article tells can mean."""

import datetime as dt
from calendar import monthrange
from typing import Final

from pourparler_validators.grounding.dates.days import DAY, Days
from pourparler_validators.grounding.dates.told import SHORT, TURN, Relation, Told, Unit

NEAR_WEEKDAY: Final = 28
"""So many days before and after the one on which it is told a weekday may lie."""
SLACK: Final = {
    Unit.MINUTE: 1,
    Unit.HOUR: 1,
    Unit.DAY: 1,
    Unit.WEEK: 4,
    Unit.WEEKEND: 4,
    Unit.FORTNIGHT: 5,
    Unit.MONTH: 20,
    Unit.QUARTER: 60,
    Unit.HALF: 100,
    Unit.YEAR: 200,
    Unit.DECADE: 1830,
    Unit.CENTURY: 18300,
}
"""By how many days who counts back may be wrong, by the unit that they count in."""
LENGTH: Final = {
    Unit.MINUTE: 0.0007,
    Unit.HOUR: 0.0417,
    Unit.DAY: 1.0,
    Unit.WEEK: 7.0,
    Unit.WEEKEND: 7.0,
    Unit.FORTNIGHT: 14.0,
    Unit.MONTH: 30.44,
    Unit.QUARTER: 91.3,
    Unit.HALF: 182.6,
    Unit.YEAR: 365.24,
    Unit.DECADE: 3652.4,
    Unit.CENTURY: 36524.0,
}
"""How many days a unit has, or nearly."""


def days_of(told: Told, published: dt.date | None) -> Days | None:
    """The days that a date can mean, told on a day; none where that is not known.

    A weekday beside a day of the calendar is left to a rule of its own.
    """
    if told.hangs_on_story or (told.is_counted and published is None):
        return None
    try:
        return _resolved(told, published)
    except (OverflowError, ValueError):
        return None


def _resolved(told: Told, published: dt.date | None) -> Days | None:
    if told.year is not None:
        return _of_year(told, _full(told.year, published))
    if told.is_of_calendar:
        if told.unit is not None and published is not None:
            return _of_year(told, published.year + (told.relation or Relation.THIS).value)
        return _without_year(told, published)
    return _counted(told, published) if published is not None else None


def _full(year: int, published: dt.date | None) -> int:
    """The year with its century: that by which it is nearest to the day on which it is told."""
    if year >= SHORT or published is None:
        return year
    around = (published.year // SHORT * SHORT + step + year for step in (-SHORT, 0, SHORT))
    return min(around, key=lambda one: abs(published.year - _BACK - one))


def _of_year(told: Told, year: int) -> Days:
    if told.day is not None or told.month is not None:
        return _of_month(told, year, told.month or 1)
    if told.months is not None:
        return _of_months(told.months, year)
    first, last = dt.date(year, 1, 1), dt.date(year + told.years - 1, 12, 31)
    if told.is_fiscal:
        return Days(dt.date(year - 1, 4, 1), dt.date(year + 1, 3, 31))
    return _part_of(first, last, told.part)


def _of_month(told: Told, year: int, month: int) -> Days:
    end = monthrange(year, month)[1]
    if told.day is None:
        return _part_of(dt.date(year, month, 1), dt.date(year, month, end), told.part)
    if told.is_either_way:
        first, last = dt.date(year, 1, 1), dt.date(year, 12, 31)
        return Days(first, last, month_days=((month, told.day), (told.day, month)))
    last_day = min(told.last_day or told.day, end)
    return Days(dt.date(year, month, told.day), dt.date(year, month, last_day))


def _of_months(months: tuple[int, int], year: int) -> Days:
    """The months of a year; of those that reach into the next the same a year before, too."""
    first, last = months
    start = _month(year, first - 12 if last > _MONTHS else first)
    return Days(start, _month(year, last + 1) - DAY)


def _without_year(told: Told, published: dt.date | None) -> Days:
    """A day or month of a year that is not told: of any, or of the last or next."""
    first, last = _around(told.relation, published)
    if told.months is not None:
        months = range(told.months[0], told.months[1] + 1)
        return Days(first, last, months=tuple((each - 1) % _MONTHS + 1 for each in months))
    if told.day is None:
        return Days(first, last, months=(told.month or 1,))
    days = range(told.day, (told.last_day or told.day) + 1)
    months = range(told.month or 1, (told.month or _MONTHS) + 1)
    return Days(first, last, month_days=tuple((month, day) for month in months for day in days))


def _around(relation: Relation | None, published: dt.date | None) -> tuple[dt.date, dt.date]:
    """Between which days the last, this or the next June lies; between any where it is open."""
    if relation is None or published is None:
        return dt.date.min, dt.date.max
    two_years = dt.timedelta(days=731)
    if relation is Relation.BEFORE:
        return published - two_years, published
    if relation is Relation.AFTER:
        return published, published + two_years
    return published - two_years / 2, published + two_years / 2


def _part_of(first: dt.date, last: dt.date, part: int | None) -> Days:
    """A third of a stretch of time, and as much again around it: early is no day of a calendar."""
    if part is None:
        return Days(first, last)
    if part == TURN:
        return _turn(first, last)
    sixth = (last - first) / 6
    starts, ends = (0, 1.5, 3), (3, 4.5, 6)
    return Days(first + starts[part - 1] * sixth, first + ends[part - 1] * sixth)


def _turn(first: dt.date, last: dt.date, *, is_either: bool = False) -> Days:
    """The days around the beginning of a stretch of time, or around its end, too."""
    slack = max((last - first) / 10, 20 * DAY)
    if not is_either:
        return Days(first - slack, first + slack)
    ends = ((first - slack, first + slack), (last + DAY - slack, last + DAY + slack))
    return Days(ends[0][0], ends[1][1], apart=ends)


def _counted(told: Told, published: dt.date) -> Days | None:
    if told.weekday is not None:
        return _weekday(told, told.weekday, published)
    if told.count is not None and told.unit is not None:
        return _ago(told, told.count, told.unit, published)
    relation = told.relation or Relation.THIS
    match told.unit:
        case Unit.YEAR | Unit.CENTURY if told.part == TURN and relation is Relation.THIS:
            return _turn(*_of_unit(told.unit, published), is_either=True)
        case Unit.YEAR if told.part == TURN and relation is Relation.AFTER:
            return _new_year(published)
        case Unit.YEAR:
            return _of_year(told, published.year + relation.value)
        case Unit.MONTH:
            return _months_around(told, published, relation.value)
        case Unit.WEEK | Unit.WEEKEND:
            return _week(told, published, relation)
        case Unit.DECADE | Unit.CENTURY | Unit.QUARTER | Unit.HALF | Unit.FORTNIGHT:
            return _long(told, told.unit, published, relation)
        case _:
            return None


def _new_year(published: dt.date) -> Days:
    """The year that begins after a day, or has begun a little before it, and the days around."""
    year = published.year + (published.month > _NEW)
    return Days(dt.date(year, 1, 1) - _NEW * 10 * DAY, dt.date(year, 12, 31))


def _weekday(told: Told, weekday: int, published: dt.date) -> Days:
    """A weekday; last and next are at most two weeks away."""
    if told.unit is Unit.WEEK:
        week = _week(told, published, told.relation or Relation.THIS)
        return Days(week.first, week.last, weekday=weekday)
    first, last = published - NEAR_WEEKDAY * DAY, published + NEAR_WEEKDAY * DAY
    if told.relation is Relation.BEFORE:
        first, last = published - 14 * DAY, published
    elif told.relation is Relation.AFTER:
        first, last = published, published + 14 * DAY
    return Days(first, last, weekday=weekday)


def _ago(told: Told, count: int, unit: Unit, published: dt.date) -> Days:
    middle = published + dt.timedelta(days=round(count * LENGTH[unit]))
    slack = SLACK[unit] * DAY
    if not told.is_stretch:
        return Days(middle - slack, middle + slack)
    if count < 0:
        return Days(middle - slack, published)
    return Days(published, middle + slack)


def _months_around(told: Told, published: dt.date, step: int) -> Days:
    first = _month(published.year, published.month + step)
    return _part_of(first, _month(published.year, published.month + step + 1) - DAY, told.part)


def _week(told: Told, published: dt.date, relation: Relation) -> Days:
    """A week or weekend: that of the calendar, or the days of so long before or after."""
    monday = published - (published.isoweekday() - 1) * DAY
    if relation is Relation.BEFORE:
        return Days(min(monday - 7 * DAY, published - 13 * DAY), max(monday - DAY, published - DAY))
    if relation is Relation.AFTER:
        return Days(min(monday + 7 * DAY, published + DAY), published + 14 * DAY)
    if told.unit is Unit.WEEKEND:
        return Days(published - 7 * DAY, published + 7 * DAY)
    return Days(min(monday, published - 6 * DAY), monday + 7 * DAY)


def _long(told: Told, unit: Unit, published: dt.date, relation: Relation) -> Days:
    """A quarter, decade or century, that of the calendar or of so long before or after."""
    length = dt.timedelta(days=round(LENGTH[unit]))
    if unit is Unit.CENTURY and told.part is None:
        first, last = _of_unit(unit, published)
        years = SHORT * relation.value
        return Days(first.replace(year=first.year + years), last.replace(year=last.year + years))
    if relation is Relation.BEFORE:
        return Days(published - 2 * length, published)
    if relation is Relation.AFTER:
        return Days(published, published + 2 * length)
    return Days(published - length, published + length)


def _of_unit(unit: Unit, day: dt.date) -> tuple[dt.date, dt.date]:
    """The year or century of a day."""
    if unit is Unit.YEAR:
        return dt.date(day.year, 1, 1), dt.date(day.year, 12, 31)
    start = dt.date((day.year - 1) // SHORT * SHORT + 1, 1, 1)
    return start, dt.date(start.year + SHORT - 1, 12, 31)


def _month(year: int, month: int) -> dt.date:
    """The first day of a month, which may be one of another year."""
    more, month = divmod(month - 1, _MONTHS)
    return dt.date(year + more, month + 1, 1)


_MONTHS: Final = 12
_NEW: Final = 3
"""So many months a year is a new one."""
_BACK: Final = 20
"""A year that is told short is more often past than to come."""
