"""Dates as spreadsheets keep them: a number of days, shown as a date by the style of its cell."""

import datetime
import re
from typing import Final, Literal, TypeAlias

from pourparler_validators.formats.xlsx_reading.scanning import Scanner

Precision: TypeAlias = Literal["year", "month", "day", "instant"]
"""What the style of a cell shows of a date."""

_BUILT_IN: Final[dict[int, Precision]] = {
    **dict.fromkeys((14, 15, 16, *range(27, 32), 36, *range(50, 59)), "day"),
    17: "month",
    22: "instant",
}
"""The styles that have a number and no code (ECMA-376, part 1, 18.8.30), but for times of day."""
_NO_CODE: Final = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|[_*].|am/pm|a/p', re.IGNORECASE)
"""What in the code of a style stands for itself."""
_FIRST_1900: Final = datetime.date(1899, 12, 30)
_FIRST_1904: Final = datetime.date(1904, 1, 1)
_NO_LEAP_DAY: Final = 61
"""Before this number, March 1, 1900, Excel counts a day that there was not."""
_LAST: Final = 2_958_466
_MINUTES: Final = 24 * 60


class Styles:
    """Which styles of cells show dates, by their numbers, and to what precision."""

    def __init__(self) -> None:
        self.dates: dict[str, Precision] = {}
        self._codes: dict[str, str] = {}
        self._within = ""
        self._number = 0

    def scanner(self) -> Scanner:
        """What gathers them from their part."""
        return Scanner(self._start)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if name in ("numFmts", "cellXfs", "cellStyleXfs", "cellStyles", "dxfs"):
            self._within = name
        elif name == "numFmt" and self._within == "numFmts":
            self._codes[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif name == "xf" and self._within == "cellXfs":
            if precision := self._precision(attributes.get("numFmtId", "")):
                self.dates[str(self._number)] = precision
            self._number += 1

    def _precision(self, number: str) -> Precision | None:
        if number in self._codes:
            return precision_of(self._codes[number])
        return _BUILT_IN.get(int(number)) if number.isdecimal() and len(number) < 4 else None


def precision_of(code: str) -> Precision | None:
    """What the code of a style shows of a date; nothing for numbers and times of day."""
    letters = _NO_CODE.sub("", code.partition(";")[0]).casefold()
    if "d" in letters and "h" in letters:
        return "instant"
    if "d" in letters:
        return "day"
    if "y" not in letters:
        return None
    return "month" if "m" in letters else "year"


def iso_of(number: float, precision: Precision, *, is_1904: bool) -> str | None:
    """The date that a number of days stands for, as ISO 8601 writes it; nothing for none."""
    if not (0 if is_1904 else _NO_LEAP_DAY) <= number < _LAST:
        return None
    minutes = round(number * _MINUTES)
    first = _FIRST_1904 if is_1904 else _FIRST_1900
    start = datetime.datetime.combine(first, datetime.time())
    try:
        found = start + datetime.timedelta(minutes=minutes)
    except OverflowError:
        return None
    if minutes % _MINUTES:
        return found.isoformat(timespec="minutes")
    return {"year": f"{found:%Y}", "month": f"{found:%Y-%m}"}.get(precision, f"{found:%Y-%m-%d}")
