"""Whether those answer a proposal to whom it was put, and each says one thing."""

from typing import Annotated, Final

from pourparler import Proposal, ProposalHistoryEntry, ProposalResponse, ProposalStatus, Response
from pourparler_validators.contract.conditions import any_of, has
from pourparler_validators.contract.finding import (
    NOT_APPLICABLE,
    Problem,
    Related,
    Severity,
    Unchecked,
)
from pourparler_validators.contract.parameters import Within
from pourparler_validators.contract.questions import Questions
from pourparler_validators.contract.rule import Answers, At, rule
from pourparler_validators.facts.answers import (
    Answer,
    accepted_as_a_whole,
    answers_of,
    is_by,
    last_step,
)
from pourparler_validators.facts.decisions import deciders, was_amended
from pourparler_validators.facts.known import NO, YES, all_known, any_known, opposite
from pourparler_validators.facts.values.proposals import DECIDED
from pourparler_validators.messages.wording import in_words

ERROR: Final = Severity.ERROR
WARNING: Final = Severity.WARNING


@rule(ERROR, needs=("by",), only_if=any_of("status", DECIDED))
def decided_by_its_issuer(
    step: At[ProposalHistoryEntry], proposal: Within[Proposal], dataset: Questions
) -> Answers:
    """A proposal is accepted or rejected by one who belongs to its issuer.

    Why: one side proposes, and the other decides. Mostly the two were swapped; an author who takes
    a proposal back has "withdrawn" it.

    Fix: correct the issuer, or who decided, or write "withdrawn". If the proposal is addressed to
    the issuer's side as well, add it to the addressees.

    Bad:
        {"proposal:second-round": {"status": "rejected", "history": [
            {"status": "rejected", "by": ["person:lavrov"]}]}}

    Says:
        proposal:second-round /history/0/by/0: person:lavrov, by whom the proposal is rejected, \
belongs to its issuer
    """
    if was_amended(step, proposal.record):
        yield NOT_APPLICABLE
        return
    for decider in deciders(step, proposal.record, dataset):
        is_own = decider.is_issuer
        if is_own is not NO:
            is_own = all_known((is_own, opposite(decider.is_addressed)))
        if isinstance(is_own, Unchecked):
            yield is_own
        elif is_own is YES:
            yield Problem(
                f"{decider.actor}, by whom the proposal is {in_words(step.value.status)}, "
                "belongs to its issuer",
                decider.pointer,
                help='correct the issuer or who decided; what an author takes back is "withdrawn"',
                related=(Related(None, "/issuers", "the issuers"),),
            )


@rule(WARNING, needs=("by",), only_if=any_of("status", DECIDED))
def decided_by_a_stranger(
    step: At[ProposalHistoryEntry],
    proposal: Annotated[Within[Proposal], has("addressees")],
    dataset: Questions,
) -> Answers:
    """A proposal is accepted or rejected by one who belongs to none of its addressees.

    Why: what others think of a proposal is a statement; the proposal still waits for its answer.

    Fix: correct the addressees, or who decided; record the opinion of others as a statement.

    Bad:
        {"proposal:second-round": {"status": "rejected", "history": [
            {"status": "rejected", "by": ["party:deu"]}]}}

    Says:
        proposal:second-round /history/0/by/0: party:deu, by whom the proposal is rejected, \
belongs to none of its addressees
    """
    for decider in deciders(step, proposal.record, dataset):
        belongs = decider.is_addressed
        if belongs is YES:
            continue
        belongs = any_known((belongs, decider.is_issuer))
        if belongs is YES or not decider.has_side:
            yield NOT_APPLICABLE
        elif isinstance(belongs, Unchecked):
            yield belongs
        else:
            yield Problem(
                f"{decider.actor}, by whom the proposal is {in_words(step.value.status)}, "
                "belongs to none of its addressees",
                decider.pointer,
                help="correct the addressees or who decided; an opinion is a statement",
                related=(Related(None, "/addressees", "the addressees"),),
            )


