"""When a thing begins and ends, by its date: as days with bounds, numbered for a graph."""

import datetime as dt
from dataclasses import replace
from functools import lru_cache
from typing import Final

from pourparler import Date, DateKind
from pourparler_validators.facts.dates import MOST_KEPT, Days, instant, reliable
from pourparler_validators.facts.extents import extent
from pourparler_validators.facts.timeline.graph import Bound
from pourparler_validators.late_dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Moment:
    """A day within bounds, as they are written, and as far as they are beyond doubt."""

    lower: Bound = None
    upper: Bound = None
    sure_lower: Bound = None
    sure_upper: Bound = None


UNKNOWN: Final = Moment()


@dataclass(frozen=True, slots=True)
class Span:
    """The first day of a thing and its last."""

    first: Moment = UNKNOWN
    last: Moment = UNKNOWN
    is_one_day: bool = False
    """Whether both are the same day."""
    instant: dt.datetime | None = None
    """The moment, where it is known."""

    @property
    def is_bounded(self) -> bool:
        """Whether anything is known of its days."""
        return self.first is not UNKNOWN or self.last is not UNKNOWN


NO_DATE: Final = Span()
SOME_DAY: Final = Span(is_one_day=True)
"""A day of which nothing is known."""


@lru_cache(maxsize=MOST_KEPT)
def span_of(date: Date | None) -> Span:
    """When a thing of a date begins and ends; not known where the date cannot be relied on."""
    date = reliable(date)
    if date is None:
        return NO_DATE
    written, sure = extent(date), extent(date, is_widened=True)
    first, last = _moment(written.begins, sure.begins), _moment(written.ends, sure.ends)
    return Span(first, last, date.kind is not DateKind.INTERVAL, instant(date))


@lru_cache(maxsize=MOST_KEPT)
def published_span(date: Date) -> Span:
    """When a text was published; beyond doubt it was by the day after.

    Somewhere on earth it is a day later than where the text is dated.
    """
    day = span_of(date).last
    sure = None if day.sure_upper is None else day.sure_upper + 1
    day = replace(day, sure_upper=sure)
    return Span(day, day, is_one_day=True)


def _moment(written: Days, sure: Days) -> Moment:
    bounds = [None if day is None else day.toordinal() for day in (*written, *sure)]
    return UNKNOWN if bounds == [None] * 4 else Moment(*bounds)
