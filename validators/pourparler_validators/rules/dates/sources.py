"""When a source was published, retrieved and updated, and a record coded from it."""

from pourparler import Date, Record, Source
from pourparler.fields import nodes
from pourparler.values import Reference
from pourparler_validators.contract.conditions import where
from pourparler_validators.contract.finding import (
    NOT_APPLICABLE,
    NotApplicable,
    Problem,
    Related,
    Severity,
    Unchecked,
)
from pourparler_validators.contract.questions import Questions
from pourparler_validators.contract.rule import Answers, At, rule
from pourparler_validators.facts.dates import ends_before, reliable, surely_ends_before

UNDATED = "a source that the record cites has no date of publication"
UNREAD = "a source that the record cites is missing or not sound"


@rule(Severity.ERROR, only_if=(where("retrieved", reliable), where("published", reliable)))
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
    retrieved, published = source.value.retrieved, source.value.published
    if ends_before(retrieved, published):
        yield Problem(
            f"it was retrieved on {retrieved}, before it was published on {published}",
            "/retrieved",
            help='look both dates up; a later change of the text is its "updated"',
            related=(Related(None, "/published", "the date of publication"),),
            severity=None if surely_ends_before(retrieved, published) else Severity.WARNING,
        )


@rule(Severity.ERROR, only_if=(where("updated", reliable), where("published", reliable)))
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
    updated, published = source.value.updated, source.value.published
    if ends_before(updated, published):
        yield Problem(
            f"it was updated on {updated}, before it was published on {published}",
            "/updated",
            help="look both dates up; perhaps they were swapped",
            related=(Related(None, "/published", "the date of publication"),),
            severity=None if surely_ends_before(updated, published) else Severity.WARNING,
        )


@rule(Severity.ERROR, only_if=where("coding.coded_on", reliable))
def coded_before_published(record: At[Record], dataset: Questions) -> Answers:
    """A record was coded before the earliest of the sources that it cites was published.

    Why: it cannot rest on them, so that a date or a source is wrong.

    Fix: look up when the record was made and when the source was published.

    Bad:
        {"event:istanbul-1": {"coding": {"coder": "ab", "kind": "human", "coded_on": "2025-05-17"}}}

    Says:
        event:istanbul-1 /coding/coded_on: it was coded on 2025-05-17, before its earliest source \
was published on [2025-05-26..2025-06-01]
    """
    coding, cited = record.value.coding, _cited(record.value)
    coded = coding.coded_on if coding else None
    if not cited:
        yield NOT_APPLICABLE
        return
    published = [_published(key, dataset) for key in cited]
    dates = [date for date in published if isinstance(date, Date)]
    if not all(ends_before(coded, date) for date in dates):
        return
    if len(dates) < len(cited):
        yield from (reason for reason in published if not isinstance(reason, Date))
        return
    earliest, key = min(zip(dates, cited, strict=True), key=lambda pair: str(pair[0].earliest))
    is_sure = all(surely_ends_before(coded, date) for date in dates)
    yield Problem(
        f"it was coded on {coded}, before its earliest source was published on {earliest}",
        "/coding/coded_on",
        help="look both dates up",
        related=(Related(dataset.to(key), "/published", "the date of its publication"),),
        severity=None if is_sure else Severity.WARNING,
    )


def _cited(record: Record) -> list[str]:
    """The sources whose words the record rests on."""
    return sorted(
        {
            node.value
            for node in nodes(record)
            if node.field.name == "source" and isinstance(node.field.kind, Reference)
        }
    )


def _published(key: str, dataset: Questions) -> Date | Unchecked | NotApplicable:
    """When a source was published, or why that is of no use."""
    entry = dataset.to(key)
    if entry is None or not isinstance(entry.record, Source):
        return Unchecked(UNREAD)
    if entry.record.published is None:
        return Unchecked(UNDATED)
    return reliable(entry.record.published) or NOT_APPLICABLE
