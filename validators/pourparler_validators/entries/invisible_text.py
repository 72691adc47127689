"""Characters that nobody sees, or that stand for what was lost, in a text to be read."""

import re
import unicodedata
from typing import Final

_WITHOUT_INK: Final = frozenset("\u115f\u1160\u2800\u3164\uffa0\ufffc")
"""Letters and signs that leave a gap."""
_NONCHARACTERS: Final = "\ufdd0-\ufdef" + "".join(
    chr(plane << 16 | last) for plane in range(17) for last in (0xFFFE, 0xFFFF)
)
"""What Unicode has set aside, never to be written."""
_OVERRIDE: Final = re.compile("[\u202d\u202e]")
_UNREADABLE: Final = re.compile(f"[\x7f-\x9f\u202d\u202e\ufffd{_NONCHARACTERS}]")
_UNREADABLE_OR_CLOSING: Final = re.compile(f"[\u202c]|{_UNREADABLE.pattern}")
_LOST: Final = "\ufffd"
_ACCENTS: Final = frozenset({"Mc", "Me", "Mn"})
"""The categories of what is read with the letter below it."""
_FILLING: Final = frozenset({"Cc", "Cf", "Zl", "Zp", "Zs"})
"""The categories of what leaves no mark."""


def has_nothing_to_read(text: str) -> bool:
    """Whether a text holds nothing that is read by itself: no letter, digit or sign."""
    first = text[:1]
    if first.isalnum() and first not in _WITHOUT_INK:
        return False
    return not any(_has_ink(one) and unicodedata.category(one) not in _ACCENTS for one in text)


def is_without_ink(text: str) -> bool:
    """Whether no character of a text leaves a mark, so that nothing is lost without it."""
    return not any(map(_has_ink, text))


def unreadable(text: str) -> list[str]:
    """The characters, each once, that no text to be read holds.

    They are those that turn its direction round, control characters, noncharacters, and the sign
    for a character that was lost.
    """
    if text.isprintable() and _LOST not in text:
        return []
    return list(dict.fromkeys(_pattern(text).findall(text)))


def first_unreadable(text: str) -> int | None:
    """Where the first of them stands."""
    found = _UNREADABLE.search(text)
    return found.start() if found else None


def without_unreadable(text: str) -> str | None:
    """A text without such characters; none where one was lost.

    A control character from U+0080 upwards is what a sign of Windows-1252, such as a quotation
    mark, becomes where it is read as Latin-1: that sign is put in its place.
    """
    return None if _LOST in text else _pattern(text).sub(lambda one: _meant(one[0]), text)


def loses_nothing(text: str) -> bool:
    """Whether these characters may go without a loss, and without a change to the order."""
    found = unreadable(text)
    return _LOST not in found and not _OVERRIDE.search(text) and not any(map(_meant, found))


def name_of(character: str) -> str:
    """A character in words: ``U+200B zero width space``."""
    name = unicodedata.name(character, "").lower()
    is_control = unicodedata.category(character) == "Cc"
    unnamed = "control character" if is_control else "noncharacter"
    return f"U+{ord(character):04X} {name or unnamed}"


def _pattern(text: str) -> re.Pattern[str]:
    """What matches such characters; the end of an override goes with it."""
    return _UNREADABLE_OR_CLOSING if _OVERRIDE.search(text) else _UNREADABLE


def _meant(character: str) -> str:
    """The sign that a control character was, before it was misread; nothing for others."""
    if not "\x80" <= character <= "\x9f":
        return ""
    return character.encode("latin-1").decode("cp1252", errors="ignore")


def _has_ink(character: str) -> bool:
    return character == _LOST or not (
        character in _WITHOUT_INK
        or unicodedata.category(character) in _FILLING
        or _UNREADABLE.match(character)
    )
