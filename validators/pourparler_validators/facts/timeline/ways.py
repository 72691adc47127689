"""The shortest ways to a point, and of them the one whose records come first."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeAlias

from pourparler_validators.facts.timeline.graph import NOBODY, Chain, Graph, Link
from pourparler_validators.late_dataclasses import dataclass

Counts: TypeAlias = Callable[[int, int], bool]
"""Whether a link counts, by the point that it leads from, and its label."""


@dataclass(frozen=True, slots=True)
class Ways:
    """The shortest ways to a point: how far others are from it, and what leads nearer."""

    graph: Graph
    end: int
    distances: Mapping[int, int]
    """By point: how many links between records lie before the end."""
    nearer: Mapping[int, list[Link]]
    """By point: the links along which a shortest way goes on."""

    @classmethod
    def to(cls, end: int, most: int, graph: Graph, counts: Counts) -> "Ways":
        """The ways to a point over at most so many links between records."""
        distances = _distances(end, most, graph, counts)
        nearer: dict[int, list[Link]] = {}
        for point, distance in distances.items():
            nearer[point] = [
                (other, label)
                for other, label in graph.after[point]
                if counts(point, label)
                and distances.get(other, distance) + graph.enters(point, other) == distance
                and other in distances
            ]
        return cls(graph, end, distances, nearer)

    def at(self, distance: int) -> Iterator[int]:
        """The points at a distance from the end."""
        return (point for point, far in self.distances.items() if far == distance)

    def first_by_ids(self, starts: Iterable[int]) -> Chain:
        """Of the ways from some points the one whose records, sorted, come first.

        Where several records are as far from the end, the first of all of them is chosen, and the
        others there no longer count, until none is left to choose.
        """
        starts, barred = list(starts), set[tuple[int, int]]()
        while True:
            kept = self._between(starts, barred)
            open_layers = [layer for layer in self._owners(kept) if len(layer) > 1]
            if not open_layers:
                return self._way(min(kept.intersection(starts)), kept)
            chosen = min(open_layers, key=min)
            first = min(chosen)
            barred.update(each for each in chosen.items() if each[0] != first)

    def _between(self, starts: list[int], barred: set[tuple[int, int]]) -> set[int]:
        """The points on ways from the starts to the end that keep off what is barred."""
        farther: dict[int, list[int]] = {}
        for point, links in self.nearer.items():
            if (self.graph.owners[point], self.distances[point]) not in barred:
                for other, _ in links:
                    farther.setdefault(other, []).append(point)
        from_end = _reached([self.end], lambda point: farther.get(point, ()), None)
        onward = [point for point in starts if point in from_end]
        return _reached(onward, lambda point: (other for other, _ in self.nearer[point]), from_end)

    def _owners(self, points: Iterable[int]) -> Iterable[dict[int, int]]:
        """By distance: the records that own points there, each with the distance."""
        found: dict[int, dict[int, int]] = {}
        for point in points:
            owner, distance = self.graph.owners[point], self.distances[point]
            if owner != NOBODY:
                found.setdefault(distance, {})[owner] = distance
        return found.values()

    def _way(self, start: int, kept: set[int]) -> Chain:
        """The way from a start with the fewest links, of several that whose labels come first."""
        came: dict[int, Link] = {}
        layer = [start]
        while self.end not in came and self.end != start:
            beyond: list[int] = []
            for point in layer:
                for other, label in sorted(self.nearer[point], key=lambda link: (link[1], link[0])):
                    if other in kept and other != start and other not in came:
                        came[other] = point, label
                        beyond.append(other)
            layer = beyond
        points, labels = [self.end], list[int]()
        while points[-1] != start:
            point, label = came[points[-1]]
            points.append(point)
            labels.append(label)
        return Chain(tuple(reversed(points)), tuple(reversed(labels)))


def _distances(end: int, most: int, graph: Graph, counts: Counts) -> dict[int, int]:
    """How far the points are from an end, those up to a distance."""
    distances, layer = {end: 0}, [end]
    for distance in range(most + 1):
        waiting, layer = layer, []
        while waiting:
            point = waiting.pop()
            if distances[point] < distance:
                continue
            for other, label in graph.before[point]:
                enters = graph.enters(other, point)
                found = distance + enters
                if (
                    found > most
                    or not counts(other, label)
                    or distances.get(other, found + 1) <= found
                ):
                    continue
                distances[other] = found
                (layer if enters else waiting).append(other)
    return distances


def _reached(
    starts: Iterable[int],
    links: Callable[[int], Iterable[int]],
    within: set[int] | None,
) -> set[int]:
    """All points to which links lead, step by step, the starts included."""
    waiting, found = list(starts), set[int]()
    while waiting:
        point = waiting.pop()
        if point not in found and (within is None or point in within):
            found.add(point)
            waiting += links(point)
    return found
