"""Dates of records that no passage supports, looked for in all of the article."""

from typing import Any

import pytest

from pourparler_validators import Severity
from tests.grounding.passages import Record, evidence, findings, report

RULE = "grounding/date-not-in-text"
PUBLISHED = {"published": "2008-08-16"}  # a Saturday


def event(date: str, **more: Any) -> Record:
    """An event with evidence for another field than its date."""
    plain = {"type": "event", "id": "event:x", "kind": "signing", "status": "held", "date": date}
    return plain | {"evidence": evidence("The truce was signed", "/kind")} | more


def said(date: str, text: str, source: Record | None = PUBLISHED, **more: Any) -> list[str]:
    found = findings(RULE, f"The truce was signed. {text}", event(date, **more), source=source)
    assert all(one.severity is Severity.WARNING for one in found)
    return [f"{one.place.pointer}: {one.message}" for one in found]


@pytest.mark.parametrize(
    ("date", "text"),
    [
        ("2008-08-13", "It rained on Friday and on August 11."),
        ("2008-08-13", "It rained in August 2008."),
        ("2008-08-13", "It rained in 2008."),
        ("2008-08-13", "It rained."),
        ("2008-08-05", "It had begun the day before August 11."),
        ("2008-09-30", "Their troops leave within 30 days."),
        ("2008-07", "It rained in 2008, and on August 11."),
        ("2007", "It rained on August 11, 2008."),
        ("2008-08-01/2008-08-03", "It rained on August 11."),
        ("2008-08-13/..", "It rained on August 11."),
        ("2008-08-13T10:00+02:00", "It rained on August 11."),
        ("2008-07-01", "“It rained last week,” he said."),
    ],
)
def test_a_date_that_nothing_tells_is_found(date: str, text: str) -> None:
    assert said(date, text) == [f"/date: the article tells no date that is {date}"]


@pytest.mark.parametrize(
    ("date", "text"),
    [
        ("2008-08-11", "It rained on August 11."),
        ("2008-08-15", "It rained on Friday."),
        ("2008-08-08", "It rained last week."),
        ("2008-08-16", "It rained."),
        ("2008-08-16/2008-08-20", "It rained."),
        ("2008-08-10/2008-08-16", "It rained."),
        ("2008-08-13~", "It rained on August 11."),
        ("2008-08-13?", "It rained on August 11."),
        ("[2008-08-12..2008-08-14]", "It rained on August 11."),
        ("2008-08", "It rained on August 11."),
        ("2008-08", "It rained in August."),
        ("2008", "It rained last year and this year."),
        ("2008-08-10/2008-08-12", "It rained on August 11."),
    ],
)
def test_a_date_that_the_article_tells_anywhere_is_right(date: str, text: str) -> None:
    assert said(date, text) == []


@pytest.mark.parametrize(
    ("date", "text", "reason"),
    [
        ("2008-08-13", "It began on August 11 and ended two days later.", "the text counts"),
        ("2008-08-17", "They meet the next day.", "the text counts"),
        ("2008-09-14", "Their troops leave within 30 days.", "the text counts"),
        ("2008-08-13", "“It rained last week,” he said.", "the date was told in words"),
    ],
)
def test_what_counts_from_an_unknown_day_may_be_the_date(date: str, text: str, reason: str) -> None:
    made = report(RULE, f"The truce was signed. {text}", event(date), source=PUBLISHED)
    assert not made.findings
    (found,) = made.tallies[RULE].could_not
    assert found.startswith(reason)


def test_without_a_day_of_publication_weekdays_may_be_any_day() -> None:
    made = report(RULE, "The truce was signed. It rained on Friday.", event("2008-08-13"))
    assert list(made.tallies[RULE].could_not) == [
        "the day of publication, from which the date counts, is not known"
    ]
    assert said("2008-08-13", "It rained on August 11.", source=None)


def test_a_passage_for_the_date_is_compared_by_another_rule() -> None:
    own: Record = {"evidence": evidence("It rained on August 11", "/date")}
    text = "It rained on August 11."
    assert said("2008-08-13", text, **own) == []
    without: Record = {"evidence": evidence("The truce was signed", "/date")}
    assert said("2008-08-13", text, **without) != []


def test_other_dates_of_the_record_are_looked_for_too() -> None:
    history = [{"status": "announced", "date": "2008-08-01"}, {"status": "held"}]
    assert said("2008-08-11", "It rained on August 11.", history=history) == [
        "/history/0/date: the article tells no date that is 2008-08-01"
    ]


def test_a_record_without_evidence_is_not_asked() -> None:
    plain = {key: value for key, value in event("2008-08-13").items() if key != "evidence"}
    assert not findings(RULE, "It rained on August 11.", plain, source=PUBLISHED)


def test_what_is_told_is_shown() -> None:
    text = "The truce was signed. It rained on Friday, on August 11, and in August."
    (found,) = findings(RULE, text, event("2008-08-13"), source=PUBLISHED)
    assert found.help == (
        'told is "Friday" and "August 11"; write the date that the article tells, cite the '
        "source that tells this one, or say that it is inferred: 2008-08-13~, or bounds"
    )


def plan(deadline: str, passage: str, published: str = "2025-06-01") -> list[tuple[str, str]]:
    """What is said of the deadline of a point, by the passage for it."""
    text = f"The plan was presented on June 1, 2025. {passage}"
    term = {"issue": "prisoners", "text": "All go.", "evidence": evidence(passage)}
    record: Record = {
        "type": "proposal", "id": "proposal:x", "kind": "peace_plan", "title": "A plan",
        "status": "presented", "date": "2025-06-01", "issuers": ["party:north"],
        "terms": [term | {"deadline": deadline}],
    }  # fmt: skip
    rules = [RULE, "grounding/date-contradicted"]
    found = [findings(rule, text, record, source={"published": published}) for rule in rules]
    return [(one.rule, one.place.pointer) for each in found for one in each]


@pytest.mark.parametrize(
    ("deadline", "passage", "rule"),
    [
        ("2025-06-15", "All prisoners go free by June 15.", ""),
        ("2025-06-25", "All prisoners go free by June 15.", "grounding/date-contradicted"),
        ("2025-07-01", "All prisoners go free within 30 days.", ""),
        ("2025-08-01", "All prisoners go free within 30 days.", RULE),
        ("2025-06-15", "All prisoners go free in two weeks.", ""),
        ("2025-07-15", "All prisoners go free in two weeks.", "grounding/date-contradicted"),
        ("2025-12-31", "All prisoners go free by the end of the year.", ""),
        (
            "2025-10-31",
            "All prisoners go free by the end of the month.",
            "grounding/date-contradicted",
        ),
        ("2025-06-03", "All prisoners go free within 48 hours of its signature.", ""),
        ("2025-07-15", "All prisoners go free.", RULE),
    ],
)
def test_deadlines_are_compared_with_what_the_passage_tells(
    deadline: str, passage: str, rule: str
) -> None:
    expected = [(rule, "/terms/0/deadline")] if rule else []
    assert plan(deadline, passage) == expected
