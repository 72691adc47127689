"""The words of a text at level 2: what is compared when quotation marks and capitals are not."""

import re
from functools import cache, lru_cache
from itertools import accumulate, islice
from typing import TYPE_CHECKING, Final
from unicodedata import category

from pourparler_validators.grounding.comparable_text import MINUS, Normalized
from pourparler_validators.languages.folding import folded
from pourparler_validators.languages.look_alikes import in_cyrillic
from pourparler_validators.languages.scripts import SCRIPTS
from pourparler_validators.late_dataclasses import dataclass

if TYPE_CHECKING:
    from fractions import Fraction  # needed only where a text is read

    from pourparler_validators.languages.language import Language

_SIGN = rf"(?:(?<![^\s(\"'])-|{MINUS})?"
_PLAIN_WORD = r"(?>[A-Za-z][A-Za-z0-9]*(?:'[A-Za-z]+)*)(?!'?[^\x00-\x7f])"
"""What the next one finds, too; by far the most words are found by this one, and faster."""
_WORD = r"[^\W\d_][^\W_]*(?:[\u0300-\u036f]+[^\W_]*)*(?:'(?:[^\W\d_]|[\u0300-\u036f])+)*"
_MEASURES: Final = "%‰°"
_MONEY: Final = "$¢£¤¥֏؋৲৳฿₠-⃏"
_UNSPACED: Final = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f]|[\u1780-\u17ff\u3040-\u30ff]"
    "|[\u3400-\u4dbf\u4e00-\u9fff]|[\uf900-\ufaff]"  # two ranges at once are compiled fast
)
"""Scripts that put no spaces between words: one token a character."""
_NAMED_GROUP: Final = re.compile(r"\(\?P<\w+>")
_CHARACTER: Final = re.compile(r"(\d+)|.")


@dataclass(slots=True, eq=False)
class Token:
    """A word or number of a text."""

    key: str
    """What it is compared by: without capitals and marks; a number by its value."""
    text: str
    """As it stands at level 1."""
    start: int
    """Where it starts at level 1."""
    value: "Fraction | None" = None
    """The value, of a number."""

    @property
    def end(self) -> int:
        """Where it ends at level 1."""
        return self.start + len(self.text)


NUMBER: Final = "#"
"""What the keys of numbers begin with, and no other."""
_MOST_DIGITS: Final = 300
"""A longer number is compared digit by digit, like a word."""


def bare_tokens(text: Normalized, language: "Language | None" = None) -> list[Token]:
    """The words, figures and signs of a text at level 1, in order, each for itself.

    A language tells how numbers are written in it, and which words an apostrophe joins to the next.
    """
    form = _form_of(language)
    is_cyrillic = language is not None and language.tag in SCRIPTS["CYRILLIC"]
    known = _Known(form, is_cyrillic)
    parts = form.parted.split(text.text)  # what stands between words, and words, by turns
    ends = accumulate(map(len, parts))
    found: list[Token] = []
    for word, start in zip(parts[1::2], islice(ends, 0, None, 2), strict=False):
        both = known[word]
        if both is None:
            found += _several(text.text, word, start, form)
        else:
            key, kept = both
            found.append(Token(key, kept, start))
    return found


class _Known(dict[str, tuple[str, str] | None]):
    """The keys of words, each with the word: of those written alike one is folded, and kept.

    Nothing of numbers, which are read where they stand, and of what is no word, or several.
    """

    def __init__(self, form: "_Form", is_cyrillic: bool) -> None:
        super().__init__()
        self._form = form
        self._is_cyrillic = is_cyrillic

    def __missing__(self, word: str) -> tuple[str, str] | None:
        key = self._key_of(word)
        self[word] = both = (key, word) if key else None
        return both

    def _key_of(self, word: str) -> str:
        match = self._form.token.match(word)
        group = match.lastgroup if match else None
        if group == "number" or _UNSPACED.search(word):
            return ""
        if group == "sign":
            return word
        return folded(in_cyrillic(word) if self._is_cyrillic else word)


def _several(text: str, word: str, start: int, form: "_Form") -> list[Token]:
    """The words of what is a number, or of a script without spaces; none of what is no word."""
    match = form.token.match(text, start)
    if match is not None and match.lastgroup == "number":
        return [_number(match, form)]
    return _characters(word, start) if _UNSPACED.search(word) else []


