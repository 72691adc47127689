"""Which known name an unknown one may have been meant for."""

import bisect
from collections.abc import Iterable, Sequence

MAX_CANDIDATES = 400
"""Of more candidates than this, only those next to the word in the alphabet are compared."""

_NEIGHBOURS = 50
_SIMILAR = 0.6


def nearest(word: str, candidates: Iterable[str], most: int = 1) -> list[str]:
    """The candidates most like a word, best first; none that is quite unlike it."""
    import difflib  # needed only where something is misspelt

    known = neighbours(word, sorted(candidates))
    folded = {name.casefold(): name for name in known}
    found = difflib.get_close_matches(word[:200].casefold(), folded, n=most, cutoff=_SIMILAR)
    return [folded[name] for name in found]


def neighbours(word: str, ordered: Sequence[str]) -> list[str]:
    """Those of many candidates, in order of the alphabet, between which the word would stand."""
    if len(ordered) <= MAX_CANDIDATES:
        return list(ordered)
    place = bisect.bisect(ordered, word)
    return list(ordered[max(0, place - _NEIGHBOURS) : place + _NEIGHBOURS])


def nearest_first(word: str, candidates: Sequence[str], most: int) -> list[str]:
    """Candidates ordered by likeness to a word, however unlike, at most so many."""
    import difflib  # needed only where something is misspelt

    wanted = word[:200].casefold()

    def unlike(name: str) -> float:
        return -difflib.SequenceMatcher(None, wanted, name.casefold()).ratio()

    return sorted(candidates, key=unlike)[:most]


def did_you_mean(names: Sequence[str]) -> str | None:
    """``did you mean "a" or "b"?``; nothing for no names."""
    return f"did you mean {' or '.join(quoted(name) for name in names)}?" if names else None


def quoted(text: str) -> str:
    """A name in quotation marks."""
    return f'"{text}"'
