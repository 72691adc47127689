"""Names in the cases of a language.

The endings are those of names only: no stem is guessed, and a word of a text is only ever looked
up among names that are known (stems unite names that are not one: Ivan, Ivanov).
"""

from collections.abc import Iterator, Sequence
from typing import Final

from pourparler_validators.late_dataclasses import dataclass

NO_ENDING: Final = "-"
"""What stands in a table for an ending of no letters."""


@dataclass(frozen=True, slots=True)
class Ending:
    """How names with one ending are declined."""

    after: tuple[str, ...]
    """What may stand before the ending; none where anything may."""
    drop: str
    """The ending of the nominative; empty where nothing is taken off."""
    add: tuple[str, ...]
    """The endings of the other cases, in its place."""

    @property
    def tails(self) -> Iterator[str]:
        """The ends of the names that are declined so."""
        return (before + self.drop for before in self.after or ("",))


class Declension:
    """The endings of the names of one language, and which names a word is a case of."""

    def __init__(self, endings: Sequence[Ending] = ()) -> None:
        """Of several endings that a name has the longest counts, and of these the first."""
        self._by_tail: dict[str, Ending] = {}
        self._by_case: dict[str, list[tuple[int, str]]] = {}
        for ending in endings:
            for tail in ending.tails:
                self._by_tail.setdefault(tail, ending)
                kept = tail.removesuffix(ending.drop) if ending.drop else tail
                for added in ending.add:
                    forms = self._by_case.setdefault(kept + added, [])
                    forms.append((len(added), ending.drop))
        self._longest_tail = max(map(len, self._by_tail), default=0)
        self._longest_case = max(map(len, self._by_case), default=0)

    def cases_of(self, name: str) -> Iterator[str]:
        """A folded name in its other cases, and numbers."""
        for size in range(min(self._longest_tail, len(name)), -1, -1):
            ending = self._by_tail.get(name[len(name) - size :])
            if ending is not None:
                stem = name[: len(name) - len(ending.drop)]
                yield from (stem + added for added in ending.add)
                return

    def names_of(self, word: str) -> Iterator[str]:
        """The names, folded, that a folded word may be another case of; a name may come twice."""
        for size in range(min(self._longest_case, len(word)), -1, -1):
            for added, drop in self._by_case.get(word[len(word) - size :], ()):
                name = word[: len(word) - added] + drop
                if name != word and word in self.cases_of(name):
                    yield name
