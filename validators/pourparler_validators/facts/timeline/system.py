"""All dates of a dataset and what comes before what, as one graph of points in time."""

from collections.abc import Callable
from dataclasses import field
from typing import Final, NamedTuple

from pourparler_validators.entries.entry import Entry
from pourparler_validators.facts.timeline.graph import ONE_DAY, Bounds, Chain, Graph
from pourparler_validators.facts.timeline.relations import Relation
from pourparler_validators.facts.timeline.spans import UNKNOWN, Moment
from pourparler_validators.facts.timeline.things import Thing
from pourparler_validators.late_dataclasses import dataclass

TYPES: Final = ("event", "statement", "proposal", "agreement", "process", "source")
"""The types of the records that the timeline knows."""


class Point(NamedTuple):
    """The first or the last day of a thing."""

    record: int
    thing: Thing
    is_first: bool

    @property
    def pointer(self) -> str:
        """Where the date stands."""
        return self.thing.first_at if self.is_first else self.thing.last_at

    @property
    def moment(self) -> Moment:
        """The bounds of the day by the thing's own date."""
        return self.thing.span.first if self.is_first else self.thing.span.last


class Tie(NamedTuple):
    """What links two records: a relation, and the place that says so."""

    relation: Relation
    holder: int
    """The record that says so: the one that comes after, or lies within."""
    pointer: str
    other: int
    """The record that it comes after, or lies within; -1 for all of the round before."""
    has_own_rule: bool = False
    """Whether a rule of its own compares the dates of the two."""


@dataclass(slots=True)
class System:
    """The graph, and what its points and links stand for."""

    entries: list[Entry]
    """The records, in the order of their ids."""
    graph: Graph = field(default_factory=Graph)
    points: list[Point | None] = field(default_factory=list[Point | None])
    """What a point of the graph stands for; none for what lies between two rounds."""
    ties: list[Tie] = field(default_factory=list[Tie])
    main: dict[int, tuple[int, int]] = field(default_factory=dict[int, tuple[int, int]])
    """By record: the first day and the last of what it stands for."""

    def bounds(self, of: Callable[[Point], Moment]) -> Bounds:
        """The bounds of all points."""
        moments = [of(point) if point else UNKNOWN for point in self.points]
        return Bounds([each.lower for each in moments], [each.upper for each in moments])

    def tie(self, earlier: int, later: int, tie: Tie) -> None:
        """Says that one point is no later than another, and why."""
        self.graph.link(earlier, later, len(self.ties))
        self.ties.append(tie)

    def add(self, record: int, thing: Thing) -> tuple[int, int]:
        """The first day and the last of a thing."""
        first = self.add_first(record, thing)
        last = self._point(Point(record, thing, is_first=False))
        self.graph.link(first, last)
        if thing.span.is_one_day:
            self.graph.link(last, first, ONE_DAY)
        return first, last

    def add_first(self, record: int, thing: Thing) -> int:
        """The first day of a thing of which the last does not matter."""
        return self._point(Point(record, thing, is_first=True))

    def thing_at(self, number: int) -> Thing:
        """The thing that begins or ends at a point of a record."""
        return _known(self.points[number]).thing

    def between(self) -> int:
        """A point that belongs to no record."""
        self.points.append(None)
        return self.graph.add()

    def _point(self, point: Point) -> int:
        self.points.append(point)
        return self.graph.add(point.record)


@dataclass(frozen=True, slots=True)
class Step:
    """One point that is no later than another, of a chain of such."""

    earlier: Point
    later: Point
    tie: Tie | None
    """What links them; nothing between the steps of one history."""

    @property
    def ends(self) -> tuple[Point, Point]:
        """Both points."""
        return self.earlier, self.later


def steps_of(chain: Chain, system: System) -> tuple[Point, Point, list[Step]]:
    """The first point of a chain, its last, and the steps between different things."""
    found: list[Step] = []
    first = before = _known(system.points[chain.points[0]])
    for number, label in zip(chain.points[1:], chain.labels, strict=True):
        point = system.points[number]
        if point is None:
            continue
        tie = None if label < 0 else system.ties[label]
        if tie is not None or point.thing is not before.thing:
            found.append(Step(before, point, tie))
        before = point
    return first, before, found


def _known(point: Point | None) -> Point:
    if point is None:
        raise ValueError("the point belongs to no record")
    return point