@cache
def keys_of(phrase: str, elisions: frozenset[str]) -> tuple[str, ...]:
    """The words of a phrase of a language's tables, as those of texts are compared."""
    return tuple(apart(folded(phrase), elisions).split())


def apart(phrase: str, elisions: frozenset[str]) -> str:
    """A phrase with a space between words that an apostrophe or a hyphen joins."""
    found = _elided(elisions).sub(r"\g<0> ", phrase) if elisions else phrase
    return found.replace("-", " ")


@dataclass(frozen=True, slots=True)
class _Form:
    """How a language writes numbers, and joins words."""

    decimal_mark: str
    thousands_marks: tuple[str, ...]
    token: re.Pattern[str]
    """What a word, a number or a sign is, by the name of its group."""
    parted: re.Pattern[str]
    """The same in one group, for taking a text apart."""


def _form_of(language: "Language | None") -> _Form:
    if language is None:
        return _form(".", (",",), frozenset[str]())
    numerals = language.numerals
    return _form(numerals.decimal_mark, numerals.thousands_marks, language.elisions)


@cache
def _form(decimal_mark: str, thousands_marks: tuple[str, ...], elisions: frozenset[str]) -> _Form:
    """Reads numbers in three ways: in groups of three figures, by other groups, with decimals."""
    point, groups = (
        re.escape(decimal_mark),
        "|".join(rf"(?:{re.escape(mark)}\d{{3}})+" for mark in thousands_marks),
    )
    grouped = rf"(?P<grouped>{_SIGN}(?<!\d)\d{{1,3}}(?:{groups})(?:{point}\d+)?(?!\d))"
    others = rf"(?P<others>{_SIGN}\d+(?:{point}\d{{3}}){{2,}}(?!\d))"
    plain = rf"{_SIGN}\d+(?:{point}\d+|(?<!\d\.\d)(?<!\d\.\d\d)\.\d{{1,2}}(?!\d|\.\d))?"
    elided = rf"(?i:{_elided(elisions).pattern})|" if elisions else ""
    words = rf"(?P<word>{elided}{_PLAIN_WORD}|{_WORD})"
    numbers = rf"(?P<number>(?=[\d{MINUS}-])(?:{grouped}|{others}|{plain}))"
    token = rf"{words}|{numbers}|(?P<sign>[{_MONEY}{_MEASURES}])|[^\W_]"
    parted = re.compile(f"({_NAMED_GROUP.sub('(?:', token)})")
    return _Form(decimal_mark, thousands_marks, re.compile(token), parted)


@cache
def _elided(elisions: frozenset[str]) -> re.Pattern[str]:
    """The words that an apostrophe joins to the next, with it."""
    words = "|".join(sorted(elisions, key=len, reverse=True))
    return re.compile(rf"(?<![^\W_])(?:{words})'(?=[^\W_]|\s?\")")


def number_key(value: "Fraction") -> str:
    """What a number is compared by."""
    return f"{NUMBER}{value}"


def _number(match: re.Match[str], form: _Form) -> Token:
    plain = match["number"].replace(MINUS, "-")
    if match["grouped"]:
        for mark in form.thousands_marks:
            plain = plain.replace(mark, "")
    elif match["others"]:
        plain = plain.replace(form.decimal_mark, "")
    return _valued(match[0], plain.replace(form.decimal_mark, "."), match.start())


def _valued(text: str, plain: str, start: int) -> Token:
    key, value = _key_and_value(plain)
    return Token(key, text, start, value)


@lru_cache(maxsize=4096)
def _key_and_value(plain: str) -> "tuple[str, Fraction | None]":
    if len(plain) > _MOST_DIGITS:
        return plain, None
    from fractions import Fraction

    value = Fraction(plain)
    return number_key(value), value


def _characters(text: str, start: int) -> list[Token]:
    """The words of a script without spaces: one a character, but for numbers."""
    found: list[Token] = []
    for match in _CHARACTER.finditer(text):
        first = start + match.start()
        if match[1]:
            found.append(_valued(match[1], match[1], first))
        elif folded(match[0]):
            found.append(Token(folded(match[0]), match[0], first))
    return found


def is_measure(sign: str) -> bool:
    """Whether a word is the sign of a measure."""
    return len(sign) == 1 and sign in _MEASURES


def is_money(sign: str) -> bool:
    """Whether a word is the sign of a currency."""
    return len(sign) == 1 and category(sign) == "Sc"
