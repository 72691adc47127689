"""What one record's dates say of each other and of today."""

import datetime as dt
from collections.abc import Iterator

from pourparler import (
    Agreement,
    Date,
    Event,
    HistoryEntry,
    Membership,
    Party,
    Process,
    Proposal,
    Record,
    Role,
    Source,
)
from pourparler.fields import nodes
from pourparler.values import Reference
from pourparler_validators.calendar import ends_before, is_after, is_placeholder, reliable
from pourparler_validators.finding import NOT_APPLICABLE, Problem, Severity, Unchecked
from pourparler_validators.links import Links
from pourparler_validators.rule import Answers, At, Today, rule

Lasting = Role | Membership | Process | Party
Developing = Event | Proposal | Agreement


@rule(Severity.ERROR)
def interval_reversed(date: At[Date]) -> Answers:
    """An interval, or the bounds of a day, end before they begin.

    Why: no day lies in it; mostly the two sides were swapped, or a year was mistyped.

    Mend: write the earlier date first.

    Bad:
        {"event:istanbul-1": {"date": "2025-06-02/2025-05-16"}}

    Says:
        event:istanbul-1 /date: the date ends on 2025-05-16, before it begins on 2025-06-02
    """
    if date.value.is_reversed:
        yield Problem(
            f"the date ends on {date.value.latest}, before it begins on {date.value.earliest}",
            date.pointer,
            help="write the earlier date first",
        )


@rule(Severity.ERROR)
def ends_before_it_starts(span: At[Lasting]) -> Answers:
    """A role, a membership, a process or a party ends before it starts.

    Why: it was never in force, so that no date falls into it.

    Mend: look both dates up; mostly they were swapped.

    Bad:
        {"process:rus-ukr-2025": {"start": "2025-05-16", "end": "2025-05-15"}}

    Says:
        process:rus-ukr-2025 /end: it ends on 2025-05-15, before it starts on 2025-05-16
    """
    start, end = span.value.start, span.value.end
    if reliable(start) is None or reliable(end) is None:
        yield NOT_APPLICABLE
    elif ends_before(end, start):
        yield Problem(
            f"it ends on {end}, before it starts on {start}",
            f"{span.pointer}/end",
            help="look both dates up; perhaps they were swapped",
        )


@rule(Severity.WARNING)
def placeholder(date: At[Date]) -> Answers:
    """A date is one that programs fill in where none is known.

    Why: the clocks of computers begin on 1970-01-01, 1900-01-01 and 2000-01-01 are common
    defaults, and nothing was dated in the year 9999. Such a date is counted as a real one.

    Mend: leave the date out; if the day is the true one, waive the rule and say so.

    Bad:
        {"event:istanbul-1": {"date": "1970-01-01"}}

    Says:
        event:istanbul-1 /date: 1970-01-01 looks like a placeholder for a date that is not known
    """
    if is_placeholder(date.value):
        yield Problem(
            f"{date.value} looks like a placeholder for a date that is not known",
            date.pointer,
            help="leave the date out; if it is the true one, waive the rule with the reason",
        )


@rule(Severity.ERROR)
def in_the_future(record: At[Record], today: Today) -> Answers:
    """A source was published or retrieved, or a record coded, after today.

    Why: it cannot have happened yet. Mostly a year was mistyped, or day and month were swapped.

    Mend: correct the date; if the clock is wrong, give the day of the check with `--today`.

    Bad:
        {"source:istanbul-2025": {"retrieved": "2999-06-01"}}

    Says:
        source:istanbul-2025 /retrieved: 2999-06-01 is after today, 2025-06-10
    """
    for pointer, date in _made_dates(record.value):
        if is_after(date, today):
            yield Problem(
                f"{date} is after today, {today}",
                pointer,
                help="correct the date; --today sets the day of the check",
            )


@rule(Severity.ERROR)
def retrieved_before_published(source: At[Source]) -> Answers:
    """A source was retrieved before it was published.

    Why: nobody can have read it then, so that one of the two dates is wrong.

    Mend: look up the date of publication; if the text was changed since, that is "updated".

    Bad:
        {"source:istanbul-2025": {"retrieved": "2025-05-20"}}

    Says:
        source:istanbul-2025 /retrieved: it was retrieved on 2025-05-20, before it was published \
on [2025-05-26..2025-06-01]
    """
    retrieved, published = source.value.retrieved, source.value.published
    if reliable(retrieved) is None or reliable(published) is None:
        yield NOT_APPLICABLE
    elif ends_before(retrieved, published):
        yield Problem(
            f"it was retrieved on {retrieved}, before it was published on {published}",
            f"{source.pointer}/retrieved",
            help='look both dates up; a later change of the text is its "updated"',
        )


