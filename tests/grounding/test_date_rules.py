"""Dates of records against what the passages for them tell."""

from typing import Any

import pytest

from pourparler_validators import Severity
from tests.grounding.passages import PERSONS, Record, evidence, findings, report

PUBLISHED = {"published": "2008-08-16"}  # a Saturday


def event(date: str, passage: str) -> Record:
    """An event whose date rests on one passage."""
    return {
        "type": "event",
        "id": "event:x",
        "kind": "signing",
        "status": "held",
        "date": date,
        "evidence": evidence(passage, "/date"),
    }


def said(rule: str, date: str, passage: str, published: Record | None = PUBLISHED) -> list[str]:
    found = findings(rule, f"{passage} It rained.", event(date, passage), source=published)
    assert all(one.place.pointer == "/date" for one in found)
    return [one.message for one in found]


CONTRADICTED = "grounding/date-contradicted"


@pytest.mark.parametrize(
    ("date", "passage", "message"),
    [
        (
            "2008-08-16",
            "The truce was signed on Friday.",
            'the text says "Friday", which is Friday 2008-08-15 or Friday 2008-08-22, or a Friday '
            "from 2008-07-25 to 2008-09-12 at the widest (published Saturday 2008-08-16), "
            "not 2008-08-16",
        ),
        (
            "2008-08-18",
            "It was signed three weeks ago.",
            'the text says "three weeks ago", which is 2008-07-22 to 2008-07-30 '
            "at the widest (published Saturday 2008-08-16), not 2008-08-18",
        ),
        ("2008-08-16", "It was signed on August 12.", 'the text says "August 12", not 2008-08-16'),
        ("2008-08", "It was signed in May 2008.", 'the text says "May 2008", not 2008-08'),
        ("2008", "It was signed on 3 June 2007.", 'the text says "3 June 2007", not 2008'),
        (
            "2008-08-01/2008-08-09",
            "It lasted from August 12 to 14, 2008.",
            'the text says "August 12 to 14, 2008", not 2008-08-01/2008-08-09',
        ),
    ],
)
def test_another_date_is_found(date: str, passage: str, message: str) -> None:
    assert said(CONTRADICTED, date, passage) == [message]


@pytest.mark.parametrize(
    "passage",
    [
        "It lasted from August 8 to August 12.",
        "It lasted until the end: August 8 – August 12.",
        "It lasted from 30 July till 14 August 2008.",
        "It lasted from Thursday through Tuesday, August 12.",
    ],
)
def test_a_day_between_the_ends_of_a_stretch_is_told(passage: str) -> None:
    assert said(CONTRADICTED, "2008-08-10", passage) == []


@pytest.mark.parametrize(
    ("date", "passage"),
    [
        ("2008-08-20", "It lasted from August 8 to August 12."),
        ("2008-08-10", "It was signed on August 8, and in force on August 12."),
        ("2008-08-10", "It lasted from August 12 to August 8."),
    ],
)
def test_a_day_beside_them_is_not(date: str, passage: str) -> None:
    (message,) = said(CONTRADICTED, date, passage)
    assert message.endswith(f", not {date}")


@pytest.mark.parametrize(
    ("date", "passage"),
    [
        ("2008-08-15", "The truce was signed on Friday."),
        ("2008-08-08", "The truce was signed on Friday."),
        ("2008-08-15", "The truce was signed yesterday."),
        ("2008-08-12", "It was signed on August 12."),
        ("1999-08-12", "It was signed on August 12."),
        ("2008-08-10/..", "It lasts since August 12."),
        ("[2008-08-01..2008-08-31]", "It was signed in August 2008."),
        ("2008-08-11~", "It was signed on August 12."),
        ("2008-08-12", "It was drafted on August 9 and signed on August 12."),
        ("2008-08-12", "It was signed."),
        ("2008-08-12T10:00+02:00", "It was signed on August 12."),
    ],
)
def test_a_date_that_one_of_them_tells_is_right(date: str, passage: str) -> None:
    assert said(CONTRADICTED, date, passage) == []


