"""Passages of a text, as a record gives them: ready to be pasted."""

import re
from collections.abc import Iterator, Sequence
from typing import Any, Final

from pourparler import SegmentKind
from pourparler_validators.grounding.article import Article
from pourparler_validators.grounding.differing import both
from pourparler_validators.grounding.match import Match, Placement, Status
from pourparler_validators.grounding.page_breaks import unbroken
from pourparler_validators.grounding.placement import placement
from pourparler_validators.grounding.search import find_quotation
from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.messages.wording import shown

AROUND: Final = 30
"""How many characters before and after tell a place from others."""
SHORT: Final = 4
"""So few words that do not begin a sentence are quoted within one of the reporter."""
MAX_SAID: Final = 5
"""So many differences are named."""
_UNSAYABLE: Final = re.compile("[\\x00-\\x08\\x0b-\\x1f]")
_IN_ONE_PIECE: Final = (Status.EXACT, Status.TYPOGRAPHIC, Status.LEXICAL)

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Located:
    """Where words stand in a text."""

    places: Sequence[Span]
    """All places of the same words, or the pieces that they stand in."""
    is_same: bool
    """Whether they stand there in one piece as they are, but for their form."""
    told: Sequence[str]
    """What is to be said of it: the differences, or that there are several places."""


def located(article: Article, words: str) -> Located | None:
    """Where words stand in an article, or what comes nearest; nothing where nothing does."""
    match = find_quotation(article, words)
    if match.status is Status.ABSENT:
        return None
    found = match.spans or match.fragments
    places = [(start, _with_mark(article.text, end, words)) for start, end in found]
    is_same = match.status in _IN_ONE_PIECE
    return Located(places, is_same, list(_told(article, words, match, is_same)))


def _with_mark(text: str, end: int, words: str) -> int:
    """The end of a passage with the sign behind it, where the words end in that sign."""
    mark = words[-1:]
    is_in = text[end - 1 : end] == mark
    return end + (not is_in and not mark.isalnum() and text[end : end + 1] == mark)


def _told(article: Article, words: str, match: Match, is_same: bool) -> Iterator[str]:
    number = len(match.spans or match.fragments)
    if not is_same:
        yield "the text does not have these words as they are; this comes nearest"
    if number > 1:
        pieces = "stand in {} places: paste the one that is meant"
        yield f"the words {(pieces if is_same else 'stand in {} pieces').format(number)}"
    for one in match.differences[:MAX_SAID]:
        if is_same:
            yield f"the words are copied as the text has them ({one.kind})"
        else:
            ours, theirs = both(words, article.text, one)
            yield f"you have {shown(ours)}, the text {shown(theirs)} ({one.kind})"
    if len(match.differences) > MAX_SAID:
        yield f"there are {len(match.differences) - MAX_SAID} more differences"


def evidence(article: Article, place: Span, source: str | None, is_only: bool) -> dict[str, Any]:
    """A piece of evidence with the words at a place."""
    start, end = place
    return {
        **({"source": source} if source else {}),
        "exact": sayable(unbroken(article.text, start, end)),
        **({} if is_only else _around(article.text, place)),
        "start": start,
        "end": end,
    }


def segment(article: Article, place: Span, source: str | None, is_only: bool) -> dict[str, Any]:
    """A segment of a statement with the words at a place."""
    found = evidence(article, place, source, is_only)
    words = found.pop("exact")
    around: dict[str, Any] = {
        name: found.pop(name) for name in ("prefix", "suffix") if name in found
    }
    return {"kind": str(segment_kind(article, place)), "text": words, **found, **around}


def segment_kind(article: Article, place: Span) -> SegmentKind:
    """In what way the article gives the words at a place."""
    if placement(article, (place,)) is not Placement.INSIDE:
        return SegmentKind.INDIRECT
    words = article.text[place[0] : place[1]].split()
    is_part = len(words) <= SHORT and words[0][:1].islower()
    (first, *_) = article.quotations_in(*place)
    is_scare = article.quotations[first].is_scare
    return SegmentKind.PARTIAL if is_part or is_scare else SegmentKind.DIRECT


def sayable(text: str) -> str:
    """The words without the control characters that no record may hold."""
    return _UNSAYABLE.sub(" ", text)


def _around(text: str, place: Span) -> dict[str, str]:
    start, end = place
    before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    found = {"prefix": sayable(before), "suffix": sayable(after)}
    return {name: words for name, words in found.items() if words.strip()}
