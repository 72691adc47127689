"""Who was in office when an article appeared: what follows of its day of publication."""

from typing import Any

import pytest

from tests.grounding.passages import PARTIES, Record, findings

RULE = "sources/publication-contradicted"


def person(*roles: tuple[str, str | None, str | None], name: str = "Ilse Brandt") -> Record:
    made = [
        {"title": title, "party": "party:north"}
        | ({"start": start} if start else {})
        | ({"end": end} if end else {})
        for title, start, end in roles
    ]
    return {"type": "person", "id": f"person:{name.split()[-1].lower()}", "name": name} | {
        "roles": made
    }


BRANDT = person(("President of Northland", "2020-03-01", "2024-05-30"))
MOSS = person(("Foreign Minister", "2010", "2012-06"), name="Otto Moss")


def messages(text: str, published: str | None, *persons: Record) -> list[tuple[str, str]]:
    source: dict[str, Any] = {"published": published} if published else {}
    found = findings(RULE, text, *PARTIES, *(persons or (BRANDT,)), source=source)
    return [(one.place.pointer, one.message) for one in found]


SAYS = "“We are ready,” {} said in Geneva."
HELD = "an office that person:brandt held from 2020-03-01"


@pytest.mark.parametrize(
    ("text", "published", "message"),
    [
        ("They met President Ilse Brandt.", "2019-05-17", f"{HELD} on, not on 2019-05-17"),
        ("They met President Ilse Brandt.", "2019", f"{HELD} on, not on 2019"),
        (
            "Ilse Brandt, the president of Northland, came to Geneva.",
            "2019-05-17",
            f"{HELD} on, not on 2019-05-17",
        ),
        (
            SAYS.format("President Brandt"),
            "2025-01-17",
            f"{HELD} to 2024-05-30, not on 2025-01-17",
        ),
    ],
)
def test_an_office_that_was_not_held_is_found(text: str, published: str, message: str) -> None:
    title = "the president of Northland" if "Geneva." in text and "Ilse" in text else "President"
    assert messages(text, published) == [
        ("/published", f'the text calls Ilse Brandt "{title}", {message}')
    ]


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("They met President Ilse Brandt.", "2020-03-01"),
        ("They met President Ilse Brandt.", "2020-02-29"),
        ("They met President Ilse Brandt.", "2020"),
        ("They met President Ilse Brandt.", "2030-01-01"),
        ("They met President-elect Ilse Brandt.", "2019-05-17"),
        ("They met Ilse Brandt, the vice president.", "2019-05-17"),
        ("They met Ilse Brandt, the mayor of Vellin.", "2019-05-17"),
        ("They met Ilse Brandt.", "2019-05-17"),
        ("They fear a President Brandt.", "2019-05-17"),
        ("“We need President Brandt,” they said.", "2019-05-17"),
        ("They met the president, Ilse Brandt said.", "2019-05-17"),
        (SAYS.format("Former President Brandt"), "2025-01-17"),
        (SAYS.format("President Brandt") + " It rained.", "2024-05-31"),
        ("“We are ready,” President Brandt said in 2021.", "2025-01-17"),
        ("“We are ready,” President Brandt said a year earlier.", "2025-01-17"),
        ("“We are ready,” he said. He met President Brandt.", "2025-01-17"),
    ],
)
def test_what_may_be_so_is_left_alone(text: str, published: str) -> None:
    assert messages(text, published) == []


@pytest.mark.parametrize(
    "record",
    [
        person(("President", None, None)),
        person(("President", "2024-05-30", "2020-03-01")),
        person(("President", "1970-01-01", None)),
        person(("President", "2024-05-30/2020-03-01", None)),
        person(("President", "2020", "2022"), ("President of Northland", None, None)),
        person(("Minister of Finance", "2020", "2022")),
        person(("Leader of Northland", "2020", None)),
    ],
)
def test_roles_that_say_nothing_bound_nothing(record: Record) -> None:
    assert messages("They met President Ilse Brandt.", "2019-05-17", record) == []


def test_of_two_terms_either_counts() -> None:
    twice = person(("President", "2017-01-20", "2021-01-20"), ("President", "2025-01-20", None))
    text = SAYS.format("President Brandt")
    assert messages(text, "2018-01-01", twice) == []
    assert messages(text, "2026-01-01", twice) == []
    assert messages(text, "2023-01-01", twice) == [
        (
            "/published",
            'the text calls Ilse Brandt "President", an office that person:brandt held from '
            "2017-01-20 to 2021-01-20 and from 2025-01-20 on, not on 2023-01-01",
        )
    ]


def test_two_terms_that_share_no_day_leave_none() -> None:
    text = f"{SAYS.format('Foreign Minister Otto Moss')} He met President Ilse Brandt."
    assert messages(text, None, BRANDT, MOSS) == [
        (
            "/text",
            'no day of publication fits what the text says: Otto Moss was "Foreign Minister" from '
            '2010-01-01 to 2012-06-30 and Ilse Brandt was "President" from 2020-03-01 on',
        )
    ]


def test_terms_bound_the_year_of_a_weekday() -> None:
    text = f"{SAYS.format('President Ilse Brandt')} They meet next Monday, June {{}}. It rains."
    assert messages(text.format(2), None) == [
        (
            "/text",
            'no day of publication fits what the text says: "next Monday, June 2" and Ilse Brandt '
            'was "President" from 2020-03-01 to 2024-05-30',
        )
    ]
    assert messages(text.format(1), None) == []


def test_the_year_that_terms_leave_is_that_of_the_dates() -> None:
    words = "They meet next Monday, June 1. The truce was signed on Monday."
    text = f"{words} {SAYS.format('President Ilse Brandt')}"
    held = {"type": "event", "id": "event:x", "kind": "signing", "status": "held"} | {
        "title": "Signing",
        "date": "2015-05-25",
        "evidence": [{"source": "source:a", "exact": "signed on Monday", "supports": ["/date"]}],
    }
    rule = "grounding/date-contradicted"
    assert findings(rule, text, *PARTIES, BRANDT, held, source={}) != []
    right = held | {"date": "2020-05-25"}
    assert findings(rule, text, *PARTIES, BRANDT, right, source={}) == []


def test_the_finding_shows_the_words_and_the_role() -> None:
    text = "They met President Ilse Brandt."
    (found,) = findings(RULE, text, *PARTIES, BRANDT, source={"published": "2019-05-17"})
    assert [one.message for one in found.related][1:] == ["the dates of the office"]
    assert found.help == "correct the date of publication, or the dates of the office"