@rule(WARNING, needs=("addressees",), only_if=any_of("status", ProposalStatus.ACCEPTED))
def accepted_by_some(proposal: At[Proposal], dataset: Questions) -> Answers:
    """A proposal is accepted, but one of its addressees has not accepted it.

    Why: accepted is what all have accepted; one side's yes is that side's answer.

    Fix: while answers are missing it is "presented"; if all have answered, and not alike, it is
    "under_discussion". Each answer stands in "responses".

    Bad:
        {"proposal:second-round": {"status": "accepted", "history": null,
            "addressees": ["party:ukr", "party:usa"], "responses": [
                {"by": ["party:ukr"], "response": "accepted"},
                {"by": ["party:usa"], "response": "welcomed"}]}}

    Says:
        proposal:second-round /responses/1: the proposal is accepted, but the answer of party:usa \
is welcomed
    """
    value = proposal.value
    answers = answers_of(value, dataset)
    if all(answer is None for answer in answers.values()):
        yield NOT_APPLICABLE
        return
    is_answered = any(isinstance(answer, Answer) for answer in answers.values())
    for key, answer in answers.items():
        if isinstance(answer, Unchecked):
            yield answer
        elif answer is None:
            if is_answered and not accepted_as_a_whole(value):
                yield _not_accepted(f"no answer of {key} is recorded", "/status")
        elif answer.response is not ProposalResponse.ACCEPTED:
            yield _not_accepted(
                f"the answer of {key} is {in_words(answer.response)}", answer.pointer
            )


@rule(WARNING)
def response_of_a_stranger(
    response: At[Response],
    proposal: Annotated[Within[Proposal], has("addressees")],
    dataset: Questions,
) -> Answers:
    """A response to a proposal is by somebody who belongs to none of its addressees.

    Why: only those answer to whom it was put. What others say of it is a statement.

    Fix: correct who answered, or add them to the addressees, or record a statement.

    Bad:
        {"proposal:second-round": {"addressees": ["party:ukr"], "responses": [
            {"by": ["party:deu"], "response": "welcomed"}]}}

    Says:
        proposal:second-round /responses/0/by/0: party:deu answers, but belongs to no addressee
    """
    addressees = proposal.record.addressees or ()
    for position, actor in enumerate(response.value.by):
        is_addressed = is_by((actor,), addressees, dataset, response.value.date)
        if isinstance(is_addressed, Unchecked):
            yield is_addressed
        elif is_addressed is NO:
            yield Problem(
                f"{actor} answers, but belongs to no addressee",
                f"{response.pointer}/by/{position}",
                help="correct who answered, add them to the addressees, or record a statement",
                related=(Related(None, "/addressees", "the addressees"),),
            )


@rule(WARNING)
def answers_differ(
    response: At[Response], proposal: Within[Proposal], dataset: Questions
) -> Answers:
    """An addressee's response is another than the last step by it in the proposal's history.

    Why: both tell its latest answer. One of them is out of date.

    Fix: correct the older one; of several addressees the answers stand only in "responses".

    Bad:
        {"proposal:second-round": {"addressees": ["party:ukr"], "status": "rejected",
            "history": [{"status": "rejected", "by": ["person:zelensky"]}],
            "responses": [{"by": ["party:ukr"], "response": "accepted"}]}}

    Says:
        proposal:second-round /responses/0/response: the response of party:ukr is accepted, but \
by its last step the proposal is rejected
    """
    value, whole = response.value, proposal.record
    step = last_step(whole, value.by, dataset)
    is_addressed = is_by(value.by, whole.addressees or value.by, dataset, value.date)
    if isinstance(step, Unchecked):
        yield step
    elif step is None or is_addressed is NO:
        yield NOT_APPLICABLE
    elif isinstance(is_addressed, Unchecked):
        yield is_addressed
    elif step.response is not value.response:
        yield Problem(
            f"the response of {value.by[0]} is {in_words(value.response)}, but by its "
            f"last step the proposal is {in_words(step.response)}",
            f"{response.pointer}/response",
            help="correct the older of the two",
            related=(Related(None, f"{step.pointer}/status", "the last step by it"),),
        )


def _not_accepted(words: str, pointer: str) -> Problem:
    return Problem(
        f"the proposal is accepted, but {words}",
        pointer,
        help='while answers are missing it is "presented"; where they differ "under_discussion"',
        related=() if pointer == "/status" else (Related(None, "/status", "the status"),),
    )
