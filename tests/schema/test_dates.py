"""Dates: what each form means, what is refused and why, and that the pattern says the same."""

import copy
import datetime as dt
import pickle
import re
from collections.abc import Iterator
from typing import Any

import jsonschema_rs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from pourparler import Date, DateKind
from pourparler.dates import DATE_PATTERN
from tests.schema.broken_values import CALENDAR, CONTROLS, DATES, LOOKALIKES
from tests.schema.documents import dates
from tests.schema.value_forms import month_length

APPROXIMATE = DateKind.APPROXIMATE
UNCERTAIN = DateKind.UNCERTAIN
BOTH = DateKind.APPROXIMATE_AND_UNCERTAIN
EXACT = DateKind.EXACT
INTERVAL = DateKind.INTERVAL
BOUNDS = DateKind.BOUNDS

PYTHON_PATTERN = re.compile(DATE_PATTERN)
RUST_PATTERN = jsonschema_rs.validator_for({"pattern": DATE_PATTERN})
YEARS = (1, 2, 3, 4, 99, 100, 400, 1000, 1896, 1900, 1904, 1999, 2000, 2023, 2024, 2025, 2100)
LATE_YEARS = (4000, 9900, 9996, 9999)
DAYS_OF_NO_YEAR = ("0000-01-01", "0000-02-29", "0000", "0000-12")

MEANINGS = [
    ("2025-06-02", "2025-06-02", "2025-06-02", EXACT),
    ("2025-06", "2025-06-01", "2025-06-30", EXACT),
    ("2025", "2025-01-01", "2025-12-31", EXACT),
    ("2024-02", "2024-02-01", "2024-02-29", EXACT),
    ("1900-02", "1900-02-01", "1900-02-28", EXACT),
    ("0001", "0001-01-01", "0001-12-31", EXACT),
    ("9999-12-31", "9999-12-31", "9999-12-31", EXACT),
    ("2025-06-02T14:30+03:00", "2025-06-02", "2025-06-02", EXACT),
    ("2025-06-02T00:00:00-14:59", "2025-06-02", "2025-06-02", EXACT),
    ("2025-06-02T23:59:59Z", "2025-06-02", "2025-06-02", EXACT),
    ("2025-06-02~", "2025-06-02", "2025-06-02", APPROXIMATE),
    ("2025-06?", "2025-06-01", "2025-06-30", UNCERTAIN),
    ("2025%", "2025-01-01", "2025-12-31", BOTH),
    ("2025-05-16/2025-05-17", "2025-05-16", "2025-05-17", INTERVAL),
    ("2025-05/2025", "2025-05-01", "2025-12-31", INTERVAL),
    ("2025-05~/2025-06?", "2025-05-01", "2025-06-30", INTERVAL),
    ("2025-05-16/..", "2025-05-16", None, INTERVAL),
    ("../2025-05", None, "2025-05-31", INTERVAL),
    ("2025-05-17/2025-05-16", "2025-05-17", "2025-05-16", INTERVAL),
    ("[2025-05-26..2025-06-01]", "2025-05-26", "2025-06-01", BOUNDS),
    ("[..2025-05-16]", None, "2025-05-16", BOUNDS),
    ("[2025-05-16..]", "2025-05-16", None, BOUNDS),
    ("[2025-06-01..2025-05-26]", "2025-06-01", "2025-05-26", BOUNDS),
]
REVERSED = {"2025-05-17/2025-05-16", "[2025-06-01..2025-05-26]"}

