"""The numbers that an article tells, those of its dates left out."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from pourparler_validators.grounding.article import Article
from pourparler_validators.grounding.dates.finding import told_in
from pourparler_validators.grounding.dates.told import Told
from pourparler_validators.languages.folding import folded
from pourparler_validators.languages.language import Language
from pourparler_validators.late_dataclasses import dataclass

if TYPE_CHECKING:
    from fractions import Fraction  # needed only where a text is read

DAYS: Final = {"day": 1, "week": 7, "month": 30, "year": 365}
"""How many days a unit of time has, or nearly."""
_YEAR: Final = re.compile(r"1[0-9]{3}|20[0-9]{2}|21[0-9]{2}")
_GROUPS: Final = ("-", " ", ") ", ".", "")
_MOST_GROUPS: Final = 2
_LONGEST_CLOCK: Final = 12
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
    is_of_name: bool = False
    """Whether it belongs to a name: Resolution 1701, F-16."""
    is_of_date: bool = False
    """Whether a date is counted with it: two weeks ago."""

    @property
    def counts(self) -> bool:
        """Whether it counts or orders something, and is no part of a name or date."""
        return not (self.is_of_name or self.is_of_date)

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


def numbers_told(article: Article, dates: Sequence[Told] | None = None) -> NumbersTold:
    """The numbers of an article; none where its language has no tables.

    ``dates`` are those of the article, if they have been read.
    """
    if article.language is None:
        return NumbersTold(())
    known = told_in(article) if dates is None else dates
    return NumbersTold(tuple(_Finder(article, article.language, known).found()))


@dataclass(frozen=True, slots=True)
class _Finder:
    article: Article
    language: Language
    dates: Sequence[Told]

    def found(self) -> Iterator[ToldNumber]:
        dates = {
            place: told
            for told in self.dates
            for place in range(told.first, told.last + 1)
        }  # fmt: skip
        for place, token in enumerate(self.article.tokens):
            date = dates.get(place)
            counts = date is None or date.count is not None
            is_no_count = token.value is not None and self._counts_nothing(place)
            if not counts or is_no_count or self._share(place - 1):
                continue
            told = self._share(place) or self._at(place)
            if told is not None:
                yield replace(told, is_of_date=date is not None)

    def _share(self, place: int) -> ToldNumber | None:
        """A part of one: two-thirds, a fifth of them."""
        from fractions import Fraction

        if not (
            0 <= place < len(self.article.tokens) - 1 and self._between(place + 1) in ("-", " ")
        ):
            return None
        word = self.article.tokens[place + 1].text
        whole = self.language.numerals.shares.get(folded(word))
        token = self.article.tokens[place]
        is_one = token.key in self.language.numerals.one or token.value == 1
        part = 1 if is_one else token.value
        if whole is None or part is None or part >= whole or token.key.endswith("."):
            return None
        is_of_row = is_one and self._has_noun(place + 2)
        return (
            None if is_of_row else ToldNumber(place, f"{token.text} {word}", Fraction(part) / whole)
        )

    def _counts_nothing(self, place: int) -> bool:
        """Whether figures are a time of day, a telephone number or a score."""
        return self._is_of_clock(place) or self._is_of_phone(place) or self._is_of_score(place)

    def _at(self, place: int) -> ToldNumber | None:
        from fractions import Fraction

        token, numerals = self.article.tokens[place], self.language.numerals
        if token.value is not None and self._is_of_name(place):
            return ToldNumber(place, token.text, token.value, is_of_name=True)
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
        """Whether a number is part of a time of day: 10:30, 5 p.m."""
        token, text = self.article.tokens[place], self.article.level1.text
        around = text[max(0, token.start - 2) : token.start], text[token.end : token.end + 2]
        before, after = around[0][-1:] == ":", around[1][:1] == ":"
        is_split = (before and around[0][:1].isdigit()) or (after and around[1][1:].isdigit())
        return is_split or self._is_followed(token.end, self.language.told_dates.clock)

    def _is_followed(self, end: int, phrases: Sequence[str]) -> bool:
        """Whether one of some phrases follows, with its signs."""
        after = self.article.level1.text[end : end + _LONGEST_CLOCK].lstrip().casefold()
        return any(
            after.startswith(phrase) and not after[len(phrase) :][:1].isalnum()
            for phrase in phrases
        )

    def _is_of_phone(self, place: int) -> bool:
        """Whether a number is one group of several, or begins with 0: +41 22 917 1234, 555-0134."""
        first = last = place
        while self._is_group(first - 1) and self._between(first) in _GROUPS:
            first -= 1
        while self._is_group(last + 1) and self._between(last + 1) in _GROUPS:
            last += 1
        texts = [self.article.tokens[each].text.lstrip("-") for each in range(first, last + 1)]
        is_led = any(text.startswith("0") and text.isdigit() for text in texts[1:])
        return len(texts) > 1 and (is_led or len(texts) > _MOST_GROUPS)

    def _is_group(self, place: int) -> bool:
        within = 0 <= place < len(self.article.tokens)
        return within and self.article.tokens[place].text.lstrip("-").isdigit()

    def _is_of_score(self, place: int) -> bool:
        """Whether a number stands beside a smaller one, or a larger before it: 52-48."""
        return self._is_fall(place) or self._is_fall(place + 1)

    def _is_fall(self, place: int) -> bool:
        if not (self._is_group(place) and self._is_group(place - 1)):
            return False
        before, after = (self.article.tokens[each].value for each in (place - 1, place))
        between = self._between(place) in ("-", " - ")
        return between and before is not None and after is not None and after <= before

    def _is_of_name(self, place: int) -> bool:
        """Whether a number belongs to the word before it: Article 5, F-16, UN 242."""
        token, before = self.article.tokens[place], self._between(place)
        if not token.text[-1:].isdigit() or before not in ("-", " ", ". "):
            return False
        if self._key(place - 1) in self.language.numerals.naming:
            return True
        name = self.article.tokens[place - 1].text
        if before == ". " or not name[:1].isupper():
            return False
        if before == "-" or (len(name) > 1 and name.isupper()):
            return self._key(place - 1) not in self.language.function_words
        return not self._begins_sentence(place - 1) and not self._has_noun(place + 1)

    def _begins_sentence(self, place: int) -> bool:
        return place == 0 or self._between(place).strip() not in ("", "-", ",")

    def _has_noun(self, place: int) -> bool:
        """Whether what is counted may follow: In Gaza 15 people died."""
        if self._between(place) not in (" ", "-"):
            return False
        is_small = self.article.tokens[place].text.islower()
        return is_small and self._key(place) not in self.language.function_words

    def _between(self, place: int) -> str:
        tokens = self.article.tokens
        if not 0 < place < len(tokens):
            return "\n"
        return self.article.level1.text[tokens[place - 1].end : tokens[place].start]

    def _key(self, place: int) -> str:
        return self.article.keys[place] if 0 <= place < len(self.article.keys) else ""
