"""What rules take for the same name, and for before and after."""

import datetime as dt

import pytest

from pourparler import Alias, AliasKind, Date, Party, PartyKind
from pourparler_validators import check
from pourparler_validators.contract.finding import SetValue
from pourparler_validators.facts.dates import (
    are_in_order,
    backwards,
    ends_before,
    is_after,
    is_placeholder,
    is_surely_after,
    is_surely_reversed,
    reliable,
    surely_ends_before,
    widened,
)
from pourparler_validators.facts.names import comparable, own_names


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Türkiye", "TURKIYE"),
        ("Foreign  Ministry", "foreign ministry"),
        ("U.S.", "U S"),
        ("Сергей", "СЕРГЕИ"),
        ("ＵＮ", "UN"),  # noqa: RUF001
        ("محمّد", "محمد"),
        ("Straße", "STRASSE"),
        ("Zelenskyy, Volodymyr", "Zelenskyy Volodymyr"),
        ("e\u0301", "\u00e9"),
    ],
)
def test_names_are_the_same_whatever_their_capitals_accents_and_signs(one: str, other: str) -> None:
    assert comparable(one) == comparable(other) != ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("が", "か"),
        ("कि", "का"),
        ("Zelensky", "Zelenskyy"),
        ("ab", "a b"),
        ("Korea", "Korea 2"),
        ("\u062a\u0631\u0643", "\u062a\u0631\u0643\u064a\u0627"),
    ],
)
def test_names_that_differ_in_a_letter_are_not_the_same(one: str, other: str) -> None:
    assert comparable(one) != comparable(other)


def test_nothing_is_left_of_signs_alone() -> None:
    assert comparable(" *** ") == ""


def test_the_capital_tells_a_state_apart_but_not_its_bodies() -> None:
    aliases = (
        Alias(name="Moscow", kind=AliasKind.METONYM),
        Alias(name="Russian", kind=AliasKind.DEMONYM),
        Alias(name="MID", kind=AliasKind.SHORT),
    )
    state = Party(id="party:a", kind=PartyKind.STATE, name="A", aliases=aliases)
    body = Party(
        id="party:b", kind=PartyKind.STATE_BODY, name="B", aliases=aliases, parent="party:a"
    )
    assert list(own_names(state)) == ["A", "Moscow", "Russian", "MID"]
    assert list(own_names(body)) == ["B", "MID"]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2025-06-02", "2025-06-02", "2025-06-02"),
        ("2025-06-02~", "2025-06-01", "2025-06-03"),
        ("2025-03-01?", "2025-02-28", "2025-03-02"),
        ("2025-01%", "2024-12-01", "2025-02-28"),
        ("2024~", "2023-01-01", "2025-12-31"),
        ("2025-05~/2025-06-02", "2025-04-01", "2025-06-02"),
        ("2025-05/2025-06?", "2025-05-01", "2025-07-31"),
        ("../2025-06-02?", None, "2025-06-03"),
        ("2025-06-02~/..", "2025-06-01", None),
        ("[2025-05-26..]", "2025-05-26", None),
        ("0001~", "0001-01-01", "0002-12-31"),
        ("9999-12-31?", "9999-12-30", "9999-12-31"),
    ],
)
def test_what_is_about_right_reaches_a_unit_further(
    text: str, first: str | None, last: str | None
) -> None:
    bounds = tuple(dt.date.fromisoformat(day) if day else None for day in (first, last))
    assert widened(Date(text)) == bounds


BEFORE = [
    ("2025-06-01", "2025-06-02", True),
    ("2025-05", "2025-06-01", True),
    ("2024", "2025-01", True),
    ("2025-05-16/2025-05-17", "2025-05-18", True),
    ("[..2025-05-16]", "[2025-05-17..]", True),
    ("2025-06-02T10:00Z", "2025-06-02T10:00:01Z", True),
    ("2025-06-02T12:30+03:00", "2025-06-02T10:00Z", True),
    ("2025-06-01~", "2025-06-02", False),
    ("2025-06-01", "2025-06-02?", False),
    ("2025-05~", "2025-06", False),
]
NOT_BEFORE = [
    ("2025-06-02", "2025-06-02"),
    ("2025-06", "2025-06-30"),
    ("2025-06-02", "2025-06-01"),
    ("2025-06-02/..", "2025-06-03"),
    ("2025-06-01", "../2025-06-03"),
    ("2025-06-01", "[..2025-06-03]"),
    ("2025-06-02T09:00Z", "2025-06-02"),
    ("2025-06-02T10:00Z", "2025-06-02T13:00+03:00"),
    ("1970-01-01", "2025-06-02"),
    ("2025-06-02", "9999-12-31"),
    ("2025-05-02/2025-05-01", "2025-06-02"),
]


