"""Findings with their places, which are kept as long as the records stay as they are."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import field, replace
from pathlib import Path
from typing import NamedTuple

from pourparler_validators.contract.finding import UnplacedFinding
from pourparler_validators.entries.entry import Entry
from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.running.finding import Finding
from pourparler_validators.running.placing import located


class _Kept(NamedTuple):
    """A finding as it came, as it is now, and with its places once these were asked for."""

    found: UnplacedFinding
    now: UnplacedFinding


@dataclass(slots=True)
class PlacedFindings:
    """Those of one file. What is kept is known by what it was made of, which is held, too."""

    folder: Path
    """What paths are relative to where they stand for a record without an id."""
    _now: dict[int, _Kept] = field(default_factory=dict[int, _Kept])
    _placed: dict[int, tuple[UnplacedFinding, Finding]] = field(
        default_factory=dict[int, tuple[UnplacedFinding, Finding]]
    )

    def now(
        self, findings: Iterable[UnplacedFinding], stands: Callable[[Entry], Entry]
    ) -> Sequence[UnplacedFinding]:
        """Findings with the places where records stand now, the same object where that is so."""
        kept = {id(one): self._moved(one, stands) for one in findings}
        self._now = kept
        return [one.now for one in kept.values()]

    def _moved(self, found: UnplacedFinding, stands: Callable[[Entry], Entry]) -> _Kept:
        kept = self._now.get(id(found))
        if kept is not None and all(stands(one) is one for one in _entries(kept.now)):
            return kept
        related = tuple(
            one if one.entry is None else replace(one, entry=stands(one.entry))
            for one in found.problem.related
        )
        problem = replace(found.problem, related=related)
        return _Kept(found, replace(found, entry=stands(found.entry), problem=problem))

    def of(self, findings: Sequence[UnplacedFinding]) -> Sequence[Finding]:
        """Findings, as they are now, with their places."""
        new = [one for one in findings if id(one) not in self._placed]
        before = self._placed
        fresh = zip(new, located(new, self.folder), strict=True)
        known = {**before, **{id(one): (one, place) for one, place in fresh}}
        self._placed = {id(one): known[id(one)] for one in findings}
        return [place for _, place in self._placed.values()]


def _entries(found: UnplacedFinding) -> Iterable[Entry]:
    yield found.entry
    yield from (one.entry for one in found.problem.related if one.entry is not None)
