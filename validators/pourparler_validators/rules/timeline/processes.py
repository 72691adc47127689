"""Whether events lie within their process."""

from collections.abc import Iterable, Sequence
from typing import Final

from pourparler import Date, Event, Process
from pourparler_validators.contract.finding import (
    NOT_APPLICABLE,
    Problem,
    Related,
    Severity,
    Unchecked,
)
from pourparler_validators.contract.pairs import Second, second
from pourparler_validators.contract.questions import Questions
from pourparler_validators.contract.rule import Answers, Group, rule
from pourparler_validators.facts.dates import reliable
from pourparler_validators.facts.standing import START, Limit, beyond, limits, stands

UNREAD_PROCESS: Final = Unchecked("the process is missing or not sound")


class EventsOf(Group[Event | Process]):
    """A process and the dated events that belong to it."""

    @staticmethod
    def keys(record: Event | Process) -> Iterable[str]:
        """The process."""
        if isinstance(record, Process):
            return (record.id,)
        return (record.process,) if record.process and reliable(record.date) else ()


@rule(Severity.ERROR)
def outside_its_process(group: EventsOf, dataset: Questions) -> Answers:
    """An event begins before its process does, or goes on after its end.

    Why: the process lasts from its first event to its last. The date of the event is wrong, or it
    belongs to other talks; where this is so of several events, the date of the process. Where the
    event is only planned, or a date only about right, it is a warning.

    Fix: look up the dates, or refer to the process that the event belongs to.

    Bad:
        {"process:rus-ukr-2025": {"start": "2025-05-20"}}

    Says:
        event:istanbul-1 /date: the event of 2025-05-16 begins before process:rus-ukr-2025, which \
starts on 2025-05-20
    """
    process = second(group.key, Process, dataset)
    if process is None:
        yield UNREAD_PROCESS
        return
    known = list(limits(process.record))
    events = [
        Second(entry, entry.record)
        for entry in group.entries
        if known and isinstance(entry.record, Event) and stands(entry.record, dataset)
    ]
    if not events:
        yield NOT_APPLICABLE
    for limit, date in known:
        outside = [(each, found) for each in events if (found := beyond(each.record, limit, date))]
        if len(outside) == 1:
            yield _at_the_event(*outside[0], process, limit, date)
        elif outside:
            yield _at_the_process(outside, process, limit, date)


def _at_the_event(
    event: Second[Event], severity: Severity, process: Second[Process], limit: Limit, date: Date
) -> Problem:
    return Problem(
        f"the event of {event.record.date} {_says(limit, 1)} {process.record.id}, which "
        f"{limit.field}s on {date}",
        "/date",
        help="look up the dates, or refer to the process that the event belongs to",
        related=(Related(process.entry, f"/{limit.field}", f"the {limit.field} of the process"),),
        severity=severity,
        entry=event.entry,
    )


def _at_the_process(
    outside: Sequence[tuple[Second[Event], Severity]],
    process: Second[Process],
    limit: Limit,
    date: Date,
) -> Problem:
    first = outside[0][0]
    return Problem(
        f"the process {limit.field}s on {date}, but {len(outside)} of its events "
        f"{_says(limit, len(outside))} that, such as {first.record.id} of {first.record.date}",
        f"/{limit.field}",
        help="look up the dates, or refer to the process that the events belong to",
        related=(Related(first.entry, "/date", "the date of the first of them"),),
        severity=min((found for _, found in outside), key=lambda each: each.rank),
        entry=process.entry,
    )


def _says(limit: Limit, events: int) -> str:
    """What so many events do that lie beyond a limit, with the preposition."""
    if limit == START:
        return "begins before" if events == 1 else "begin before"
    return "goes on after" if events == 1 else "go on after"
