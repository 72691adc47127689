"""What dates say for rules: which of them can be relied on, and what follows from two."""

import datetime as dt
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final, TypeAlias

from pourparler import Date

PLACEHOLDERS: Final = ("1900-01-01", "1970-01-01", "2000-01-01", "9999")
"""The days, and the year, that programs fill in."""

MOST_KEPT: Final = 16_384
"""So many dates are looked at once only."""

Days: TypeAlias = tuple[dt.date | None, dt.date | None]
"""The first and the last day that a date can mean; ``None`` where it is open."""

_QUALIFIERS: Final = "~?%"


def is_placeholder(date: Date) -> bool:
    """Whether the date is one that programs fill in where none is known."""
    sides = date.text.strip("[]").replace("/", "..").split("..")
    return any(side.startswith(PLACEHOLDERS) for side in sides)


@lru_cache(maxsize=MOST_KEPT)
def reliable(date: Date | None) -> Date | None:
    """The date, unless a rule of its own speaks of it: reversed, or a placeholder."""
    return None if date is None or date.is_reversed or is_placeholder(date) else date


def one_day(date: Date | None) -> dt.date | None:
    """The day that a date means, if it means one and can be relied on."""
    known = reliable(date)
    is_one = known is not None and known.earliest == known.latest
    return known.earliest if known is not None and is_one else None


def ends_before(first: Date | None, second: Date | None) -> bool:
    """Whether the first, as it is written, is over before the second begins.

    Two instants are compared as such; a day is that of the place where it was dated.
    """
    if first is None or second is None:
        return False
    earlier, later = reliable(first), reliable(second)
    if earlier is None or later is None:
        return False
    moments = instant(earlier), instant(later)
    if moments[0] is not None and moments[1] is not None:
        return moments[0] < moments[1]
    return _is_before(earlier.latest, later.earliest)


def overlap(one: Date | None, other: Date | None) -> bool:
    """Whether two dates can mean the same time; one that cannot be relied on may mean any."""
    return not ends_before(one, other) and not ends_before(other, one)


def are_in_order(dates: Iterable[Date | None]) -> bool:
    """Whether none of the dates ends before one above it begins."""
    return not any(backwards(dates))


def backwards(dates: Iterable[Date | None]) -> Iterator[tuple[int, int]]:
    """The dates that end before one above them begins: the position of that one, and theirs."""
    above: tuple[int, Date | None] = (0, None)
    for position, date in enumerate(dates):
        is_backwards = ends_before(date, above[1])
        if is_backwards:
            yield above[0], position
        if is_backwards or _begin(date) >= _begin(above[1]):
            above = position, date


def surely_ends_before(first: Date | None, second: Date | None) -> bool:
    """Whether the first is over before the second begins even if both are only about right."""
    if first is None or second is None:
        return False
    is_exact = not (_is_qualified(first) or _is_qualified(second))
    return ends_before(first, second) and (
        is_exact or _is_before(widened(first)[1], widened(second)[0])
    )


def is_surely_reversed(date: Date) -> bool:
    """Whether the date ends before it begins even if its sides are only about right."""
    first, last = widened(date)
    return _is_before(last, first)


def is_after(date: Date, day: dt.date) -> bool:
    """Whether the date, as it is written, lies after a day."""
    return _is_before(day, date.earliest)


def is_surely_after(date: Date, day: dt.date) -> bool:
    """Whether the date lies after a day even if it is only about right."""
    return _is_before(day, widened(date)[0])


def widened(date: Date) -> Days:
    """The first and last day that the date can mean.

    A side that has ``~``, ``?`` or ``%`` reaches one day, month or year further, as it is given.
    """
    start, _, end = date.text.partition("/")
    first, last = date.earliest, date.latest
    if first is not None and start[-1] in _QUALIFIERS:
        first = _unit_before(first, start)
    if last is not None and (end or start)[-1] in _QUALIFIERS:
        last = _unit_after(last, end or start)
    return first, last


def _begin(date: Date | None) -> dt.date:
    """The first day that counts; the first of all where there is none."""
    known = reliable(date)
    return (known.earliest if known else None) or dt.date.min


def _is_qualified(date: Date) -> bool:
    return date.is_approximate or date.is_uncertain


def _unit_before(day: dt.date, side: str) -> dt.date:
    """The first day of the year, month or day before the one that begins on this day."""
    if day == dt.date.min:
        return day
    before = day - dt.timedelta(days=1)
    return Date(before.isoformat()[: len(side) - 1]).earliest or before


def _unit_after(day: dt.date, side: str) -> dt.date:
    """The last day of the year, month or day after the one that ends on this day."""
    if day == dt.date.max:
        return day
    after = day + dt.timedelta(days=1)
    return Date(after.isoformat()[: len(side) - 1]).latest or after


@lru_cache(maxsize=MOST_KEPT)
def instant(date: Date) -> dt.datetime | None:
    """The moment that the date names; none where it names a day, or more."""
    return dt.datetime.fromisoformat(date.text) if "T" in date.text else None


def _is_before(first: dt.date | None, second: dt.date | None) -> bool:
    return first is not None and second is not None and first < second
