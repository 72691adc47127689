"""Dates in words: the names of months, and words such as "now" and "about"."""

import calendar
import re
from collections.abc import Mapping
from dataclasses import field, replace
from typing import Final

from pourparler_validators.entries.cause import Cause
from pourparler_validators.entries.misread_dates.offers import is_date, stretch
from pourparler_validators.entries.misread_dates.seasons import season
from pourparler_validators.languages.folding import folded
from pourparler_validators.languages.language import Language
from pourparler_validators.languages.tables import languages
from pourparler_validators.late_dataclasses import dataclass

_TOKEN: Final = re.compile(r"[^\W\d_]+|[0-9]+")
_BETWEEN: Final = re.compile(r"[\s,.()\u2013\u2014-]*")
_EDGES: Final = (("01", "10"), ("11", "20"), ("21", ""))
"""The days of the beginning, the middle and the end of a month."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """What the words of a text name."""

    days: tuple[str, ...] = ()
    named: Mapping[str, str] = field(default_factory=dict[str, str])
    """The year, month, season, part of a month, weekday, and ``~`` for about."""


def worded(text: str) -> Cause | None:
    """Why a text is not a date, if it has words of a date in a language that is known."""
    return next((cause for one in languages() if (cause := _in(one, text))), None)


def _in(language: Language, text: str) -> Cause | None:
    words = language.date_words
    tokens = _TOKEN.findall(folded(text))
    if not tokens or len(tokens) > 8:
        return None
    if tokens[0] in words.ongoing and len(tokens) == 1:
        said = "it is another day each time it is read"
        return Cause(said, hint="write the day; an end that is not over is written 2025-06-02/..")
    if _is_relative(language, tokens):
        said = "it says the day by another day"
        return Cause(said, hint="work the day out from that of publication, and write it")
    return _range(language, text) or _of(_spoken(language, text))


def _is_relative(language: Language, tokens: list[str]) -> bool:
    is_counted = any(token in language.date_words.relative for token in tokens)
    return is_counted or (len(tokens) == 1 and _is_weekday(language, tokens[0]))


def _is_weekday(language: Language, token: str) -> bool:
    return len(token) > 2 and any(day.startswith(token) for day in language.weekdays)


def _range(language: Language, text: str) -> Cause | None:
    """Two dates, joined by a stroke, a dash or a word; the last may be open."""
    words = "|".join(map(re.escape, sorted(language.date_words.until)))
    sides = re.split(rf"\s+(?:{words}|-)\s+|\s*[/\u2013\u2014]\s*", folded(text))
    if len(sides) != 2:
        return None
    dates = [_side(language, sides[0]), _side(language, sides[1])]
    if sides[1] in language.date_words.ongoing:
        dates[1] = ".."
    interval = "/".join(dates)
    return Cause("it says the date in words", (interval,)) if is_date(interval) else None


def _side(language: Language, text: str) -> str:
    if is_date(text):
        return text
    cause = _of(_spoken(language, text))
    return cause.offers[0] if cause and len(cause.offers) == 1 else "?"


def _spoken(language: Language, text: str) -> Spoken | None:
    """What the words of a text name; nothing where it has others."""
    tokens = _TOKEN.findall(folded(text))
    if not _BETWEEN.fullmatch(_TOKEN.sub("", folded(text))) or "".join(tokens).isdecimal():
        return None
    found = Spoken()
    for token in tokens:
        more = _named(language, token)
        if more is None or not more.keys().isdisjoint(found.named):
            return None
        days = (*found.days, token.zfill(2)) if token.isdecimal() and not more else found.days
        found = replace(found, days=days, named={**found.named, **more})
    return (
        found if "year" in found.named and not (found.days and "month" not in found.named) else None
    )


def _named(language: Language, token: str) -> dict[str, str] | None:
    """What a word says; nothing said by a filler or the number of a day, ``None`` by any other."""
    words = language.date_words
    if token.isdecimal():
        return {"year": token} if len(token) == 4 else {} if len(token) <= 2 else None
    if token in language.months:
        return {"month": f"{language.months[token]:02}"}
    if token in words.seasons:
        return {"season": str(words.seasons[token])}
    if words.parts.get(token, 0) in range(1, len(_EDGES) + 1):
        return {"part": str(words.parts[token])}
    if token in words.about:
        return {"about": "~"}
    if _is_weekday(language, token):
        return {"weekday": token}
    return {} if token in words.fillers else None


def _of(spoken: Spoken | None) -> Cause | None:
    if spoken is None:
        return None
    named, sign = spoken.named, spoken.named.get("about", "")
    if "season" in named:
        return season(named["year"], int(named["season"]))
    month = "-".join(named[part] for part in ("year", "month") if part in named)
    if "part" in named:
        return None if spoken.days else _part_of_month(month, named["part"])
    days = [f"{month}-{day}{sign}" for day in spoken.days]
    date = "/".join(days) if days else month + sign
    if len(days) > 2 or not is_date(date):
        return None
    is_sure = "weekday" not in named and not sign
    return Cause("it says the date in words", (date,), is_form_only=is_sure)


def _part_of_month(month: str, part: str) -> Cause | None:
    if "-" not in month or not is_date(month):
        return None
    first, last = _EDGES[int(part) - 1]
    year, number = map(int, month.split("-"))
    last = last or str(calendar.monthrange(year, number)[1])
    return stretch("it names a part of a month", f"{month}-{first}", f"{month}-{last}")
