"""Between which days a date lets something begin and end, and what contradicts what."""

from itertools import product

import pytest

from pourparler import Date
from pourparler_validators.facts.dates import ends_before, surely_ends_before
from pourparler_validators.facts.extents import (
    Holds,
    begins_after,
    begins_before,
    ends_after,
    extent,
    how,
    sure_days,
)

NO, AS_WRITTEN, SURELY = Holds


def days(date: str, *, is_widened: bool = False) -> str:
    """When it begins and when it ends, as ``first..last first..last``."""
    found = extent(Date(date), is_widened=is_widened)
    return " ".join(
        "..".join(str(day or "") for day in side) for side in (found.begins, found.ends)
    )


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2025-05-16", "2025-05-16..2025-05-16 2025-05-16..2025-05-16"),
        ("2025-05", "2025-05-01..2025-05-31 2025-05-01..2025-05-31"),
        ("0001", "0001-01-01..0001-12-31 0001-01-01..0001-12-31"),
        ("9999", "9999-01-01..9999-12-31 9999-01-01..9999-12-31"),
        ("2025-05-16T23:30-10:00", "2025-05-16..2025-05-16 2025-05-16..2025-05-16"),
        ("[2025-05-01..]", "2025-05-01.. 2025-05-01.."),
        ("2025-05/2025-06-03", "2025-05-01..2025-05-31 2025-06-03..2025-06-03"),
        ("2025/2025-06-03", "2025-01-01..2025-06-03 2025-06-03..2025-06-03"),
        ("2025-06-03/2025", "2025-06-03..2025-06-03 2025-06-03..2025-12-31"),
        ("2025-05-16/..", "2025-05-16..2025-05-16 2025-05-16.."),
        ("../2025-05-16", "..2025-05-16 2025-05-16..2025-05-16"),
    ],
)
def test_between_which_days_it_begins_and_ends(date: str, expected: str) -> None:
    assert days(date) == expected


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2025-05-16", "2025-05-16..2025-05-16 2025-05-16..2025-05-16"),
        ("2025-05-16~", "2025-05-15..2025-05-17 2025-05-15..2025-05-17"),
        ("2025-05?", "2025-04-01..2025-06-30 2025-04-01..2025-06-30"),
        ("0001%", "0001-01-01..0002-12-31 0001-01-01..0002-12-31"),
        ("9999-12-31~", "9999-12-30..9999-12-31 9999-12-30..9999-12-31"),
        ("2025-05-16~/2025-05-20", "2025-05-15..2025-05-17 2025-05-20..2025-05-20"),
        ("2025-05-16/2025-05-20?", "2025-05-16..2025-05-16 2025-05-19..2025-05-21"),
    ],
)
def test_each_side_that_is_only_about_right_is_widened(date: str, expected: str) -> None:
    assert days(date, is_widened=True) == expected


@pytest.mark.parametrize(
    ("relation", "one", "other", "expected"),
    [
        (begins_before, "2025-05-10/2025-05-20", "2025-05-16", SURELY),
        (begins_before, "2025-05", "2025-05-16", NO),
        (begins_before, "2025-05-15~", "2025-05-16", AS_WRITTEN),
        (begins_before, "2025-05-14~", "2025-05-16", SURELY),
        (begins_before, "../2025-05-15", "2025-05-16", SURELY),
        (begins_before, "2025-05-16", "[2025-05-01..]", NO),
        (ends_after, "2025-05-10/2025-05-20", "2025-05-16", SURELY),
        (ends_after, "2025-05-10/..", "2025-05-16", NO),
        (ends_after, "2025-05-17/..", "2025-05-16", SURELY),
        (ends_after, "2025-05-17?", "2025-05-16", AS_WRITTEN),
        (ends_after, "2025-05-17", "2025-05-16/..", NO),
        (begins_after, "2025-05-17/2025-06-01", "2025-05-16", SURELY),
        (begins_after, "2025-05-16/2025-06-01", "2025-05-16", NO),
        (begins_before, "2025-06-02", "2025-06-05/2025-06-01", NO),
        (begins_before, "1970-01-01", "2025-06-05", NO),
        (begins_before, "0001-01-01", "9999-01-01", NO),
        (begins_before, "0001-01-01", "9998-12-31", SURELY),
    ],
)
def test_what_contradicts_what(relation: object, one: str, other: str, expected: Holds) -> None:
    assert how(relation, Date(one), Date(other)) is expected  # type: ignore[arg-type]


@pytest.mark.parametrize("relation", [begins_before, begins_after, ends_after])
def test_two_instants_are_compared_as_such_whatever_their_days(relation: object) -> None:
    late, early = Date("2025-06-02T23:00-10:00"), Date("2025-06-03T08:00+03:00")
    first, second = (early, late) if relation is begins_before else (late, early)
    assert how(relation, first, second) is SURELY  # type: ignore[arg-type]
    assert how(relation, second, first) is NO  # type: ignore[arg-type]
    assert how(relation, first, first) is NO  # type: ignore[arg-type]


def test_nothing_holds_of_a_date_that_is_not_there() -> None:
    assert how(begins_before, None, Date("2025")) is NO
    assert how(begins_before, Date("2025"), None) is NO


DATES = [
    *("2025", "2025-05", "2025-05-16", "2025-05-16~", "2025-05?", "2025-05-20T10:00Z"),
    *("2025-05-16/..", "../2025-05-16", "2025-05-10~/2025-05-20", "[..2025-05-16]"),
    *("[2025-05-16..2025-05-18]", "2026~", "2025-05-20T12:00+01:00"),
]


@pytest.mark.parametrize(("one", "other"), list(product(DATES, DATES)))
def test_what_ends_before_another_begins_is_that_before_which_the_other_is_wholly_after(
    one: str, other: str
) -> None:
    first, second = Date(one), Date(other)
    found = how(begins_after, second, first)
    assert (found is not NO) == ends_before(first, second)
    assert (found is SURELY) == surely_ends_before(first, second)


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2025-05-16", ("2025-05-16", "2025-05-16")),
        ("2025-05-16/2025-05-18", ("2025-05-16", "2025-05-18")),
        ("2025-05-16/2025-05-18~", ("2025-05-16", "2025-05-17")),
        ("2025-05-16/..", ("2025-05-16", "2025-05-16")),
        ("2025-05-16T10:00Z", ("2025-05-16", "2025-05-16")),
        ("2025-05-16/2025-05", ("2025-05-16", "2025-05-16")),
        ("2025-05/2025-06", ("2025-05-31", "2025-06-01")),
        ("2025-05", None),
        ("2025-05-16?", None),
        ("[2025-05-16..2025-05-17]", None),
        ("../2025-05-16", ("2025-05-16", "2025-05-16")),
    ],
)
def test_the_days_on_which_it_went_on_beyond_doubt(
    date: str, expected: tuple[str, str] | None
) -> None:
    found = sure_days(Date(date))
    assert (tuple(map(str, found)) if found else None) == expected
