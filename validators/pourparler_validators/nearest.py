"""Which known name an unknown one may have been meant for."""

import difflib
from collections.abc import Iterable, Sequence

MAX_CANDIDATES = 5_000
"""With more candidates than this, only those that begin alike are compared."""

_SIMILAR = 0.6


def nearest(word: str, candidates: Iterable[str], most: int = 1) -> list[str]:
    """The candidates most like a word, best first; none that is quite unlike it."""
    known = list(candidates)
    if len(known) > MAX_CANDIDATES:
        start = word[: word.find(":") + 3]
        known = [name for name in known if name.startswith(start)][:MAX_CANDIDATES]
    folded = {name.casefold(): name for name in known}
    found = difflib.get_close_matches(word[:200].casefold(), folded, n=most, cutoff=_SIMILAR)
    return [folded[name] for name in found]


def nearest_first(word: str, candidates: Sequence[str], most: int) -> list[str]:
    """Candidates ordered by likeness to a word, however unlike, at most so many."""
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
