"""The search for contradictions, against a solver of difference constraints that tries all sets."""

from itertools import pairwise, product

from hypothesis import given, settings
from hypothesis import strategies as st

from pourparler_validators.facts.timeline.chains import Search
from pourparler_validators.facts.timeline.graph import NOBODY, Bounds, Chain, Graph
from tests.timeline.reference import is_possible, smallest

MOST_RECORDS = 6
MANY = 5_000


@st.composite
def systems(draw: st.DrawFn, *, has_circles: bool = False) -> tuple[Graph, Bounds]:
    """Records of one point or two, points that belong to none, and links between them all."""
    graph, bounds = Graph(), Bounds([], [])
    bound = st.none() | st.integers(1, 6)
    for owner in range(draw(st.integers(2, MOST_RECORDS))):
        first = graph.add(owner)
        if draw(st.booleans()):
            graph.link(first, graph.add(owner))
    for _ in graph.owners:
        bounds.lower.append(draw(bound))
        bounds.upper.append(draw(bound))
    for _ in range(draw(st.integers(0, 2))):
        graph.add()
        bounds.lower.append(None)
        bounds.upper.append(None)
    places = draw(st.permutations(range(-2, MOST_RECORDS)))
    number = len(graph.owners)
    for label in range(draw(st.integers(1, 9))):
        one, other = draw(st.integers(0, number - 1)), draw(st.integers(0, number - 1))
        owners = graph.owners[one], graph.owners[other]
        if owners[0] != owners[1] and (has_circles or places[owners[0]] < places[owners[1]]):
            graph.link(one, other, label)
    return graph, bounds


def chains(graph: Graph, bounds: Bounds) -> list[Chain]:
    return list(Search(graph, bounds, set(), lambda _: True).chains())


def records(graph: Graph, chain: Chain) -> tuple[int, ...]:
    return tuple(sorted({graph.owners[point] for point in chain.points} - {NOBODY}))


@given(systems())
@settings(max_examples=800, deadline=None)
def test_the_smallest_contradictions_are_found_in_order(system: tuple[Graph, Bounds]) -> None:
    graph, bounds = system
    left = Bounds(list(bounds.lower), list(bounds.upper))
    for chain in chains(graph, bounds):
        expected = smallest(graph, left)
        assert expected
        assert records(graph, chain) == expected[0]
        lose(graph, left, chain)
    assert is_possible(graph, left, set(graph.owners))


@given(systems(has_circles=True))
@settings(max_examples=300, deadline=None)
def test_circles_hide_nothing_and_make_nothing_up(system: tuple[Graph, Bounds]) -> None:
    """Where a chain comes back to a record, that counts as one more."""
    graph, bounds = system
    left = Bounds(list(bounds.lower), list(bounds.upper))
    for chain in chains(graph, bounds):
        assert not is_possible(graph, left, set(records(graph, chain)) | {NOBODY})
        lose(graph, left, chain)
    assert is_possible(graph, left, set(graph.owners))


def lose(graph: Graph, bounds: Bounds, chain: Chain) -> None:
    """The records at the ends of a chain lose their bounds."""
    ends = {graph.owners[chain.points[0]], graph.owners[chain.points[-1]]}
    for point, owner in enumerate(graph.owners):
        if owner in ends:
            bounds.lower[point] = bounds.upper[point] = None


def test_of_many_ways_of_one_length_the_one_whose_records_come_first() -> None:
    """Two layers of ten records each, every one linked to every one of the next layer."""
    graph = Graph()
    first, last = graph.add(30), graph.add(31)
    layers = [[graph.add(owner) for owner in range(start, 30, 3)] for start in (1, 0, 2)]
    for before, after in pairwise([[first], *layers, [last]]):
        for one, other in product(before, after):
            graph.link(one, other, len(graph.owners))
    bounds = Bounds([5, *[None] * 31], [None, 4, *[None] * 30])
    (chain,) = chains(graph, bounds)
    assert [graph.owners[point] for point in chain.points] == [30, 1, 0, 2, 31]


def test_the_longest_chain_is_found_in_steps_in_proportion() -> None:
    graph = Graph()
    points = [graph.add(owner) for owner in range(MANY)]
    for label, (one, other) in enumerate(pairwise(points)):
        graph.link(one, other, label)
    bounds = Bounds([2, *[None] * (MANY - 1)], [*[None] * (MANY - 1), 1])
    asked = 0

    def follows(_: int) -> bool:
        nonlocal asked
        asked += 1
        return True

    (chain,) = Search(graph, bounds, set(), follows).chains()
    assert chain.points == tuple(points)
    assert asked < 10 * MANY
