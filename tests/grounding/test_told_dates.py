"""Dates as articles tell them: what is a date, which days it can mean, and what is none."""

import datetime as dt
from itertools import pairwise

import pytest
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

from pourparler_validators.grounding.article import prepared
from pourparler_validators.grounding.dates.days import Days
from pourparler_validators.grounding.dates.finding import told_in
from pourparler_validators.grounding.dates.resolving import days_of

WEDNESDAY = dt.date(2025, 6, 4)


def told(text: str) -> list[str]:
    article = prepared(text)
    return [article.words(one.first, one.last) for one in told_in(article)]


def days(text: str, published: dt.date | None = WEDNESDAY) -> Days | None:
    found = told_in(prepared(text))
    assert len(found) == 1, found
    return days_of(found[0], published)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("next Monday, June 2, 2025", ["next Monday, June 2, 2025"]),
        ("on Tuesday the 3rd of June", ["Tuesday the 3rd of June"]),
        ("May 5-7 and 5 to 7 May 2024", ["May 5-7", "5 to 7 May 2024"]),
        ("2025-06-02T10:00", ["2025-06-02"]),
        ("in March; March on! He may go. Five may 5 men", ["March"]),
        ("late November, early next week", ["late November", "early next week"]),
        ("three weeks ago, yesterday", ["three weeks ago", "yesterday"]),
        ("in 2014, 2000 troops, the 1990s", ["2014", "1990s"]),
        ("summer of 2024, last summer", ["summer of 2024", "last summer"]),
        ("February 30; 31 April; June 40", []),
        ("a Sun of June", ["June"]),
        ("Talks end\nMay 16, 2025", ["May 16, 2025"]),
        ("talks end May 16, late, May 2025", ["May 16", "May 2025"]),
        ("two years later, that day", ["two years later", "that day"]),
        ("no dates at all, 5 million", []),
        ("she said '20 men'", []),
    ],
)
def test_the_longest_wording_is_the_date(text: str, expected: list[str]) -> None:
    assert told(text) == expected


def test_without_tables_there_are_no_dates() -> None:
    assert told_in(prepared("June 2, 2025", "ja")) == []


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("January 8, 1880", "1880-01-08", "1880-01-08"),
        ("June 2025", "2025-06-01", "2025-06-30"),
        ("February 2024", "2024-02-01", "2024-02-29"),
        ("in 2014", "2014-01-01", "2014-12-31"),
        ("the 1990s", "1990-01-01", "1999-12-31"),
        ("yesterday", "2025-06-02", "2025-06-04"),
        ("three weeks ago", "2025-05-10", "2025-05-18"),
        ("last week", "2025-05-22", "2025-06-03"),
        ("next week", "2025-06-05", "2025-06-18"),
        ("last month", "2025-05-01", "2025-05-31"),
        ("next year", "2026-01-01", "2026-12-31"),
        ("early June 2025", "2025-06-01", "2025-06-15"),
        ("by midyear", "2025-04-02", "2025-10-01"),
        ("by mid-year 2003", "2003-04-02", "2003-10-01"),
        ("in midweek", "2025-05-29", "2025-06-09"),
        ("late in the year", "2025-07-02", "2025-12-31"),
        ("at year's end", "2025-07-02", "2025-12-31"),
        ("by month's end", "2025-06-15", "2025-06-30"),
        ("at the turn of the year", "2024-11-26", "2026-02-06"),
        ("at the turn of the century", "1991-01-02", "2111-01-01"),
        ("at the turn of the 20th century", "1891-01-01", "1911-01-01"),
        ("at the turn of the 1990s", "1989-01-01", "1991-01-01"),
        ("by the end of the century", "1925-06-05", "2125-06-04"),
        ("in '01", "2001-01-01", "2001-12-31"),
        ("due 2003", "2003-01-01", "2003-12-31"),
        ("half a year ago", "2024-08-25", "2025-03-13"),
        ("a year and a half ago", "2023-11-17", "2024-12-21"),
        ("half a month ago", "2025-05-16", "2025-05-26"),
    ],
)
def test_a_date_is_resolved_to_the_days_that_it_can_mean(text: str, first: str, last: str) -> None:
    found = days(text)
    assert found is not None
    assert (found.first.isoformat(), found.last.isoformat()) == (first, last)


