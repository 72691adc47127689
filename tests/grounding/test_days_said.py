"""What messages and pages say of the days that a date of an article can mean."""

import datetime as dt
import json
import re
from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pourparler import Date
from pourparler_validators import Finding, check_text
from pourparler_validators.facts.dates import reliable
from pourparler_validators.grounding.article import prepared
from pourparler_validators.grounding.dates.days import DAY, Days
from pourparler_validators.grounding.dates.likely import likely_days, said_all, said_likely
from pourparler_validators.grounding.dates.reading import dates_told
from pourparler_validators.messages.days import WEEKDAYS

WEDNESDAY = dt.date(2025, 6, 4)
FRIDAY = dt.date(2025, 6, 6)


def findings(
    words: str, published: dt.date, days: list[dt.date], language: str = "en"
) -> list[Finding]:
    """What the rule says of events, one on each of some days, that rest on the words."""
    source = {"type": "source", "id": "source:a", "kind": "news_article", "language": language}
    told = {"published": published.isoformat(), "text": f"{words}."}
    events = [
        {
            "type": "event",
            "id": f"event:{day}",
            "kind": "signing",
            "status": "held",
            "date": day.isoformat(),
            "evidence": [{"source": "source:a", "exact": words, "supports": ["/date"]}],
        }
        for day in days
    ]
    held = json.dumps({"records": [source | told, *events]})
    rule = "grounding/date-contradicted"
    return list(check_text(held, "records.json", select=[rule]).findings)


def said(words: str, published: dt.date, coded: dt.date, language: str = "en") -> str:
    (found,) = findings(words, published, [coded], language)
    return found.message


TWO = "Friday 2025-05-30 or Friday 2025-06-06"


@pytest.mark.parametrize(
    ("words", "language", "means"),
    [
        ("meet again on Friday", "en", f"{TWO}, or a Friday from 2025-05-09 to 2025-06-27 at the "
         "widest"),
        ("kommen am Freitag zusammen", "de", f"{TWO}, or a Friday from 2025-05-09 to 2025-06-27 "
         "at the widest"),
        ("met last Friday", "en", "Friday 2025-05-23 or Friday 2025-05-30"),
        ("meet next Friday", "en", "Friday 2025-06-06 or Friday 2025-06-13"),
        ("meet on Tuesday next week", "en", "Tuesday 2025-06-10 or Tuesday 2025-06-17"),
        ("met on Wednesday", "en", "Wednesday 2025-06-04, or a Wednesday from 2025-05-07 to "
         "2025-07-02 at the widest"),
        ("met yesterday", "en", "Tuesday 2025-06-03, or 2025-06-02 to 2025-06-04 at the widest"),
        ("met two weeks ago", "en", "2025-05-17 to 2025-05-25 at the widest"),
        ("met over the past two days", "en", "2025-06-01 to 2025-06-04 at the widest"),
        ("meet in the next few days", "en", "2025-06-04 to 2025-06-15 at the widest"),
        ("began at the turn of the century", "en", "1991-01-02 to 2011-01-01 or 2091-01-01 to "
         "2111-01-01 at the widest"),
    ],
)  # fmt: skip
def test_all_days_are_named_that_are_not_contradicted(
    words: str, language: str, means: str
) -> None:
    message = said(words, WEDNESDAY, dt.date(2024, 1, 4), language)
    expected = f", which is {means} (published Wednesday 2025-06-04), not 2024-01-04"
    assert message.endswith(expected)


def test_where_one_day_is_possible_it_is() -> None:
    assert said("meet on Friday this week", FRIDAY, WEDNESDAY) == (
        'the text says "Friday this week", which is Friday 2025-06-06 '
        "(published Friday 2025-06-06), not 2025-06-04"
    )


DATE = r"(\d{4}-\d\d-\d\d)"


def named(message: str) -> set[dt.date]:
    """The days that a message names."""
    means, _ = message.split(" (published ")
    return {
        day
        for found in re.finditer(rf"(?:an? (\w+) from )?{DATE}(?: to {DATE})?", means)
        for day in of_stretch(found[1], found[2], found[3] or found[2])
    }


def of_stretch(weekday: str | None, first: str, last: str) -> Iterator[dt.date]:
    day = dt.date.fromisoformat(first)
    while day <= dt.date.fromisoformat(last):
        if weekday is None or WEEKDAYS[day.weekday()] == weekday:
            yield day
        day += DAY


