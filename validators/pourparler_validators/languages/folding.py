"""Words as they are compared: those of a text, and those of the tables."""

import unicodedata
from typing import Final


def folded(word: str) -> str:
    """A word without capitals and combining marks, its letters those that are written for them."""
    if word.isascii():
        return word.lower()
    plain = plain_letters(unicodedata.normalize("NFD", word.casefold()))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def plain_letters(text: str) -> str:
    """A text with the letters that stand for those that Unicode does not take apart."""
    return text if text.isascii() else text.translate(_LETTERS)


_PLAIN: Final = {
    "æ": "ae",
    "œ": "oe",
    "ø": "o",
    "đ": "d",
    "ð": "d",
    "þ": "th",
    "ł": "l",
    "ħ": "h",
    "ŧ": "t",
    "ŋ": "n",
    "\u0131": "i",
}
_LETTERS: Final = str.maketrans(
    _PLAIN
    | {letter.upper(): plain.upper() for letter, plain in _PLAIN.items() if letter != "\u0131"}
)
"""As they are written in names where a keyboard has no such letter."""
