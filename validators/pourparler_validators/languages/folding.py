"""Words as they are compared: those of a text, and those of the tables.

A mark that makes another letter of a letter stays: й is no и. That of ё is often left out.
"""

import re
import unicodedata
from typing import Final

from pourparler_validators.languages.look_alikes import in_one_script


def folded(word: str) -> str:
    """A word without capitals and combining marks, its letters those that are written for them."""
    if word.isascii():
        return word.lower()
    word = in_one_script(word)
    plain = plain_letters(unicodedata.normalize("NFD", word.casefold()))
    for apart, letter in _LETTERS_OF_THEIR_OWN.items():
        plain = plain.replace(apart, letter)
    return _MAY_COMBINE.sub(_without_marks, plain)


def plain_letters(text: str) -> str:
    """A text with the letters that stand for those that Unicode does not take apart."""
    return text if text.isascii() else _WRITTEN_APART.sub(_written_apart, text)


def _written_apart(found: re.Match[str]) -> str:
    return _LETTERS[found[0]]


def _without_marks(found: re.Match[str]) -> str:
    return "".join(letter for letter in found[0] if not unicodedata.combining(letter))


_MAY_COMBINE: Final = re.compile("[^\0-\u02ff\u0370-\u0482\u048a-\u0590]+")
"""All but Latin, Greek, Cyrillic and Armenian letters and signs, which do not combine."""
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
_LETTERS_OF_THEIR_OWN: Final = {
    "\u0438\u0306": "\u0439",
    "\u0456\u0308": "\u0457",
    "\u0443\u0306": "\u045e",
}
"""What canonical decomposition (Unicode Standard Annex 15) makes of the letters й, ї and ў."""
_LETTERS: Final = _PLAIN | {
    letter.upper(): plain.upper() for letter, plain in _PLAIN.items() if letter != "\u0131"
}
"""As they are written in names where a keyboard has no such letter."""
_WRITTEN_APART: Final = re.compile(f"[{''.join(_LETTERS)}]")
