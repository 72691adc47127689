"""The numbers that an article tells, those of its dates left out."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pourparler_validators.grounding.article import Article
from pourparler_validators.grounding.dates.finding import told_in
from pourparler_validators.languages.language import Language

if TYPE_CHECKING:
    from fractions import Fraction  # needed only where a text is read

DAYS: Final = {"day": 1, "week": 7, "month": 30, "year": 365}
"""How many days a unit of time has, or nearly."""
_YEAR: Final = re.compile(r"1[0-9]{3}|20[0-9]{2}|21[0-9]{2}")
_ROMAN: Final = {"II": 2, "III": 3, "IV": 4, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "XI": 11}


@dataclass(frozen=True, slots=True)
class ToldNumber:
    """A number of an article, and its place there."""

    place: int
    """The number of its word."""
    text: str
    value: "Fraction"
    is_ordinal: bool = False
    """Whether it says which one of a row: second, round 2, Geneva II."""
    is_vague: bool = False
    """Whether it is a lowest number only: dozens."""
    days: int | None = None
    """Of a stretch of time, how many days it has: two weeks."""

    @property
    def is_year(self) -> bool:
        """Whether it may be a year that stands alone."""
        return _YEAR.fullmatch(self.text) is not None


@dataclass(frozen=True, slots=True)
class NumbersTold:
    """The numbers of an article, in order."""

    numbers: Sequence[ToldNumber]

    def within(self, words: range) -> Sequence[ToldNumber]:
        """Those among some words."""
        first = bisect_left(self.numbers, words.start, key=lambda one: one.place)
        last = bisect_left(self.numbers, words.stop, key=lambda one: one.place)
        return self.numbers[first:last]


def numbers_told(article: Article) -> NumbersTold:
    """The numbers of an article; none where its language has no tables."""
    if article.language is None:
        return NumbersTold(())
    return NumbersTold(tuple(_Finder(article, article.language).found()))


@dataclass(frozen=True, slots=True)
class _Finder:
    article: Article
    language: Language

    def found(self) -> Iterator[ToldNumber]:
        dates = {
            place
            for told in told_in(self.article)
            for place in range(told.first, told.last + 1)
        }  # fmt: skip
        for place in range(len(self.article.tokens)):
            told = None if place in dates or self._is_of_clock(place) else self._at(place)
            if told is not None:
                yield told

    def _at(self, place: int) -> ToldNumber | None:
        from fractions import Fraction

        token, numerals = self.article.tokens[place], self.language.numerals
        if token.value is not None:
            row = token.key.endswith(".") or self._key(place - 1) in numerals.numbered
            return ToldNumber(place, token.text, token.value, row, days=self._days(place))
        if token.text in _ROMAN and self.article.tokens[place - 1].text[:1].isupper():
            return ToldNumber(place, token.text, Fraction(_ROMAN[token.text]), is_ordinal=True)
        if (count := numerals.counts.get(token.key)) is not None:
            return ToldNumber(place, token.text, Fraction(count))
        if (least := numerals.vague.get(token.key)) is not None:
            return ToldNumber(place, token.text, Fraction(least), is_vague=True)
        if token.key in numerals.one and (days := self._days(place)) is not None:
            return ToldNumber(place, token.text, Fraction(1), days=days)
        return None

    def _days(self, place: int) -> int | None:
        """How many days the stretch of time has whose number stands at a place."""
        unit = self.language.told_dates.units.get(self._key(place + 1), "")
        value = self.article.tokens[place].value
        if unit not in DAYS or (value is not None and value.denominator != 1):
            return None
        return DAYS[unit] * (int(value) if value is not None else 1)

    def _is_of_clock(self, place: int) -> bool:
        """Whether a number is part of a time of day: 10:30."""
        token, text = self.article.tokens[place], self.article.level1.text
        around = text[max(0, token.start - 2) : token.start], text[token.end : token.end + 2]
        before, after = around[0][-1:] == ":", around[1][:1] == ":"
        return (before and around[0][:1].isdigit()) or (after and around[1][1:].isdigit())

    def _key(self, place: int) -> str:
        return self.article.keys[place] if 0 <= place < len(self.article.keys) else ""
