"""Where the quotations of an article stand.

Whether a mark opens or closes is decided by what stands around it, and by its shape only where
that is silent: „…“, «…», ”…“ and ``…'' occur. A quotation of several paragraphs begins each of
them with a mark and closes the last.
"""

import enum
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

_MARKS: Final = re.compile("[\"“”„‟«»″＂]|``|''|’’")
_OPENING_SHAPES: Final = frozenset(("“", "„", "‟", "«", "``"))
_CLOSING_SHAPES: Final = frozenset(("”", "»", "''", "’’"))
_LEADS_IN: Final = frozenset("([{—–-/")
_FOLLOWS: Final = frozenset(".,;:!?)]}…—–-/")
_LINE: Final = re.compile(r"[^\n]+")
_WRAPPED_WIDTH: Final = 100
_SCARE_WORDS: Final = 4
_FINAL: Final = frozenset(".,;:!?…")


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation of an article, or its part in one paragraph; without the marks."""

    start: int
    end: int
    utterance: int
    """The same for the parts of one quotation over several paragraphs."""
    is_scare: bool = False
    """At most four words without final punctuation: a name, an irony, a single word."""


class Side(enum.Enum):
    """What a quotation mark does, by its surroundings or else by its shape."""

    OPENS = "opens"
    CLOSES = "closes"
    EITHER = "either"


@dataclass(frozen=True, slots=True)
class Mark:
    """A quotation mark: where it stands, and whether it opens."""

    start: int
    end: int
    side: Side


def quotations(text: str) -> list[Quotation]:
    """The quotations of a text, in order."""
    found: list[Quotation] = []
    is_continued = False
    utterance = 0
    for start, end in paragraphs(text):
        marks = list(_marks(text, start, end))
        starts_with_mark = bool(marks) and not text[start : marks[0].start].strip()
        if not (is_continued and starts_with_mark):
            utterance += 1
        parts, is_open = _within(text, marks, end, opens_first=is_continued and starts_with_mark)
        for place, (first, last) in enumerate(parts):
            utterance += place > 0
            found.append(Quotation(first, last, utterance, _is_scare(text[first:last])))
        is_continued = is_open
    return found


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


def _within(
    text: str, marks: list[Mark], end: int, *, opens_first: bool
) -> tuple[list[tuple[int, int]], bool]:
    """The quotations of a paragraph, and whether the last one is left open."""
    parts: list[tuple[int, int]] = []
    opened: int | None = None
    for place, mark in enumerate(marks):
        opens = mark.side is Side.OPENS or (mark.side is Side.EITHER and opened is None)
        if place == 0 and opens_first:
            opens = True
        if opens and opened is None:
            opened = mark.end
        elif not opens and opened is not None:
            parts.append((opened, mark.start))
            opened = None
        elif opens and opened is not None:
            parts.append((opened, opened + len(text[opened : mark.start].rstrip())))
            opened = mark.end
    if opened is not None:
        parts.append((opened, opened + len(text[opened:end].rstrip())))
    return [(first, last) for first, last in parts if first < last], opened is not None


def _marks(text: str, start: int, end: int) -> Iterator[Mark]:
    for match in _MARKS.finditer(text, start, end):
        before = text[match.start() - 1] if match.start() > start else " "
        after = text[match.end()] if match.end() < end else " "
        yield Mark(match.start(), match.end(), _side(match[0], before, after))


def _side(shape: str, before: str, after: str) -> Side:
    leads_in = before.isspace() or before in _LEADS_IN
    follows = after.isspace() or after in _FOLLOWS
    if leads_in and not follows:
        return Side.OPENS
    if follows and not leads_in:
        return Side.CLOSES
    if shape in _OPENING_SHAPES:
        return Side.OPENS
    return Side.CLOSES if shape in _CLOSING_SHAPES else Side.EITHER


def _is_scare(text: str) -> bool:
    words = text.split()
    return len(words) <= _SCARE_WORDS and text.rstrip()[-1:] not in _FINAL
