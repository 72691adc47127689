"""Whether offsets hold the words that they are given for, and what they were counted in."""

import unicodedata

from pourparler_validators.grounding.comparable_text import normalized
from pourparler_validators.grounding.examined import Examined
from pourparler_validators.grounding.match import Status
from pourparler_validators.late_dataclasses import dataclass

_JOINERS = frozenset("\u200d\ufe0e\ufe0f")
_TOLERANCE = 2


@dataclass(frozen=True, slots=True)
class Misplaced:
    """Offsets that do not hold the words: why, and where the words are."""

    reason: str
    place: tuple[int, int] | None = None


def misplaced(found: Examined) -> Misplaced | None:
    """What is wrong with the offsets of a passage; nothing if they are right, or not given."""
    hints = found.claim.hints
    if not found.claim.has_offsets:
        return None
    place = (found.match.start, found.match.end) if _is_there(found) else None
    if hints.start is None or hints.end is None:
        missing = "start" if hints.start is None else "end"
        return Misplaced(f'"{missing}" is missing: both are given, or neither', place)
    if hints.start >= hints.end:
        return Misplaced(f"they are reversed: {hints.start} is not before {hints.end}", place)
    if _holds(found, hints.start, hints.end):
        return None
    if place is not None:
        return Misplaced(_reason(found, (hints.start, hints.end), place), place)
    size = len(found.article.text)
    if hints.end > size:
        return Misplaced(f"they lie behind the end of the text, which has {size:,} characters")
    return None


def is_within_character(text: str, offset: int) -> bool:
    """Whether a place lies within what a reader takes for one character."""
    if not 0 < offset < len(text):
        return False
    before, after = text[offset - 1], text[offset]
    if unicodedata.category(after) in ("Mn", "Me", "Mc") or after in _JOINERS:
        return True
    if before == "\u200d" or "\U0001f3fb" <= after <= "\U0001f3ff":
        return True
    if before == "\r" and after == "\n":
        return True
    return _is_regional(before) and _is_regional(after) and _flags_before(text, offset) % 2 == 1


def _is_there(found: Examined) -> bool:
    return found.match.status not in (Status.ABSENT, Status.PARTIAL)


def _holds(found: Examined, start: int, end: int) -> bool:
    """Whether the offsets hold the words, give or take a sign of punctuation at the edges."""
    text = found.article.text
    if end > len(text):
        return False
    inner = text[start:end]
    if inner == found.claim.words:
        return True
    if normalized(inner).text.strip() == normalized(found.claim.words).text.strip():
        return True
    if not _is_there(found) or found.match.status is Status.EXACT:
        return False
    first, last = found.match.start, found.match.end
    return abs(first - start) <= _TOLERANCE and abs(last - end) <= _TOLERANCE


def _reason(found: Examined, given: tuple[int, int], place: tuple[int, int]) -> str:
    text = found.article.text
    before, inner = text[: place[0]], text[: place[1]]
    utf16 = (len(before.encode("utf-16-le")) // 2, len(inner.encode("utf-16-le")) // 2)
    in_bytes = (len(before.encode()), len(inner.encode()))
    here = f"the words stand at {place[0]}-{place[1]}"
    if given == utf16:
        return f"they were counted in UTF-16 units; in characters {here}"
    if given == in_bytes:
        return f"they were counted in bytes; in characters {here}"
    return here


def _is_regional(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"


def _flags_before(text: str, offset: int) -> int:
    count = 0
    while offset - count > 0 and _is_regional(text[offset - count - 1]):
        count += 1
    return count
