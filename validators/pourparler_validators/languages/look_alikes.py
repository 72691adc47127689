"""Latin and Cyrillic letters that look alike: optical reading, and typing, mixes them."""

import re
from typing import Final

MAX_NAME: Final = 2
"""A word of so many letters with a capital may be a short name: Xi."""


def in_one_script(word: str) -> str:
    """A word of Cyrillic and Latin letters in one script; others stay as they are."""
    if not (_CYRILLIC.search(word) and _LATIN.search(word)):
        return word
    for letters, other in ((_TO_CYRILLIC, _LATIN), (_TO_LATIN, _CYRILLIC)):
        found = word.translate(letters)
        if not other.search(found):
            return found
    return word


def in_cyrillic(word: str) -> str:
    """A word of a Cyrillic text: also one in Latin letters that all look like Cyrillic ones.

    Capitals may be an abbreviation, and two letters with a capital a name: OPEC, Xi.
    """
    is_kept = len(word) > 1 and (word.isupper() or (len(word) <= MAX_NAME and not word.islower()))
    found = in_one_script(word) if is_kept else word.translate(_TO_CYRILLIC)
    return word if _LATIN.search(found) and not _CYRILLIC.search(word) else in_one_script(found)


def text_in_one_script(text: str) -> str:
    """A text of which each word has letters of one script."""
    if text.isascii() or not _LATIN.search(text):
        return text
    read = in_cyrillic if _CYRILLIC.search(text) else in_one_script
    return _WORD.sub(lambda found: read(found[0]), text)


_WORD: Final = re.compile(r"[^\W\d_]+")
_CYRILLIC: Final = re.compile("[\u0400-\u04ff]")
_LATIN: Final = re.compile("[A-Za-z]")
_ALIKE: Final = ("ABEKMHOPCTXYIJSaceopxyijs", "АВЕКМНОРСТХУІЈЅасеорхуіјѕ")  # noqa: RUF001 - they are meant
_TO_CYRILLIC: Final[dict[int, int]] = str.maketrans(*_ALIKE)
_TO_LATIN: Final[dict[int, int]] = str.maketrans(_ALIKE[1], _ALIKE[0])
