"""Difference constraints solved the slow way: Bellman and Ford, over every set of records."""

from itertools import combinations

from pourparler_validators.facts.timeline.graph import NOBODY, Bounds, Graph

Edge = tuple[int, int, int]
"""``day(second) - day(first) <= third``; the calendar itself is the point before the first."""
CALENDAR = -1


def smallest(graph: Graph, bounds: Bounds) -> list[tuple[int, ...]]:
    """The smallest sets of records whose bounds and links contradict each other, in order."""
    owners = sorted(set(graph.owners) - {NOBODY})
    for size in range(1, len(owners) + 1):
        found = [
            records
            for records in combinations(owners, size)
            if not is_possible(graph, bounds, {*records, NOBODY})
        ]
        if found:
            return found
    return []


def is_possible(graph: Graph, bounds: Bounds, records: set[int]) -> bool:
    """Whether the points of these records can all have days."""
    points = [point for point, owner in enumerate(graph.owners) if owner in records]
    edges = [edge for point in points for edge in _edges(graph, bounds, point, set(points))]
    days = dict.fromkeys([*points, CALENDAR], 0)
    for _ in days:
        changed = False
        for first, second, most in edges:
            if days[second] > days[first] + most:
                days[second] = days[first] + most
                changed = True
        if not changed:
            return True
    return False


def _edges(graph: Graph, bounds: Bounds, point: int, points: set[int]) -> list[Edge]:
    edges = [(other, point, 0) for other, _ in graph.after[point] if other in points]
    lower, upper = bounds.lower[point], bounds.upper[point]
    if lower is not None:
        edges.append((point, CALENDAR, -lower))
    if upper is not None:
        edges.append((CALENDAR, point, upper))
    return edges
