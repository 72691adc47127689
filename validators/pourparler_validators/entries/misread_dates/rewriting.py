"""Ways of writing a date that differ from the standard's in form: each is rewritten as it asks."""

import re
import unicodedata
from collections.abc import Callable
from typing import Final

from pourparler_validators.entries.cause import Cause
from pourparler_validators.entries.misread_dates.offers import is_date
from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.messages.wording import listed

_DAY: Final = r"([0-9]{4})-([0-9]{2})-([0-9]{2})"
_TIME: Final = r"(T[0-9]{2}:[0-9]{2}(?::[0-9]{2})?)"
_DASHES: Final = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"


@dataclass(frozen=True, slots=True)
class Habit:
    """A way of writing dates, and how to write the same here."""

    said: str
    pattern: re.Pattern[str]
    replacement: str | Callable[[re.Match[str]], str]
    is_form_only: bool = True

    def rewritten(self, text: str) -> str:
        """The text as it is written here."""
        return self.pattern.sub(self.replacement, text)


def rewritten(text: str) -> tuple[str, list[Habit]]:
    """A text with all that is only written otherwise written as a date is, and what that was."""
    found: list[Habit] = []
    for habit in _HABITS:
        other = habit.rewritten(text)
        if other != text:
            found.append(habit)
            text = other
    return text, found


def rewriting(text: str) -> Cause | None:
    """The cause of a text that is a date but for its form."""
    other, habits = rewritten(text)
    if not habits or not is_date(other):
        return None
    said = listed([habit.said for habit in habits], "and")
    return Cause(said, (other,), is_form_only=all(habit.is_form_only for habit in habits))


def _habit(
    said: str,
    pattern: str,
    replacement: str | Callable[[re.Match[str]], str],
    *,
    is_form_only: bool = True,
) -> Habit:
    return Habit(said, re.compile(pattern, re.ASCII), replacement, is_form_only)


def _ascii_digit(match: re.Match[str]) -> str:
    return str(unicodedata.decimal(match[0]))


