"""Words of dates: those that coders write, and those by which articles tell them."""

from collections.abc import Mapping

from pourparler_validators.languages.meanings import Meanings
from pourparler_validators.late_dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DateWords:
    """Words that coders write where a date belongs."""

    about: frozenset[str]
    """Before a date that is not exact: about."""
    ongoing: frozenset[str]
    """For a day that is not over: now, present."""
    relative: frozenset[str]
    """For a day that is counted from another: yesterday, next."""
    parts: Mapping[str, int]
    """For parts of a month: 1 its beginning, 2 its middle, 3 its end; 4 the turn to a year or
    century from the one before, which no coder writes."""
    seasons: Mapping[str, int]
    """From 1, spring, to 4, winter."""
    until: frozenset[str]
    """What stands between two dates: to, until."""
    fillers: frozenset[str]
    """Words beside a date that say nothing of it."""


@dataclass(frozen=True, slots=True)
class Relations:
    """Words, and phrases, that say which week, month or Friday is meant, seen from a day."""

    before: tuple[str, ...]
    """For the one before: last."""
    this: tuple[str, ...]
    """For the one in which it is told: this."""
    after: tuple[str, ...]
    """For the one after: next."""


@dataclass(frozen=True, slots=True)
class ToldDates:
    """Words by which articles tell when something was or will be; phrases where there are such."""

    have_capitals: bool
    """Whether months and weekdays are written with a capital."""
    month_first: bool
    """Whether the month may stand before the day: June 2."""
    are_numeric: bool
    """Whether figures alone may be a date, in the order of day, month and year: 2.6.2025."""
    days: Mapping[str, int]
    """Days counted from the one on which it is told: yesterday, -1."""
    units: Meanings
    """Words for those from minute to century, for fortnight, weekend, quarter, half and season."""
    preceding: Relations
    """Those that stand before the unit or the weekday: last week."""
    following: Relations
    """Those that stand after it: la semaine dernière."""
    ago: tuple[str, ...]
    """What stands after a number of units that are counted back: three weeks ago."""
    ahead: tuple[str, ...]
    """What stands after a number of units that are counted ahead: two weeks from now."""
    ago_before: tuple[str, ...]
    """What stands before such a number: il y a trois semaines."""
    ahead_before: tuple[str, ...]
    """What stands before a number of units that are counted ahead: dans trois semaines."""
    same: tuple[str, ...]
    """What stands before a unit that is counted from another date of the story: the same day."""
    later: tuple[str, ...]
    """What stands after such a unit: two days later."""
    at_most: tuple[str, ...]
    """What stands before a number of units after a day of the story: within 30 days."""
    story: tuple[str, ...]
    """What tells such a date by itself: le lendemain."""
    recent: tuple[str, ...]
    """What stands before a stretch of time that lasts until now: the past year."""
    few: tuple[str, ...]
    """What stands for a small number that is not told: a few."""
    many: frozenset[str]
    """Units of which there are several: weeks."""
    clock: tuple[str, ...]
    """What stands after a number that is a time of day: 5 p.m."""
    occasions: tuple[str, ...]
    """How a sentence begins that is of the day of a meeting told of before: after the talks."""
    day_leads: tuple[str, ...]
    """What stands before a day of a month that is not told: on the 20th."""
    day_nouns: frozenset[str]
    """What stands behind such a day, as "число" does in Russian."""
    new_year: tuple[str, ...]
    """What the year to come is called when its beginning is near: the new year."""
    day_parts: tuple[str, ...]
    """For parts of a day: Monday morning, last night."""
    holidays: Meanings
    """Days with a name, and when they are, 12-25 or 11-22/11-28, whatever the year."""
    not_dates: tuple[str, ...]
    """Names that hold the word of a date and mean none: Bloody Sunday, Sunday Times."""
    doubtful: frozenset[str]
    """Names of months and seasons that are other words, too, and no dates by themselves: May."""
    fiscal: tuple[str, ...]
    """What stands before a year of accounts: fiscal 1990."""
    in_time: frozenset[str]
    """What stands before a year or month, and seldom before a name: in, since."""
    within: frozenset[str]
    """What else stands before a year, or a month alone, when it is a date: by, from."""
    decades: tuple[str, ...]
    """What stands before a year, or a number of two figures, that names a decade: les années 90."""
    decade_names: Mapping[str, int]
    """Decades with a name, after the article: the nineties, 90."""
    decade_endings: frozenset[str]
    """What makes a decade of a year: the "s" of 1990s."""
