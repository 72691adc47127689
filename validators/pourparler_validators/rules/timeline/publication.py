"""Whether what is said to have happened was over when its sources were written."""

import datetime as dt
from typing import Final

from pourparler import Event, EventStatus, Source, Statement
from pourparler_validators.contract.conditions import any_of, such_that, where
from pourparler_validators.contract.finding import (
    NOT_APPLICABLE,
    Problem,
    Related,
    Severity,
    Unchecked,
)
from pourparler_validators.contract.questions import Questions
from pourparler_validators.contract.rule import Answers, At, Today, rule
from pourparler_validators.facts.citations import appearances, cited, lateness
from pourparler_validators.facts.dates import reliable
from pourparler_validators.facts.extents import begins_after, extent, how
from pourparler_validators.facts.untold import Untold, untold, when
from pourparler_validators.facts.utterances import segments_of
from pourparler_validators.facts.values.events import DUE, has_begun
from pourparler_validators.facts.values.statements import VERBATIM
from pourparler_validators.messages.wording import in_words

PATIENCE: Final = 30
"""How many days after its date an event may be recorded as planned."""

NO_NEWEST: Final = Unchecked("no source of the dataset has a date of publication")
UNREAD_SOURCES: Final = Unchecked("a source is not sound")
FUTURE: Final = Unchecked("the newest source is dated after today")

_DATED: Final = where("date", reliable)


@rule(Severity.ERROR, only_if=(_DATED, such_that(has_begun)))
def held_after_publication(event: At[Event], dataset: Questions) -> Answers:
    """An event that was held, or has begun, is dated after the last source that speaks of it.

    Why: an article cannot report what has not happened yet. What it announces was coded as held,
    or a date is wrong. One day may be a matter of time zones, and is only a warning. A source
    counts as of its last change, where that is known.

    Fix: call the event "announced", "agreed" or "confirmed", look the dates up, or add the source
    that reports it.

    Bad:
        {"event:buffer-zone": {"date": "2025-06-16"}}

    Says:
        event:buffer-zone /date: it was held on 2025-06-16, after the last source that speaks of \
it (source:istanbul-2025, published on [2025-05-26..2025-06-01])
    """
    found = untold(event.value, dataset)
    if isinstance(found, Untold):
        last, date = found.last, event.value.date
        lies = "after" if how(begins_after, date, last.date) else "which ends after"
        yield Problem(
            f"it {_happened(event.value)} on {date}, {lies} the last source that speaks of "
            f"it ({last})",
            "/date",
            help='what is only announced is "announced", "agreed" or "confirmed"; else look the '
            "dates up, or add the source that reports it",
            related=(last.related(),),
            severity=found.severity,
        )
    elif found is not None:
        yield found


@rule(Severity.ERROR, only_if=_DATED)
def said_after_publication(statement: At[Statement], dataset: Questions) -> Answers:
    """A statement is dated after a source that has its words.

    Why: an article cannot quote what has not been said yet. One of the dates is wrong; perhaps the
    day of another statement, or of what is announced, was taken. One day may be a matter of time
    zones, and is only a warning; two instants are compared as such. A source counts as of its
    last change, where that is known.

    Fix: look both dates up; leave the date of the statement out if no source gives it.

    Bad:
        {"statement:trump-putin": {"date": "2025-06-05"}}

    Says:
        statement:trump-putin /date: it was said on 2025-06-05, after the source of its words \
(source:istanbul-2025, published on [2025-05-26..2025-06-01])
    """
    dated, unknown = appearances(_sources_of_words(statement.value), dataset)
    date = statement.value.date
    late = [(severity, each) for each in dated if date and (severity := lateness(date, each))]
    if late:
        severity, first = min(late, key=lambda each: when(each[1]))
        yield Problem(
            f"it was said on {date}, after the source of its words ({first})",
            "/date",
            help="look both dates up; leave the date of the statement out if no source gives it",
            related=(first.related(),),
            severity=severity,
        )
    elif unknown is not None or not dated:
        yield unknown or NOT_APPLICABLE


@rule(
    Severity.WARNING,
    only_if=(_DATED, any_of("status", DUE)),
)
def still_planned(event: At[Event], dataset: Questions, today: Today) -> Answers:
    """An event is still planned, though it should have begun 30 days ago, and newer sources exist.

    Why: by now it is known whether the event took place. Whoever counts events by their status
    would leave it out. A source is newer that was published after the day, and after all sources
    that the event cites.

    Fix: look into the newer sources, and give the event the status that it has come to.

    Bad:
        {"event:visit": {"type": "event", "id": "event:visit", "kind": "visit",
                         "status": "announced", "date": "2025-05-02"}}

    Says:
        event:visit /status: the event is announced for 2025-05-02, 30 days ago or more, \
and source:istanbul-2025 is newer
    """
    date, newest = event.value.date, dataset.newest_source()
    begun = extent(date).begins[1] if date else None
    if begun is None or today.toordinal() - begun.toordinal() < PATIENCE:
        return
    if newest is None or not isinstance(newest.record, Source):
        yield NO_NEWEST
        return
    own, unknown = appearances(cited(event.record), dataset)
    last = max((begun, *(extent(each.date).ends[1] or dt.date.max for each in own)))
    published = _day_of(newest.record)
    if published > today:
        yield FUTURE
    elif published <= last:
        yield from () if dataset.knows_all_of("source") else (UNREAD_SOURCES,)
    elif unknown is not None:
        yield unknown
    else:
        yield Problem(
            f"the event is {event.value.status} for {date}, {PATIENCE} days ago or more, "
            f"and {newest.id} is newer",
            "/status",
            help="look into newer sources, and write the status that the event has come to",
            related=(Related(newest, "/published", "the newest source"),),
        )


def _happened(event: Event) -> str:
    words = in_words(event.status)
    return words if event.status is EventStatus.STARTED else f"was {words}"


def _sources_of_words(statement: Statement) -> list[str]:
    """The sources of its verbatim segments; where there are none, those of its evidence."""
    keys = {segment.source for _, segment in segments_of(statement, VERBATIM) if segment.source}
    return sorted(keys) or cited(statement)


def _day_of(source: Source) -> dt.date:
    """The first day on which it can have been published."""
    return (source.published.earliest if source.published else None) or dt.date.min
