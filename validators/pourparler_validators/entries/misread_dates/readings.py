"""Texts that say a day in another way: each reading knows one, and offers the date."""

import calendar
import datetime as dt
import re
from collections.abc import Callable
from typing import Final

from pourparler_validators.entries.cause import Cause, choice
from pourparler_validators.entries.misread_dates.offers import is_date, stretch
from pourparler_validators.entries.misread_dates.seasons import coded_season, quarter

_NO_OFFSET: Final = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})T[0-9]{2}:[0-9]{2}(:[0-9]{2})?")
_INSTANT: Final = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})T([0-9]{2}):([0-9]{2})(?::([0-9]{2}))?"
    r"(Z|[+-]([0-9]{2}):([0-9]{2}))"
)
_NUMBERS: Final = re.compile(r"([0-9]{1,2})([./-])\s?([0-9]{1,2})\2\s?([0-9]{4}|[0-9]{2})")
_SPREADSHEET_DAY: Final = re.compile(r"([1-9][0-9]{4})(\.[0-9]+)?")
_DAY_0: Final = dt.date(1899, 12, 30)
_LIKELY_DAYS: Final = range(20_000, 73_051)
"""From 1954 to 2099."""
_WEEK: Final = re.compile(r"([0-9]{4})-?[Ww]([0-9]{2})(?:-?([1-7]))?")
_ORDINAL: Final = re.compile(r"([0-9]{4})-?([0-9]{3})")
_DECADE: Final = re.compile(r"([0-9]{3})(?:0s|[Xx])|([0-9]{2})[Xx]{2}")
_CALENDAR: Final = re.compile(r"([0-9]{4})-([0-9]{2})(?:-([0-9]{2}))?[~?%]?")
_TWO_DATES: Final = re.compile(r"([0-9-]{4,10})\s*(?:[,;]|\.\.)\s*([0-9-]{4,10})")
_WIDE_BOUNDS: Final = re.compile(r"\[([0-9-]*)[~?%]?\.\.([0-9-]*)[~?%]?\]")
_TIMED_SIDES: Final = re.compile(r"([0-9-]{10})T[0-9:.+-]+Z?(?=/|$)")


def reading(text: str) -> Cause | None:
    """Why a text is not a date, if it is written in a way that is known."""
    return next((cause for read in _READINGS if (cause := read(text))), None)


def _numbers(text: str) -> Cause | None:
    """Day, month and year, or month, day and year: with points the day is first, but not surely."""
    match = _NUMBERS.fullmatch(text)
    if match is None:
        return None
    if len(match[4]) == 2:
        return Cause("its year has two digits", hint="write the year with four digits, and first")
    first, second, year = int(match[1]), int(match[3]), match[4]
    by_day, by_month = f"{year}-{second:02}-{first:02}", f"{year}-{first:02}-{second:02}"
    offers = [date for date in dict.fromkeys((by_day, by_month)) if is_date(date)]
    if len(offers) == 2:
        said = "day and month cannot be told apart"
        return choice(said, ((by_day, "if the day stands first"), (by_month, "if the month does")))
    if not offers:
        return None
    return Cause("the year does not stand first", tuple(offers), is_form_only=True)


def _no_offset(text: str) -> Cause | None:
    match = _NO_OFFSET.fullmatch(text)
    if match is None or not is_date(f"{text}Z"):
        return None
    offers = (
        (match[1], "for the day"),
        (f"{text}Z", "if that is the time in UTC"),
        (f"{text}+03:00", "with the offset of the place"),
    )
    return choice("its time lacks the offset from UTC", offers)


def _instant(text: str) -> Cause | None:
    """A time of day that no clock shows."""
    match = _INSTANT.fullmatch(text)
    if match is None or not is_date(match[1]):
        return None
    if match[2] == "24" and match[3] == "00" and match[4] in (None, "00"):
        day = dt.date.fromisoformat(match[1])
        if day == dt.date.max:
            return Cause("hours go from 00 to 23", hint="write the day alone")
        time = text[len("2025-06-02T24") :]
        return Cause(
            "hours go from 00 to 23: midnight is 00:00 of the next day",
            (f"{day + dt.timedelta(days=1)}T00{time}",),
        )
    if int(match[2]) > 23:
        return Cause("hours go from 00 to 23", hint="write the hour that is meant, or the day")
    if int(match[3]) > 59 or int(match[4] or 0) > 59:
        return Cause("minutes and seconds go from 00 to 59", hint="write the time that is meant")
    return Cause(
        "an offset from UTC goes to 14:59", hint="write the offset of the place, such as +03:00"
    )


def _week(text: str) -> Cause | None:
    match = _WEEK.fullmatch(text)
    if match is None:
        return None
    try:
        first = dt.date.fromisocalendar(int(match[1]), int(match[2]), int(match[3] or 1))
        last = first + dt.timedelta(days=6)
    except (ValueError, OverflowError):
        return Cause("there is no such week", hint="write the day that is meant")
    if match[3]:
        return Cause("days are not counted by weeks", (str(first),), is_form_only=True)
    return stretch("days are not counted by weeks", str(first), str(last))


