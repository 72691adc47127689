"""Chains of days, each no later than the next, whose first day lies after the last.

The days of a dataset are points with bounds; a link says that one point is no later than another.
Such a system has no solution exactly where a point that cannot come before some day leads, link by
link, to one that cannot come after an earlier day: a negative cycle of the difference constraints
(Cormen et al., Introduction to Algorithms, section 24.4), in which all weights but the bounds are
0. So bounds are passed on along links, one more record with each round; the first round in which
a bound is broken gives the shortest chains.
"""

import heapq
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence

from pourparler_validators.facts.timeline.graph import (
    NOBODY,
    ONE_DAY,
    WITHIN,
    Bound,
    Bounds,
    Chain,
    Day,
    Graph,
)
from pourparler_validators.facts.timeline.ways import Ways
from pourparler_validators.late_dataclasses import dataclass


@dataclass(slots=True)
class Search:
    """Finds chains whose first point cannot come before a day after the last one's.

    The one with the fewest records comes first, of equals that whose records do; then the records
    at its ends lose their bounds, and the rest is looked at again.
    """

    graph: Graph
    bounds: Bounds
    lost: set[int]
    """The records that have no bounds any more."""
    follows: Callable[[int], bool]
    """Whether the links of a label between two records count."""
    most: int = sys.maxsize
    """How many links between records a chain may have."""

    def is_possible(self) -> bool:
        """Whether there is no such chain."""
        return self._shortest() is None

    def chains(self) -> Iterator[Chain]:
        """The chains, each after the records at the ends of those before it lost their bounds."""
        while found := self._shortest():
            length, ends = found
            waiting = [each for end in ends if (each := self._best(end, length))]
            heapq.heapify(waiting)
            while waiting:
                _, end, chain = heapq.heappop(waiting)
                if self.lost.isdisjoint(self._edges(chain)):
                    self.lost |= self._edges(chain)
                    yield chain
                elif again := self._best(end, length):
                    heapq.heappush(waiting, again)

    def chains_in_any_order(self) -> Iterator[Chain]:
        """As :meth:`chains`, but of equals not that whose records come first; which is faster."""
        while found := self._shortest():
            length, ends = found
            for end in ends:
                if best := self._best(end, length):
                    self.lost |= self._edges(best[2])
                    yield best[2]

    def _edges(self, chain: Chain) -> set[int]:
        return {self.graph.owners[chain.points[0]], self.graph.owners[chain.points[-1]]}

    def lower(self, point: int) -> Bound:
        """The first day that a point can be by its own date."""
        return None if self.graph.owners[point] in self.lost else self.bounds.lower[point]

    def upper(self, point: int) -> Bound:
        """The last day that a point can be by its own date."""
        return None if self.graph.owners[point] in self.lost else self.bounds.upper[point]

    def _shortest(self) -> tuple[int, list[int]] | None:
        """How many links between records the shortest chain has, and where such chains end."""
        known: dict[int, Day] = {}
        found = {
            point: day
            for point in range(len(self.graph.owners))
            if (day := self.lower(point)) is not None
        }
        length = 0
        while found and length <= self.most:
            reached = self._raised(found, known)
            ends = [point for point in reached if self._is_broken(point, known[point])]
            if ends:
                return length, sorted(ends)
            found = self._next(reached, known)
            length += 1
        return None

    def _raised(self, found: Mapping[int, Day], known: dict[int, Day]) -> list[int]:
        """Raises what is known to what was found, also within each record; what was raised."""
        waiting, reached = list(found.items()), dict[int, None]()
        while waiting:
            point, day = waiting.pop()
            if known.get(point, day - 1) >= day:
                continue
            known[point] = day
            reached[point] = None
            waiting += (
                (other, day)
                for other, label in self.graph.after[point]
                if not self.graph.enters(point, other) and self._counts(point, label)
            )
        return list(reached)

    def _next(self, reached: Sequence[int], known: Mapping[int, Day]) -> dict[int, Day]:
        """What follows for the records after those that were reached."""
        found: dict[int, Day] = {}
        for point in reached:
            day = known[point]
            for other, label in self.graph.after[point]:
                is_next = self.graph.enters(point, other) and self._counts(point, label)
                if is_next and max(known.get(other, 0), found.get(other, 0)) < day:
                    found[other] = day
        return found

    def _counts(self, point: int, label: int) -> bool:
        """Whether a link counts; that something is one day is known only by its date."""
        if label == ONE_DAY:
            return self.graph.owners[point] not in self.lost
        return label == WITHIN or self.follows(label)

    def _is_broken(self, point: int, day: Day) -> bool:
        upper = self.upper(point)
        return upper is not None and day > upper

    def _best(self, end: int, length: int) -> tuple[list[int], int, Chain] | None:
        """Of the chains of a length that end at a point that whose records come first."""
        upper = self.upper(end)
        if upper is None:
            return None
        ways = Ways.to(end, length, self.graph, self._counts)
        starts = [point for point in ways.at(length) if (self.lower(point) or 0) > upper]
        if not starts:
            return None
        chain = ways.first_by_ids(starts)
        records = {self.graph.owners[point] for point in chain.points} - {NOBODY}
        return sorted(records), end, chain
