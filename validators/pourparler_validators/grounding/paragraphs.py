"""The paragraphs of a text."""

import re
from collections.abc import Iterator
from typing import Final

_LINE: Final = re.compile(r"[^\n]+")
_WRAPPED_WIDTH: Final = 100


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """The paragraphs: lines, or what blank lines part where the lines are wrapped."""
    lines = [(one.start(), one.end()) for one in _LINE.finditer(text)]
    filled = [(start, end) for start, end in lines if not text[start:end].isspace()]
    if not _are_wrapped([end - start for start, end in filled]):
        yield from filled
        return
    first = last = -1
    for start, end in filled:
        if last >= 0 and start == last + 1:
            last = end
            continue
        if last >= 0:
            yield first, last
        first, last = start, end
    if last >= 0:
        yield first, last


def _are_wrapped(widths: list[int]) -> bool:
    """Whether lines are so short that they were broken to fit a page."""
    return len(widths) > 4 and sorted(widths)[len(widths) * 9 // 10] <= _WRAPPED_WIDTH
