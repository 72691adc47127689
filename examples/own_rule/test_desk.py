"""The rules of the desk, each with a record that it finds and records that it leaves alone."""

from pathlib import Path

import pytest

from pourparler import (
    Coding,
    CodingKind,
    Confidence,
    Event,
    EventKind,
    EventStatus,
    ParticipantRole,
    Participation,
    Person,
    Record,
    Segment,
    SegmentKind,
    SpeechAct,
    Statement,
    read,
)
from pourparler_validators import Report, check
from pourparler_validators.testing import Example, examples_of

DATASET = Path(__file__).parents[1] / "istanbul-2025"


@pytest.mark.parametrize("example", examples_of("desk_rules.desk"), ids=str)
def test_the_example_of_a_rule_is_found_as_its_docstring_says(example: Example) -> None:
    files = [read(path.read_bytes()) for path in sorted(DATASET.glob("*.json"))]
    records = [record for file in files for record in file.records]
    assert example.said_of(records) == example.says


def checked(*records: Record) -> Report:
    """Checks records by the rules of the desk alone."""
    report = check(records, select=["desk"])
    assert report.errors == ()
    return report


def messages(report: Report) -> list[str]:
    """The findings, a line each."""
    return [
        f"{found.place.record} {found.place.pointer}: {found.message}" for found in report.findings
    ]


def person(kind: CodingKind, confidence: Confidence) -> Person:
    """A person's record, coded in that way."""
    coding = Coding(coder="extractor", kind=kind, confidence=confidence)
    return Person(id="person:lavrov", name="Sergei Lavrov", coding=coding)


def test_sure_without_review() -> None:
    assert messages(checked(person(CodingKind.MACHINE, Confidence.HIGH))) == [
        "person:lavrov /coding/confidence: high confidence, but no person has read the record"
    ]


@pytest.mark.parametrize(
    ("kind", "confidence"),
    [
        (CodingKind.MACHINE, Confidence.MEDIUM),
        (CodingKind.MACHINE_REVIEWED, Confidence.HIGH),
        (CodingKind.HUMAN, Confidence.HIGH),
    ],
)
def test_left_alone(kind: CodingKind, confidence: Confidence) -> None:
    assert messages(checked(person(kind, confidence))) == []


STATEMENT = Statement(
    id="statement:baerbock",
    acts=(SpeechAct.APPEAL,),
    segments=(Segment(kind=SegmentKind.SUMMARY, text="Both sides should talk."),),
    on_behalf_of="party:deu",
    event="event:talks",
)


def event(*parties: str) -> Event:
    """An event in which these parties take part; none where it is not known."""
    return Event(
        id="event:talks",
        kind=EventKind.SUMMIT,
        status=EventStatus.HELD,
        participants=tuple(
            Participation(party=party, role=ParticipantRole.NEGOTIATING_PARTY) for party in parties
        )
        or None,
    )


def test_speaker_not_at_event() -> None:
    report = checked(event("party:rus", "party:ukr"), STATEMENT)
    assert messages(report) == ["statement:baerbock /event: party:deu takes no part in event:talks"]
    assert [place.pointer for place in report.findings[0].related] == ["/participants"]


def test_speaker_at_event() -> None:
    report = checked(event("party:rus", "party:deu"), STATEMENT)
    assert messages(report) == []
    assert report.tallies["desk/speaker-not-at-event"].held == 1


def test_participants_not_known() -> None:
    report = checked(event(), STATEMENT)
    assert messages(report) == []
    assert report.tallies["desk/speaker-not-at-event"].could_not == {
        "the event names no participants": 1
    }


def test_event_not_in_the_dataset() -> None:
    assert checked(STATEMENT).tallies["desk/speaker-not-at-event"].not_applicable == 1