def test_what_is_counted_from_publication_is_a_warning() -> None:
    (counted,) = findings(
        CONTRADICTED, "Signed on Friday.", event("2008-08-16", "on Friday"), source=PUBLISHED
    )
    (told,) = findings(
        CONTRADICTED, "Signed on May 2.", event("2008-08-16", "on May 2"), source=PUBLISHED
    )
    assert (counted.severity, told.severity) == (Severity.WARNING, Severity.ERROR)


@pytest.mark.parametrize(
    ("text", "passage", "reason"),
    [
        ("Signed on Friday.", "on Friday", "the day of publication, from which"),
        ("“We sign on Friday,” he said.", "on Friday", "the date was told in words that were said"),
        ("Signed two days later.", "two days later", "the text counts the date from another"),
    ],
)
def test_what_is_counted_from_an_unknown_day_could_not_be_checked(
    text: str, passage: str, reason: str
) -> None:
    published = None if "publication" in reason else PUBLISHED
    could_not = report(CONTRADICTED, text, event("2008-08-12", passage), source=published).tallies
    (found,) = could_not[CONTRADICTED].could_not
    assert found.startswith(reason)


def test_evidence_for_another_field_tells_no_date_of_this_one() -> None:
    other = event("2008-08-16", "on May 2") | {"evidence": evidence("on May 2", "/status")}
    assert findings(CONTRADICTED, "Signed on May 2.", other, source=PUBLISHED) == []


def test_a_weekday_beside_the_day_shows_a_wrong_year() -> None:
    rule = "grounding/weekday-contradicts-date"
    passage = "They meet next Monday, June 2."
    assert said(rule, "2026-06-02", passage) == [
        'the text says "next Monday, June 2", and 2026-06-02 is a Tuesday'
    ]
    assert said(rule, "2025-06-02", passage) == []
    assert said(rule, "2026-06-03", passage) == []
    assert said(CONTRADICTED, "2026-06-02", passage) == []


def test_a_wrong_weekday_of_the_article_says_nothing_of_the_record() -> None:
    passage = "They met on Tuesday, June 2, 2025."
    assert said("grounding/weekday-contradicts-date", "2025-06-02", passage) == []
    assert said(CONTRADICTED, "2025-06-05", passage) == []


PRECISE = "grounding/date-more-precise-than-text"


@pytest.mark.parametrize(
    ("date", "passage", "words", "meaning"),
    [
        (
            "2008-08-19",
            "They meet early next week.",
            "early next week",
            ": 2008-08-17 to 2008-08-30 at the widest (published Saturday 2008-08-16)",
        ),
        ("2008-06-10", "They met in June.", "June", ""),
        ("2007-03-04", "They met in 2007.", "2007", ""),
    ],
)
def test_a_day_that_the_text_does_not_tell_is_found(
    date: str, passage: str, words: str, meaning: str
) -> None:
    message = f'the text says "{words}", which is no single day{meaning}'
    assert said(PRECISE, date, passage) == [message]


@pytest.mark.parametrize(
    ("date", "passage"),
    [
        ("2008-06", "They met in June."),
        ("2008-06-10~", "They met in June."),
        ("2008-08-12", "They met in August, on Tuesday."),
        ("2008-08-12", "They met on August 12."),
        ("2008-07-10", "They met in June."),
    ],
)
def test_a_date_as_precise_as_the_text_is_right(date: str, passage: str) -> None:
    assert said(PRECISE, date, passage) == []


def of_source(rule: str, text: str, published: str) -> list[str]:
    found = findings(rule, text, source={"published": published})
    return [one.message for one in found]


def test_a_text_with_a_wrong_weekday_is_found_once_for_each() -> None:
    text = "On Tuesday, June 2, 2025, and on Monday, June 2, 2025."
    assert of_source("sources/weekday-contradicts-date", text, "2025-06-01") == [
        'the text says "Tuesday, June 2, 2025", and that is a Monday'
    ]


