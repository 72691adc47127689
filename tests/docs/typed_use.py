"""What another project does with the package: it must be clean under strict type checkers."""

import datetime as dt
from collections.abc import Iterator

from pourparler import (
    Agreement,
    AnyRecord,
    Coding,
    CodingKind,
    Dataset,
    Date,
    DateKind,
    Document,
    Event,
    EventHistoryEntry,
    EventKind,
    EventStatus,
    Evidence,
    ParticipantRole,
    Participation,
    Party,
    PartyKind,
    Place,
    Record,
    read,
    write,
)
from pourparler_validators import (
    NOT_APPLICABLE,
    Answers,
    At,
    Group,
    Problem,
    Questions,
    Report,
    Severity,
    Today,
    Unchecked,
    UsageError,
    check,
    check_files,
    check_text,
    rule,
)


def summit() -> Event:
    return Event(
        id="event:geneva-1",
        kind=EventKind.SUMMIT,
        status=EventStatus.HELD,
        date=Date("2021-06-16"),
        title=None,
        place=Place(name="Geneva", country="CH"),
        participants=(Participation(party="party:usa", role=ParticipantRole.NEGOTIATING_PARTY),),
        history=(EventHistoryEntry(status=EventStatus.HELD, by=("party:usa",)),),
        evidence=(Evidence(source="source:a", exact="in Geneva", supports=("/place",)),),
        coding=Coding(coder="ab", kind=CodingKind.HUMAN),
    )


def earliest_day(dataset: Dataset, key: str) -> dt.date | None:
    date = dataset.find(key, Event).date
    return date.earliest if date is not None and date.kind is DateKind.EXACT else None


def party_names(dataset: Dataset) -> list[str]:
    return [party.name for party in dataset.of(Party)]


def titles(document: Document) -> Iterator[str]:
    record: AnyRecord
    for record in document.records:
        if isinstance(record, Agreement):
            yield record.title


def report_on(records: list[Record]) -> Report:
    try:
        return check(records, today=dt.date(2025, 6, 10), select=["dates"])
    except UsageError:
        return check_files(["records"], severities={"dates/placeholder": Severity.ERROR})


def lines(report: Report) -> dict[str, int]:
    return {finding.rule: finding.place.start.line for finding in report.findings}


class SameTitle(Group[Event]):
    @staticmethod
    def keys(record: Event) -> tuple[str, ...]:
        return (record.title,) if record.title else ()


@rule(Severity.WARNING)
def event_in_the_past(event: At[Event], dataset: Questions, today: Today) -> Answers:
    """An event."""
    if event.value.date is None:
        yield NOT_APPLICABLE
    elif event.value.date.latest is None or dataset.to(event.record.id) is None:
        yield Unchecked("the date is open")
    elif event.value.date.latest < today:
        yield Problem("it is past", f"{event.pointer}/date")


@rule(Severity.WARNING)
def title_twice(group: SameTitle) -> Answers:
    """Two events have one title."""
    for entry in group.entries[1:]:
        yield Problem("the title is used twice", "/title", entry=entry)


PARTY = Party(id="party:usa", kind=PartyKind.STATE, name="United States")
TEXT: str = write([summit(), PARTY])
PARTIES: list[str] = party_names(Dataset(read(TEXT).records))
FOUND: dict[str, int] = lines(check_text(TEXT, "records.json"))
