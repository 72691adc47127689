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
from pourparler_validators.contract.finding import (
    NOT_APPLICABLE,
    Fix,
    NotApplicable,
    Problem,
    Related,
    SetValue,
    Severity,
    Unchecked,
)
from pourparler_validators.contract.questions import Questions
from pourparler_validators.contract.rule import Answers, At, Today, rule
from pourparler_validators.facts.dates import (
    ends_before,
    is_after,
    is_placeholder,
    is_surely_after,
    is_surely_reversed,
    reliable,
    surely_ends_before,
)

Lasting = Role | Membership | Process | Party
Developing = Event | Proposal | Agreement

PAST = ("published", "retrieved", "coded_on")
"""The fields whose dates are never after the day of the check."""

UNDATED = "a source that the record cites has no date of publication"
UNREAD = "a source that the record cites is missing or not sound"


@rule(Severity.ERROR)
def interval_reversed(date: At[Date]) -> Answers:
    """An interval, or the bounds of a day, end before they begin.

    Why: no day lies in it; mostly the two sides were swapped, or a year was mistyped. Where the
    sides are only about right ("~", "?"), and so near that they may be in order, it is a warning.

    Fix: write the earlier date first.

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
            severity=None if is_surely_reversed(date.value) else Severity.WARNING,
            fix=_swapped(date),
        )


@rule(Severity.ERROR)
def ends_before_it_starts(span: At[Lasting]) -> Answers:
    """A role, a membership, a process or a party ends before it starts.

    Why: it was never in force, so that no date falls into it.

    Fix: look both dates up; mostly they were swapped.

    Bad:
        {"process:rus-ukr-2025": {"start": "2025-05-16", "end": "2025-05-15"}}

    Says:
        process:rus-ukr-2025 /end: it ends on 2025-05-15, before it starts on 2025-05-16
    """
    start, end = reliable(span.value.start), reliable(span.value.end)
    if start is None or end is None:
        yield NOT_APPLICABLE
    elif ends_before(end, start):
        yield Problem(
            f"it ends on {end}, before it starts on {start}",
            f"{span.pointer}/end",
            help="look both dates up; perhaps they were swapped",
            related=(Related(None, f"{span.pointer}/start", "the start"),),
            severity=_severity(end, start),
        )


@rule(Severity.WARNING)
def placeholder(date: At[Date]) -> Answers:
    """A date is one that programs fill in where none is known.

    Why: the clocks of computers begin on 1970-01-01, 1900-01-01 and 2000-01-01 are common
    defaults, and nothing was dated in the year 9999. Such a date is counted as a real one.

    Fix: leave the date out; if the day is the true one, waive the rule and give the reason.

    Bad:
        {"event:istanbul-1": {"date": "1970-01-01"}}

    Says:
        event:istanbul-1 /date: 1970-01-01 looks like a placeholder for a date that is not known
    """
    if date.value.is_reversed:
        yield NOT_APPLICABLE
    elif is_placeholder(date.value):
        yield Problem(
            f"{date.value} looks like a placeholder for a date that is not known",
            date.pointer,
            help="leave the date out; if it is the true one, waive the rule with the reason",
        )


@rule(Severity.ERROR)
def in_the_future(date: At[Date], today: Today) -> Answers:
    """A source was published or retrieved, or a record coded, after today.

    Why: it cannot have happened yet. Mostly a year was mistyped, or day and month were swapped.

    Fix: correct the date; if the clock is wrong, give the day of the check with `--today`.

    Bad:
        {"source:istanbul-2025": {"retrieved": "2999-06-01"}}

    Says:
        source:istanbul-2025 /retrieved: 2999-06-01 is after today, 2025-06-10
    """
    if date.field is None or date.field.name not in PAST or reliable(date.value) is None:
        yield NOT_APPLICABLE
    elif is_after(date.value, today):
        yield Problem(
            f"{date.value} is after today, {today}",
            date.pointer,
            help="correct the date; --today sets the day of the check",
            severity=None if is_surely_after(date.value, today) else Severity.WARNING,
        )


@rule(Severity.ERROR)
def retrieved_before_published(source: At[Source]) -> Answers:
    """A source was retrieved before it was published.

    Why: nobody can have read it then, so that one of the two dates is wrong.

    Fix: look up the date of publication; if the text was changed since, that is "updated".

    Bad:
        {"source:istanbul-2025": {"retrieved": "2025-05-20"}}

    Says:
        source:istanbul-2025 /retrieved: it was retrieved on 2025-05-20, before it was published \
on [2025-05-26..2025-06-01]
    """
    retrieved, published = reliable(source.value.retrieved), reliable(source.value.published)
    if retrieved is None or published is None:
        yield NOT_APPLICABLE
    elif ends_before(retrieved, published):
        yield Problem(
            f"it was retrieved on {retrieved}, before it was published on {published}",
            "/retrieved",
            help='look both dates up; a later change of the text is its "updated"',
            related=(Related(None, "/published", "the date of publication"),),
            severity=_severity(retrieved, published),
        )


@rule(Severity.ERROR, needs=("updated", "published"))
def updated_before_published(source: At[Source]) -> Answers:
    """A source was last changed before it was published.

    Why: what is not out yet cannot be updated. The two dates were swapped, or one is wrong.

    Fix: look both dates up; "published" is the first day on which it could be read.

    Bad:
        {"source:istanbul-2025": {"updated": "2025-05-20"}}

    Says:
        source:istanbul-2025 /updated: it was updated on 2025-05-20, before it was published on \
