"""An article, prepared once for all the quotations that are looked for in it."""

from array import array
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import field
from operator import add, attrgetter

from pourparler_validators.grounding.comparable_text import Normalized, without_page_marks
from pourparler_validators.grounding.dash_speech import DashSpeech
from pourparler_validators.grounding.interrupted import without_reporter
from pourparler_validators.grounding.numbers import tokens
from pourparler_validators.grounding.page_breaks import unbroken
from pourparler_validators.grounding.paragraphs import paragraphs
from pourparler_validators.grounding.quotations import Quotation, quotations_in
from pourparler_validators.grounding.tokens import Token
from pourparler_validators.languages.language import Language
from pourparler_validators.languages.tables import language_of
from pourparler_validators.late_dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Article:
    """A text with everything that searching it needs."""

    text: str = field(repr=False)
    """The text, its line breaks LF and without a byte order mark."""
    language: Language | None
    """The tables of its language, if there are any."""
    level1: Normalized = field(repr=False)
    tokens: Sequence[Token] = field(repr=False)
    """Its words."""
    ends: Sequence[int] = field(repr=False)
    """Where each word ends at level 1."""
    keys: Sequence[str] = field(repr=False)
    """What its words are compared by."""
    positions: Mapping[str, Sequence[int]] = field(repr=False)
    """Where each word occurs."""
    paragraphs: Sequence[tuple[int, int]] = field(repr=False)
    quotations: Sequence[Quotation] = field(repr=False)
    quoted: Sequence[int] = field(repr=False)
    """For each word the number of the quotation that it stands in, or -1."""
    quoted_places: Sequence[int] = field(repr=False)
    """The words that stand in quotations."""
    quoted_keys: Sequence[str] = field(repr=False)
    """What these are compared by."""

    def span_of(self, first: int, last: int) -> tuple[int, int]:
        """The stretch of the text from one word to another, both included."""
        return self.level1.span(self.tokens[first].start, self.tokens[last].end)

    def words(self, first: int, last: int) -> str:
        """The text from one word to another, both included, as if it had no pages."""
        return unbroken(self.text, *self.span_of(first, last))

    def token_at(self, offset: int) -> int:
        """The number of the first word that does not end before a place of the text."""
        return bisect_right(self.ends, self.level1.place(offset))

    def said_by(self, table: str) -> frozenset[str]:
        """The words by which the language gives quotations to speakers, of one table."""
        return self.language.attribution[table] if self.language else frozenset()

    def quotations_in(self, start: int, end: int) -> list[int]:
        """The numbers of the quotations that share a character with a stretch."""
        first = bisect_right(self.quotations, start, key=lambda one: one.end)
        last = bisect_left(self.quotations, end, key=lambda one: one.start)
        return list(range(first, last))


def prepared(text: str, language: str = "en") -> Article:
    """An article ready to be searched.

    ``text`` is taken as it is: line breaks and a byte order mark are the reader's business.
    """
    table = language_of(language)
    level1 = without_page_marks(text)
    words = tokens(level1, table)
    parts = list(paragraphs(text))
    marked = quotations_in(text, parts, table.is_plain if table else lambda _word: False)
    found = list(without_reporter(marked, text, table))
    if table is not None:
        speech = DashSpeech(level1, words, table)
        found = [speech.cut(one) for one in found]
    keys = [token.key for token in words]
    starts = array("i", map(attrgetter("start"), words))
    quoted = _quoted(level1, starts, found)
    places = array("i", [place for place, number in enumerate(quoted) if number >= 0])
    return Article(
        text=text,
        language=table,
        level1=level1,
        tokens=words,
        ends=array("i", map(add, starts, map(len, map(attrgetter("text"), words)))),
        keys=keys,
        positions=_positions(keys),
        paragraphs=parts,
        quotations=found,
        quoted=quoted,
        quoted_places=places,
        quoted_keys=[keys[place] for place in places],
    )


def _positions(keys: Sequence[str]) -> dict[str, Sequence[int]]:
    """Where each word occurs."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for place, key in enumerate(keys):
        found[key].append(place)
    return {key: array("i", places) for key, places in found.items()}


def _quoted(level1: Normalized, starts: Sequence[int], found: Sequence[Quotation]) -> Sequence[int]:
    """For each word the number of the quotation that it stands in, or -1."""
    inside = array("i", [-1]) * len(starts)
    for number, quotation in enumerate(found):
        first = bisect_left(starts, level1.place(quotation.start))
        last = bisect_left(starts, level1.place(quotation.end))
        inside[first:last] = array("i", [number]) * (last - first)
    return inside
