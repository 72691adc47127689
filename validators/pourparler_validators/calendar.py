"""What dates say for rules: which of them can be relied on, and what follows from two."""

import datetime as dt
from typing import Final

from pourparler import Date

PLACEHOLDERS: Final = ("1900-01-01", "1970-01-01", "2000-01-01", "9999")
"""The days, and the year, that programs fill in."""


def is_placeholder(date: Date) -> bool:
    """Whether the date is one that programs fill in where none is known."""
    sides = date.text.strip("[]").replace("/", "..").split("..")
    return any(side.startswith(PLACEHOLDERS) for side in sides)


def reliable(date: Date | None) -> Date | None:
    """The date, unless a rule of its own speaks of it: reversed, or a placeholder."""
    return None if date is None or date.is_reversed or is_placeholder(date) else date


def ends_before(first: Date | None, second: Date | None) -> bool:
    """Whether the first is over, beyond doubt, before the second begins."""
    earlier, later = reliable(first), reliable(second)
    if earlier is None or later is None or earlier.latest is None or later.earliest is None:
        return False
    return earlier.latest < later.earliest


def is_after(date: Date | None, day: dt.date) -> bool:
    """Whether the date lies, beyond doubt, after a day."""
    known = reliable(date)
    return known is not None and known.earliest is not None and known.earliest > day
