"""Looks for the parts of a quotation with ellipses and brackets, one after the other."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import Final

from pourparler_validators.grounding.article import Article
from pourparler_validators.grounding.comparable_text import without_page_marks
from pourparler_validators.grounding.gaps import Gap, Part, gapped
from pourparler_validators.grounding.match import Match, Status
from pourparler_validators.grounding.numbers import tokens
from pourparler_validators.grounding.rows import next_place, rows_of
from pourparler_validators.grounding.signs import before_signs, past_signs
from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.messages.wording import counted

MAX_ELIDED: Final = 80
"""The most words that an ellipsis may stand for."""
MAX_BRACKETED: Final = 5
"""The most words that a bracket may stand for."""

Stretch = tuple[int, int]
"""Words of the article by their numbers, the last exclusive; empty for a part without words."""


def parts_in_order(article: Article, words: str) -> Match | None:
    """The match of a quotation with gaps whose parts the article has in this order."""
    parts = list(gapped(words, article.text))
    if len(parts) < 2:
        return None
    rows = [_keys(article, part.text) for part in parts]
    places = [rows_of(article, row) if row else () for row in rows]
    looked = _Parts(article, words, parts, rows, places)
    chain = looked.chained()
    return None if chain is None else looked.matched(chain)


def disorder_of(article: Article, words: str) -> str | None:
    """What is wrong with the order of a quotation's parts, if the article has each of them."""
    parts = list(gapped(words, article.text))
    rows = [_keys(article, part.text) for part in parts] if len(parts) > 1 else []
    rows = [row for row in rows if row]
    places = [rows_of(article, row) for row in rows]
    if len(rows) < 2 or not all(places):
        return None
    position, gaps = places[0][0] + len(rows[0]), [0]
    for row, found in zip(rows[1:], places[1:], strict=True):
        place = next_place(found, position)
        if place is None:
            return "its parts stand in another order in the article"
        gaps.append(place - position)
        position = place + len(row)
    if max(gaps) <= MAX_BRACKETED:
        return None
    return f"its parts stand {counted(max(gaps), 'word')} apart in the article"


def _keys(article: Article, text: str) -> list[str]:
    return [token.key for token in tokens(without_page_marks(text), article.language)]


@dataclass(frozen=True, slots=True)
class _Parts:
    """The parts of one quotation."""

    article: Article
    words: str
    parts: Sequence[Part]
    rows: Sequence[Sequence[str]]
    """What the words of each part are compared by."""
    places: Sequence[Sequence[int]]
    """Where the words of each part stand in the article, in order."""

    def chained(self) -> list[Stretch] | None:
        """The places of the parts, one after the other; nothing where they do not follow so."""
        for place in self._starts():
            chain = self._chain_from(place)
            if chain is not None and self._is_one_passage(chain):
                return chain
        return None

    def _starts(self) -> Iterator[int]:
        """The places of the first part that are near enough to the part that is rarest."""
        filled = [number for number, row in enumerate(self.rows) if row]
        if not filled:
            return
        rarest = min(filled, key=lambda number: len(self.places[number]))
        before = range(filled[0], rarest)
        most = sum(len(self.rows[one]) + _reach(self.parts[one + 1]) for one in before)
        starts, passed = self.places[filled[0]], 0
        for place in self.places[rarest]:
            first = max(passed, bisect_left(starts, place - most))
            passed = max(first, bisect_right(starts, place))
            yield from starts[first:passed]

    def matched(self, chain: Sequence[Stretch]) -> Match | None:
        """The match of parts at these places."""
        gaps = [self._gap(chain, place) for place in range(1, len(chain))]
        for place, part in enumerate(self.parts[1:], start=1):
            if part.bracket is not None and self._is_articles_own(chain, place):
                return None  # the bracket is the article's own, and differs
        is_bracketed = any(part.bracket is not None for part in self.parts)
        status = Status.BRACKETED if is_bracketed else Status.ELIDED
        spans = [self.article.span_of(first, last - 1) for first, last in chain if first < last]
        return Match(status, tuple(spans), gaps=tuple(gaps))

    def _chain_from(self, place: int) -> list[Stretch] | None:
        chain: list[Stretch] = []
        position = place
        for number, row in enumerate(self.rows):
            if not row:
                chain.append((position, position))
                continue
            is_first = all(first == last for first, last in chain)
            reach = 0 if is_first else _reach(self.parts[number])
            found = next_place(self.places[number], position)
            if found is None or found > position + reach:
                return None
            chain.append((found, found + len(row)))
            position = found + len(row)
        return chain

    def _is_one_passage(self, chain: Sequence[Stretch]) -> bool:
        """Whether the parts stand all within quotations, or all without."""
        inside = {
            self.article.quoted[place] >= 0 for first, last in chain for place in range(first, last)
        }
        return len(inside) == 1

    def _gap(self, chain: Sequence[Stretch], place: int) -> Gap:
        """The gap before a part."""
        before, after, bracket = self.parts[place - 1], self.parts[place], self.parts[place].bracket
        (start, last), (first, end) = chain[place - 1], chain[place]
        lead, tail = _matched(_LAST_WORD, before.text), _matched(_FIRST_WORD, after.text)
        record = f"{lead}{self.words[before.start + len(before.text) : after.start]}{tail}".strip()
        size = max(1, len(_keys(self.article, bracket or "")))
        if start == last:
            source = self._near(first - size, first + 1, first)
            return Gap("", bracket, "", "", record, source, self._near(first - size, first, first))
        if first == end:
            source = self._near(last - 1, last + size, last - 1)
            return Gap("", bracket, "", "", record, source, self._near(last, last + size, last - 1))
        return Gap(
            self._between(last, first),
            bracket,
            _matched(_LETTERS_BEFORE, before.text),
            _matched(_LETTERS_AFTER, after.text),
            record,
            self.article.words(last - 1, first),
        )

    def _between(self, last: int, first: int) -> str:
        """What the article has between two parts, of which one ends before a word."""
        _, start = self.article.span_of(last - 1, last - 1)
        end, _ = self.article.span_of(first, first)
        return self.article.text[start:end].strip() if last < first else ""

    def _near(self, first: int, last: int, home: int) -> str:
        """Words of the article as far as they stand in one quotation with another."""
        quoted = self.article.quoted
        places = range(max(0, first), min(last, len(quoted)))
        near = [place for place in places if quoted[place] == quoted[home]]
        return self.article.words(near[0], near[-1]) if near else ""

    def _is_articles_own(self, chain: Sequence[Stretch], place: int) -> bool:
        """Whether the article has a bracket of its own in the place of one."""
        (start, last), (first, end) = chain[place - 1], chain[place]
        if start < last and first < end:
            return "[" in self._between(last, first)
        text = self.article.text
        if start < last:
            return text.startswith(
                "[", past_signs(text, self.article.span_of(last - 1, last - 1)[1])
            )
        end = before_signs(text, self.article.span_of(first, first)[0])
        return text[end - 1 : end] == "]"


def _reach(part: Part) -> int:
    is_short = part.bracket is not None and not part.is_elided
    return MAX_BRACKETED if is_short else MAX_ELIDED


def _matched(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    return found[0] if found else ""


_LAST_WORD: Final = re.compile(r"\S+\s*$")
_FIRST_WORD: Final = re.compile(r"^\s*\S+")
_LETTERS_BEFORE: Final = re.compile(r"\w+$")
_LETTERS_AFTER: Final = re.compile(r"^\w+")
