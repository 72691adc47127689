"""Where the sentences and paragraphs of an article begin and end."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Final

from pourparler_validators.grounding.article import Article
from pourparler_validators.grounding.signs import before_signs
from pourparler_validators.late_dataclasses import dataclass

REACH: Final = 4000
"""How far a paragraph is looked through for the words that say who speaks."""
NEAR: Final = 300
"""How far the beginning of a sentence is looked for at first."""
MAX_BACK: Final = 6
"""How many sentences a pronoun may refer back."""

MIN_WORDS: Final = 20
"""A paragraph of fewer words may be a heading, or words without a full stop at the end."""
MIN_BARE_WORDS: Final = 8
"""The same of one without any sign."""

_LEADING_ON: Final = (":", ";", ",")
STOP: Final = re.compile(r"[.!?](?=[\s\"”’»)]|$)|\n")
"""What may end a sentence."""
_SIGN: Final = re.compile(r"[.,;:!?\"“”„«»—–()]")
_GOING_ON: Final = (",", ";", ":", "-", "–", "—")
_LAST_WORD: Final = re.compile(r"[^\W\d_]+(?:\.[^\W\d_]+)*$")


@dataclass(frozen=True, slots=True)
class Sentences:
    """The sentences of an article."""

    article: Article

    def paragraph(self, offset: int) -> tuple[int, int]:
        """The paragraph around a place; of a very long one, what is near."""
        first, last = self.whole_paragraph(offset)
        return max(first, offset - REACH), min(last, offset + REACH)

    def whole_paragraph(self, offset: int) -> tuple[int, int]:
        """The paragraph around a place."""
        paragraphs = self.article.paragraphs
        number = bisect_right(paragraphs, offset, key=lambda one: one[1])
        if number == len(paragraphs):
            return 0, len(self.article.text)
        first, last = paragraphs[number]
        return min(first, offset), last

    def end(self, start: int, stop: int) -> int:
        """Where the sentence ends that goes on at a place, at most at ``stop``."""
        return next((place + 1 for place in self._stops(start, stop)), stop)

    def are_told(self, offset: int) -> bool:
        """Whether the paragraph around a place tells where sentences end.

        Optical reading and programs that write down speech may leave out all signs.
        """
        first, last = self.whole_paragraph(offset)
        text = self.article.text[first:last].rstrip()
        least = MIN_WORDS if _SIGN.search(text) else MIN_BARE_WORDS
        is_short = len(text.split()) < least
        return is_short or text[-1:] in _LEADING_ON or any(self._stops_in(first, last))

    def _stops_in(self, first: int, last: int) -> Iterator[bool]:
        return (self.article.text[place] != "\n" for place in self._stops(first, last))

    def start(self, first: int, before: int) -> int:
        """Where the sentence starts that goes on before a place, at the earliest at ``first``."""
        for begin in (max(first, before - NEAR), first):
            for stop in reversed(list(self._may_stop(begin, before))):
                if not self._goes_on(stop):
                    return stop + 1
        return first

    def back(self, offset: int) -> Iterator[tuple[int, int]]:
        """The sentences before a place, nearest first, as far back as a pronoun reaches."""
        end = offset
        for _ in range(MAX_BACK):
            first, _ = self.paragraph(max(0, end - 1))
            start = self.start(first, max(first, end - 1))
            start = first if start >= end else start
            yield start, end
            if start <= 0:
                return
            end = before_signs(self.article.text, start)
            if end <= 0:
                return

    def words(self, start: int, end: int) -> range:
        """The words that begin within a stretch of the text."""
        first, last = self.article.token_at(start), self.article.token_at(end)
        if first < len(self.article.tokens) and self.article.span_of(first, first)[0] < start:
            first += 1
        return range(first, max(first, last))

    def _stops(self, start: int, stop: int) -> Iterator[int]:
        """Where sentences end between two places."""
        return (one for one in self._may_stop(start, stop) if not self._goes_on(one))

    def _may_stop(self, start: int, stop: int) -> Iterator[int]:
        """Where signs stand between two places that may end a sentence."""
        return (match.start() for match in STOP.finditer(self.article.text, start, stop))

    def _goes_on(self, stop: int) -> bool:
        """Whether a sentence goes on after a full stop, or a line break, at a place."""
        if self.article.text[stop] == "\n":
            return self.whole_paragraph(stop)[0] < stop
        return self._is_abbreviation(stop) or self._is_ordinal(stop)

    def _is_ordinal(self, stop: int) -> bool:
        """Whether a full stop only makes an ordinal of the figures before it: am 2. Juni."""
        language = self.article.language
        if language is None or not language.numerals.has_ordinal_stop:
            return False
        if not self.article.text[max(0, stop - 1) : stop].isdigit():
            return False
        place = self.article.token_at(stop + 1)
        after = self.article.keys[place] if place < len(self.article.keys) else ""
        return after in language.months or after in language.numerals.numbered

    def around(self, start: int, end: int) -> range:
        """The words of the sentence in which a stretch stands."""
        first, last = self.paragraph(start)
        return self.words(self.start(first, start), self.end(end, last))

    def _is_abbreviation(self, stop: int) -> bool:
        text = self.article.text
        word = _LAST_WORD.search(text, max(0, stop - 12), stop) if text[stop] == "." else None
        if word is None:
            return False
        after = text[stop + 2 : stop + 4].strip()[:1]
        if text[stop + 1 : stop + 2] == ")" and (after.islower() or after in _GOING_ON):
            return True
        plain = word[0].lower()
        is_initials = all(len(letter) == 1 for letter in plain.split("."))
        return is_initials or plain in self.article.said_by("abbreviations")
