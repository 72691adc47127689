"""Whether an article tells a date, wherever it does."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from pourparler import Date
from pourparler_validators.grounding.dates.days import DAY, Days
from pourparler_validators.grounding.dates.reading import DatesTold, ToldDate
from pourparler_validators.grounding.dates.resolving import LENGTH, SLACK, days_of
from pourparler_validators.grounding.dates.told import Told, Unit
from pourparler_validators.late_dataclasses import dataclass

BEFORE_PUBLICATION: Final = 14
"""So many days before an article appears it may have been said what it quotes."""
_WIDEST: Final = {len("2025"): 800, len("2025-06"): 200}
"""Of how many days a stretch may be that tells a year or month; one that tells a day is shorter."""


@dataclass(frozen=True, slots=True)
class Sought:
    """A date of a record that is looked for in articles."""

    first: dt.date
    last: dt.date
    widest: int | None
    """Of how many days a stretch may be that tells it; none of a day."""

    def is_among(self, days: Days) -> bool:
        """Whether these days tell it: those of a whole year tell no day of it."""
        width = (days.last - days.first).days
        is_near = days.is_narrow or (
            self.widest is not None and (width <= self.widest or bool(days.months))
        )
        return is_near and days.may_be_in(self.first, self.last)

    def moved(self, days: int, slack: int) -> "Sought":
        """The date so many days later, or a few days around it."""
        first, last = self.first + (days - slack) * DAY, self.last + (days + slack) * DAY
        return Sought(first, last, self.widest)


def sought(date: Date) -> Sought | None:
    """What to look for to find a date; nothing where it is no more than about right, or bounds."""
    sides = [side for side in date.text.split("/") if side != ".."]
    is_plain = not (date.is_approximate or date.is_uncertain or date.text.startswith("["))
    first, last = date.earliest or date.latest, date.latest or date.earliest
    if not is_plain or first is None or last is None:
        return None
    return Sought(first, last, _WIDEST.get(min(map(len, sides))))


def is_told(wanted: Sought, dates: DatesTold) -> bool:
    """Whether a date of an article is the one that is looked for."""
    return any(one.days is not None and wanted.is_among(one.days) for one in dates.found)


def may_be_meant(wanted: Sought, dates: DatesTold, days: Sequence[dt.date]) -> str:
    """Why a date of an article may mean the one that is looked for, though not surely; else "".

    A date that hangs on the story counts from one of the dates of the article, from the day on
    which it appeared, or from one of some other ``days``.
    """
    anchors = [*(one.days for one in dates.found if one.days is not None), *_each(days, dates)]
    unknown = (one for one in dates.found if one.days is None)
    return next((one.reason for one in unknown if _may_be(one, wanted, dates, anchors)), "")


def _each(days: Iterable[dt.date], dates: DatesTold) -> Iterator[Days]:
    yield from (Days(day, day) for day in days)
    if dates.around is not None:
        yield Days(*dates.around)


def _may_be(one: ToldDate, wanted: Sought, dates: DatesTold, anchors: Sequence[Days]) -> bool:
    if not one.told.hangs_on_story:
        said = days_of(one.told, dates.published) if dates.published else None
        around = wanted.moved(BEFORE_PUBLICATION // 2, BEFORE_PUBLICATION // 2)
        return said is None or said.may_be_in(around.first, around.last)
    count, slack = _distance(one.told)
    try:
        around_it = [wanted.moved(-count, slack), wanted.moved(count, slack)]
    except OverflowError:
        return True
    return any(each.is_among(anchor) for each in around_it for anchor in anchors)


def _distance(told: Told) -> tuple[int, int]:
    """How many days a date lies from that on which it hangs, and how wrong that may be."""
    unit = told.unit or Unit.DAY
    return round(abs(told.count or 1) * LENGTH[unit]), SLACK[unit]
