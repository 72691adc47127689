"""Whether each event has one record."""

from collections.abc import Iterable
from typing import Final

from pourparler import Event, EventStatus
from pourparler_validators.contract.conditions import several
from pourparler_validators.contract.finding import (
    Problem,
    Related,
    Severity,
    Unchecked,
)
from pourparler_validators.contract.questions import Questions
from pourparler_validators.contract.rule import Answers, Group, rule
from pourparler_validators.facts.dates import reliable
from pourparler_validators.facts.same_events import have_two_rounds, same_events, sides_of

UNREAD_PROCESS: Final = Unchecked("the process is missing or not sound")


class OfOneKind(Group[Event]):
    """The events of one process and kind whose date and place are known."""

    @staticmethod
    def keys(record: Event) -> Iterable[str]:
        """The process and the kind."""
        if record.process is None or record.place is None:
            return ()
        return (f"{record.process} {record.kind}",) if reliable(record.date) else ()


@rule(Severity.WARNING, only_if=several("entries"))
def event_recorded_twice(group: OfOneKind, dataset: Questions) -> Answers:
    """Two records have the process, kind, place and sides of one event, and dates that overlap.

    Why: mostly each of two articles was coded for itself, and one event is counted twice. Events
    that follow each other, or of which one is a part of the other, are two; so are two rounds.

    Fix: merge the two records, and keep the evidence of both; if they are two events, say which
    is the "parent" or "previous" of the other, or give their hours.

    Bad:
        {"event:talks": {"type": "event", "id": "event:talks", "kind": "negotiation_round",
                         "status": "held", "date": "2025-05", "process": "process:rus-ukr-2025",
                         "place": {"name": "Istanbul", "country": "TR"}}}

    Says:
        event:talks (record): event:istanbul-1 has the same process, kind, place and sides, and a \
date that overlaps: 2025-05-16 and here 2025-05
    """
    found = False
    for first, last in same_events(group.entries, dataset, _may_be_one):
        found = True
        yield Problem(
            f"{first.record.id} has the same process, kind, place and sides, and a date that "
            f"overlaps: {first.record.date} and here {last.record.date}",
            help="merge the two; if they are two events, say which is the parent or previous of "
            "the other, or give their hours",
            related=(Related(first.entry, "", "the other record"),),
            entry=last.entry,
        )
    events = [entry.record for entry in group.entries if isinstance(entry.record, Event)]
    if not found and any(sides_of(event, dataset) is None for event in events):
        yield UNREAD_PROCESS


def _may_be_one(one: Event, other: Event) -> bool:
    """Whether they are not of two rounds, and timeline/round-twice does not speak of them."""
    is_held = one.status is other.status is EventStatus.HELD
    is_told = is_held and one.round is not None and one.round == other.round
    return not is_told and not have_two_rounds(one, other)
