"""The numbers that a record claims, and whether a number of an article is one."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pourparler import Quantity, Term
from pourparler_validators.grounding.article import prepared
from pourparler_validators.grounding.told_numbers import DAYS, ToldNumber, numbers_told
from pourparler_validators.languages.language import Language
from pourparler_validators.late_dataclasses import dataclass

if TYPE_CHECKING:
    from fractions import Fraction  # needed only where a text is read

    from pourparler_validators.grounding.tokens import Token


@dataclass(frozen=True, slots=True)
class ClaimedNumber:
    """A number that a record claims."""

    field: str
    """The place of the value, in the object that has it."""
    says: str
    """The claim as a message begins with it: the round is 2."""
    lowest: "Fraction"
    highest: "Fraction"
    """Between these lies a number that supports it."""
    is_ordinal: bool = False
    days: int | None = None
    """Of a stretch of time, how many days it has."""
    is_least: bool = False
    is_of_name: bool = False
    """Whether it belongs to a name: Resolution 1701."""

    @property
    def is_first(self) -> bool:
        """Whether it is the first of a row, which is often told without a number."""
        return self.is_ordinal and self.lowest == 1

    def is_told(self, told: ToldNumber) -> bool:
        """Whether a number of an article is the claimed one."""
        if told.is_of_name and not self.is_of_name:
            return False
        if self.is_ordinal and not told.is_ordinal:
            return False
        if self.days is not None and told.days == self.days:
            return True
        if told.is_vague:
            return self.lowest <= told.value <= self.highest or self._is_some(told)
        return self.lowest <= told.value <= self.highest

    def is_alike(self, told: ToldNumber) -> bool:
        """Whether a number of an article is of the sort that contradicts the claim."""
        return told.is_ordinal is self.is_ordinal and told.counts and not told.is_year

    def _is_some(self, told: ToldNumber) -> bool:
        """Whether the least is that of a plural: dozens are two dozen or more."""
        return self.is_least and self.lowest <= 2 * told.value <= self.highest


def plain_number(field: str, says: str, value: int, *, is_ordinal: bool = False) -> ClaimedNumber:
    """A number that is counted: a round, a size."""
    from fractions import Fraction

    exact = Fraction(value)
    return ClaimedNumber(field, f"{says} is {value}", exact, exact, is_ordinal)


def of_quantity(quantity: Quantity, language: Language) -> Iterator[ClaimedNumber]:
    """The value of a quantity and its bounds; one and nothing are told in too many ways."""
    steps = (("value", "value", 0, 0), ("min", "least", -1, 0), ("max", "most", 0, 1))
    for field, noun, below, above in steps:
        value = getattr(quantity, field)
        if value is None or value in (0, 1):
            continue
        exact = _in_unit(f"{value}", quantity.unit or "", language)
        about = abs(exact) / 20 if quantity.approximate else 0
        yield ClaimedNumber(
            field,
            f"the {noun} is {value}",
            exact + below - about,
            exact + above + about,
            days=_days(exact, quantity.unit or "", language),
            is_least=field == "min",
        )


def of_term(term: Term, language: Language) -> Iterator[ClaimedNumber]:
    """The numbers in the text of a point, but for its dates."""
    for told in numbers_told(prepared(term.text, language.tag)).numbers:
        if told.value > 1 and not told.is_vague and not told.is_year:
            says = f'the point has "{told.text}"'
            yield ClaimedNumber(
                "text",
                says,
                told.value,
                told.value,
                told.is_ordinal,
                days=told.days,
                is_of_name=told.is_of_name,
            )


def _in_unit(value: str, unit: str, language: Language) -> "Fraction":
    """The value with what its unit multiplies it by: 5, million euros."""
    return _first_number(f"{value} {unit}", language).value or _plain(value)


def _first_number(text: str, language: Language) -> "Token":
    return prepared(text, language.tag).tokens[0]


def _plain(value: str) -> "Fraction":
    from fractions import Fraction

    return Fraction(value)


def _days(value: "Fraction", unit: str, language: Language) -> int | None:
    days = DAYS.get(language.told_dates.units.get(unit.casefold(), ""))
    return int(value * days) if days and value.denominator == 1 else None