NO_DATE = "a date is written 2025-06-02, 2025-06, 2025"
NO_SUCH_DAY = "there is no such date in the calendar"
NO_INSTANT = "a time is written 2025-06-02T14:30+03:00 or 2025-06-02T14:30:05Z, with its offset"
NO_INTERVAL = "an interval is written 2025-05-16/2025-05-17, and one side at most is .. (open)"
NO_BOUNDS = "bounds are written [2025-05-26..2025-06-01], [..2025-05-16] or [2025-05-16..]"
NO_WHOLE_DAY = "bounds take whole days, such as [2025-05-26..2025-06-01]"
REFUSALS = {
    NO_DATE: "|NA|June 2, 2025|2025-6-2|20250602|2025-06-02~?|2025-06-02\n|..|2025/|/2025|2025Z",
    NO_SUCH_DAY: "2025-02-29|2025-02-30|2025-13|0000|2025-00-01|2025-04-31/..|[2025-02-30..]"
    "|2025-02-30T10:00Z|../1900-02-29",
    NO_INSTANT: "2025-06-02T14:30|2025-06-02T24:00Z|2025-06-02T14:60Z|2025-06-02T14:30:60Z"
    "|2025-06-02T14:30+15:00|2025-06-02T14:30+03:60|2025-06T14:30Z|2025-06-02T14:30Z~",
    NO_INTERVAL: "../..|2025/2026/2027|2025/../2026|2025//2026|/2025/",
    NO_BOUNDS: "[..]|[]|[2025-06-02]|[2025-05-26..2025-06-01|[2025-05-26..2025-06-01..]|[....]",
    NO_WHOLE_DAY: "[2025-05..2025-06-01]|[2025-05-26~..]|[..2025]|[2025-05-26..2025-06-01~]",
}


@pytest.mark.parametrize(("text", "earliest", "latest", "kind"), MEANINGS)
def test_meaning(text: str, earliest: str | None, latest: str | None, kind: DateKind) -> None:
    date = Date(text)
    assert str(date) == date.text == text
    assert date.earliest == (earliest and dt.date.fromisoformat(earliest))
    assert date.latest == (latest and dt.date.fromisoformat(latest))
    assert date.kind is kind
    assert date.is_reversed == (text in REVERSED)
    assert date.is_approximate == ("~" in text or "%" in text)
    assert date.is_uncertain == ("?" in text or "%" in text)


@pytest.mark.parametrize(
    ("text", "reason"),
    [(text, reason) for reason, texts in REFUSALS.items() for text in texts.split("|")],
)
def test_refusal(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match="^" + re.escape(reason)) as plain:
        Date(text)
    with pytest.raises(ValidationError) as found:
        TypeAdapter(Date).validate_python(text)
    assert [error["msg"] for error in found.value.errors()] == [str(plain.value)]


def test_dates_are_equal_when_their_texts_are() -> None:
    assert Date("2025-06-02") == Date("2025-06-02")
    assert hash(Date("2025-06-02")) == hash(Date("2025-06-02"))
    assert Date("2025-06-02") != Date("2025-06-02~")
    assert Date("2025-06-02T12:00Z") != Date("2025-06-02T12:00+00:00")
    text: object = "2025-06-02"
    assert Date("2025-06-02") != text
    assert repr(Date("2025-06-02~")) == "Date(text='2025-06-02~')"


@given(dates())
def test_copies_are_whole(text: str) -> None:
    date = Date(text)
    for twin in (copy.copy(date), copy.deepcopy(date), pickle.loads(pickle.dumps(date))):  # noqa: S301
        assert twin == date
        assert hash(twin) == hash(date)
        assert (twin.earliest, twin.latest, twin.kind) == (date.earliest, date.latest, date.kind)


def test_a_date_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        Date("2025").text = "2026"