PUBLISHED = st.dates(dt.date(1950, 1, 1), dt.date(2049, 12, 31)).filter(
    lambda day: reliable(Date(day)) is not None  # January 1 may stand for any
)
WORDS = [
    ("en", "met on Friday"),
    ("en", "met last Monday"),
    ("en", "meet next Sunday"),
    ("en", "met on Tuesday last week"),
    ("en", "meet on Saturday this week"),
    ("en", "met yesterday"),
    ("en", "meet tomorrow"),
    ("en", "met three weeks ago"),
    ("en", "met over the past two days"),
    ("en", "meet early next month"),
    ("en", "meet this weekend"),
    ("de", "kommen am Donnerstag zusammen"),
    ("fr", "se voient jeudi prochain"),
    ("ru", "встретились в среду"),
]


@settings(max_examples=30)
@given(st.sampled_from(WORDS), PUBLISHED)
def test_a_day_is_contradicted_if_the_message_does_not_name_it(
    told: tuple[str, str], published: dt.date
) -> None:
    language, words = told
    around = [published + n * DAY for n in range(-50, 51)]
    days = [day for day in around if reliable(Date(day)) is not None]
    found = findings(words, published, days, language)
    contradicted = {one.message.rpartition(", not ")[2] for one in found}
    assert found
    for one in found:
        assert {f"{day}" for day in named(one.message) & set(days)} == (
            {f"{day}" for day in days} - contradicted
        )


DAYS = st.dates(dt.date(2024, 1, 1), dt.date(2026, 12, 31))


@given(
    st.builds(
        Days,
        DAYS,
        DAYS,
        st.none() | st.integers(1, 7),
        st.sampled_from([(), ((2, 29), (6, 4)), ((6, 4), (6, 5), (6, 6))]),
        st.sampled_from([(), (6,), (12, 1, 2)]),
        st.just(()) | st.just(((dt.date(2024, 3, 1), WEDNESDAY), (FRIDAY, dt.date(2025, 9, 2)))),
    )
)
def test_the_stretches_are_the_days_that_are_possible(days: Days) -> None:
    stretches = list(days.stretches())
    assert all(first <= last for first, last in stretches)
    assert all(one[1] < other[0] for one, other in pairwise(stretches))
    held = {day for first, last in stretches for day in of_stretch(None, f"{first}", f"{last}")}
    every = of_stretch(None, "2023-12-31", "2027-01-01")
    assert held == {day for day in every if days.may_be_in(day, day)}


@pytest.mark.parametrize(
    ("words", "published", "days", "likely"),
    [
        ("on Friday", WEDNESDAY, "a Friday from 2025-05-09 to 2025-06-27", TWO),
        ("on Friday", FRIDAY, "a Friday from 2025-05-09 to 2025-07-04", "Friday 2025-06-06"),
        ("last Friday", FRIDAY, "Friday 2025-05-23, Friday 2025-05-30 or Friday 2025-06-06",
         "Friday 2025-05-30"),
        ("next Friday", FRIDAY, "Friday 2025-06-06, Friday 2025-06-13 or Friday 2025-06-20",
         "Friday 2025-06-13"),
        ("Friday last week", dt.date(2025, 6, 7), "Friday 2025-05-30 or Friday 2025-06-06",
         "Friday 2025-05-30"),
        ("on the 20th", WEDNESDAY, "", "Tuesday 2025-05-20 or Friday 2025-06-20"),
        ("in summer", WEDNESDAY, "", "2025-05-01 to 2025-09-30"),
        ("last summer", dt.date(2025, 3, 1), "2023-05-01 to 2023-09-30 or 2024-05-01 to 2024-09-30",
         "2024-05-01 to 2024-09-30"),
        ("on March 3", WEDNESDAY, "", "Monday 2025-03-03"),
        ("on June 4", WEDNESDAY, "", "Wednesday 2025-06-04"),
        ("on Monday, June 3", WEDNESDAY, "", "Monday 2024-06-03"),
        ("in December", dt.date(2025, 1, 10), "", "2024-12-01 to 2024-12-31"),
        ("on February 29", dt.date(2025, 2, 1), "", "Thursday 2024-02-29"),
        ("on February 29", dt.date(2022, 2, 1), "", ""),
        ("on 02/06/2025", None, *["Thursday 2025-02-06 or Monday 2025-06-02"] * 2),
        ("on Friday", None, "", ""),
        ("in June", None, "", ""),
    ],
)  # fmt: skip
def test_what_is_likely_is_the_nearest(
    words: str, published: dt.date | None, days: str, likely: str
) -> None:
    dates = dates_told(prepared(words), Date(published) if published else None)
    (one,) = dates.found
    assert said_likely(likely_days(dates, one)) == likely
    if days:
        assert one.days
        assert said_all(one.days) == days
