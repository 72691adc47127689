"""The days that a date can mean."""

import datetime as dt
from collections.abc import Iterator
from itertools import groupby
from typing import Final

from pourparler_validators.late_dataclasses import dataclass

DAY: Final = dt.timedelta(days=1)
_YEAR: Final = 366

Stretch = tuple[dt.date, dt.date]
"""A first and a last day."""


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
    apart: tuple[Stretch, ...] = ()
    """Only days of these stretches: the turn of the century is that to it, or to the next."""

    def may_be_in(self, first: dt.date | None, last: dt.date | None) -> bool:
        """Whether one of the days lies between two; an open side reaches to all days."""
        return any(
            (end - start).days >= _YEAR or any(map(self._fits, _each(start, end)))
            for start, end in self._between(first, last)
        )

    def stretches(
        self, first: dt.date | None = None, last: dt.date | None = None
    ) -> Iterator[Stretch]:
        """Those between two days, in stretches of days that follow each other, in their order."""
        for start, end in self._between(first, last):
            if not (self.weekday or self.month_days or self.months):
                yield start, end
                continue
            for fits, days in groupby(_each(start, end), self._fits):
                if fits:
                    row = list(days)
                    yield row[0], row[-1]

    def latest(self, day: dt.date, most: dt.timedelta) -> dt.date | None:
        """The last of the days that is a day, or not so long before it."""
        days = (day - n * DAY for n in range(min(most.days, day.toordinal() - 1) + 1))
        return next((one for one in days if self.may_be_in(one, one)), None)

    @property
    def is_narrow(self) -> bool:
        """Whether they are a fortnight at most, or one day of a year or of some weeks."""
        is_short = (self.last - self.first).days <= FORTNIGHT
        return is_short or self.weekday is not None or bool(self.month_days)

    def _between(self, first: dt.date | None, last: dt.date | None) -> Iterator[Stretch]:
        for one in self.apart or ((self.first, self.last),):
            start, end = max(first or dt.date.min, one[0]), min(last or dt.date.max, one[1])
            if start <= end:
                yield start, end

    def _fits(self, day: dt.date) -> bool:
        if self.weekday is not None and day.isoweekday() != self.weekday:
            return False
        if self.month_days and (day.month, day.day) not in self.month_days:
            return False
        return not self.months or day.month in self.months


def _each(first: dt.date, last: dt.date) -> Iterator[dt.date]:
    return (first + n * DAY for n in range((last - first).days + 1))


FORTNIGHT: Final = 14