ZONE = dt.timezone(dt.timedelta(hours=3))


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (dt.date(2025, 6, 2), "2025-06-02"),
        (dt.date(1, 1, 1), "0001-01-01"),
        (dt.datetime(2025, 6, 2, 14, 30, tzinfo=ZONE), "2025-06-02T14:30:00+03:00"),
        (dt.datetime(2025, 6, 2, 14, 30, 5, 999, tzinfo=dt.UTC), "2025-06-02T14:30:05+00:00"),
    ],
)
def test_a_date_is_built_from_a_day_or_an_instant(day: dt.date, text: str) -> None:
    assert Date(day) == Date(text)
    assert TypeAdapter(Date).validate_python(day) == Date(text)


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        (dt.datetime(2025, 6, 2), "a datetime needs its offset from UTC"),
        (
            dt.datetime(1900, 1, 1, tzinfo=dt.timezone(dt.timedelta(seconds=1172))),
            "an offset from UTC is a number of whole minutes",
        ),
        (
            dt.datetime(2025, 1, 1, tzinfo=dt.timezone(dt.timedelta(hours=-15))),
            "an offset from UTC is at most 14:59",
        ),
    ],
)
def test_an_instant_needs_an_offset_that_can_be_written(day: dt.date, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        Date(day)
    with pytest.raises(ValidationError, match=reason):
        TypeAdapter(Date).validate_python(day)


@pytest.mark.parametrize("other", [2025, None, b"2025", dt.time(12)])
def test_a_date_of_a_wrong_type_says_what_it_takes(other: Any) -> None:
    with pytest.raises(TypeError, match=r"Date takes a text or a datetime\.date, not"):
        Date(other)


def test_dates_sort_by_their_days_then_by_time_then_by_text() -> None:
    first = ["../2025", "2025-01-01", "2025-01-01~", "2025-01-01T00:30+03:00"]
    then = ["2025-01-01T10:30+01:00", "2025-01-01T10:00Z", "2025", "2025-01-01/.."]
    texts = [*first, *then, "[2025-01-01..]", "2025-01-02"]
    assert [date.text for date in sorted(map(Date, reversed(texts)))] == texts
    assert max(map(Date, texts)) == Date("2025-01-02")


@given(dates(), dates(), dates())
def test_the_order_is_total_and_agrees_with_equality(one: str, two: str, other: str) -> None:
    first, second, third = sorted(map(Date, (one, two, other)))
    assert first <= second <= third
    assert first <= third
    assert (first < second) is (first != second) is (second > first)
    with pytest.raises(TypeError):
        assert first < first.text


def test_in_python_a_date_or_its_text_will_do() -> None:
    adapter = TypeAdapter(Date)
    date = Date("2025-06-02")
    assert adapter.validate_python(date) is date
    assert adapter.validate_python("2025-06-02") == date
    assert adapter.dump_json(date) == b'"2025-06-02"'
    for other in (2025, dt.time(12), None, b"2025", ["2025"]):
        with pytest.raises(ValidationError):
            adapter.validate_python(other)


@given(dates())
def test_every_generated_date_is_one(text: str) -> None:
    assert _verdicts(text) == {True}


@given(dates(), st.integers(0, 50), st.sampled_from("0123456789-/.[]~?%TZ+: \n"), st.integers(0, 2))
def test_the_pattern_agrees_on_mutated_dates(text: str, at: int, other: str, cut: int) -> None:
    assert len(_verdicts(text[:at] + other + text[at + cut :])) == 1


def test_the_pattern_agrees_on_odd_dates() -> None:
    for text in _odd_dates():
        assert len(_verdicts(text)) == 1, text


def test_the_calendar() -> None:
    for year in (*YEARS, *LATE_YEARS):
        for month in range(14):
            last = month_length(year, month) if 1 <= month <= 12 else 0
            for day in (0, 1, 28, 29, 30, 31, 32):
                for text in _forms_with(f"{year:04}-{month:02}-{day:02}"):
                    assert _verdicts(text) == {1 <= day <= last}, text
    for text in DAYS_OF_NO_YEAR:
        assert _verdicts(text) == {False}


def test_every_leap_day() -> None:
    for year in range(1, 10_000):
        leap = month_length(year, 2) == 29
        text = f"{year:04}-02-29"
        assert bool(PYTHON_PATTERN.search(text)) == leap, text
        assert RUST_PATTERN.is_valid(text) == leap, text


def _forms_with(day: str) -> tuple[str, ...]:
    return (day, f"{day}~", f"{day}/..", f"../{day}", f"[{day}..]", f"[..{day}]", f"{day}T00:00Z")


def _odd_dates() -> Iterator[str]:
    yield from (*DATES, *CALENDAR)
    for text, *_ in MEANINGS:
        for odd in (*CONTROLS, *LOOKALIKES.values(), " ", "~", ".", "/", "T"):
            yield from (text + odd, odd + text, text.replace("2", odd, 1))
        yield from (text.lower(), text[1:], text[:-1], text * 2, text[::-1])


def _verdicts(text: str) -> set[bool]:
    """What the class, and the pattern in Python and in Rust, say of a text: one thing, one hopes.

    Python lets a pattern's end stand before a final line feed, and is asked for a full match.
    """
    try:
        accepted = Date(text).text == text
    except ValueError:
        accepted = False
    return {accepted, bool(PYTHON_PATTERN.fullmatch(text)), RUST_PATTERN.is_valid(text)}
