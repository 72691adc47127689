"""The paragraphs of a text."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from pourparler_validators.grounding.page_breaks import page_breaks

_LINE: Final = re.compile(r"[^\n]+")
_DIVIDED: Final = re.compile(
    r"(?P<hyphen>[-\u2010\u00ad\u00ac])\n(?<=[^\W\d_]..)(?=[^\W\d_A-Z\u0404-\u042f\u0490])",
    re.DOTALL,
)
"""The letter before the hyphen is looked at last: so most of a text is passed over fast."""
_WRAPPED_WIDTH: Final = 100
_ENDED: Final = re.compile(r"[.!?…:][\"'”’»“)\]]*\Z")


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """The paragraphs: lines, or what blank lines part where the lines are wrapped.

    A paragraph that a page parts within a sentence is one, with what stands between the pages;
    so are two lines between which a word is divided.
    """
    text = _DIVIDED.sub(r"\g<hyphen> ", text)
    filled = _filled(text)
    if not _are_wrapped(text, filled):
        yield from _filled(_in_one_piece(text, ""))
        return
    first = last = -1
    for start, end in _filled(_in_one_piece(text, "\n")):
        if last >= 0 and start == last + 1:
            last = end
            continue
        if last >= 0:
            yield first, last
        first, last = start, end
    if last >= 0:
        yield first, last


def _filled(text: str) -> list[tuple[int, int]]:
    lines = ((one.start(), one.end()) for one in _LINE.finditer(text))
    return [(start, end) for start, end in lines if not text[start:end].isspace()]


def _in_one_piece(text: str, join: str) -> str:
    """The text with nothing but space between its pages: of lines where a paragraph ends."""
    parts: list[str] = []
    place = 0
    for one in page_breaks(text):
        before = text[max(place, one.start - 9) : one.start]
        goes_on = text[one.end].islower() or _ENDED.search(before) is None
        size = one.end - one.start
        parts += text[place : one.start], join.ljust(size) if goes_on else "\n" * size
        place = one.end
    return "".join((*parts, text[place:]))


def _are_wrapped(text: str, lines: list[tuple[int, int]]) -> bool:
    """Whether lines are so short that they were broken to fit a page, and most run on.

    Where lines end with their sentences, they are paragraphs, however short: those of a talk.
    """
    widths = sorted(end - start for start, end in lines)
    if len(widths) <= 4 or widths[len(widths) * 9 // 10] > _WRAPPED_WIDTH:
        return False
    followed = [one for one, other in pairwise(lines) if other[0] == one[1] + 1]
    ended = sum(_ENDED.search(text[start:end].rstrip()) is not None for start, end in followed)
    return 2 * ended < len(followed)
