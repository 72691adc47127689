"""The words of a text at level 2: what is compared when quotation marks and capitals are not."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from unicodedata import category

from pourparler_validators.grounding.comparable_text import MINUS, Normalized
from pourparler_validators.languages.folding import folded

if TYPE_CHECKING:
    from fractions import Fraction  # needed only where a text is read

_SIGN = rf"(?:(?<![^\s(\"'])-|{MINUS})?"
_NUMBER = (
    rf"{_SIGN}\d+(?:,\d{{3}})+(?:\.\d+)?(?!\d)"
    rf"|{_SIGN}\d+(?:\.\d{{3}}){{2,}}(?!\d)"
    rf"|{_SIGN}\d+(?:\.\d+)?"
)
_WORD = r"[^\W\d_](?:[^\W_]|[\u0300-\u036f])*(?:'(?:[^\W\d_]|[\u0300-\u036f])+)*"
_MEASURES: Final = "%‰°"
_MONEY: Final = "$¢£¤¥֏؋৲৳฿₠-⃏"
_TOKEN: Final = re.compile(f"({_NUMBER})|({_WORD})|([{_MONEY}{_MEASURES}])|[^\\W_]")
_UNSPACED: Final = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]"
)
"""Scripts that put no spaces between words: one token a character."""
_CHARACTER: Final = re.compile(r"(\d+)|.")


@dataclass(frozen=True, slots=True)
class Token:
    """A word or number of a text."""

    key: str
    """What it is compared by: without capitals and marks; a number by its value."""
    text: str
    """As it stands at level 1."""
    start: int
    """Where it starts at level 1."""
    end: int
    value: "Fraction | None" = None
    """The value, of a number."""


_MOST_DIGITS: Final = 300
"""A longer number is compared digit by digit, like a word."""


def bare_tokens(text: Normalized) -> list[Token]:
    """The words, figures and signs of a text at level 1, in order, each for itself."""
    found: list[Token] = []
    for match in _TOKEN.finditer(text.text):
        if match[1]:
            found.append(_number(match[1], match.start(), match.end()))
        elif match[3]:
            found.append(Token(match[0], match[0], match.start(), match.end()))
        elif _UNSPACED.search(match[0]):
            found += _characters(match[0], match.start())
        else:
            key = folded(match[0])
            if key:
                found.append(Token(key, match[0], match.start(), match.end()))
    return found


def number_key(value: "Fraction") -> str:
    """What a number is compared by."""
    return f"#{value}"


def _number(text: str, start: int, end: int) -> Token:
    plain = text.replace(MINUS, "-").replace(",", "")
    if plain.count(".") > 1:
        plain = plain.replace(".", "")
    if len(plain) > _MOST_DIGITS:
        return Token(plain, text, start, end)
    from fractions import Fraction

    value = Fraction(plain)
    return Token(number_key(value), text, start, end, value)


def _characters(text: str, start: int) -> list[Token]:
    """The words of a script without spaces: one a character, but for numbers."""
    found: list[Token] = []
    for match in _CHARACTER.finditer(text):
        first, last = start + match.start(), start + match.end()
        if match[1]:
            found.append(_number(match[1], first, last))
        elif folded(match[0]):
            found.append(Token(folded(match[0]), match[0], first, last))
    return found


def is_measure(sign: str) -> bool:
    """Whether a word is the sign of a measure."""
    return len(sign) == 1 and sign in _MEASURES


def is_money(sign: str) -> bool:
    """Whether a word is the sign of a currency."""
    return len(sign) == 1 and category(sign) == "Sc"
