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
    Segment,
    SegmentKind,
    Source,
    SourceKind,
    SpeechAct,
    Statement,
    read,
)
from pourparler_validators.testing import CheckedBy, Example, examples_of, lines_of

MODULE = "desk_rules.desk"
DATASET = Path(__file__).parents[1] / "istanbul-2025"


@pytest.mark.parametrize("example", examples_of(MODULE), ids=str)
def test_the_example_of_a_rule_is_found_as_its_docstring_says(example: Example) -> None:
    files = [read(path.read_bytes()) for path in sorted(DATASET.glob("*.json"))]
    records = [record for file in files for record in file.records]
    assert example.said_of(records) == example.says


def person(kind: CodingKind, confidence: Confidence) -> Person:
    """A person's record, coded in that way."""
    coding = Coding(coder="extractor", kind=kind, confidence=confidence)
    return Person(id="person:lavrov", name="Sergei Lavrov", coding=coding)


def test_sure_without_review(checked_by: CheckedBy) -> None:
    report = checked_by(MODULE, person(CodingKind.MACHINE, Confidence.HIGH))
    assert lines_of(report) == [
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
def test_left_alone(kind: CodingKind, confidence: Confidence, checked_by: CheckedBy) -> None:
    assert lines_of(checked_by(MODULE, person(kind, confidence))) == []


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


def test_speaker_not_at_event(checked_by: CheckedBy) -> None:
    report = checked_by(MODULE, event("party:rus", "party:ukr"), STATEMENT)
    assert lines_of(report) == ["statement:baerbock /event: party:deu takes no part in event:talks"]
    assert [place.pointer for place in report.findings[0].related] == ["/participants"]


def test_speaker_at_event(checked_by: CheckedBy) -> None:
    report = checked_by(MODULE, event("party:rus", "party:deu"), STATEMENT)
    assert lines_of(report) == []
    assert report.tallies["desk/speaker-not-at-event"].held == 1


def test_participants_not_known(checked_by: CheckedBy) -> None:
    report = checked_by(MODULE, event(), STATEMENT)
    assert lines_of(report) == []
    assert report.tallies["desk/speaker-not-at-event"].could_not == {
        "the event names no participants": 1
    }


def test_event_not_in_the_dataset(checked_by: CheckedBy) -> None:
    report = checked_by(MODULE, STATEMENT)
    assert report.tallies["desk/speaker-not-at-event"].could_not == {
        "the event is missing or not sound": 1
    }


def source(key: str, url: str) -> Source:
    """An article at an address."""
    return Source(id=key, kind=SourceKind.NEWS_ARTICLE, language="en", url=url)


def test_two_addresses(checked_by: CheckedBy) -> None:
    articles = (source(f"source:{key}", f"https://example.org/{key}") for key in "ab")
    assert checked_by(MODULE, *articles).tallies["desk/address-twice"].held == 2


def test_a_record_that_may_refer_to_the_source(checked_by: CheckedBy) -> None:
    unsound = {"type": "statement", "id": "statement:x", "segments": "source:a"}
    report = checked_by(MODULE, source("source:a", "https://example.org/a"), unsound)
    assert report.tallies["desk/nothing-coded-from-it"].could_not == {
        "a record that may refer to it is not sound": 1
    }
