"""A row of words, and the text that they are from."""

from collections.abc import Sequence
from dataclasses import field

from pourparler_validators.grounding.comparable_text import (
    Normalized,
    normalized,
    without_page_marks,
)
from pourparler_validators.grounding.numbers import tokens
from pourparler_validators.grounding.page_breaks import unbroken
from pourparler_validators.grounding.tokens import Token, bare_tokens
from pourparler_validators.languages.language import Language
from pourparler_validators.late_dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """A row of words, and the text that they are from."""

    level1: Normalized = field(repr=False)
    tokens: Sequence[Token] = field(repr=False)
    language: Language | None = None

    def span(self, first: int, last: int) -> tuple[int, int]:
        """The stretch of the text of the words from one to another, the last exclusive."""
        if first < last:
            return self.level1.span(self.tokens[first].start, self.tokens[last - 1].end)
        if first < len(self.tokens):
            place = self.tokens[first].start
        else:
            place = self.tokens[-1].end if self.tokens else 0
        return self.level1.span(place, place)

    def text(self, first: int, last: int) -> str:
        """The words from one to another, the last exclusive, as they are written."""
        start, end = self.span(first, last)
        return unbroken(self.level1.source, start, end)

    def bare(self, first: int, last: int) -> list[Token]:
        """The words from one to another, those of numbers each for itself."""
        return bare_tokens(normalized(self.text(first, last)), self.language)

    def keys(self) -> list[str]:
        """What the words are compared by."""
        return [token.key for token in self.tokens]


def words_in(text: str, language: Language | None) -> Words:
    """The words of a text; those for numbers are read where there are tables of its language."""
    level1 = without_page_marks(text)
    return Words(level1, tokens(level1, language), language)
