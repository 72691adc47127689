"""The words of a text at level 2: what is compared when quotation marks and capitals are not."""

import re
from functools import cache
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
_WORD = r"[^\W\d_][^\W_]*(?:[\u0300-\u036f]+[^\W_]*)*(?:'(?:[^\W\d_]|[\u0300-\u036f])+)*"
_MEASURES: Final = "%‰°"
_MONEY: Final = "$¢£¤¥֏؋৲৳฿₠-⃏"
_UNSPACED: Final = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]"
)
"""Scripts that put no spaces between words: one token a character."""
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


_MOST_DIGITS: Final = 300
"""A longer number is compared digit by digit, like a word."""


def bare_tokens(text: Normalized, language: "Language | None" = None) -> list[Token]:
    """The words, figures and signs of a text at level 1, in order, each for itself.

    A language tells how numbers are written in it, and which words an apostrophe joins to the next.
    """
    form = _form_of(language)
    is_cyrillic = language is not None and language.tag in SCRIPTS["CYRILLIC"]

    def key_of(word: str) -> str:
        return folded(in_cyrillic(word) if is_cyrillic else word)

    known: dict[str, tuple[str, str]] = {}
    found: list[Token] = []
    for match in form.token.finditer(text.text):
        word = match[0]
        if (both := known.get(word)) is not None:
            found.append(Token(*both, match.start()))
        elif match.lastgroup == "number":
            found.append(_number(match, form))
        elif _UNSPACED.search(word):
            found += _characters(word, match.start())
        elif key := word if match.lastgroup == "sign" else key_of(word):
            known[word] = key, word
            found.append(Token(key, word, match.start()))
    return found


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
    words = rf"(?P<word>{elided}{_WORD})"
    numbers = rf"(?P<number>(?=[\d{MINUS}-])(?:{grouped}|{others}|{plain}))"
    token = re.compile(rf"{words}|{numbers}|(?P<sign>[{_MONEY}{_MEASURES}])|[^\W_]")
    return _Form(decimal_mark, thousands_marks, token)


@cache
def _elided(elisions: frozenset[str]) -> re.Pattern[str]:
    """The words that an apostrophe joins to the next, with it."""
    words = "|".join(sorted(elisions, key=len, reverse=True))
    return re.compile(rf"(?<![^\W_])(?:{words})'(?=[^\W_]|\s?\")")


def number_key(value: "Fraction") -> str:
    """What a number is compared by."""
    return f"#{value}"


def _number(match: re.Match[str], form: _Form) -> Token:
    plain = match["number"].replace(MINUS, "-")
    if match["grouped"]:
        for mark in form.thousands_marks:
            plain = plain.replace(mark, "")
    elif match["others"]:
        plain = plain.replace(form.decimal_mark, "")
    return _valued(match[0], plain.replace(form.decimal_mark, "."), match.start())


def _valued(text: str, plain: str, start: int) -> Token:
    if len(plain) > _MOST_DIGITS:
        return Token(plain, text, start)
    from fractions import Fraction

    value = Fraction(plain)
    return Token(number_key(value), text, start, value)


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
