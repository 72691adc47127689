"""The title and the day that a text itself gives, in its first lines."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from pourparler import Date
from pourparler_validators.coding.locating import sayable
from pourparler_validators.entries.misread_dates.causes import cause_of
from pourparler_validators.entries.misread_dates.offers import is_date

MAX_TITLE: Final = 250
"""The longest title, in characters."""
MAX_DATELINE: Final = 80
_ENDS: Final = ".!;:,…"
_DASH: Final = re.compile(r"\s+[—–-]{1,2}\s+|—")
_IN_BRACKETS: Final = re.compile(r"\s*\([^)]*\)\s*$")


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands at the head of a text."""

    title: str | None = None
    published: str | None = None
    """The day of the dateline, as a record writes it."""


def heading(text: str) -> Heading:
    """The title and the day of a text, as far as its first lines give them.

    A title is a first line without a full stop, above others. The day is a line of its own below
    it, or stands before a dash where the text begins: ``GENEVA, May 16, 2025 (AP) —``. A day
    without its year is none.
    """
    lines = [one.strip() for one in text.split("\n") if one.strip()]
    title = sayable(lines[0]) if len(lines) > 1 and _is_title(lines[0]) else None
    below = lines[1 if title else 0 :][:2]
    return Heading(title, next(_days(below), None))


def _is_title(line: str) -> bool:
    closing = line.rstrip("\"'”’»")
    is_short = len(line) <= MAX_TITLE and closing[-1:] not in tuple(_ENDS)
    return is_short and any(letter.isalpha() for letter in line) and day_of(line) is None


def _days(lines: list[str]) -> Iterator[str]:
    for place, line in enumerate(lines):
        day = day_of(line) if len(line) <= MAX_DATELINE else None
        lead = _DASH.split(line[: MAX_DATELINE + 1], maxsplit=1)
        if day is None and len(lead) == 2:
            day = _last_day(_IN_BRACKETS.sub("", lead[0]))
        if day is not None:
            yield day
        if place == 0 and day is None:
            return


def day_of(words: str) -> str | None:
    """The one day that words name, written as a record writes it; nothing for other words."""
    plain = " ".join(words.split()).rstrip(".")
    if is_date(plain):
        found = plain
    else:
        cause = cause_of(plain)
        found = cause.offers[0] if cause is not None and len(cause.offers) == 1 else ""
    if not is_date(found):
        return None
    date = Date(found)
    return found if date.earliest == date.latest and not date.is_approximate else None


def _last_day(words: str) -> str | None:
    """The day at the end of words, behind a place: ``GENEVA, May 16, 2025``."""
    parts = words.split(",")
    tries = (",".join(parts[start:]) for start in range(len(parts)))
    return next((day for one in tries if (day := day_of(one.strip()))), None)