[2025-05-26..2025-06-01]
    """
    updated, published = reliable(source.value.updated), reliable(source.value.published)
    if updated is None or published is None:
        yield NOT_APPLICABLE
    elif ends_before(updated, published):
        yield Problem(
            f"it was updated on {updated}, before it was published on {published}",
            "/updated",
            help="look both dates up; perhaps they were swapped",
            related=(Related(None, "/published", "the date of publication"),),
            severity=_severity(updated, published),
        )


@rule(Severity.ERROR)
def coded_before_published(record: At[Record], links: Questions) -> Answers:
    """A record was coded before the earliest of the sources that it cites was published.

    Why: it cannot rest on them, so that a date or a source is wrong.

    Fix: look up when the record was made and when the source was published.

    Bad:
        {"event:istanbul-1": {"coding": {"coder": "ab", "kind": "human", "coded_on": "2025-05-17"}}}

    Says:
        event:istanbul-1 /coding/coded_on: it was coded on 2025-05-17, before its earliest source \
was published on [2025-05-26..2025-06-01]
    """
    coding = record.value.coding
    coded = reliable(coding.coded_on) if coding else None
    cited = _cited(record.value) if coded else []
    if coded is None or not cited:
        yield NOT_APPLICABLE
        return
    published = [_published(key, links) for key in cited]
    dates = [date for date in published if isinstance(date, Date)]
    if not all(ends_before(coded, date) for date in dates):
        return
    if len(dates) < len(cited):
        yield from (reason for reason in published if not isinstance(reason, Date))
        return
    earliest, key = min(zip(dates, cited, strict=True), key=lambda pair: str(pair[0].earliest))
    yield Problem(
        f"it was coded on {coded}, before its earliest source was published on {earliest}",
        "/coding/coded_on",
        help="look both dates up",
        related=(Related(links.to(key), "/published", "the date of its publication"),),
        severity=_severity(coded, *dates),
    )


@rule(Severity.ERROR)
def history_backwards(record: At[Developing]) -> Answers:
    """An entry of a history ends before the one above it begins.

    Why: a history is written oldest first; rules and timelines read it so.

    Fix: put the entries into order, or correct the date.

    Bad:
        {"proposal:russian-talks": {"history": [
            {"status": "rejected", "date": "2025-05-12"},
            {"status": "accepted", "date": "2025-05-11"}]}}

    Says:
        proposal:russian-talks /history/1/date: accepted on 2025-05-11, but rejected, which stands \
above it, on 2025-05-12
    """
    history = record.value.history or ()
    if not history:
        yield NOT_APPLICABLE
    for upper, position in _backwards(record.value):
        above, entry = history[upper], history[position]
        if above.date is None or entry.date is None:
            continue
        yield Problem(
            f"{entry.status} on {entry.date}, but {above.status}, which stands above it, "
            f"on {above.date}",
            f"/history/{position}/date",
            help="put the entries into order, oldest first, or correct the date",
            related=(Related(None, f"/history/{upper}/date", "the date above it"),),
            severity=_severity(entry.date, above.date),
        )


@rule(Severity.ERROR)
def status_not_last_of_history(record: At[Developing]) -> Answers:
    """The status of a record is not the last one of its history.

    Why: the two say different things about where it stands today.

    Fix: add the step that is missing to the history, or correct the status.

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
            related=(Related(None, "/status", "the status"),),
        )


def _swapped(date: At[Date]) -> Fix:
    """Writes the sides of an interval, or the bounds, the other way round."""
    text = date.value.text
    joint, inner = ("..", text[1:-1]) if text.startswith("[") else ("/", text)
    first, second = inner.split(joint)
    swapped = text.replace(inner, f"{second}{joint}{first}")
    return Fix(f"write {swapped}", (SetValue(date.pointer, swapped),))


def _severity(earlier: Date, *later: Date) -> Severity | None:
    """A warning where a date is only about right, and so near that it may be in order."""
    is_sure = all(surely_ends_before(earlier, date) for date in later)
    return None if is_sure else Severity.WARNING


def _cited(record: Record) -> list[str]:
    """The sources whose words the record rests on."""
    return sorted(
        {
            node.value
            for node in nodes(record)
            if node.field.name == "source" and isinstance(node.field.kind, Reference)
        }
    )


def _published(key: str, links: Questions) -> Date | Unchecked | NotApplicable:
    """When a source was published, or why that is of no use."""
    entry = links.to(key)
    if entry is None or not isinstance(entry.record, Source):
        return Unchecked(UNREAD)
    if entry.record.published is None:
        return Unchecked(UNDATED)
    return reliable(entry.record.published) or NOT_APPLICABLE


def _backwards(record: Developing) -> Iterator[tuple[int, int]]:
    """The entries that end before one above them begins: the position of that one, and theirs."""
    history = record.history or ()
    latest = 0
    for position, entry in enumerate(history):
        is_backwards = ends_before(entry.date, history[latest].date)
        if is_backwards:
            yield latest, position
        if is_backwards or _begin(entry) >= _begin(history[latest]):
            latest = position


def _begin(entry: HistoryEntry) -> dt.date:
    date = reliable(entry.date)
    return (date.earliest if date else None) or dt.date.min
