"""Which known name an unknown one may have been meant for."""

import bisect
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

MAX_CANDIDATES = 400
"""Of more candidates than this, only those next to the word in the alphabet are compared."""

NEIGHBOURS = 50
_SIMILAR = 0.6
_COMPARED: Final = 200
"""How many characters of a word are compared."""
_REMEMBERED: Final = 1_000
"""How many answers are kept: what is misspelt once in a dataset is misspelt often."""


def nearest(word: str, candidates: Iterable[str], most: int = 1) -> list[str]:
    """The candidates most like a word, best first; none that is quite unlike it."""
    known = neighbours(word, sorted(candidates))
    return [*_nearest(word[:_COMPARED].casefold(), tuple(known), most)]


@lru_cache(_REMEMBERED)
def _nearest(word: str, known: tuple[str, ...], most: int) -> tuple[str, ...]:
    import difflib  # needed only where something is misspelt

    matcher = difflib.SequenceMatcher(None, b=word)
    folded = {name.casefold(): name for name in known}
    best: list[tuple[float, str]] = []
    for name in folded:
        least = best[-1][0] if len(best) == most else _SIMILAR
        matcher.set_seq1(name)
        # the quick ratios are never less than the ratio
        if matcher.real_quick_ratio() >= least and matcher.quick_ratio() >= least:
            likeness = matcher.ratio()
            if likeness >= least:
                best = sorted([*best, (likeness, name)], reverse=True)[:most]
    return tuple(folded[name] for _, name in best)


def neighbours(word: str, ordered: Sequence[str]) -> list[str]:
    """Those of many candidates, in order of the alphabet, between which the word would stand."""
    if len(ordered) <= MAX_CANDIDATES:
        return list(ordered)
    place = bisect.bisect(ordered, word)
    return list(ordered[max(0, place - NEIGHBOURS) : place + NEIGHBOURS])


def nearest_first(word: str, candidates: Sequence[str], most: int) -> list[str]:
    """Candidates ordered by likeness to a word, however unlike, at most so many."""
    return [*_ordered(word[:_COMPARED].casefold(), tuple(candidates))[:most]]


@lru_cache(_REMEMBERED)
def _ordered(word: str, candidates: tuple[str, ...]) -> tuple[str, ...]:
    import difflib  # needed only where something is misspelt

    def unlike(name: str) -> float:
        return -difflib.SequenceMatcher(None, word, name.casefold()).ratio()

    return tuple(sorted(candidates, key=unlike))


def did_you_mean(names: Sequence[str]) -> str | None:
    """``did you mean "a" or "b"?``; nothing for no names."""
    return f"did you mean {' or '.join(quoted(name) for name in names)}?" if names else None


def quoted(text: str) -> str:
    """A name in quotation marks."""
    return f'"{text}"'
