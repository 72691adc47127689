"""Numbers in words: two hundred and five, quatre-vingt-dix-neuf, dreihundertfünfundzwanzig."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Final, TypeAlias

from pourparler_validators.languages.numerals import Numerals, ordinals_of
from pourparler_validators.late_dataclasses import dataclass

if TYPE_CHECKING:
    from fractions import Fraction  # needed only where a text is read

WordAt: TypeAlias = Callable[[int], str]
"""The word so many places after the first of a number; an empty text where it does not go on."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """The number of some words, and how many words it has."""

    value: "Fraction"
    size: int
    is_ordinal: bool = False


@dataclass(frozen=True, slots=True)
class _Sum:
    """What the words of a number come to so far."""

    total: int = 0
    """What large multipliers have closed: two thousand."""
    current: int = 0
    """What goes on: five hundred."""
    is_ordinal: bool = False
    multiplier: int = 0
    """By which the word before multiplies, if it does."""

    @property
    def value(self) -> int:
        return self.total + self.current

    def times(self, factor: int) -> "_Sum | None":
        """With a word that multiplies what stands before it."""
        if factor < _THOUSAND:
            if self.current >= _HUNDRED:
                return None
            return replace(self, current=(self.current or 1) * factor, multiplier=factor)
        if factor > self.total:
            return _Sum((self.value or 1) * factor, multiplier=factor)
        return _Sum(self.total + (self.current or 1) * factor, multiplier=factor)

    def plus(self, part: int) -> "_Sum | None":
        """With a word that adds to what stands before it."""
        fits = not self.value or (part > 0 and _fits(self.current, part))
        return replace(self, current=self.current + part, multiplier=0) if fits else None

    def ordinal(self, part: int) -> "_Sum | None":
        """With an ordinal, which ends the number: the two hundredth, vigésimo primero."""
        if part >= _HUNDRED and 0 < self.current < _HUNDRED:
            return replace(self, current=self.current * part, is_ordinal=True)
        found = self.plus(part)
        return replace(found, is_ordinal=True) if found else None


def spoken(word_at: WordAt, numerals: Numerals) -> Spoken | None:
    """The number whose words start at a place; none where no number does.

    ``word_at`` gives the words from there on.
    """
    from fractions import Fraction

    if (halves := numerals.halves.get(word_at(0))) is not None:
        return Spoken(Fraction(halves, 2), 1)
    found, size = _Sum(), 0
    if word_at(0) in numerals.one and word_at(1) in numerals.multipliers:
        found, size = _Sum(current=1), 1
    while step := _step(found, size, word_at, numerals):
        found, size = step
    if size == 0 or (size == 1 and word_at(0) in {*numerals.one, *numerals.vague}):
        return None
    half = _phrase_size(numerals.and_a_half, size, word_at) if found.multiplier else 0
    value = found.value + (Fraction(found.multiplier, 2) if half else 0)
    return Spoken(Fraction(value), size + half, found.is_ordinal)


def may_begin(word: str, numerals: Numerals) -> bool:
    """Whether the words of a number may begin with a word."""
    is_made_of_several = numerals.written_together and len(_parts_of(word, numerals)) > 1
    return is_made_of_several or word in _beginnings(numerals)


@cache
def _beginnings(numerals: Numerals) -> frozenset[str]:
    phrases = (row.split()[0] for row in (*numerals.cardinals, *ordinals_of(numerals)))
    plain = (*numerals.words, *ordinals_of(numerals), *numerals.one, *numerals.halves)
    return frozenset((*plain, *(phrase.partition("-")[0] for phrase in phrases)))


def _step(before: _Sum, place: int, word_at: WordAt, numerals: Numerals) -> tuple[_Sum, int] | None:
    """The number with the next word or words, and how many words it has then."""
    word = word_at(place)
    if not word:
        return None
    for phrase, value, is_ordinal in _phrases_of(numerals).get(word, ()):
        if _stands(phrase, place, word_at) and not before.is_ordinal:
            found = before.ordinal(value) if is_ordinal else before.plus(value)
            return (found, place + len(phrase)) if found else None
    found = _with_word(before, word, numerals)
    if found is not None:
        return found, place + 1
    parts = _parts_of(word, numerals)
    if len(parts) > 1 and (whole := _whole(before, parts, numerals)):
        return whole, place + 1
    joined = _joined(before, place, word_at, numerals)
    return (joined, place + 2) if joined else None


def _with_word(before: _Sum, word: str, numerals: Numerals) -> _Sum | None:
    """The number with one more word that is a numeral by itself."""
    ordinal = ordinals_of(numerals).get(word)
    if before.is_ordinal:
        is_rest = ordinal is not None and ordinal < 10 and before.value % 10 == 0
        return replace(before, current=before.current + ordinal) if ordinal and is_rest else None
    if (factor := numerals.multipliers.get(word)) is not None:
        return before.times(factor)
    if (part := numerals.cardinals.get(word)) is not None:
        return before.plus(part)
    return before.ordinal(ordinal) if ordinal is not None else None


def _joined(before: _Sum, place: int, word_at: WordAt, numerals: Numerals) -> _Sum | None:
    """The number with a word that only joins, and the numeral after it."""
    word, after = word_at(place), word_at(place + 1)
    if before.is_ordinal or not after:
        return None
    rest = before.current % _HUNDRED
    if word in numerals.joining_units and rest >= 20 and rest % 10 == 0:
        return _with_word(before, after, numerals)
    if word in numerals.joining_tens and 0 < rest < 10:
        return _with_tens(before, after, numerals)
    is_part = word in numerals.joining and after in numerals.cardinals
    if before.value >= _HUNDRED and is_part and word_at(place + 2) not in numerals.multipliers:
        return before.plus(numerals.cardinals[after])
    return None


def _with_tens(before: _Sum, word: str, numerals: Numerals) -> _Sum | None:
    """The number whose units stand before the tens: einundzwanzig."""
    ordinal = ordinals_of(numerals).get(word)
    part = numerals.cardinals.get(word, ordinal or 0)
    if part % 10 or not 20 <= part < _HUNDRED:
        return None
    return replace(before, current=before.current + part, is_ordinal=ordinal == part)


def _whole(before: _Sum, parts: tuple[str, ...], numerals: Numerals) -> _Sum | None:
    """The number with all parts of one word."""

    def part_at(place: int) -> str:
        return parts[place] if place < len(parts) else ""

    place = 0
    while place < len(parts):
        step = _step(before, place, part_at, numerals)
        if step is None:
            return None
        before, place = step
    return before


@cache
def _parts_of(word: str, numerals: Numerals) -> tuple[str, ...]:
    """The numerals that a word is made of, where they are written together."""
    if not numerals.written_together:
        return ()
    return next(_splits(word, numerals), ())


def _splits(word: str, numerals: Numerals) -> Iterator[tuple[str, ...]]:
    for part in _numerals_by_length(numerals):
        if word == part:
            yield (part,)
        elif word.startswith(part):
            yield from ((part, *rest) for rest in _splits(word.removeprefix(part), numerals))


@cache
def _numerals_by_length(numerals: Numerals) -> tuple[str, ...]:
    """The words for numbers, and those that join them, the longest first."""
    words = {*numerals.words, *numerals.joining_tens, *numerals.joining_units, *numerals.joining}
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


@cache
def _phrases_of(numerals: Numerals) -> Mapping[str, list[tuple[list[str], int, bool]]]:
    """The numerals of several words by the first, the longest first; last, if they are ordinals."""
    found: dict[str, list[tuple[list[str], int, bool]]] = {}
    for table in (numerals.cardinals, ordinals_of(numerals)):
        for phrase, value in table.items():
            words = phrase.replace("-", " ").split()
            if len(words) > 1:
                found.setdefault(words[0], []).append(
                    (words, value, table is not numerals.cardinals)
                )
    return {word: sorted(rows, key=lambda one: -len(one[0])) for word, rows in found.items()}


def _stands(words: list[str], place: int, word_at: WordAt) -> bool:
    return all(word_at(place + step) == word for step, word in enumerate(words))


def _phrase_size(phrases: tuple[str, ...], place: int, word_at: WordAt) -> int:
    """How many words the phrase has that stands at a place, if one does."""
    rows = (phrase.split() for phrase in phrases)
    return next((len(row) for row in rows if _stands(row, place, word_at)), 0)


def _fits(current: int, part: int) -> bool:
    """Whether a numeral goes on the number before it: twenty five, one hundred two."""
    if part >= _HUNDRED:
        return current == 0
    if current % _HUNDRED == 0:
        return True
    return part < 10 and current % 10 == 0 and current % _HUNDRED >= 20


_HUNDRED: Final = 100
_THOUSAND: Final = 1000