@rule(Severity.ERROR)
def coded_before_published(record: At[Record], links: Links) -> Answers:
    """A record was coded before the earliest of the sources that it cites was published.

    Why: it cannot rest on them, so that a date or a source is wrong.

    Mend: look up when the record was made and when the source was published.

    Bad:
        {"event:istanbul-1": {"coding": {"coder": "ab", "kind": "human", "coded_on": "2025-05-17"}}}

    Says:
        event:istanbul-1 /coding/coded_on: it was coded on 2025-05-17, before its earliest source \
was published on [2025-05-26..2025-06-01]
    """
    coding = record.value.coding
    if coding is None or reliable(coding.coded_on) is None:
        yield NOT_APPLICABLE
        return
    cited = _cited(record.value)
    if not cited:
        yield NOT_APPLICABLE
        return
    published: list[tuple[dt.date, Date]] = []
    for key in cited:
        entry = links.to(key)
        source = entry.record if entry else None
        date = reliable(source.published) if isinstance(source, Source) else None
        if date is None or date.earliest is None:
            yield Unchecked("a source that the record cites has no date of publication")
            return
        published.append((date.earliest, date))
    earliest = min(published, key=lambda pair: pair[0])[1]
    if ends_before(coding.coded_on, earliest):
        yield Problem(
            f"it was coded on {coding.coded_on}, "
            f"before its earliest source was published on {earliest}",
            "/coding/coded_on",
            help="look both dates up",
        )


@rule(Severity.ERROR)
def history_backwards(record: At[Developing]) -> Answers:
    """An entry of a history ends before the one above it begins.

    Why: a history is written oldest first; rules and timelines read it so.

    Mend: put the entries into order, or correct the date.

    Bad:
        {"proposal:russian-talks": {"history": [
            {"status": "rejected", "date": "2025-05-12"},
            {"status": "accepted", "date": "2025-05-11"}]}}

    Says:
        proposal:russian-talks /history/1/date: accepted on 2025-05-11, but the entry above it, \
rejected, on 2025-05-12
    """
    backwards = list(_backwards(record.value))
    if not record.value.history:
        yield NOT_APPLICABLE
    for position, message in backwards:
        yield Problem(
            message,
            f"/history/{position}/date",
            help="put the entries into order, oldest first, or correct the date",
        )


@rule(Severity.ERROR)
def status_not_last_of_history(record: At[Developing]) -> Answers:
    """The status of a record is not the last one of its history.

    Why: the two say different things about where it stands today.

    Mend: add the step that is missing to the history, or correct the status.

    Bad:
        {"proposal:russian-talks": {"status": "rejected"}}

    Says:
        proposal:russian-talks /history/1/status: the history ends with accepted, but the status \
is rejected
    """
    value = record.value
    if not value.history or any(_backwards(value)):
        yield NOT_APPLICABLE
    elif value.history[-1].status != value.status:
        yield Problem(
            f"the history ends with {value.history[-1].status}, but the status is {value.status}",
            f"/history/{len(value.history) - 1}/status",
            help="add the step that is missing to the history, or correct the status",
        )


def _made_dates(record: Record) -> Iterator[tuple[str, Date | None]]:
    if isinstance(record, Source):
        yield "/published", record.published
        yield "/retrieved", record.retrieved
    if record.coding is not None:
        yield "/coding/coded_on", record.coding.coded_on


def _cited(record: Record) -> list[str]:
    """The sources whose words the record rests on."""
    return sorted(
        {
            node.value
            for node in nodes(record)
            if node.field.name == "source" and isinstance(node.field.kind, Reference)
        }
    )


def _backwards(record: Developing) -> Iterator[tuple[int, str]]:
    above: HistoryEntry | None = None
    history: tuple[HistoryEntry, ...] = record.history or ()
    for position, entry in enumerate(history):
        if above is not None and ends_before(entry.date, above.date):
            yield (
                position,
                f"{entry.status} on {entry.date}, but the entry above it, {above.status}, "
                f"on {above.date}",
            )
        if reliable(entry.date) is not None:
            above = entry
