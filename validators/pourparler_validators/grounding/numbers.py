"""The numbers of a text, by their values: 5 million, $5m, 2nd, twenty-first, half a million."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Final, TypeAlias

from pourparler_validators.grounding.comparable_text import Normalized
from pourparler_validators.grounding.spoken import may_begin, spoken
from pourparler_validators.grounding.tokens import (
    NUMBER,
    Token,
    bare_tokens,
    is_money,
    keys_of,
    number_key,
)
from pourparler_validators.languages.language import Language
from pourparler_validators.languages.numerals import Numerals
from pourparler_validators.late_dataclasses import dataclass

if TYPE_CHECKING:
    from fractions import Fraction  # needed only where a text is read

_Rows: TypeAlias = Mapping[str, Sequence[tuple[Sequence[str], str]]]
"""The words of phrases, by the first of them, each with what the phrase stands for."""
_JOINS: Final = ("", " ", "-")
"""What may stand between the words of one number."""


def tokens(text: Normalized, language: Language | None = None) -> list[Token]:
    """The words and numbers of a text at level 1, in order.

    All that makes up a number is one word: its figures or words, what multiplies it, and its
    currency. The word of a measure is that of its sign: percent, %. The words of a language are
    read where there are tables for it.
    """
    found = bare_tokens(text, language)
    return list(_Numbers(text.text, found, language, _phrases_of(language)).joined())


@dataclass(frozen=True, slots=True)
class _Read:
    """A number, or the beginning of one, and the place of the word after it."""

    value: "Fraction"
    end: int
    is_ordinal: bool = False


@dataclass(frozen=True, slots=True)
class _Phrases:
    """The phrases that belong to the numbers of a language."""

    half_of: _Rows
    and_a_half: _Rows
    measures: _Rows
    currencies: _Rows


@dataclass(frozen=True, slots=True)
class _Numbers:
    """The words of a text, of which some are joined to numbers."""

    text: str
    found: Sequence[Token]
    language: Language | None
    phrases: _Phrases

    def joined(self) -> Iterator[Token]:
        """The words, those of one number or measure as one."""
        past = 0
        for place in self._beginnings():
            if place >= past and (read := self._number_at(place) or self._measure_at(place)):
                yield from self.found[past:place]
                yield read[0]
                past = read[1]
        yield from self.found[past:]

    def _beginnings(self) -> list[int]:
        """The places at which a number may begin, or a measure; each word is judged once."""
        keys = [word.key for word in self.found]
        begins = {key for key in set(keys) if key.startswith(NUMBER) or self._may_begin(key)}
        return [place for place, key in enumerate(keys) if key in begins]

    def _may_begin(self, key: str) -> bool:
        """Whether a word may begin an amount, a number in words, or what there is a sign for."""
        if is_money(key) or key in self.phrases.half_of or key in self.phrases.measures:
            return True
        return self.language is not None and may_begin(key, self.language.numerals)

    def _number_at(self, place: int) -> tuple[Token, int] | None:
        """The number that begins at a place, with its currency, and the place after it."""
        money = self.found[place].key if is_money(self.found[place].key) else ""
        read = self._amount(place + 1 if money else place, bool(money))
        if read is None or (money and not self._next(place + 1)):
            return None
        money, end = (money, read.end) if money else self._money(read.end)
        word = self.found[place]
        if end == place + 1 and read.value is word.value and not read.is_ordinal:
            return word, end
        ordinal = "." if read.is_ordinal and not self._is_day(place, end) else ""
        return self._token(place, end, f"{number_key(read.value)}{ordinal}{money}", read.value), end

    def _measure_at(self, place: int) -> tuple[Token, int] | None:
        """The words at a place for which there is a sign, and the place after them."""
        read = self._phrase(place, self.phrases.measures, is_first=True)
        return (self._token(place, read[1], read[0]), read[1]) if read else None

    def _token(self, place: int, end: int, key: str, value: "Fraction | None" = None) -> Token:
        start, stop = self.found[place].start, self.found[end - 1].end
        return Token(key, self.text[start:stop], start, value)

    def _amount(self, place: int, is_money: bool) -> _Read | None:
        numerals = self.language.numerals if self.language else None
        value = self.found[place].value if place < len(self.found) else None
        if value is not None:
            read = _Read(value, place + 1)
            return self._of_figures(read, numerals, is_money) if numerals else read
        if numerals is None or place >= len(self.found):
            return None
        return self._half_of(place, numerals) or self._spoken(place, numerals)

    def _of_figures(self, read: _Read, numerals: Numerals, is_money: bool) -> _Read:
        """Figures with what is written after them: the "nd" of 2nd, million, bn."""
        after = self._next(read.end)
        if self._is_ordinal_ending(read.end, numerals):
            return replace(read, end=read.end + 1, is_ordinal=True)
        if self._has_ordinal_stop(read.end, numerals):
            return replace(read, is_ordinal=True)
        scale = numerals.scales_of_money.get(after) if is_money else None
        if scale := scale or numerals.scales.get(after):
            return _Read(read.value * scale, read.end + 1)
        if large := numerals.multipliers.get(after):
            end = self._past(read.end + 1, self.phrases.and_a_half)
            return _Read((read.value + (_half() if end else 0)) * large, end or read.end + 1)
        return self._with_half(read, numerals)

    def _with_half(self, read: _Read, numerals: Numerals) -> _Read:
        """A number with half of one more, where both are multiplied: two and a half million."""
        large = numerals.multipliers.get(self._next(read.end))
        if large and read.value.denominator != 1:
            return _Read(read.value * large, read.end + 1)
        end = self._past(read.end, self.phrases.and_a_half)
        large = numerals.multipliers.get(self._next(end)) if end else None
        return _Read((read.value + _half()) * large, end + 1) if end and large else read

    def _half_of(self, place: int, numerals: Numerals) -> _Read | None:
        end = self._past(place, self.phrases.half_of, is_first=True)
        large = numerals.multipliers.get(self._next(end)) if end else None
        return _Read(_half() * large, end + 1) if end and large else None

    def _spoken(self, place: int, numerals: Numerals) -> _Read | None:
        """The words for one number that start at a place."""

        def word_at(step: int) -> str:
            return self._next(place + step) if step else self.found[place].key

        found = spoken(word_at, numerals)
        if found is None:
            return None
        read = _Read(found.value, place + found.size, found.is_ordinal)
        return read if read.is_ordinal else self._with_half(read, numerals)

    def _money(self, place: int) -> tuple[str, int]:
        """The sign of the currency after a number, and the place after it."""
        if is_money(self._next(place)):
            return self._next(place), place + 1
        return self._phrase(place, self.phrases.currencies) or ("", place)

    def _is_day(self, place: int, end: int) -> bool:
        """Whether a month stands beside a number: May 16th, the 16th of May."""
        language = self.language
        if language is None:
            return False
        after = end + 1 if self._next(end) in language.light_words else end
        before = self.found[place - 1].key if place and self._next(place) else ""
        return before in language.months or self._next(after) in language.months

    def _past(self, place: int, phrases: _Rows, is_first: bool = False) -> int | None:
        """The place after one of some phrases that stands at a place."""
        read = self._phrase(place, phrases, is_first)
        return read[1] if read else None

    def _phrase(self, place: int, phrases: _Rows, is_first: bool = False) -> tuple[str, int] | None:
        """What one of some phrases stands for, if it stands at a place, and the place after it."""
        if place >= len(self.found):
            return None
        for words, meaning in phrases.get(self.found[place].key, ()):
            row = tuple(one.key for one in self.found[place : place + len(words)])
            steps = range(place + is_first, place + len(words))
            if row == words and all(self._next(step) for step in steps):
                return meaning, place + len(words)
        return None

    def _next(self, place: int) -> str:
        """The word at a place, if nothing but a space or hyphen parts it from that before it."""
        if not 0 < place < len(self.found):
            return self.found[0].key if place == 0 and self.found else ""
        joins = self._between(place) in _JOINS or self._is_cut_short(place - 1)
        return self.found[place].key if joins else ""

    def _is_cut_short(self, place: int) -> bool:
        """Whether a full stop only ends the short form of a large number: 5 Mrd. Euro."""
        is_scale = self.language and self.found[place].key in self.language.numerals.scales
        return bool(is_scale) and self._between(place + 1) == ". "

    def _is_ordinal_ending(self, place: int, numerals: Numerals) -> bool:
        """Whether a word makes an ordinal of the figures that it touches: 2nd, 3.ª, 2-й."""
        is_ending = place < len(self.found) and self.found[place].key in numerals.ordinal_endings
        return is_ending and self._between(place) in ("", ".", "-")

    def _has_ordinal_stop(self, place: int, numerals: Numerals) -> bool:
        """Whether a full stop makes an ordinal of the figures before a word: 3. Runde."""
        is_word = place < len(self.found) and self.found[place].key in numerals.numbered
        return numerals.has_ordinal_stop and is_word and self._between(place) == ". "

    def _between(self, place: int) -> str:
        return self.text[self.found[place - 1].end : self.found[place].start]


@cache
def _phrases_of(language: Language | None) -> _Phrases:
    if language is None:
        return _Phrases({}, {}, {}, {})
    numerals, elisions = language.numerals, language.elisions
    return _Phrases(
        _rows(dict.fromkeys(numerals.half_of, ""), elisions),
        _rows(dict.fromkeys(numerals.and_a_half, ""), elisions),
        _rows(numerals.measures, elisions),
        _rows(numerals.currencies, elisions),
    )


def _rows(phrases: Mapping[str, str], elisions: frozenset[str]) -> _Rows:
    found: dict[str, list[tuple[Sequence[str], str]]] = {}
    for phrase, meaning in phrases.items():
        if words := keys_of(phrase, elisions):
            found.setdefault(words[0], []).append((words, meaning))
    return found


def _half() -> "Fraction":
    from fractions import Fraction

    return Fraction(1, 2)
