"""How days are told in messages."""

import datetime as dt
from typing import Final

WEEKDAYS: Final = (*("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),)


def said_day(day: dt.date) -> str:
    """A day with its weekday: Saturday 2008-08-16."""
    return f"{WEEKDAYS[day.weekday()]} {day}"


def said_days(first: dt.date, last: dt.date) -> str:
    """A day, or a stretch of days: 2008-08-11 to 2008-08-17."""
    return said_day(first) if first == last else f"{first} to {last}"
