"""The words of a text at level 2: what is compared when quotation marks and capitals are not."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

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
_TOKEN: Final = re.compile(f"({_NUMBER})|({_WORD})|[^\\W_]")
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


def tokens(text: Normalized, number_words: Mapping[str, int] | None = None) -> list[Token]:
    """The words and numbers of a text at level 1, in order.

    ``number_words`` gives the values of the words for numbers of the text's language; several
    such words in a row are one number.
    """
    found: list[Token] = []
    for match in _TOKEN.finditer(text.text):
        if match[1]:
            found.append(_number(match[1], match.start(), match.end()))
        elif _UNSPACED.search(match[0]):
            found += _characters(match[0], match.start())
        else:
            key = folded(match[0])
            if key:
                found.append(Token(key, match[0], match.start(), match.end()))
    return _with_number_words(text.text, found, number_words) if number_words else found


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


def _with_number_words(text: str, found: Sequence[Token], words: Mapping[str, int]) -> list[Token]:
    """Joins the words for one number, as in one thousand five hundred."""
    made: list[Token] = []
    place = 0
    while place < len(found):
        value, end = _spoken(found, place, words)
        if value is None:
            made.append(found[place])
        else:
            start, stop = found[place].start, found[end - 1].end
            made.append(Token(number_key(value), text[start:stop], start, stop, value))
        place = max(end, place + 1)
    return made


def _spoken(
    found: Sequence[Token], place: int, words: Mapping[str, int]
) -> tuple["Fraction | None", int]:
    """The value of the words for a number that start at a place, and the place after them."""
    from fractions import Fraction

    total, current, end = 0, 0, place
    while end < len(found) and (word := words.get(found[end].key)) is not None:
        if word >= 1000:
            total, current = total + (current or 1) * word, 0
        elif end > place and not _fits(current, word):
            break
        elif word == 100:
            current = (current or 1) * 100
        else:
            current += word
        end += 1
    return (Fraction(total + current), end) if end > place else (None, place)


def _fits(current: int, word: int) -> bool:
    """Whether a word goes on the number before it: twenty five, one hundred two."""
    if word == 100:
        return current < 100
    return current % 100 == 0 or (word < 10 and current % 10 == 0 and current % 100 >= 20)
