"""Texts that are nearly one: a wire report in two papers, each with its own headline.

Candidates are found by the smallest hashes of the runs of words in a text (Broder 1997, "On the
resemblance and containment of documents"), so that the time grows with the size of all texts alone.
Then the words decide.
"""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import field
from heapq import nsmallest
from typing import Final, NamedTuple
from zlib import crc32

from pourparler_validators.grounding.comparable_text import without_page_marks
from pourparler_validators.grounding.paragraphs import paragraphs
from pourparler_validators.grounding.tokens import bare_tokens
from pourparler_validators.late_dataclasses import dataclass

LEAST_SHARED: Final = 0.7
"""The share of the longer text that two copies have in common, at least.

Papers shorten a report, correct words, and change what surrounds it. What has gained or lost more
than three tenths is another report of the story, and tells something of its own.
"""
LEAST_WORDS: Final = 40
"""Shorter texts are not compared: a greeting, a notice."""
RUN: Final = 8
"""So many words in a row are common to two texts only where one is copied."""

_SHORT_RUN: Final = 5
"""Of so many words are the runs by which candidates are found."""
_SKETCH: Final = 256
"""How many runs of a text are kept for that."""
_LEAST_ALIKE: Final = 0.1
"""Copies share a fifth of their short runs at least, however their changes are spread."""
_MOST_CANDIDATES: Final = 5
_MOST_COMPARED: Final = 200_000
"""Of so many words are the originals at most whose runs are kept, to be compared with the next."""
_MOST_WITH_RUN: Final = 50
"""What stands in more texts than that, a note on rights, leads to no candidates."""
_LEAST_PARAGRAPH: Final = 15
"""Headlines, names of reporters and notes have fewer words."""
_DATELINE: Final = re.compile(r"[^\n]{0,80}?\s[-–—]{1,2}\s")
_ENDED: Final = re.compile(r"[.!?…][\"'”’»“)\]]*\s*\Z")


class _Runs(NamedTuple):
    """The long runs of words of a text, in order and each once, and the number of its words."""

    all: Sequence[int]
    known: frozenset[int]
    words: int

    @classmethod
    def of(cls, words: Sequence[str]) -> "_Runs":
        """Those of a text."""
        runs = _runs(words, RUN)
        return cls(runs, frozenset(runs), len(words))

    def share_in_common(self, other: "_Runs") -> float:
        """How much of the longer of two texts stands in the other, too."""
        return min(self._covered_by(other), other._covered_by(self))

    def _covered_by(self, other: "_Runs") -> float:
        """The share of the words that stand in a run that the other text has."""
        covered = end = 0
        for place, run in enumerate(self.all):
            if run in other.known:
                covered += place + RUN - max(end, place)
                end = place + RUN
        return covered / self.words if self.words else 0.0


@dataclass(slots=True)
class Originals:
    """The texts that are no copies of one before them, in the order in which they are taken in."""

    words_of: Callable[[str], Sequence[str]]
    """The words of a text that was taken in, by its name."""
    _with_run: dict[int, list[str]] = field(default_factory=dict[int, list[str]])
    _places: dict[str, int] = field(default_factory=dict[str, int])
    _long_runs: dict[str, _Runs] = field(default_factory=dict[str, _Runs])
    """Those of the texts that were compared last."""

    def take(self, name: str, words: Sequence[str]) -> str | None:
        """The first original of which a text is nearly a copy; else the text becomes one."""
        if len(words) < LEAST_WORDS:
            return None
        runs = _sketch(words)
        candidates = self._candidates(runs)
        own = _Runs.of(words) if candidates else None
        for candidate in candidates:
            if own and own.share_in_common(self._runs_of(candidate)) >= LEAST_SHARED:
                return candidate
        self._places[name] = len(self._places)
        for run in runs:
            named = self._with_run.setdefault(run, [])
            if len(named) < _MOST_WITH_RUN:
                named.append(name)
        return None

    def _runs_of(self, name: str) -> _Runs:
        found = self._long_runs.get(name)
        if found is None:
            if sum(each.words for each in self._long_runs.values()) > _MOST_COMPARED:
                self._long_runs.clear()
            found = self._long_runs[name] = _Runs.of(self.words_of(name))
        return found

    def _candidates(self, runs: Sequence[int]) -> list[str]:
        """The originals that have most runs in common with a text, the first of them first."""
        counts = Counter(name for run in runs for name in self._with_run.get(run, ()))
        alike = [name for name, count in counts.items() if count >= _LEAST_ALIKE * len(runs)]
        alike.sort(key=lambda name: (-counts[name], self._places[name]))
        return sorted(alike[:_MOST_CANDIDATES], key=self._places.__getitem__)


def share_in_common(one: Sequence[str], other: Sequence[str]) -> float:
    """How much of the longer of two texts stands in the other, too, in runs of eight words."""
    return _Runs.of(one).share_in_common(_Runs.of(other))


def body_words(text: str) -> list[str]:
    """The words of a report, without headlines, dateline, reporters and notes around it."""
    parts = [text[start:end] for start, end in paragraphs(text)]
    first, last = 0, len(parts)
    while first < last and _is_short(parts[first]) and not _ENDED.search(parts[first]):
        first += 1
    while last > first and _is_short(parts[last - 1]):
        last -= 1
    body = "\n\n".join(parts[first:last]) or text
    dateline = _DATELINE.match(body)
    level1 = without_page_marks(body[dateline.end() :] if dateline else body)
    return [token.key for token in bare_tokens(level1)]


def _is_short(paragraph: str) -> bool:
    return len(paragraph.split()) < _LEAST_PARAGRAPH


def _runs(words: Sequence[str], size: int) -> list[int]:
    """A number for each run of so many words."""
    rows = (" ".join(words[place : place + size]) for place in range(len(words) - size + 1))
    return [crc32(row.encode(errors="surrogatepass")) for row in rows]


def _sketch(words: Sequence[str]) -> list[int]:
    return nsmallest(_SKETCH, set(_runs(words, _SHORT_RUN)))
