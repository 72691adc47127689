"""Whether all dates, and all that is said to come before something else, can hold together."""

from typing import Final

from pourparler import Agreement, Event, Process, Proposal, Statement
from pourparler_validators.contract.conditions import such_that
from pourparler_validators.contract.finding import Problem, Related, Severity, Unchecked
from pourparler_validators.contract.questions import ImpossibleOrder, Questions
from pourparler_validators.contract.rule import Answers, At, rule
from pourparler_validators.facts.timeline.explaining import shortened
from pourparler_validators.facts.timeline.system import TYPES
from pourparler_validators.facts.timeline.things import has_an_order

Ordered = Event | Statement | Proposal | Agreement | Process

UNREAD: Final = Unchecked("a record that may come before or after it is not sound")


@rule(Severity.ERROR, only_if=such_that(has_an_order))
def impossible_order(record: At[Ordered], dataset: Questions) -> Answers:
    """The dates of several records, and what is said of their order, cannot all hold.

    Why: what follows something cannot come before it, and what has been reported has happened. A
    date is wrong, or one event is said to follow another that it does not. The fewest records that
    contradict each other are shown, step by step. Where it takes a date that is only planned, or
    about right, it is a warning.

    Fix: look the dates up, one after the other, and what each record says that it follows.

    Bad:
        {"event:call": {"type": "event", "id": "event:call", "kind": "call", "status": "held",
                        "previous": "event:istanbul-1"},
         "event:buffer-zone": {"previous": "event:call", "date": "2025-05-12"}}

    Says:
        event:buffer-zone /date: event:buffer-zone was held on 2025-05-12; it follows event:call; \
event:call follows round 1; round 1 was held on 2025-05-16
    """
    found = dataset.impossible_orders(record.value.id)
    for order in found:
        yield _problem(order)
    if not found and not dataset.knows_all_of(*TYPES):
        yield UNREAD


def _problem(order: ImpossibleOrder) -> Problem:
    here = (order.entry, order.pointer)
    said = (
        Related(clause.entry, clause.pointer, clause.words)
        for clause in order.clauses
        if (clause.entry, clause.pointer) != here
    )
    between = (Related(entry, "", "what lies between") for entry in order.between)
    return Problem(
        "; ".join(shortened([clause.words for clause in order.clauses])),
        order.pointer,
        help="look the dates up, and what each record says that it follows",
        related=(*said, *between),
        severity=None if order.is_certain else Severity.WARNING,
    )
