"""A date as an article tells it, before anybody asks which day that is."""

from enum import Enum, StrEnum
from typing import Final

from pourparler_validators.late_dataclasses import dataclass


class Relation(Enum):
    """How a unit of time lies to the one in which it is told."""

    BEFORE = -1
    THIS = 0
    AFTER = 1


class Unit(StrEnum):
    """What time is counted in, as the tables of a language name it."""

    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    WEEKEND = "weekend"
    FORTNIGHT = "fortnight"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


@dataclass(frozen=True, slots=True)
class Told:
    """A date as an article tells it: what it names, and where the words stand."""

    first: int
    last: int
    """The numbers of its first and last word."""
    year: int | None = None
    """Below 100 one of which the century is not told: '89."""
    years: int = 1
    """How many years from that one on: 10 of a decade, 100 of a century, 2 of 1988-89."""
    is_fiscal: bool = False
    """Whether the year is one of accounts, which begins in another month."""
    month: int | None = None
    day: int | None = None
    """Of a month that need not be told: on the 20th."""
    last_day: int | None = None
    """Of a stretch within a month: May 5-7."""
    is_either_way: bool = False
    """Whether what is read as the month may be the day: 02/06/2025."""
    months: tuple[int, int] | None = None
    """The first and last month of a season, quarter or half; above 12 those of the next year."""
    weekday: int | None = None
    """From 1, Monday, to 7, Sunday."""
    part: int | None = None
    """Of a stretch of time: 1 its beginning, 2 its middle, 3 its end, 4 the turn to it."""
    unit: Unit | None = None
    """That is counted in: day, week, month, year and the like."""
    relation: Relation | None = None
    """Last, this or next; of a unit, or of a weekday, month or season alone."""
    count: int | None = None
    """So many units from the day on which it is told, below 0 before it."""
    is_stretch: bool = False
    """Whether all days up to there are meant: the past two weeks."""
    hangs_on_story: bool = False
    """Whether it is counted from another date of the story: two days later."""

    @property
    def is_of_day(self) -> bool:
        """Whether it names one day."""
        return self.day is not None or self.weekday is not None or self.counts_days

    @property
    def counts_days(self) -> bool:
        """Whether it is a day so many days away: yesterday."""
        return self.count is not None and self.unit is Unit.DAY and not self.is_stretch

    @property
    def is_of_calendar(self) -> bool:
        """Whether it names a part of a year: a day of a month, a month, a season, a quarter."""
        return self.month is not None or self.months is not None or self.day is not None

    @property
    def is_counted(self) -> bool:
        """Whether the day on which it is told decides what it means."""
        if self.year is not None:
            return self.year < SHORT
        if self.is_of_calendar:
            return self.unit is not None
        return self.count is not None or self.relation is not None or self.weekday is not None

    @property
    def is_plain(self) -> bool:
        """Whether it tells a day and month, or a year, and nothing of it is inferred."""
        has_day = self.day is not None and self.month is not None and not self.is_either_way
        return not self.is_counted and not self.is_fiscal and (has_day or self.year is not None)


TURN: Final = 4
"""The part of a stretch of time that is the turn from the one before it."""
SHORT: Final = 100
"""A year below this one is told without its century."""
MAX_AGO: Final = 200
"""The most units that somebody counts back from a day."""
MANY: Final = 10
"""So many are a few at most."""
