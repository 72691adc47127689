"""The stretch of an article that is most like a quotation, where its words are not there."""

from collections.abc import Iterator, Sequence
from dataclasses import field
from typing import Final

from pourparler_validators.grounding.alignment import Block, blocks
from pourparler_validators.grounding.article import Article
from pourparler_validators.grounding.differences import Judge, Names
from pourparler_validators.grounding.kinds import Difference
from pourparler_validators.grounding.match import Match, Status
from pourparler_validators.grounding.nearest_window import nearest_window
from pourparler_validators.grounding.parts_in_order import MAX_ELIDED
from pourparler_validators.grounding.sentences import STOP
from pourparler_validators.grounding.without_tables import differences_without_tables
from pourparler_validators.grounding.words import Words
from pourparler_validators.late_dataclasses import dataclass

ALTERED: Final = 0.8
"""The share of its words from which on a quotation counts as altered, not as partly there."""
ABSENT: Final = 0.5
"""The share of its words below which a quotation is not in the text."""
MAX_BEFORE_WORD: Final = 15
"""The most words that may be left out between a single word and the rest."""


@dataclass(frozen=True, slots=True)
class Approximate:
    """The search for what is most like the words of one quotation."""

    article: Article
    ours: Words
    names: Names
    _laid: dict[tuple[int, int], list[Block]] = field(
        default_factory=dict[tuple[int, int], list[Block]]
    )
    """How the words differ from stretches of the article, each laid beside them once."""

    def match(self) -> Match:
        """The match of the most similar stretch, with what differs there."""
        keys, article = self.ours.keys(), self.article
        nearest = [(nearest_window(article, row), row) for row in self._rows()]
        (first, last, _), row = min(nearest, key=lambda one: one[0].edits)
        first, last = self._with_left_out(keys, *self._widened(keys, first, last))
        if last <= first:
            return Match(Status.ABSENT, share=0.0)
        theirs = Words(article.level1, article.tokens[first:last], article.language)
        is_ours = row == keys
        differing = self._beside(first, last) if is_ours else blocks(row, article.keys[first:last])
        share = 1 - sum(one.record_end - one.record_start for one in differing) / len(row)
        span = article.span_of(first, last - 1)
        if share < ABSENT:
            return Match(Status.ABSENT, (span,), share=share)
        found = self._judged(theirs)
        if found and all(one.kind.is_formal for one in found):
            return Match(Status.LEXICAL, (span,), found, share=share)
        is_minor = bool(found) and not any(one.kind.is_material for one in found)
        status = Status.ALTERED if is_minor or share >= ALTERED else Status.PARTIAL
        return Match(status, (span,), found, share=share)

    def _rows(self) -> Iterator[Sequence[str]]:
        """The words, as they are, written out, and with the contractions of the article."""
        keys, language = self.ours.keys(), self.article.language
        yield keys
        if language is None:
            return
        written_out = language.expanded(keys)
        if written_out != keys:
            yield written_out
        contracted = language.contracted(written_out, self.article.positions.__contains__)
        if contracted not in (keys, written_out):
            yield contracted

    def _judged(self, theirs: Words) -> tuple[Difference, ...]:
        language, positions = self.article.language, self.article.positions
        if language is None:
            return tuple(differences_without_tables(self.ours, theirs))
        judge = Judge(language, positions.__contains__, self.names)
        return tuple(judge.differences(self.ours, theirs))

    def _widened(self, keys: Sequence[str], first: int, last: int) -> tuple[int, int]:
        """The stretch with the word that another stands for at its edge, if there is one."""
        if first >= last:
            return first, last
        differing = self._beside(first, last)
        if not differing:
            return first, last
        head, tail = differing[0], differing[-1]
        if head.record_start == 0 and head.record_end == 1 and head.source_end == 0:
            first -= self._continues(first - 1, first)
        is_last = tail.record_end == len(keys) == tail.record_start + 1
        if is_last and tail.source_start == tail.source_end:
            last += self._continues(last - 1, last)
        return first, last

    def _with_left_out(self, keys: Sequence[str], first: int, last: int) -> tuple[int, int]:
        """The stretch with the beginning or the end that a part left out keeps apart from it."""
        if first >= last:
            return first, last
        differing = self._beside(first, last)
        if not differing:
            return first, last
        head, tail = differing[0], differing[-1]
        if head.record_start == 0 and head.record_end < len(keys):
            first = self._start_of(keys[: head.record_end], first)
        if tail.record_end == len(keys) and tail.record_start > 0:
            last = self._end_of(keys[tail.record_start :], last)
        return first, last

    def _beside(self, first: int, last: int) -> list[Block]:
        """How the words differ from a stretch of the article."""
        if (first, last) not in self._laid:
            row = self.article.keys[first:last]
            self._laid[first, last] = blocks(self.ours.keys(), row)
        return self._laid[first, last]

    def _start_of(self, row: Sequence[str], first: int) -> int:
        """Where a row of words stands before a place, near enough, or the place itself."""
        for place in range(first - len(row), max(-1, first - _most_left_out(row) - 1), -1):
            if self._is_row(row, place) and self._is_apart(place, first, row):
                return place
        return first

    def _end_of(self, row: Sequence[str], last: int) -> int:
        """Where a row of words that stands after a place ends, or the place itself."""
        for place in range(last, min(last + _most_left_out(row), len(self.article.keys))):
            if self._is_row(row, place) and self._is_apart(last - 1, place, row):
                return place + len(row)
        return last

    def _is_row(self, row: Sequence[str], place: int) -> bool:
        return list(self.article.keys[place : place + len(row)]) == list(row)

    def _is_apart(self, one: int, other: int, row: Sequence[str]) -> bool:
        """Whether two places belong to one passage; a single word to one sentence."""
        if self.article.quoted[one] != self.article.quoted[other]:
            return False
        _, start = self.article.span_of(one, one)
        end, _ = self.article.span_of(other, other)
        return len(row) > 1 or not STOP.search(self.article.text, start, end)

    def _continues(self, one: int, other: int) -> bool:
        """Whether two words that follow each other stand in one sentence."""
        if one < 0 or other >= len(self.article.tokens):
            return False
        if self.article.quoted[one] != self.article.quoted[other]:
            return False
        _, end = self.article.span_of(one, one)
        start, _ = self.article.span_of(other, other)
        return not STOP.search(self.article.text, end, start + 1)


def _most_left_out(row: Sequence[str]) -> int:
    """How many words may lie between a passage and a row of words that belongs to it."""
    return MAX_ELIDED if len(row) > 1 else MAX_BEFORE_WORD