def _ordinal(text: str) -> Cause | None:
    match = _ORDINAL.fullmatch(text)
    if match is None or match[1] == "0000":
        return None
    year, number = int(match[1]), int(match[2])
    if not 1 <= number <= 365 + calendar.isleap(year):
        return None
    day = dt.date(year, 1, 1) + dt.timedelta(days=number - 1)
    said = "days are not counted from the beginning of the year"
    return Cause(said, (str(day),), is_form_only=True)


def _decade(text: str) -> Cause | None:
    match = _DECADE.fullmatch(text)
    if match is None:
        return None
    first, last = (
        (f"{match[1]}0", f"{match[1]}9") if match[1] else (f"{match[2]}00", f"{match[2]}99")
    )
    if first == "0000":
        return None
    offers = (
        (f"{first}/{last}", "for what lasted from the first year to the last"),
        (f"[{first}-01-01..{last}-12-31]", "for one day within them"),
    )
    return choice("it names several years", offers)


def _not_in_calendar(text: str) -> Cause | None:
    match = _CALENDAR.fullmatch(text)
    if match is None or is_date(text):
        return None
    year, month, day = match[1], int(match[2]), match[3]
    if year == "0000":
        return Cause("there is no year 0000: years go from 0001 to 9999", hint="write the year")
    if not 1 <= month <= 12:
        turned = f"{year}-{day}-{match[2]}"
        offers = (turned,) if day and is_date(turned) else ()
        return Cause(
            f"there is no month {match[2]}", offers, "" if offers else "months go from 01 to 12"
        )
    length = calendar.monthrange(int(year), month)[1]
    of_year = f" {int(year)}" if month == 2 else ""
    said = f"{calendar.month_name[month]}{of_year} has {length} days"
    return Cause(said, hint=f"write the day that is meant, or the month alone: {year}-{match[2]}")


def _two_dates(text: str) -> Cause | None:
    match = _TWO_DATES.fullmatch(text)
    if match is None or not is_date(match[1]) or not is_date(match[2]):
        return None
    first, last = _first_day(match[1]), _last_day(match[2])
    offers = (
        (f"{match[1]}/{match[2]}", "for what lasted from the first to the last"),
        (f"[{first}..{last}]", "for one day within them"),
    )
    return choice("it holds two dates", offers)


def _bounds(text: str) -> Cause | None:
    match = _WIDE_BOUNDS.fullmatch(text)
    if match is None:
        return None
    first = _first_day(match[1]) if match[1] else ""
    last = _last_day(match[2]) if match[2] else ""
    bounds = f"[{first}..{last}]"
    if not is_date(bounds):
        return None
    return Cause("bounds take whole days, without ~, ? or %", (bounds,))


def _timed_sides(text: str) -> Cause | None:
    days = _TIMED_SIDES.sub(r"\1", text)
    if "/" not in text or days == text or not is_date(days):
        return None
    first, _, last = days.partition("/")
    return Cause("the sides of an interval have no time", (first if first == last else days,))


def _qualified_instant(text: str) -> Cause | None:
    match = _INSTANT.fullmatch(text[:-1])
    if match is None or text[-1] not in "~?%":
        return None
    hint = f"write the day with it, {match[1]}{text[-1]}, or the time without it"
    return Cause(f"a time takes no {text[-1]}", hint=hint)


def _nothing(text: str) -> Cause | None:
    """An interval, or bounds, without an end on either side."""
    if text not in ("..", "/", "../", "/..", "../..", "[..]", "[]"):
        return None
    return Cause("it has no day on either side", hint="what is not known is left out: delete it")


def _spreadsheet_day(text: str) -> Cause | None:
    """The number of a day, from 1900 on, which spreadsheets keep in place of a date."""
    match = _SPREADSHEET_DAY.fullmatch(text)
    if match is None or int(match[1]) not in _LIKELY_DAYS:
        return None
    day = (_DAY_0 + dt.timedelta(days=int(match[1]))).isoformat()
    hint = f"write {day} if a spreadsheet made the number of a day, or a year with four digits"
    return Cause("it is a number, as spreadsheets keep days", (day,), hint)


def _odd_year(text: str) -> Cause | None:
    match = re.fullmatch(r"([-+Y]?)([0-9]{1,9})(-[0-9]{2}){0,2}", text)
    if match is None or (len(match[2]) == 4 and match[1] != "-" and match[2] != "0000"):
        return None
    return Cause(
        "a year has four digits, from 0001 to 9999", hint="write the year with four digits"
    )


def _first_day(text: str) -> str:
    return text + "-01" * (2 - text.count("-"))


def _last_day(text: str) -> str:
    """The last day of a year or month; a day itself."""
    year, month, *days = f"{text}-12".split("-") if text.count("-") == 0 else text.split("-")
    if days and text.count("-") == 2:
        return text
    if not (year.isdecimal() and month.isdecimal() and 1 <= int(month) <= 12 and int(year)):
        return text
    return f"{year}-{month}-{calendar.monthrange(int(year), int(month))[1]}"


_READINGS: Final[tuple[Callable[[str], Cause | None], ...]] = (
    *(
        _nothing,
        _numbers,
        _no_offset,
        _instant,
        _qualified_instant,
        coded_season,
        quarter,
        _week,
        _ordinal,
    ),
    *(_decade, _two_dates, _bounds, _timed_sides, _not_in_calendar),
    *(_spreadsheet_day, _odd_year),
)
