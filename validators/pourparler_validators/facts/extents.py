"""Between which days something begins, and between which it ends; and what contradicts that.

A day, instant, month, year or bounds is one day within them: what it dates begins and ends on that
day. An interval begins within its left side and ends within its right one; ``..`` is no bound.
"""

import datetime as dt
import enum
from collections.abc import Callable
from functools import lru_cache
from typing import Final, TypeAlias

from pourparler import Date
from pourparler_validators.facts.dates import MOST_KEPT, Days, instant, reliable, widened
from pourparler_validators.late_dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Extent:
    """The earliest and the latest day of a beginning, and of an end; ``None`` where it is open.

    Of an instant, where two are compared, the moments.
    """

    begins: Days
    ends: Days


class Holds(enum.IntEnum):
    """Whether something holds of dates that may be only about right."""

    NO = 0
    AS_WRITTEN = 1
    """Only if ``~``, ``?`` and ``%`` are passed over."""
    SURELY = 2


Relation: TypeAlias = Callable[[Extent, Extent], bool]


def begins_before(one: Extent, other: Extent) -> bool:
    """Whether the one has begun before the other can begin."""
    return _is_before(one.begins[1], other.begins[0])


def ends_after(one: Extent, other: Extent) -> bool:
    """Whether the one goes on when the other must have ended."""
    return _is_before(other.ends[1], one.ends[0])


def begins_after(one: Extent, other: Extent) -> bool:
    """Whether the one can begin only when the other must have ended."""
    return _is_before(other.ends[1], one.begins[0])


def how(relation: Relation, one: Date | None, other: Date | None) -> Holds:
    """Whether a relation holds between two dates, both as written and with room for doubt.

    Two instants are compared as such; a day is that of the place where it was dated. Of dates that
    are not there, reversed or placeholders, nothing holds.
    """
    one, other = reliable(one), reliable(other)
    if one is None or other is None:
        return Holds.NO
    moments = instant(one), instant(other)
    if moments[0] is not None and moments[1] is not None:
        return Holds.SURELY if relation(_at(moments[0]), _at(moments[1])) else Holds.NO
    if not relation(extent(one), extent(other)):
        return Holds.NO
    if relation(extent(one, is_widened=True), extent(other, is_widened=True)):
        return Holds.SURELY
    return Holds.AS_WRITTEN


@lru_cache(maxsize=MOST_KEPT)
def extent(date: Date, *, is_widened: bool = False) -> Extent:
    """The days on which what a date dates can begin and end.

    Widened, each side that has ``~``, ``?`` or ``%`` reaches one day, month or year further, as it
    is given. What ends cannot do so before it began.
    """
    left, is_interval, right = date.text.partition("/")
    if not is_interval:
        days = widened(date) if is_widened else (date.earliest, date.latest)
        return Extent(days, days)
    begins, ends = _side(left, is_widened), _side(right, is_widened)
    return Extent(
        (begins[0], _least(begins[1], ends[1])),
        (_greatest(begins[0], ends[0]), ends[1]),
    )


def sure_days(date: Date) -> tuple[dt.date, dt.date] | None:
    """The first and the last day on which it went on beyond doubt; none where there is no such day.

    A side that is open in the past or the future bounds nothing.
    """
    whole = extent(date, is_widened=True)
    first, last = whole.begins[1], whole.ends[0]
    return None if first is None or last is None or last < first else (first, last)


_OPEN: Final = ".."


def _side(text: str, is_widened: bool) -> Days:
    if text == _OPEN:
        return None, None
    date = Date(text)
    return widened(date) if is_widened else (date.earliest, date.latest)


def _at(moment: dt.datetime) -> Extent:
    return Extent((moment, moment), (moment, moment))


def _is_before(one: dt.date | None, other: dt.date | None) -> bool:
    return one is not None and other is not None and one < other


def _least(one: dt.date | None, other: dt.date | None) -> dt.date | None:
    return min((day for day in (one, other) if day is not None), default=None)


def _greatest(one: dt.date | None, other: dt.date | None) -> dt.date | None:
    return max((day for day in (one, other) if day is not None), default=None)
