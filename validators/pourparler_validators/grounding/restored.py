"""What is set right in a record's words before they are looked for."""

import re
from dataclasses import replace
from typing import Final

from pourparler_validators.grounding.kinds import Difference


def restored(words: str) -> tuple[str, tuple[str, ...]]:
    """The words without entities, mojibake and one pair of outer marks; and what there was."""
    notes: list[str] = []
    found = _unescaped(words) if "&" in words else words
    if found != words:
        notes.append("entity")
    recoded = _recoded(found)
    if recoded != found:
        notes.append("mojibake")
    stripped = recoded.strip()
    if _OUTER.fullmatch(stripped) and not _MARK.search(stripped[1:-1]):
        notes.append("outer_marks")
        stripped = stripped[1:-1].strip()
    return stripped, tuple(notes)


def as_written(difference: Difference, found: str, words: str) -> Difference:
    """A difference, its place counted in the words as the record has them."""
    offset = words.find(found)
    if offset < 0:
        return replace(difference, record_start=0, record_end=len(words))
    start, end = difference.record_start + offset, difference.record_end + offset
    return replace(difference, record_start=start, record_end=end)


def _unescaped(text: str) -> str:
    """A text whose HTML entities are characters."""
    import html  # its table takes long to load

    return html.unescape(text)


def _recoded(text: str) -> str:
    """A text that was read as cp1252 though it was UTF-8, as it was meant."""
    if not _MOJIBAKE.search(text):
        return text
    return _MOJIBAKE.sub(lambda match: _as_utf8(match[0]), text)


def _as_utf8(text: str) -> str:
    try:
        return text.encode("cp1252").decode()
    except (UnicodeEncodeError, UnicodeDecodeError):
        return text


_OUTER: Final = re.compile(r"[\"“„«‘'‹].*[\"”“»’'›]", re.DOTALL)
_MARK: Final = re.compile(r"[\"“”„«»]")
_MOJIBAKE: Final = re.compile(r"[ÂÃ][\x80-\xbf\u0152-\u02dc\u2013-\u2122€]|â€.|Å.|Ä.")
