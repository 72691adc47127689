"""The contradictions of a system, each by the fewest records whose dates cannot all hold."""

import sys
from collections.abc import Callable
from typing import Final

from pourparler_validators.facts.timeline.chains import Search
from pourparler_validators.facts.timeline.graph import Chain
from pourparler_validators.facts.timeline.relations import Relation
from pourparler_validators.facts.timeline.system import Point, System
from pourparler_validators.late_dataclasses import dataclass

OF_ALL_LENGTHS: Final = (Relation.HIGHER_ROUND,)
"""The relations by which a rule of its own compares not only two records that are next to each
other."""


@dataclass(frozen=True, slots=True)
class Contradictions:
    """What cannot hold."""

    chains: tuple[Chain, ...]
    """Those of which no rule of its own speaks."""
    others: tuple[Chain, ...]
    """Those of which rules of their own speak."""
    lost: frozenset[int]
    """The records at the ends of all, whose dates do not count for the rest."""


def contradictions_of(system: System) -> Contradictions:
    """The contradictions of a system.

    First come those of which rules of their own speak: of dates within one record, and of two
    records. They are not told again, and neither is what follows from them.
    """
    lost: set[int] = set()
    bounds = system.bounds(lambda point: point.moment)
    every = Search(system.graph, bounds, lost, lambda _: True)
    if every.is_possible():
        return Contradictions((), (), frozenset())
    others = [*Search(system.graph, bounds, lost, lambda _: False, 0).chains_in_any_order()]
    for relation in Relation:
        most = sys.maxsize if relation in OF_ALL_LENGTHS else 1
        search = Search(system.graph, bounds, lost, _has_own_rule(system, relation), most)
        others += search.chains_in_any_order()
    chains = [*every.chains()]
    return Contradictions(
        tuple(chain for chain in chains if not _is_in_order(chain, system)),
        tuple(chain for chain in others if not _is_in_order(chain, system)),
        frozenset(lost),
    )


def _is_in_order(chain: Chain, system: System) -> bool:
    """Whether a chain begins and ends with moments, which are in order whatever their days."""
    first, last = (system.points[point] for point in (chain.points[0], chain.points[-1]))
    earlier = first.thing.span.instant if first else None
    later = last.thing.span.instant if last else None
    return earlier is not None and later is not None and earlier <= later


def is_certain(first: Point, last: Point) -> bool:
    """Whether days contradict each other that are not planned, even if they are about right."""
    if first.thing.is_planned or last.thing.is_planned:
        return False
    lower, upper = first.moment.sure_lower, last.moment.sure_upper
    return lower is not None and upper is not None and lower > upper


def _has_own_rule(system: System, relation: Relation) -> Callable[[int], bool]:
    """Whether links of a relation are looked at by a rule of its own."""

    def follows(label: int) -> bool:
        tie = system.ties[label]
        return tie.relation is relation and tie.has_own_rule

    return follows
