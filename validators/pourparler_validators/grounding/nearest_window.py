"""The stretch of an article that is most like a row of words.

Of any ``n + 1`` words at least one stands in its place in a stretch that is at most ``n`` edits
away. So the stretches around the rarest words are looked at, until no other can be nearer (a
prefix filter; Chaudhuri, Ganti and Kaushik 2006, "A primitive operator for similarity joins").
"""

from collections import Counter
from collections.abc import Sequence
from typing import Final, NamedTuple

from pourparler_validators.grounding.article import Article
from pourparler_validators.grounding.infix import best_window
from pourparler_validators.late_dataclasses import dataclass

A_PLACE: Final = 160
"""All words are gone through where more than one in so many is to be looked around."""


class Window(NamedTuple):
    """A stretch of words, by the numbers of its first and last, the last exclusive."""

    first: int
    last: int
    edits: int
    """How many words differ."""


def nearest_window(article: Article, keys: Sequence[str]) -> Window:
    """The stretch most like the words; it is empty where none has half of them."""
    return _Nearest(article, keys, Counter(keys), max(1, len(keys) // 2)).found()


@dataclass(frozen=True, slots=True)
class _Nearest:
    """The search for one row of words."""

    article: Article
    keys: Sequence[str]
    counts: Counter[str]
    """How often it has each word."""
    least: int
    """How many of its words a stretch must have to be looked at."""

    def found(self) -> Window:
        positions, keys = self.article.positions, self.keys
        rarest = sorted(range(len(keys)), key=lambda one: len(positions.get(keys[one], ())))
        best, around = Window(0, 0, len(keys)), 0
        most = len(self.article.keys) // A_PLACE
        for missing, number in enumerate(rarest[: len(keys) - self.least + 1]):
            places = positions.get(keys[number], ())
            around += len(places)
            if best.edits > missing and around > most:
                return self._of_all(best)
            for place in places:
                if best.edits <= missing:
                    return best
                start, slack = place - number, min(best.edits, len(keys) - self.least + 1) - 1
                best = self._nearer(start - slack, start + len(keys) + slack, best)
        return best

    def _of_all(self, best: Window) -> Window:
        for first, last, count in self._likely():
            if len(self.keys) - count >= best.edits:
                break
            best = self._nearer(first, last, best)
        return best

    def _nearer(self, first: int, last: int, best: Window) -> Window:
        """The best stretch between two words, if it is nearer than the best so far."""
        first = max(0, first)
        row = self.article.keys[first : max(first, last)]
        count = sum(self.counts[key] for key in self.counts.keys() & row)
        if count < self.least or len(self.keys) - count >= best.edits:
            return best
        start, end, edits = best_window(self.keys, row)
        return Window(first + start, first + end, edits) if edits < best.edits else best

    def _likely(self) -> list[tuple[int, int, int]]:
        """Stretches that hold at least half of the wanted words, with how many they may hold.

        The most likely stretch first. What holds fewer cannot be the words.
        """
        positions, long = self.article.positions, len(self.keys)
        places = sorted(place for key in self.counts for place in positions.get(key, ()))
        found: list[tuple[int, int, int]] = []
        first = 0
        for place, position in enumerate(places):
            while position - places[first] > 2 * long:
                first += 1
            count = place - first + 1
            if count < self.least:
                continue
            start, end = max(0, places[first] - long), position + long
            if found and start <= found[-1][1]:
                found[-1] = (found[-1][0], end, max(found[-1][2], count))
            else:
                found.append((start, end, count))
        return sorted(found, key=lambda one: -one[2])