@pytest.mark.parametrize(
    ("text", "day", "is_one"),
    [
        ("on Friday", "2025-05-30", True),
        ("on Friday", "2025-06-06", True),
        ("on Friday", "2025-05-31", False),
        ("last Friday", "2025-06-06", False),
        ("May 16", "1999-05-16", True),
        ("May 16", "2025-05-17", False),
        ("the turn of the century", "2001-01-01", True),
        ("the turn of the century", "2101-01-01", True),
        ("the turn of the century", "2050-01-01", False),
        ("the turn of the year", "2025-12-31", True),
        ("the turn of the year", "2025-06-30", False),
        ("in March", "2024-03-31", True),
        ("in March", "2024-04-01", False),
    ],
)
def test_a_weekday_or_a_day_without_a_year_is_one_of_several(
    text: str, day: str, is_one: bool
) -> None:
    found, wanted = days(text), dt.date.fromisoformat(day)
    assert found is not None
    assert found.may_be_in(wanted, wanted) is is_one


def test_an_open_or_long_stretch_holds_a_day_of_every_year() -> None:
    found = days("May 16")
    assert found is not None
    assert found.may_be_in(dt.date(2025, 1, 1), None)
    assert not found.may_be_in(dt.date(2025, 6, 1), dt.date(2025, 12, 31))


@pytest.mark.parametrize("text", ["later in the day", "earlier in the year", "overnight"])
def test_what_the_story_dates_could_not_be_counted(text: str) -> None:
    (found,) = told_in(prepared(text))
    assert found.hangs_on_story


@pytest.mark.parametrize(
    ("text", "language", "first", "last"),
    [
        ("bis Jahresende", "de", "2025-07-02", "2025-12-31"),
        ("zur Jahresmitte 2003", "de", "2003-04-02", "2003-10-01"),
        ("bis Monatsende", "de", "2025-06-15", "2025-06-30"),
        ("um die Jahrhundertwende", "de", "1991-01-02", "2111-01-01"),
        ("zum Jahreswechsel", "de", "2024-11-26", "2026-02-06"),
        ("au tournant du siècle", "fr", "1991-01-02", "2111-01-01"),
        ("el cambio de siglo", "es", "1991-01-02", "2111-01-01"),
        ("в конце года", "ru", "2025-07-02", "2025-12-31"),
        ("на рубеже веков", "ru", "1991-01-02", "2111-01-01"),
        ("на зламі століть", "uk", "1991-01-02", "2111-01-01"),
    ],
)
def test_parts_of_years_in_other_languages(text: str, language: str, first: str, last: str) -> None:
    (one,) = told_in(prepared(text, language))
    found = days_of(one, WEDNESDAY)
    assert found is not None
    assert (found.first.isoformat(), found.last.isoformat()) == (first, last)


@pytest.mark.parametrize("text", ["in turn, of the troops", "a weekend", "midday", "the latter"])
def test_words_made_of_those_of_dates_may_be_none(text: str) -> None:
    assert all(word == "weekend" for word in told(text))


@pytest.mark.parametrize("text", ["the same day", "three weeks ago", "on Friday"])
def test_what_hangs_on_a_day_that_is_not_known_is_not_known(text: str) -> None:
    assert days(text, published=None) is None


FORMS = (
    "{d:%B} {d.day}, {d.year:04}",
    "{d.day} {d:%B} {d.year:04}",
    "{d:%A}, {d:%b} {d.day}, {d.year:04}",
    "{d:%A} {d.day} {d:%b} {d.year:04}",
    "{d.year:04}-{d:%m}-{d:%d}",
)


@given(st.dates(dt.date(1000, 1, 1), dt.date(2199, 12, 31)), st.sampled_from(FORMS))
def test_every_day_is_read_back(day: dt.date, form: str) -> None:
    found = days(f"It began on {form.format(d=day)} in Geneva.")
    assert found is not None
    assert (found.first, found.last) == (day, day)


WORDS = [
    "next",
    "last",
    "early",
    "May",
    "5",
    "16",
    "2025",
    "Friday",
    ",",
    "-",
    "to",
    "of",
    "the",
    "weeks",
    "week",
    "ago",
    "yesterday",
    "year",
    "later",
    "in",
]


@given(st.lists(st.sampled_from(WORDS), max_size=15).map(" ".join), st.dates())
def test_dates_stand_in_order_and_none_raises(text: str, published: dt.date) -> None:
    found = told_in(prepared(text))
    assert all(one.first <= one.last for one in found)
    assert all(one.last < other.first for one, other in pairwise(found))
    for one in found:
        resolved = days_of(one, published)
        assert resolved is None or resolved.first <= resolved.last


def test_english_figures_are_read_either_way() -> None:
    days = [dt.date(2019, 1, 1) + dt.timedelta(days=step) for step in range(366)]
    text = "\n\n".join(f"It is {format_date(day, 'short', locale='en')}." for day in days)
    found = told_in(prepared(text))
    read = [days_of(one, dt.date(2022, 1, 1)) for one in found]
    assert len(read) == len(days)
    assert all(one and one.may_be_in(day, day) for one, day in zip(read, days, strict=True))
    assert [one.is_either_way for one in found] == [day.day <= 12 for day in days]
