"""Dates as coders write them: a subset of EDTF (ISO 8601-2:2019), with their bounds.

======================================  ==================================================
written                                 means
======================================  ==================================================
``2025-06-02``, ``2025-06``, ``2025``   that day, month or year
``2025-06-02T14:30+03:00``              that instant; the day is that of its own offset
``2025-06-02~``, ``?``, ``%``           approximate, uncertain, both
``2025-05-16/2025-05-17``               lasted from … to …; one side may be ``..`` (open)
``[2025-05-26..2025-06-01]``            one day somewhere within these bounds
======================================  ==================================================
"""

import calendar
import datetime as dt
import enum
import re
from functools import lru_cache, total_ordering
from typing import Any, Final, NoReturn

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

_YEAR = "(000[1-9]|00[1-9][0-9]|0[1-9][0-9]{2}|[1-9][0-9]{3})"
_LEAP_YEAR = "([0-9]{2}(0[48]|[2468][048]|[13579][26])|(0[48]|[2468][048]|[13579][26])00)"
_MONTH_DAY = (
    "((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])"
    "|(0[469]|11)-(0[1-9]|[12][0-9]|30)"
    "|02-(0[1-9]|1[0-9]|2[0-8]))"
)
_DAY = f"({_YEAR}-{_MONTH_DAY}|{_LEAP_YEAR}-02-29)"
_TIME = "T([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?(Z|[+-](0[0-9]|1[0-4]):[0-5][0-9])"
_SIDE = f"({_DAY}|{_YEAR}(-(0[1-9]|1[0-2]))?)[~?%]?"
DATE_PATTERN: Final = (
    rf"^({_DAY}{_TIME}"
    rf"|{_SIDE}(/({_SIDE}|\.\.))?"
    rf"|\.\./{_SIDE}"
    rf"|\[{_DAY}\.\.({_DAY})?\]"
    rf"|\[\.\.{_DAY}\])$"
)
"""All dates and nothing else, calendar included, for the JSON Schemas."""

DATE_EXAMPLE: Final = (
    "2025-06-02, 2025-06, 2025, 2025-06-02~, 2025-05-16/2025-05-17 or [2025-05-26..2025-06-01]"
)

