"""Whether the passages that support a status say so."""

from pourparler import (
    Agreement,
    Delegation,
    Event,
    EventKind,
    Proposal,
    ProposalStatus,
    Record,
)
from pourparler_validators.contract.finding import NOT_APPLICABLE, Problem, Severity
from pourparler_validators.contract.questions import Questions
from pourparler_validators.contract.rule import Answers, At, rule
from pourparler_validators.facts.answers import is_accepted_by_some
from pourparler_validators.facts.consents import is_short
from pourparler_validators.facts.tellers import Told, told_by_one
from pourparler_validators.facts.untold import Untold, untold
from pourparler_validators.facts.values.events import BY_DEED, BY_WORDS
from pourparler_validators.grounding.statuses import Claimed
from pourparler_validators.grounding.steps import Step
from pourparler_validators.grounding.support import Backing, Passages
from pourparler_validators.messages.wording import is_so, shown


@rule(Severity.WARNING, needs=("status",))
def status_not_supported(
    record: At[Event | Proposal | Agreement | Delegation], passages: Passages, dataset: Questions
) -> Answers:
    """The passages for a status say that it was not reached, or that another one was.

    The sentence of the passage that supports the status is read; where none does, all evidence of
    the record. Its verb counts, and what governs it: "will open", "is to be signed", "ready to
    present", "ordered to leave" are plans, "adopted" is no signature, and who welcomes a proposal
    has not accepted it. Any verb in the past may tell that a measure was taken; that a meeting was
    held only words for it do. Of an addressee's response the passages beside it are read.

    Why: what is announced, and does not come, stays in the data as if it had.

    Fix: read the passage, and write the status that it tells of; or add the passage that supports
    the status.

    Bad:
        {"proposal:russian-memorandum": {"status": "presented", "history": null}}

    Says:
        proposal:russian-memorandum /status: the proposal is presented, but the passage for it \
says "ready to present"
    """
    value = record.value
    if _is_anothers(value, dataset):
        yield NOT_APPLICABLE
    else:
        noun = value.type
        claimed = Claimed(noun, str(value.status), _earlier(value), _may_be_any_deed(value))
        yield from _judged(claimed, passages.backing("/status"), "/status", f"the {noun}")
    if isinstance(value, Proposal):
        yield from _responses(value, passages)


def _is_anothers(value: Record, dataset: Questions) -> bool:
    """Whether a narrower rule speaks of the status, or it is the status of an act of speech."""
    if isinstance(value, Event):
        return (
            value.kind in BY_WORDS
            or isinstance(untold(value, dataset), Untold)
            or isinstance(told_by_one(value, dataset), Told)
        )
    if isinstance(value, Proposal):
        is_accepted = value.status is ProposalStatus.ACCEPTED
        return is_accepted and is_accepted_by_some(value, dataset)
    return isinstance(value, Agreement) and any(is_short(one, value) for one in value.parties)


def _may_be_any_deed(value: Record) -> bool:
    return isinstance(value, Event) and value.kind in (*BY_DEED, EventKind.OTHER)


def _earlier(value: Record) -> frozenset[str]:
    history = value.history or () if isinstance(value, Event | Proposal | Agreement) else ()
    return frozenset(str(step.status) for step in history)


def _responses(value: Proposal, passages: Passages) -> Answers:
    for position, each in enumerate(value.responses or ()):
        pointer = f"/responses/{position}"
        backing = passages.own(pointer)
        if backing.readings:
            claimed = Claimed("proposal", str(each.response), frozenset())
            yield from _judged(claimed, backing, f"{pointer}/response", "the response")


def _judged(claimed: Claimed, backing: Backing, pointer: str, noun: str) -> Answers:
    if not backing.readings:
        yield backing.answer
        return
    found = claimed.contradiction(backing)
    if isinstance(found, Step):
        yield Problem(
            f"{noun} {is_so(claimed.status)}, but {backing.scope} says {shown(str(found))}",
            pointer,
            help="write the status that the text tells of, or add the passage that supports it",
            params={"words": str(found)},
            related=(found.reading.related(found.words, "the text says so here"),),
        )
    elif found is not None:
        yield found
