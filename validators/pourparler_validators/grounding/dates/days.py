"""The days that a date can mean."""

import datetime as dt
from dataclasses import replace
from typing import Final

from pourparler_validators.late_dataclasses import dataclass

DAY: Final = dt.timedelta(days=1)
_YEAR: Final = 366


@dataclass(frozen=True, slots=True)
class Days:
    """The days that a date can mean: from a first to a last, or only some of these."""

    first: dt.date
    last: dt.date
    weekday: int | None = None
    """Only days of this weekday, from 1 to 7."""
    month_days: tuple[tuple[int, int], ...] = ()
    """Only these days of months, whatever the year."""
    months: tuple[int, ...] = ()
    """Only days of these months, whatever the year."""
    apart: tuple[tuple[dt.date, dt.date], ...] = ()
    """Only days of these stretches: the turn of the century is that to it, or to the next."""

    def may_be_in(self, first: dt.date | None, last: dt.date | None) -> bool:
        """Whether one of the days lies between two; an open side reaches to all days."""
        if self.apart:
            parts = (replace(self, first=one[0], last=one[1], apart=()) for one in self.apart)
            return any(part.may_be_in(first, last) for part in parts)
        start, end = max(first or dt.date.min, self.first), min(last or dt.date.max, self.last)
        if start > end:
            return False
        if (end - start).days >= _YEAR:
            return True
        return any(self._fits(start + n * DAY) for n in range((end - start).days + 1))

    def latest(self, day: dt.date, most: dt.timedelta) -> dt.date | None:
        """The last of the days that is a day, or not so long before it."""
        days = (day - n * DAY for n in range(min(most.days, day.toordinal() - 1) + 1))
        return next((one for one in days if self.may_be_in(one, one)), None)

    @property
    def is_narrow(self) -> bool:
        """Whether they are a fortnight at most, or one day of a year or of some weeks."""
        is_short = (self.last - self.first).days <= FORTNIGHT
        return is_short or self.weekday is not None or bool(self.month_days)

    def _fits(self, day: dt.date) -> bool:
        if self.weekday is not None and day.isoweekday() != self.weekday:
            return False
        if self.month_days and (day.month, day.day) not in self.month_days:
            return False
        return not self.months or day.month in self.months


FORTNIGHT: Final = 14