_ONE_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?([~?%]?)", re.ASCII)
_INSTANT = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})T([01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?"
    r"(?:Z|[+-](?:0[0-9]|1[0-4]):[0-5][0-9])",
    re.ASCII,
)
_FIELDS = ("text", "earliest", "latest", "kind")
_DAY_SECONDS = 86_400
_PLAIN_DAY_LENGTH = len("2025-06-02")

_Bounds = tuple[dt.date | None, dt.date | None]


class DateKind(enum.StrEnum):
    """What a date says about the day that it means."""

    EXACT = "exact"
    """That day, month, year or instant."""
    APPROXIMATE = "approximate"
    """About then (``~``)."""
    UNCERTAIN = "uncertain"
    """Perhaps then (``?``)."""
    APPROXIMATE_AND_UNCERTAIN = "approximate_and_uncertain"
    """Perhaps about then (``%``)."""
    INTERVAL = "interval"
    """It lasted from the first to the last day."""
    BOUNDS = "bounds"
    """One day somewhere within the bounds."""


_QUALIFIED = {
    "": DateKind.EXACT,
    "~": DateKind.APPROXIMATE,
    "?": DateKind.UNCERTAIN,
    "%": DateKind.APPROXIMATE_AND_UNCERTAIN,
}


@total_ordering
class Date:
    """A date as it is written, with what it says about the calendar.

    ``Date("2025-06")`` has the text ``2025-06``, the earliest day 2025-06-01, the latest day
    2025-06-30 and the kind ``exact``. ``Date(datetime.date(2025, 6, 2))`` is that day, and
    ``Date`` of a ``datetime.datetime`` that knows its offset from UTC is that instant.

    Dates are equal when their texts are. They sort by their earliest day, then by their latest
    day (an open side is before or after all days), then by the time of day in UTC where both
    have one (a day without a time comes first), then by their texts.

    Raises ``ValueError``, in a coder's words, for a text of another form or a day that is not
    in the calendar.
    """

    # No dataclass: FastAPI takes one for a body, and a date is to be a parameter of a query.
    __slots__ = ("earliest", "kind", "latest", "text")
    __match_args__ = ("text",)

    text: str
    """The date as it is written."""
    earliest: dt.date | None
    """The first day that it can mean; ``None`` where it is open."""
    latest: dt.date | None
    """The last day that it can mean; ``None`` where it is open."""
    kind: DateKind
    """Exact, approximate, uncertain, an interval or bounds."""

    def __init__(self, text: str | dt.date) -> None:
        written = text if isinstance(text, str) else _written(text)
        for name, value in zip(_FIELDS, (written, *_parse(written)), strict=True):
            object.__setattr__(self, name, value)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"a date cannot be changed: {name}")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"a date cannot be changed: {name}")

    def __eq__(self, other: object) -> bool:
        return self.text == other.text if isinstance(other, Date) else NotImplemented

    def __lt__(self, other: object) -> bool:
        return _order(self) < _order(other) if isinstance(other, Date) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.text)

    def __repr__(self) -> str:
        return f"Date(text={self.text!r})"

    def __reduce__(self) -> tuple[type["Date"], tuple[str]]:
        return Date, (self.text,)

    @property
    def is_approximate(self) -> bool:
        """Whether the date, or a side of it, has ``~`` or ``%``."""
        return "~" in self.text or "%" in self.text

    @property
    def is_uncertain(self) -> bool:
        """Whether the date, or a side of it, has ``?`` or ``%``."""
        return "?" in self.text or "%" in self.text

    @property
    def is_reversed(self) -> bool:
        """Whether an interval or bounds end before they begin."""
        return self.earliest is not None and self.latest is not None and self.latest < self.earliest

    def __str__(self) -> str:
        return self.text

    @classmethod
    def __get_pydantic_core_schema__(
        cls, _source: object, _handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        from_text = core_schema.no_info_after_validator_function(
            _from_text, core_schema.str_schema(strict=True)
        )
        return core_schema.json_or_python_schema(
            from_text,
            core_schema.no_info_wrap_validator_function(_keep_date, from_text),
            serialization=core_schema.to_string_ser_schema(when_used="json"),
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, _schema: CoreSchema, _handler: Any) -> dict[str, Any]:
        return {"type": "string", "pattern": DATE_PATTERN}


@lru_cache(maxsize=16_384)
def _from_text(text: str) -> Date:
    try:
        return Date(text)
    except ValueError as error:
        raise PydanticCustomError("date_form", "{reason}", {"reason": str(error)}) from None


def _keep_date(value: object, handler: core_schema.ValidatorFunctionWrapHandler) -> Date:
    if isinstance(value, Date):
        return value
    date: Date = handler(_written(value) if isinstance(value, dt.date) else value)
    return date


def _written(day: object) -> str:
    """How a day, or an instant, of Python is written."""
    if not isinstance(day, dt.date):
        raise TypeError(f"Date takes a text or a datetime.date, not {type(day).__name__}")
    if not isinstance(day, dt.datetime):
        return day.isoformat()
    offset = day.utcoffset()
    if offset is None:
        raise ValueError(
            "a datetime needs its offset from UTC: give it a tzinfo, or give its date() for the day"
        )
    if abs(offset) >= dt.timedelta(hours=15):
        raise ValueError("an offset from UTC is at most 14:59")
    if offset.total_seconds() % 60:
        raise ValueError("an offset from UTC is a number of whole minutes")
    return day.isoformat(timespec="seconds")


def _order(date: Date) -> tuple[dt.date, dt.date, int, str]:
    return (
        date.earliest or dt.date.min,
        date.latest or dt.date.max,
        _seconds(date.text),
        date.text,
    )


def _seconds(text: str) -> int:
    """When on its day an instant is, in seconds by UTC; before all of them for a whole day."""
    if "T" not in text:
        return -_DAY_SECONDS
    time = dt.time.fromisoformat(text.partition("T")[2])
    offset = time.utcoffset() or dt.timedelta()
    return time.hour * 3600 + time.minute * 60 + time.second - int(offset.total_seconds())


def _parse(text: str) -> tuple[dt.date | None, dt.date | None, DateKind]:
    if text.startswith("["):
        return (*_bounds(text), DateKind.BOUNDS)
    if "/" in text:
        return (*_interval(text), DateKind.INTERVAL)
    if "T" in text:
        instant = _INSTANT.fullmatch(text)
        if instant is None:
            raise ValueError(
                "a time is written 2025-06-02T14:30+03:00 or 2025-06-02T14:30:05Z, "
                "with its offset from UTC or Z"
            )
        first, last, _ = _one_date(instant[1])
        return first, last, DateKind.EXACT
    first, last, qualifier = _one_date(text)
    return first, last, _QUALIFIED[qualifier]


def _one_date(text: str) -> tuple[dt.date, dt.date, str]:
    match = _ONE_DATE.fullmatch(text)
    if match is None:
        raise ValueError(f"a date is written {DATE_EXAMPLE}")
    year, month, day = int(match[1]), int(match[2] or 1), int(match[3] or 1)
    if not year >= 1 or not 1 <= month <= 12 or not 1 <= day <= _month_length(year, month):
        raise ValueError("there is no such date in the calendar")
    if match[3]:
        return dt.date(year, month, day), dt.date(year, month, day), match[4]
    last_month = month if match[2] else 12
    last = dt.date(year, last_month, _month_length(year, last_month))
    return dt.date(year, month, 1), last, match[4]


def _month_length(year: int, month: int) -> int:
    return calendar.monthrange(year, month)[1]


def _interval(text: str) -> _Bounds:
    sides = text.split("/")
    if len(sides) != 2 or sides == ["..", ".."]:
        raise ValueError(
            "an interval is written 2025-05-16/2025-05-17, and one side at most is .. (open)"
        )
    start, end = sides
    return (
        None if start == ".." else _one_date(start)[0],
        None if end == ".." else _one_date(end)[1],
    )


def _bounds(text: str) -> _Bounds:
    sides = text[1:-1].split("..")
    if not text.endswith("]") or len(sides) != 2 or not any(sides):
        raise ValueError(
            "bounds are written [2025-05-26..2025-06-01], [..2025-05-16] or [2025-05-16..]"
        )
    if any(side and len(side) != _PLAIN_DAY_LENGTH for side in sides):
        raise ValueError("bounds take whole days, such as [2025-05-26..2025-06-01]")
    start, end = sides
    return (
        _one_date(start)[0] if start else None,
        _one_date(end)[1] if end else None,
    )
