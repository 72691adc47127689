"""The earliest and the latest day of each point that follow from all dates together, and why."""

from collections import deque
from collections.abc import Callable, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Final, NamedTuple

from pourparler_validators.facts.timeline.graph import ONE_DAY, Bound, Chain, Day, Link
from pourparler_validators.facts.timeline.spans import Moment
from pourparler_validators.facts.timeline.system import Point, System
from pourparler_validators.late_dataclasses import dataclass


class _Reached(NamedTuple):
    """A bound that was passed on to a point."""

    day: Day
    origin: int
    steps: int
    came: Link | None


MOST_STEPS: Final = 6
"""The most links between records of which a limit tells."""


@dataclass(frozen=True, slots=True)
class Limit:
    """A day before or after which something cannot be, and why."""

    day: Day
    way: Chain
    """From the earlier point to the later one, as far as it is told; of one point, where its own
    date says so."""
    origin: int
    """The point whose date says so."""
    left_out: int
    """How many links between records lie between the way and that point."""


class Tightening:
    """The limits of all points; the dates of records that were lost in contradictions say nothing.

    The greatest lower bound is passed on first, along all links; then the next one, as far as
    nothing greater was there before. So each point is visited once, and what leads to it is the
    shortest way from a bound of that day.
    """

    def __init__(self, system: System, lost: frozenset[int]) -> None:
        self._system = system
        self._lost = lost
        bounds = system.bounds(_reliable)
        graph = system.graph
        self._lower = self._passed_on(bounds.lower, graph.after, lambda day: -day)
        self._upper = self._passed_on(bounds.upper, graph.before, lambda day: day)

    def is_lost(self, point: int) -> bool:
        """Whether the date of its record says nothing, because of a contradiction."""
        return self._system.graph.owners[point] in self._lost

    def first_day(self, point: int) -> Bound:
        """The first day that a point can be."""
        return self._lower[point].day if point in self._lower else None

    def last_day(self, point: int) -> Bound:
        """The last day that a point can be."""
        return self._upper[point].day if point in self._upper else None

    def earliest(self, point: int) -> Limit | None:
        """The first day that a point can be, and why."""
        return self._limit(point, self._lower, is_backwards=True)

    def latest(self, point: int) -> Limit | None:
        """The last day that a point can be, and why."""
        return self._limit(point, self._upper, is_backwards=False)

    def _limit(
        self, point: int, reached: Mapping[int, _Reached], *, is_backwards: bool
    ) -> Limit | None:
        if point not in reached:
            return None
        here, told = reached[point], 0
        points, labels = [point], list[int]()
        while told < MOST_STEPS and (came := reached[points[-1]].came) is not None:
            points.append(came[0])
            labels.append(came[1])
            told += came[1] >= 0
        step = -1 if is_backwards else 1
        way = Chain(tuple(points[::step]), tuple(labels[::step]))
        return Limit(here.day, way, here.origin, here.steps - told)

    def _passed_on(
        self, bounds: Sequence[Bound], links: Sequence[Sequence[Link]], rank: Callable[[Day], int]
    ) -> dict[int, _Reached]:
        """The bound that holds for each point, and how it came there."""
        owners = self._system.graph.owners
        known = [
            (rank(day), point, day)
            for point, day in enumerate(bounds)
            if day is not None and owners[point] not in self._lost
        ]
        found: dict[int, _Reached] = {}
        for _, same in groupby(sorted(known), key=itemgetter(0)):
            layer = [(point, day) for _, point, day in same if point not in found]
            found.update((point, _Reached(day, point, 0, None)) for point, day in layer)
            waiting = deque(point for point, _ in layer)
            while waiting:
                point = waiting.popleft()
                here = found[point]
                for other, label in links[point]:
                    if other not in found and self._counts(point, label):
                        steps = here.steps + (label >= 0)
                        found[other] = _Reached(here.day, here.origin, steps, (point, label))
                        waiting.append(other)
        return found

    def _counts(self, point: int, label: int) -> bool:
        return label != ONE_DAY or not self.is_lost(point)


def _reliable(point: Point) -> Moment:
    """The bounds of a day beyond doubt; of a publication, those that it has where it is dated."""
    moment = point.moment
    if point.thing.is_publication:
        return moment
    return Moment(moment.sure_lower, moment.sure_upper)
