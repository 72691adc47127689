"""Seasons, quarters and other parts of a year, by the codes of EDTF (ISO 8601-2:2019, 4.8)."""

import re
from typing import Final

from pourparler_validators.entries.cause import Cause, choice
from pourparler_validators.entries.misread_dates.offers import is_date

_CODE: Final = re.compile(r"([0-9]{4})-(2[1-9]|3[0-9]|4[01])")
_QUARTER: Final = re.compile(r"([0-9]{4})[- ]?[Qq]([1-4])|[Qq]([1-4])[- /]?([0-9]{4})")
_NORTHERN: Final = ("03/05", "06/08", "09/11", "12/02")
_SOUTHERN: Final = ("09/11", "12/02", "03/05", "06/08")
_QUARTERS: Final = ("01/03", "04/06", "07/09", "10/12")
_THIRDS: Final = ("01/04", "05/08", "09/12")
_HALVES: Final = ("01/06", "07/12")
_NORTH: Final = "a season of the northern half of the world"
_PARTS: Final = (
    *(("a season", _NORTHERN), (_NORTH, _NORTHERN)),
    *(("a season of the southern half of the world", _SOUTHERN), ("a quarter", _QUARTERS)),
    *(("a third of a year", _THIRDS), ("half a year", _HALVES)),
)
_CODES: Final = {
    code: (what, months)
    for code, (what, months) in enumerate(
        ((what, months) for what, parts in _PARTS for months in parts), start=21
    )
}
"""What each code from 21 to 41 stands for, and its first and last month."""


def coded_season(text: str) -> Cause | None:
    """A season or another part of a year, with its code in place of a month: 2025-22."""
    match = _CODE.fullmatch(text)
    if match is None or not is_date(match[1]):
        return None
    what, months = _CODES[int(match[2])]
    return _of_months(match[1], f"{match[2]} is no month: in EDTF it is {what}", months, what)


def season(year: str, number: int) -> Cause:
    """A season by its name: from 1, spring, to 4, winter."""
    return _of_months(year, "it names a season", _NORTHERN[number - 1], "a season")


def quarter(text: str) -> Cause | None:
    """A quarter of a year: 2025-Q2, Q2 2025."""
    match = _QUARTER.fullmatch(text)
    year = match and (match[1] or match[4])
    if not match or not year or not is_date(year):
        return None
    months = _QUARTERS[int(match[2] or match[3]) - 1]
    return _of_months(year, "it names a quarter of a year", months, "a quarter")


def _of_months(year: str, said: str, months: str, what: str) -> Cause:
    first, last = months.split("/")
    if first > last:
        before, after = f"{int(year) - 1:04}", f"{int(year) + 1:04}"
        offers = [(f"{before}-{first}/{year}-{last}", "for the one that begins the year")]
        offers += [(f"{year}-{first}/{after}-{last}", "for the one that ends it")]
        return choice(said, [offer for offer in offers if is_date(offer[0])])
    interval = f"{year}-{first}/{year}-{last}"
    where = ", its months in the north" if what == "a season" else ", its months"
    return Cause(said, (interval,), f"write {interval}{where}")