@pytest.mark.parametrize(
    ("text", "published", "messages"),
    [
        ("ISTANBUL, May 16 (Agency) — They met.", "2025-05-17", []),
        (
            "ISTANBUL, May 16 — They met.",
            "2025-06-17",
            ['the text is of "May 16", not of 2025-06-17'],
        ),
        ("A title\n\nSaturday, August 16, 2008\n\nThey met.", "2008-08-16", []),
        (
            "A title\n\nAugust 16, 2008\n\nThey met.",
            "2009-08-16",
            ['the text is of "August 16, 2008", not of 2009-08-16'],
        ),
        ("They met on August 16, 2008.", "2009-08-16", []),
        ("They meet on Monday, January 5.", "2025-12-30", []),
        ("They meet next Monday, January 5.", "2025-12-30", []),
        (
            "They meet next Monday, June 2.",
            "2026-05-30",
            ['the text says "next Monday, June 2", which is so in 2025, and not in 2026'],
        ),
    ],
)
def test_the_day_of_publication_is_compared_with_the_text(
    text: str, published: str, messages: list[str]
) -> None:
    assert of_source("sources/publication-contradicted", text, published) == messages


def test_a_text_that_has_another_day_of_publication_is_read_by_its_own() -> None:
    text = "Saturday, August 16, 2008\n\nThe truce was signed on Friday."
    held = event("2008-08-15", "signed on Friday")
    assert findings(CONTRADICTED, text, held, source={"published": "2009-03-03"}) == []
    assert findings(CONTRADICTED, text, held, source=None) == []


@pytest.mark.parametrize(
    ("source", "date", "is_right"),
    [
        ({"retrieved": "2025-07-01", "published": "[2020-01-01..]"}, "2025-05-26", True),
        ({"retrieved": "2025-07-01", "published": "[2020-01-01..]"}, "2025-07-28", False),
        ({"published": "[2025-05-20..2025-05-30]"}, "2025-05-19", True),
        ({"published": "[2025-05-20..2025-05-30]"}, "2025-01-06", False),
    ],
)
def test_a_day_of_publication_that_is_not_known_is_worked_out(
    source: Record, date: str, is_right: bool
) -> None:
    text = "They meet next Monday, June 2. The truce was signed on Monday."
    held = event(date, "signed on Monday")
    assert bool(findings(CONTRADICTED, text, held, source=source)) is not is_right


def test_of_several_years_none_is_guessed() -> None:
    text = "They meet next Monday, June 2. The truce was signed on Monday."
    made = report(CONTRADICTED, text, event("2025-05-26", "signed on Monday"), source={})
    assert made.tallies[CONTRADICTED].could_not


@pytest.mark.parametrize(
    ("source", "pointer"),
    [
        ({}, "/text"),
        ({"published": "2025"}, "/published"),
        ({"published": "[2025-05-01..]"}, "/text"),
    ],
)
def test_dates_that_fit_no_day_of_publication_are_found(source: Record, pointer: str) -> None:
    text = "They meet next Monday, June 2. They part next Monday, June 3."
    found = findings("sources/publication-contradicted", text, source=source)
    assert [(one.place.pointer, one.message) for one in found] == [
        (pointer, 'no day of publication fits what the text says: "next Monday, June 3"')
    ]


def statement(date: str, words: str, **more: Any) -> Record:
    segment = {"kind": "indirect", "text": words, "source": "source:a"}
    plain = {"type": "statement", "id": "statement:x", "acts": ["announce"], "date": date}
    return plain | {"segments": [segment], "speaker": "person:brandt"} | more


SIGNED = "Brandt signed it on Friday, after a meeting with Haddad."


@pytest.mark.parametrize(
    ("date", "after", "is_right"),
    [
        ("2008-08-16", "Following the meeting, Brandt said that she had signed.", False),
        ("2008-08-15", "Following the meeting, Brandt said that she had signed.", True),
        ("2008-08-16~", "Following the meeting, Brandt said that she had signed.", True),
        (
            "2008-08-16",
            "Following the meeting, on Saturday, Brandt said that she had signed.",
            True,
        ),
        ("2008-08-16", "Brandt said that she had signed.", True),
        ("2008-08-16", "\n\nFollowing the meeting, Brandt said that she had signed.", True),
    ],
)
def test_a_sentence_is_of_the_day_of_the_occasion_that_it_names(
    date: str, after: str, is_right: bool
) -> None:
    said_that = statement(date, "Brandt said that she had signed")
    found = findings(CONTRADICTED, f"{SIGNED} {after}", *PERSONS, said_that, source=PUBLISHED)
    assert [(one.severity, one.place.pointer) for one in found] == (
        [] if is_right else [(Severity.WARNING, "/date")]
    )
