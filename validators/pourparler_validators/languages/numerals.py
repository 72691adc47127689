"""Words and signs by which a language writes numbers."""

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import chain

from pourparler_validators.languages.meanings import Meanings
from pourparler_validators.late_dataclasses import dataclass


@dataclass(frozen=True, slots=True, eq=False)
class Numerals:
    """Words and signs by which numbers are written."""

    decimal_mark: str
    """What parts the whole from its decimals: the point of 1.5."""
    thousands_marks: tuple[str, ...]
    """What may stand between groups of three figures: the comma of 1,500."""
    written_together: bool
    """Whether the words of one number are written as one: dreihundertfünf."""
    cardinals: Mapping[str, int]
    """Words, and phrases, for numbers that are not made of others: quatre-vingts, 80."""
    multipliers: Mapping[str, int]
    """Words that multiply the number before them: hundred, million, dozen."""
    ordinals: Mapping[str, int]
    """Words for ordinals, without the endings below."""
    ordinal_inflections: tuple[str, ...]
    """The endings of such words; an empty text where they have none: premier, première."""
    ordinal_endings: frozenset[str]
    """What makes an ordinal of figures: the "nd" of 2nd; a full stop only before ``numbered``."""
    scales: Mapping[str, int]
    """Short forms of large numbers after figures: bn."""
    scales_of_money: Mapping[str, int]
    """Those that mean so only beside a sign of money: the "m" of €5m."""
    one: frozenset[str]
    """What stands for one before a large number, a hundred; alone it is an article."""
    joining: frozenset[str]
    """What stands between hundreds and the rest of a number: two hundred and five."""
    joining_units: frozenset[str]
    """What stands between tens and units: vingt et un."""
    joining_tens: frozenset[str]
    """What stands between units and the tens after them: einundzwanzig."""
    half_of: tuple[str, ...]
    """Half of the number that follows: half a million."""
    and_a_half: tuple[str, ...]
    """Half more of the number that is beside it: two and a half million, deux millions et demi."""
    halves: Mapping[str, int]
    """Words that count halves: anderthalb, 3."""
    measures: Meanings
    """Words for which there is a sign: percent."""
    currencies: Meanings
    """Words after a number for which there is one: dollars."""
    naming: frozenset[str]
    """Words after which a number is a name: Resolution 1701, Article 5."""
    numbered: frozenset[str]
    """Words after which a number says which one of a row is meant: round 2."""
    counts: Mapping[str, int]
    """Words by which a number is told without a numeral: both, trilateral."""
    shares: Mapping[str, int]
    """Words for equal parts, and of how many: two thirds, 3."""
    vague: Mapping[str, int]
    """Words for an uncertain number, and the number of which there are some: dozens."""

    @property
    def words(self) -> Iterator[str]:
        """The words for numbers."""
        return chain(self.cardinals, self.multipliers, ordinals_of(self))

    @property
    def has_ordinal_stop(self) -> bool:
        """Whether a full stop after figures makes an ordinal of them: 3. Runde."""
        return "." in self.ordinal_endings


@cache
def ordinals_of(numerals: Numerals) -> Mapping[str, int]:
    """The words for ordinals, with each of their endings."""
    return {
        stem + ending: value
        for stem, value in numerals.ordinals.items()
        for ending in numerals.ordinal_inflections
    }
