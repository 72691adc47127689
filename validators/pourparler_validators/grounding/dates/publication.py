"""The day on which an article appeared, worked out from what it says where it is not known.

"Next Monday, June 2" was written 1 to 13 days before a June 2 that is a Monday. Each date of this
kind leaves some stretches of days; the article appeared in one that all of them share.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from typing import Final

from pourparler_validators.grounding.dates.days import DAY, Stretch
from pourparler_validators.grounding.dates.told import Relation, Told
from pourparler_validators.late_dataclasses import dataclass

FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2100
FARTHEST: Final = 13
"""By so many days "next" and "last" reach at most."""


@dataclass(frozen=True, slots=True)
class Solution:
    """The stretches of days in which an article can have appeared."""

    stretches: Sequence[Stretch]
    told: Told | None = None
    """The first date that leaves none, if one does."""

    @property
    def is_out_of_bounds(self) -> bool:
        """Whether no day is left, and no date is to blame."""
        return not self.stretches and self.told is None

    @property
    def only(self) -> Stretch | None:
        """The stretch, if there is no other."""
        return self.stretches[0] if len(self.stretches) == 1 else None

    @property
    def years(self) -> list[int]:
        """The years in which it can have appeared."""
        return sorted({first.year for first, _ in self.stretches})


def solved(
    told: Sequence[Told],
    first: dt.date | None,
    last: dt.date | None,
    bounds: Iterable[Sequence[Stretch]] = (),
) -> Solution:
    """When an article appeared that tells these dates, no earlier and no later than two days.

    ``bounds`` are stretches of days, in one of each of which it appeared for another reason.
    """
    known = first or dt.date(FIRST_YEAR, 1, 1), last or dt.date(LAST_YEAR, 12, 31)
    stretches: list[Stretch] = [known]
    for bound in bounds:
        stretches = list(_shared(stretches, bound))
    for one in told:
        if not stretches:
            break
        if not tells_year(one):
            continue
        shared = list(_shared(stretches, list(_stretches(one, *known))))
        if not shared:
            return Solution((), one)
        stretches = shared
    return Solution(stretches)


def tells_year(told: Told) -> bool:
    """Whether the weekday of a near day tells its year: next Monday, June 2."""
    is_near = told.relation in (Relation.BEFORE, Relation.AFTER) and told.unit is None
    is_day = told.month is not None and told.day is not None and told.last_day is None
    return is_near and is_day and told.weekday is not None and told.year is None


def _stretches(told: Told, first: dt.date, last: dt.date) -> Iterator[Stretch]:
    """The days around each day of the calendar that has the weekday of the date."""
    for year in range(first.year - 1, last.year + 2):
        with suppress(ValueError):
            day = dt.date(year, told.month or 1, told.day or 1)
            if day.isoweekday() == told.weekday:
                yield _around(day, told.relation is Relation.AFTER)


def _around(day: dt.date, is_next: bool) -> Stretch:
    far = FARTHEST * DAY
    return (day - far, day - DAY) if is_next else (day + DAY, day + far)


def _shared(ones: Sequence[Stretch], others: Sequence[Stretch]) -> Iterator[Stretch]:
    """The days that stretches of both share."""
    for one in ones:
        for other in others:
            first, last = max(one[0], other[0]), min(one[1], other[1])
            if first <= last:
                yield first, last