@pytest.mark.parametrize(("first", "second", "is_sure"), BEFORE)
def test_before(first: str, second: str, is_sure: bool) -> None:
    one, other = Date(first), Date(second)
    assert ends_before(one, other)
    assert surely_ends_before(one, other) is is_sure
    assert not ends_before(other, one)
    assert not surely_ends_before(other, one)


@pytest.mark.parametrize(("first", "second"), NOT_BEFORE)
def test_not_before(first: str, second: str) -> None:
    assert not ends_before(Date(first), Date(second))
    assert not surely_ends_before(Date(first), Date(second))


def test_nothing_is_before_a_date_that_is_not_there() -> None:
    assert not ends_before(None, Date("2025"))
    assert not ends_before(Date("2025"), None)


@pytest.mark.parametrize(
    ("text", "is_after_it", "is_sure"),
    [
        ("2025-06-10", False, False),
        ("2025-06", False, False),
        ("2025-06-11", True, True),
        ("2025-06-11?", True, False),
        ("2025-07~", True, False),
        ("2025-08~", True, True),
        ("[2025-06-10..2025-07-01]", False, False),
        ("../2025-07-01", False, False),
    ],
)
def test_after_a_day(text: str, is_after_it: bool, is_sure: bool) -> None:
    day = dt.date(2025, 6, 10)
    assert is_after(Date(text), day) is is_after_it
    assert is_surely_after(Date(text), day) is is_sure


@pytest.mark.parametrize(
    "text",
    ["1900-01-01", "1970-01-01T00:00Z", "2000-01-01~", "9999", "9999-12", "2025/9999-12-31"],
)
def test_a_placeholder_is_not_relied_on(text: str) -> None:
    assert is_placeholder(Date(text))
    assert reliable(Date(text)) is None


@pytest.mark.parametrize("text", ["1900", "1970-01", "2000-01-02", "1999-12-31/2000-01-02", "0001"])
def test_other_dates_are_relied_on(text: str) -> None:
    assert not is_placeholder(Date(text))
    assert reliable(Date(text)) == Date(text)


@pytest.mark.parametrize(
    ("text", "is_sure"),
    [
        ("2025-06-02/2025-06-01", True),
        ("2025-06-02~/2025-06-01", False),
        ("2025-06~/2025-03?", True),
    ],
)
def test_a_reversed_date_is_not_relied_on(text: str, is_sure: bool) -> None:
    assert reliable(Date(text)) is None
    assert is_surely_reversed(Date(text)) is is_sure


@pytest.mark.parametrize(
    ("reversed_date", "swapped"),
    [
        ("2025-05-17/2025-05-16", "2025-05-16/2025-05-17"),
        ("2025-06~/2025-05?", "2025-05?/2025-06~"),
        ("[2025-05-25..2025-05-19]", "[2025-05-19..2025-05-25]"),
    ],
)
def test_the_fix_of_a_reversed_date_swaps_its_sides(reversed_date: str, swapped: str) -> None:
    event = {"type": "event", "id": "event:a", "kind": "summit", "status": "held"}
    report = check({**event, "date": reversed_date}, select=["dates/interval-reversed"])
    (finding,) = report.findings
    assert finding.fix is not None
    assert finding.fix.edits == (SetValue("/date", swapped),)
    assert finding.fix.title == f"write {swapped}"


def test_a_date_that_is_open_towards_the_past_hides_no_later_one_above_it() -> None:
    dates = [Date("2025-05-02"), Date("../2025-05-10"), Date("2025-05-01")]
    assert list(backwards(dates)) == [(0, 2)]
    assert not are_in_order(dates)
