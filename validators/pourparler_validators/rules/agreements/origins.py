"""Whether an agreement came after the event and the proposals that it rests on."""

from typing import Annotated, Final

from pourparler import Agreement, Event, Proposal
from pourparler_validators.contract.conditions import any_of, such_that, where
from pourparler_validators.contract.finding import NOT_APPLICABLE, Problem, Related, Severity
from pourparler_validators.contract.parameters import Linked
from pourparler_validators.contract.rule import Answers, At, rule
from pourparler_validators.facts.dates import ends_before, reliable, surely_ends_before
from pourparler_validators.facts.values.agreements import BY_CEREMONY, CEREMONIES, status_by
from pourparler_validators.facts.values.events import has_begun
from pourparler_validators.facts.values.proposals import Course, course
from pourparler_validators.messages.wording import article, in_words

ERROR: Final = Severity.ERROR
WARNING: Final = Severity.WARNING
DATED: Final = where("date", reliable)


@rule(ERROR, only_if=DATED)
def before_its_event(
    agreement: At[Agreement], event: Annotated[Linked[Event], such_that(has_begun), DATED]
) -> Answers:
    """An agreement is dated before the event at which it was agreed begins.

    Why: what was agreed at an event cannot be older than the event. One of the dates is wrong, or
    another event was meant.

    Fix: look both dates up; leave the date of the agreement out if no source gives it.

    Bad:
        {"agreement:prisoner-swap-and-proposals": {"date": "2025-05-15"}}

    Says:
        agreement:prisoner-swap-and-proposals /date: agreement:prisoner-swap-and-proposals of \
2025-05-15 was agreed at event:istanbul-1 of 2025-05-16
    """
    yield from _before(agreement, event, "was agreed at")


@rule(ERROR, only_if=DATED)
def before_its_proposal(
    agreement: At[Agreement], proposals: tuple[Linked[Proposal], ...]
) -> Answers:
    """An agreement is dated before a proposal on which it rests was put forward.

    Why: nobody can agree on what has not been proposed. One of the dates is wrong, or the
    agreement rests on another proposal.

    Fix: look both dates up, or refer to the proposal that was agreed on.

    Bad:
        {"agreement:prisoner-swap-and-proposals": {"date": "2025-05-17",
            "proposals": ["proposal:second-round"]},
         "proposal:second-round": {"date": "2025-05-28"}}

    Says:
        agreement:prisoner-swap-and-proposals /date: agreement:prisoner-swap-and-proposals of \
2025-05-17 rests on proposal:second-round of 2025-05-28
    """
    for proposal in proposals:
        yield from _before(agreement, proposal, "rests on")


@rule(ERROR)
def from_unheld_event(agreement: At[Agreement], event: Linked[Event]) -> Answers:
    """An agreement was agreed at an event that has not taken place.

    Why: at an event that is only announced, put off or called off, nothing can be agreed.

    Fix: correct the event, or its status if it has been held. What is to be agreed there is no
    agreement yet.

    Bad:
        {"agreement:prisoner-swap-and-proposals": {"event": "event:istanbul-2"}}

    Says:
        agreement:prisoner-swap-and-proposals /event: agreement:prisoner-swap-and-proposals was \
agreed at event:istanbul-2, whose status is announced
    """
    if not has_begun(event.record):
        yield Problem(
            f"{agreement.value.id} was agreed at {event.record.id}, whose status is "
            f"{in_words(event.record.status)}",
            event.pointer,
            help="correct the event of the agreement, or bring the status of the event up to date",
            related=(Related(event.entry, "/status", "the status of the event"),),
        )


@rule(WARNING, only_if=any_of("status", BY_CEREMONY))
def status_not_of_its_event(
    agreement: At[Agreement], event: Annotated[Linked[Event], any_of("kind", CEREMONIES)]
) -> Answers:
    """An agreement is signed, and its event is an adoption; or adopted, and it is a signing.

    Why: what a body adopts, nobody has signed by that; mostly more was taken for the status than
    was done.

    Fix: correct the status, or the event. What was adopted and then signed has the signing as its
    event, and both steps in its history.

    Bad:
        {"agreement:prisoner-swap-and-proposals": {"status": "signed", "event": "event:vote"},
         "event:vote": {"type": "event", "id": "event:vote", "kind": "adoption",
             "status": "held"}}

    Says:
        agreement:prisoner-swap-and-proposals /status: the agreement is signed, but its event, \
event:vote, is an adoption
    """
    status, kind = agreement.value.status, event.record.kind
    if status is not status_by(kind):
        yield Problem(
            f"the agreement is {in_words(status)}, but its event, {event.record.id}, is "
            f"{article(in_words(kind))}",
            "/status",
            help="correct the status, or name the event at which it was reached",
            related=(Related(event.entry, "/kind", "the kind of the event"),),
        )


@rule(WARNING)
def proposal_not_accepted(
    agreement: At[Agreement], proposals: tuple[Linked[Proposal], ...]
) -> Answers:
    """An agreement rests on a proposal that was rejected or withdrawn.

    Why: what was agreed on has been accepted. The status of the proposal is out of date, or the
    agreement rests on another one.

    Fix: bring the status and the history of the proposal up to date, or refer to the proposal
    that was accepted.

    Bad:
        {"agreement:prisoner-swap-and-proposals": {"proposals": ["proposal:second-round"]},
         "proposal:second-round": {"status": "rejected"}}

    Says:
        agreement:prisoner-swap-and-proposals /proposals/0: agreement:prisoner-swap-and-proposals \
rests on proposal:second-round, whose status is rejected
    """
    for proposal in proposals:
        if Course.NO_BASIS in course(proposal.record.status):
            yield Problem(
                f"{agreement.value.id} rests on {proposal.record.id}, whose status is "
                f"{proposal.record.status}",
                proposal.pointer,
                help="bring the status of the proposal up to date, or refer to the one agreed on",
                related=(Related(proposal.entry, "/status", "the status of the proposal"),),
            )


def _before(
    agreement: At[Agreement], other: Linked[Event] | Linked[Proposal], relation: str
) -> Answers:
    date, later = agreement.value.date, reliable(other.record.date)
    if date is None or later is None:
        yield NOT_APPLICABLE
    elif ends_before(date, later):
        yield Problem(
            f"{agreement.value.id} of {date} {relation} {other.record.id} of {later}",
            "/date",
            help="look both dates up",
            related=(Related(other.entry, "/date", f"the date of the {other.record.type}"),),
            severity=None if surely_ends_before(date, later) else WARNING,
        )