_HABITS: Final = (
    _habit("it has white space around it", r"\A\s+|\s+\Z", ""),
    _habit("it has quotation marks within the text", r"\A([\"'])(.*)\1\Z", r"\2"),
    Habit("its digits are not 0 to 9", re.compile(r"[^\x00-\x7f](?<=\d)"), _ascii_digit),
    _habit(
        "the two sides of an interval are not divided by a stroke, /",
        rf"(?<=[0-9~?%])(?:\s+-+\s+|\s*--+\s*|\s*[{_DASHES}]\s*|-(?=[0-9]{{4}}\Z)"
        r"|\s+(?:/\s*)?(?=/)|(?<=/)\s+)(?=[0-9]{4})",
        "/",
    ),
    _habit("it has white space beside the stroke", r"\s*/\s*", "/"),
    _habit("it has another dash in place of the hyphen, -", f"[{_DASHES}]", "-"),
    _habit(
        "year, month and day are not joined by hyphens",
        r"\A([0-9]{4})([/.])([0-9]{1,2})\2([0-9]{1,2})(?![0-9])",
        r"\1-\3-\4",
    ),
    _habit(
        "year and month are not joined by a hyphen", r"\A([0-9]{4})[/.](0[1-9]|1[0-2])\Z", r"\1-\2"
    ),
    _habit(
        "it lacks the hyphens between year, month and day",
        r"(?<![0-9])([12][0-9]{3})(0[1-9]|1[0-2])([0-3][0-9])(?![0-9])",
        r"\1-\2-\3",
    ),
    _habit(
        "month and day need two digits each",
        r"(?<![0-9])([0-9]{4})-(?:([1-9])|([0-9]{2}))-(?:([1-9])|([0-9]{2}))(?![0-9])",
        lambda match: f"{match[1]}-{int(match[2] or match[3]):02}-{int(match[4] or match[5]):02}",
    ),
    _habit("the month needs two digits", r"\A([0-9]{4})-([1-9])(?![0-9])", r"\1-0\2"),
    _habit(
        "no capital T stands between the day and the time",
        rf"{_DAY}(?:[ _]*[ _t,][ _]*|[ _]+T[ _]*|T[ _]+)"
        r"(?=[0-9]{1,2}:[0-9]|[0-9]{4}(?:[0-9]{2})?(?![0-9-]))",
        r"\1-\2-\3T",
    ),
    _habit(
        "a day has no offset from UTC", rf"\A{_DAY}(?:T|Z|[+-][0-9]{{2}}:[0-9]{{2}})\Z", r"\1-\2-\3"
    ),
    _habit("the hour needs two digits", r"T([0-9]):", r"T0\1:"),
    _habit(
        "the time lacks its colons",
        r"T([0-9]{2})([0-9]{2})(?:([0-9]{2}))?(?![0-9:])",
        lambda match: f"T{match[1]}:{match[2]}" + (f":{match[3]}" if match[3] else ""),
    ),
    _habit("the time lacks its minutes", r"T([0-9]{2})(?![0-9:])", r"T\1:00", is_form_only=False),
    _habit("it has a fraction of a second", r"(T[0-9:]{8})[.,]0+(?![0-9])", r"\1"),
    _habit("it has a fraction of a second", r"(T[0-9:]{8})[.,][0-9]+", r"\1", is_form_only=False),
    _habit("it names a time zone beside the offset", r"\[[A-Za-z_/+-]+\]\Z", ""),
    _habit("UTC is written Z", rf"{_TIME}\s*(?:z| Z|UTC|utc|GMT)\Z", r"\1Z"),
    _habit("white space stands before the offset from UTC", rf"{_TIME}\s+(?=[+-][0-9:]+\Z)", r"\1"),
    _habit("the offset from UTC lacks its minutes", rf"{_TIME}([+-][0-9]{{2}})\Z", r"\1\2:00"),
    _habit(
        "the offset from UTC needs two digits and minutes",
        rf"{_TIME}([+-])([0-9])(?::?([0-9]{{2}}))?\Z",
        lambda match: f"{match[1]}{match[2]}0{match[3]}:{match[4] or '00'}",
    ),
    _habit(
        "the offset from UTC lacks its colon",
        rf"{_TIME}([+-][0-9]{{2}})([0-9]{{2}})\Z",
        r"\1\2:\3",
    ),
    _habit(
        "an unknown day is left out, not replaced",
        r"([0-9]{4}-(?:0[1-9]|1[0-2]))-(?:[XxUu?*_#]{2}|--|00)(?![0-9])",
        r"\1",
    ),
    _habit(
        "an unknown month is left out, not replaced",
        r"([0-9]{4})-(?:[XxUu?*_#]{2}|00)(?:-(?:[XxUu?*_#]{2}|00))?(?![0-9]|-[0-9])",
        r"\1",
    ),
    _habit("about and perhaps together are written %", r"(?:~\?|\?~)", "%"),
    _habit("the sign ~, ? or % does not stand at the end", r"\A([~?%])\s*([0-9-]+)\Z", r"\2\1"),
    _habit("the sign ~, ? or % does not stand at the end", r"/([~?%])\s*([0-9-]+)\Z", r"/\2\1"),
    _habit(
        "the sign ~, ? or % does not stand at the end, for the whole date",
        r"\A([0-9-]*[0-9]|[0-9]{4}-)([~?%])(-?[0-9][0-9-]*)\Z",
        r"\1\3\2",
        is_form_only=False,
    ),
    _habit("white space stands before the sign ~, ? or %", r"(?<=[0-9])\s+(?=[~?%])", ""),
    _habit(
        "an end that is not over is written ..",
        r"(?<=[0-9~?%])/(?:open|OPEN)?\Z",
        "/..",
        is_form_only=False,
    ),
    _habit(
        "an open beginning is written ..", r"\A(?:open|OPEN)?/(?=[0-9])", "../", is_form_only=False
    ),
    _habit(
        "each side of an interval needs its year",
        r"\A([0-9]{4})-([0-9]{2})-([0-9]{2})/([0-9]{2})-([0-9]{2})\Z",
        r"\1-\2-\3/\1-\4-\5",
    ),
    _habit(
        "each side of an interval needs its year and month",
        r"\A([0-9]{4})-([0-9]{2})-([0-9]{2})/([0-9]{2})\Z",
        r"\1-\2-\3/\1-\2-\4",
    ),
    _habit(
        "each side of an interval needs its year",
        r"\A([0-9]{4})-([0-9]{2})/([0-9]{2})\Z",
        r"\1-\2/\1-\3",
        is_form_only=False,
    ),
    _habit(
        "each side of an interval needs all digits of its year",
        r"\A([0-9]{2})([0-9]{2})/([0-9]{2})\Z",
        r"\1\2/\1\3",
        is_form_only=False,
    ),
    _habit(
        "an interval is written with a stroke, /",
        r"\A\{(.+)\.\.(.+)\}\Z",
        r"\1/\2",
        is_form_only=False,
    ),
    _habit(
        "bounds are written with two points",
        r"\A\[([0-9-]+)\s*[,/]\s*([0-9-]+)\]\Z",
        r"[\1..\2]",
        is_form_only=False,
    ),
)
"""In the order in which they are looked for: each is given what the ones before it have written."""
