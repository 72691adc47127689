"""The order of records: by their days, and where these leave it open, by what follows what."""

import heapq
from collections import deque
from collections.abc import Callable, Iterator

from pourparler_validators.facts.timeline.graph import ONE_DAY
from pourparler_validators.facts.timeline.spans import UNKNOWN
from pourparler_validators.facts.timeline.system import System
from pourparler_validators.facts.timeline.tightening import Tightening

_NEVER = 10**9
"""After all days."""

Rank = tuple[int, int, int]


def in_order(system: System, limits: Tightening) -> list[int]:
    """The records, by number; none comes before what it follows, but where that goes in a circle.

    Of those of which all that they follow have come, the one with the earliest first day is next
    (Kahn, Topological sorting of large networks, 1962).
    """
    found: dict[int, None] = {}
    for point in _points(system, lambda point: _rank(point, system, limits)):
        place = system.points[point]
        if place is not None and system.main[place.record][0] == point:
            found[place.record] = None
    return list(found)


def _points(system: System, rank: Callable[[int], Rank]) -> Iterator[int]:
    graph = system.graph
    left = [
        sum(label != ONE_DAY for _, label in graph.before[point])
        for point in range(len(graph.owners))
    ]
    waiting = [(rank(point), point) for point, number in enumerate(left) if not number]
    heapq.heapify(waiting)
    circles = deque(sorted((rank(point), point) for point, number in enumerate(left) if number))
    came: set[int] = set()
    while waiting or circles:
        _, point = heapq.heappop(waiting) if waiting else circles.popleft()
        if point in came:
            continue
        came.add(point)
        yield point
        for other, label in graph.after[point]:
            left[other] -= label != ONE_DAY
            if not left[other] and other not in came:
                heapq.heappush(waiting, (rank(other), other))


def _rank(number: int, system: System, limits: Tightening) -> Rank:
    """By the days that follow, or its own where it was lost in a contradiction."""
    earliest, latest = limits.first_day(number), limits.last_day(number)
    point = system.points[number]
    if point is not None and limits.is_lost(number) and point.moment != UNKNOWN:
        earliest, latest = point.moment.lower, point.moment.upper
    return earliest or latest or _NEVER, latest or _NEVER, number
