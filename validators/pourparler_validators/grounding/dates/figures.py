"""Dates that are written in figures: 2025-06-02, 2.6.2025, 6/2/25, am 2.6."""

import re
from bisect import bisect_left
from dataclasses import replace
from typing import Final

from pourparler_validators.grounding.dates.date_text import DateText
from pourparler_validators.grounding.dates.told import Told

_ISO: Final = re.compile(r"(\d{4})([-/])(\d\d)\2(\d\d)(?!\d)")
_FIGURES: Final = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d\d)(?![\d/]|\.\d)")
_NO_YEAR: Final = re.compile(r"(\d{1,2})\.(\d{1,2})\.(?!\d)")
_LONGEST: Final = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def in_figures(text: DateText, place: int) -> Told | None:
    """A day that is written in figures.

    With full stops the day stands first in all languages, with strokes in most.
    """
    token, level1 = text.article.tokens[place], text.article.level1.text
    if not token.text[0].isdigit():
        return None
    if match := _ISO.match(level1, token.start):
        year, month, day = int(match[1]), int(match[3]), int(match[4])
        return valid(Told(place, _last(text, match.end()), year, month=month, day=day))
    match = _FIGURES.match(level1, token.start)
    if match is None:
        return _without_year(text, place)
    is_numeric, is_whole = text.words.are_numeric, len(match[4]) == len("2025")
    is_day_first = is_numeric or (match[2] == "." and is_whole)
    if not (is_day_first or match[2] == "/"):
        return None
    one, other, year = int(match[1]), int(match[3]), _whole_year(int(match[4]))
    month, day = (other, one) if is_day_first else (one, other)
    told = Told(place, _last(text, match.end()), year, month=month, day=day)
    if is_day_first:
        return valid(told)
    turned = valid(replace(told, month=day, day=month))
    found = valid(told)
    return replace(found, is_either_way=turned is not None) if found else turned


def _without_year(text: DateText, place: int) -> Told | None:
    """Am 2.6., where full stops make ordinals and a word leads to a day."""
    match = _NO_YEAR.match(text.article.level1.text, text.article.tokens[place].start)
    if match is None or not text.language.numerals.has_ordinal_stop:
        return None
    is_led_to = any(text.phrase(text.words.day_leads, place - n) == place for n in (1, 2))
    last = _last(text, match.end(2))
    return valid(Told(place, last, month=int(match[2]), day=int(match[1]))) if is_led_to else None


def _last(text: DateText, end: int) -> int:
    """The word that ends there."""
    return bisect_left(text.article.ends, end)


def _whole_year(year: int) -> int:
    """A year of which two figures may be left out: those of the hundred years around 2020."""
    if year >= _CENTURY:
        return year
    return year + (2000 if year < _CENTURY_TURNS else 1900)


def valid(told: Told) -> Told | None:
    """The date, if there is such a day in some year."""
    month, days = told.month or 0, (told.day or 0, told.last_day or told.day or 0)
    if not 1 <= month <= len(_LONGEST) or not 1 <= days[0] <= days[1] <= _LONGEST[month - 1]:
        return None
    return told


_CENTURY: Final = 100
_CENTURY_TURNS: Final = 70
"""A year of two figures is of this century below it."""
