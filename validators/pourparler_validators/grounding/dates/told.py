"""A date as an article tells it, before anybody asks which day that is."""

from dataclasses import dataclass
from enum import Enum


class Relation(Enum):
    """How a unit of time lies to the one in which it is told."""

    BEFORE = -1
    THIS = 0
    AFTER = 1


@dataclass(frozen=True, slots=True)
class Told:
    """A date as an article tells it: what it names, and where the words stand."""

    first: int
    last: int
    """The numbers of its first and last word."""
    year: int | None = None
    month: int | None = None
    day: int | None = None
    last_day: int | None = None
    """Of a stretch within a month: May 5-7."""
    weekday: int | None = None
    """From 1, Monday, to 7, Sunday."""
    part: int | None = None
    """Of a month, year or week: 1 its beginning, 2 its middle, 3 its end."""
    season: int | None = None
    """From 1, spring, to 4, winter."""
    is_decade: bool = False
    unit: str | None = None
    """That is counted in: day, week, weekend, month, year."""
    relation: Relation | None = None
    """Last, this or next; of a weekday, or of a unit."""
    count: int | None = None
    """So many units from the day on which it is told, below 0 before it."""
    hangs_on_story: bool = False
    """Whether it is counted from another date of the story: two days later."""

    @property
    def is_of_day(self) -> bool:
        """Whether it names one day."""
        counts_days = self.count is not None and self.unit == "day"
        return self.day is not None or self.weekday is not None or counts_days

    @property
    def is_counted(self) -> bool:
        """Whether the day on which it is told decides what it means."""
        is_related = self.relation is not None or self.weekday is not None
        return self.count is not None or (is_related and self.month is None)
