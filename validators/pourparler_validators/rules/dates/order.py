"""Whether what lasts ends after its start, and a history runs forward to the status."""

from pourparler import (
    Agreement,
    Event,
    HistoryEntry,
    Membership,
    Party,
    Process,
    Proposal,
    Role,
)
from pourparler_validators.contract.conditions import such_that, where
from pourparler_validators.contract.finding import Problem, Related, Severity
from pourparler_validators.contract.rule import Answers, At, rule
from pourparler_validators.facts.dates import (
    are_in_order,
    backwards,
    ends_before,
    reliable,
    surely_ends_before,
)

Lasting = Role | Membership | Process | Party
Developing = Event | Proposal | Agreement


def _is_in_order(history: tuple[HistoryEntry, ...]) -> bool:
    return are_in_order(step.date for step in history)


def _runs_backwards(history: tuple[HistoryEntry, ...]) -> bool:
    return not _is_in_order(history)


def _ends_otherwise(record: Developing) -> bool:
    history = tuple(record.history or ())
    return bool(history) and history[-1].status != record.status


@rule(Severity.ERROR, only_if=(where("start", reliable), where("end", reliable)))
def ends_before_it_starts(span: At[Lasting]) -> Answers:
    """A role, a membership, a process or a party ends before it starts.

    Why: it was never in force, so that no date falls into it.

    Fix: look both dates up; mostly they were swapped.

    Bad:
        {"process:rus-ukr-2025": {"start": "2025-05-16", "end": "2025-05-15"}}

    Says:
        process:rus-ukr-2025 /end: it ends on 2025-05-15, before it starts on 2025-05-16
    """
    start, end = span.value.start, span.value.end
    if ends_before(end, start):
        yield Problem(
            f"it ends on {end}, before it starts on {start}",
            f"{span.pointer}/end",
            help="look both dates up; perhaps they were swapped",
            related=(Related(None, f"{span.pointer}/start", "the start"),),
            severity=None if surely_ends_before(end, start) else Severity.WARNING,
        )


@rule(Severity.ERROR, needs=("history",), holds_unless=where("history", _runs_backwards))
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
    for upper, position in backwards(step.date for step in history):
        above, entry = history[upper], history[position]
        yield Problem(
            f"{entry.status} on {entry.date}, but {above.status}, which stands above it, "
            f"on {above.date}",
            f"/history/{position}/date",
            help="put the entries into order, oldest first, or correct the date",
            related=(Related(None, f"/history/{upper}/date", "the date above it"),),
            severity=None if surely_ends_before(entry.date, above.date) else Severity.WARNING,
        )


@rule(
    Severity.ERROR,
    only_if=where("history", _is_in_order),
    holds_unless=such_that(_ends_otherwise),
)
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
    history, status = tuple(record.value.history or ()), record.value.status
    yield Problem(
        f"the history ends with {history[-1].status}, but the status is {status}",
        f"/history/{len(history) - 1}/status",
        help="add the step that is missing to the history, or correct the status",
        related=(Related(None, "/status", "the status"),),
    )
