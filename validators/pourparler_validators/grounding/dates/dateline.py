"""The day of publication, as the text itself gives it."""

import re
from collections.abc import Sequence
from typing import Final

from pourparler_validators.grounding.article import Article
from pourparler_validators.grounding.dates.told import Told

MAX_LINES: Final = 5
"""The most lines above and with a dateline."""


def dateline(article: Article, told: Sequence[Told]) -> Told | None:
    """Of the dates of an article the one alone on a line, or in "ISTANBUL, May 16 (Agency) —"."""
    text = article.text
    for one in told:
        start, end = article.span_of(one.first, one.last)
        first = text.rfind("\n", 0, start) + 1
        above = text[:first].split("\n")
        if len(above) > MAX_LINES or any(_SENTENCE.search(line) for line in above):
            return None
        last = text.find("\n", end)
        before, after = text[first:start], text[end : last if last >= 0 else len(text)]
        is_alone = not any(letter.isalnum() for letter in before + after)
        is_led_by_place = any(
            place.fullmatch(before) and behind.match(after) for place, behind in _DATELINES
        )
        if one.day is not None and (is_alone or is_led_by_place):
            return one
    return None


_SENTENCE: Final = re.compile(r"[.!?][\"'”’»)]*\s*$")
"""A line that ends as the text does, below its head."""
_IN_CAPITALS: Final = re.compile(r"(?!.*[^\W\d_A-Z])[^\W\d_]{3}.{0,40}, ?", re.ASCII)
_NAMED: Final = re.compile(r"(?:[A-Z][\w.'’-]*[ /]){0,3}[A-Z][\w.'’-]*, ?")
_DASH: Final = re.compile(r"\.?,?\s*[—–-]")
_AGENCY: Final = re.compile(r"\.?,?\s*[(\[][^()\[\]\n]{1,40}[)\]]")
_AGENCY_AND_DASH: Final = re.compile(_AGENCY.pattern + r"\s*[—–]")
_DATELINES: Final = (
    (_IN_CAPITALS, _DASH),
    (_IN_CAPITALS, _AGENCY),
    (_NAMED, _AGENCY_AND_DASH),
)
"""What stands before the date, and behind it."""
