"""Overlapping dates are found without comparing each with each, and as if each were compared."""

from itertools import combinations, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pourparler import Date
from pourparler_validators.contract.pairs import Spot
from pourparler_validators.entries.entry import Entry, SourceFile
from pourparler_validators.facts.dates import are_in_order, overlap
from pourparler_validators.facts.overlaps import Spell, overlapping

FILE = SourceFile("a.json")
DAYS = tuple(f"2025-05-{day:02}" for day in range(1, 10))

dates = st.one_of(
    st.none(),
    st.sampled_from(DAYS),
    st.sampled_from(("2025-05", "2025", "../2025-05-03", "2025-05-07/..")),
    st.sampled_from(
        ("[2025-05-02..2025-05-04]", "[2025-05-06..]", "[..2025-05-05]", "2025-05-03~")
    ),
    st.sampled_from(
        (
            *("2025-05-02T09:00Z", "2025-05-02T19:00Z", "2025-05-02T23:00+14:00"),
            *("2025-05-03T04:00+09:00", "2025-05-02T14:00+05:00", "2025-05-01T21:00-12:00"),
        )
    ),
    st.tuples(st.sampled_from(DAYS), st.sampled_from(DAYS)).map(
        lambda sides: "/".join(sorted(sides))
    ),
)
sides = st.sampled_from(("yes", "no"))


@given(st.lists(st.tuples(dates, sides), max_size=12))
def test_whatever_overlaps_with_an_opposite_is_found(drawn: list[tuple[str | None, str]]) -> None:
    spells = [_spell(position, date, side) for position, (date, side) in enumerate(drawn)]
    opposite = [
        {one.spot.entry, other.spot.entry}
        for one, other in combinations(spells, 2)
        if one.labels != other.labels and overlap(one.date, other.date)
    ]
    found = [{one.entry, other.entry} for one, other in overlapping(spells)]
    assert bool(found) == bool(opposite)
    assert all(pair in opposite for pair in found)
    later = [max(pair, key=lambda entry: entry.order) for pair in found]
    assert len(later) == len(set(later))


def test_hours_of_a_day_do_not_overlap_and_the_day_overlaps_with_each() -> None:
    morning, evening = Date("2025-05-02T09:00Z"), Date("2025-05-02T19:00Z")
    assert not overlap(morning, evening)
    assert overlap(morning, Date("2025-05-02"))
    whole = [
        _spell(0, "2025-05-02", "no"),
        _spell(1, "2025-05-02T09:00Z", "no"),
        _spell(2, "2025-05-02T19:00Z", "yes"),
    ]
    ((one, other),) = overlapping(whole)
    assert {one.entry.position, other.entry.position} == {0, 2}
    assert list(overlapping(whole[1:])) == []


@pytest.mark.parametrize(
    ("beside", "yes", "no"),
    [
        ("2025-05-02T19:00Z", "2025-05-02T09:00Z", "2025-05-02T09:00Z"),
        ("2025-05-02T23:00Z", "2025-05-02T19:00+05:00", "2025-05-02T23:30+09:30"),
        ("2025-05-02T23:00Z", "2025-05-03T00:30+01:00", "2025-05-02T23:30Z"),
        ("2025-05-05", "[2025-05-01..2025-05-03]", "[2025-05-02..2025-05-03]"),
        ("2025-05-02T12:00Z", "2025-05-01/2025-05-02", "2025-05-02T13:00Z"),
    ],
)
def test_another_of_the_same_side_hides_none(beside: str, yes: str, no: str) -> None:
    """In whatever order they are given."""
    for drawn in permutations([(beside, "yes"), (yes, "yes"), (no, "no")]):
        spells = [_spell(position, *each) for position, each in enumerate(drawn)]
        ((one, other),) = overlapping(spells)
        named = {drawn[spot.entry.position] for spot in (one, other)}
        assert named == {(yes, "yes"), (no, "no")}


def test_of_a_moment_and_a_day_that_overlap_with_a_third_the_day_is_named() -> None:
    spells = [
        _spell(0, "2025-05-02T09:00Z", "yes"),
        _spell(1, "2025-05-02", "yes"),
        _spell(2, "2025-05-02/2025-05-03", "no"),
    ]
    ((one, other),) = overlapping(spells)
    assert {one.entry.position, other.entry.position} == {1, 2}


@pytest.mark.parametrize(
    ("longest", "shorter", "opposite"),
    [
        ("2025-05-01/2025-05-05", "2025-05-02", "2025-05-04"),
        ("2025-05-01/..", "2025-05-02", "2025-05-04"),
        (None, "2025-05-02", "2025-05-04"),
        ("2025", "2025-02", "2025-05"),
    ],
)
def test_what_ends_last_is_kept_though_a_shorter_one_began_later(
    longest: str | None, shorter: str, opposite: str
) -> None:
    spells = [_spell(0, longest, "yes"), _spell(1, shorter, "yes"), _spell(2, opposite, "no")]
    ((one, other),) = overlapping(spells)
    assert (one.entry.position, other.entry.position) == (0, 2)


def test_of_those_that_end_together_the_one_that_began_last_is_named() -> None:
    spells = [
        _spell(0, "2025-05-01/2025-05-05", "yes"),
        _spell(1, "2025-05-03/2025-05-05", "yes"),
        _spell(2, "2025-05-04", "no"),
    ]
    ((one, other),) = overlapping(spells)
    assert (one.entry.position, other.entry.position) == (1, 2)


def test_a_date_that_cannot_be_relied_on_may_be_any() -> None:
    assert overlap(Date("1970-01-01"), Date("2025-05-02"))
    assert overlap(None, Date("2025-05-02"))
    assert overlap(Date("2025-05-02/2025-05-01"), Date("2024"))


def test_order() -> None:
    assert are_in_order([])
    assert are_in_order([None, Date("2025-05-02"), None, Date("2025-05"), Date("2025-05-02")])
    assert not are_in_order([Date("2025-05-02"), None, Date("2025-05-01")])
    assert not are_in_order([Date("2025-05-02"), Date("2025-04/2025-06"), Date("2025-05-01")])
    assert are_in_order([Date("2025-05-02"), Date("1970-01-01"), Date("2025-05-03")])
    assert are_in_order([Date("../2025-05-02"), Date("2025-05-01")])


def _spell(position: int, date: str | None, side: str) -> Spell:
    entry = Entry(FILE, position, id=f"statement:s{position:04}")
    seeks = "no" if side == "yes" else "yes"
    return Spell(Spot(entry, "", ""), Date(date) if date else None, (side,), (seeks,))
