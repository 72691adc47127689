"""What each addressee of a proposal has answered, by its responses and its history."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from pourparler import Date, Proposal, ProposalHistoryEntry, ProposalResponse, ProposalStatus
from pourparler_validators.contract.questions import Questions
from pourparler_validators.facts.affiliations import Known, any_known, may_stand_together

ANSWERS: Final = {
    ProposalStatus.ACCEPTED: ProposalResponse.ACCEPTED,
    ProposalStatus.ACCEPTED_IN_PART: ProposalResponse.ACCEPTED_IN_PART,
    ProposalStatus.ACCEPTED_CONDITIONALLY: ProposalResponse.ACCEPTED_CONDITIONALLY,
    ProposalStatus.REJECTED: ProposalResponse.REJECTED,
    ProposalStatus.COUNTERED: ProposalResponse.COUNTERED,
}
"""The steps of a proposal that answer it, each as a response."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What one addressee has answered, and where that stands."""

    response: ProposalResponse
    pointer: str


def is_by(
    actors: Iterable[str], others: Iterable[str], links: Questions, date: Date | None = None
) -> Known:
    """Whether one of several actors may act for one of several others."""
    ours = list(others)
    return any_known(
        may_stand_together(actor, other, links, date) for actor in actors for other in ours
    )


def answer_of(addressee: str, proposal: Proposal, links: Questions) -> Answer | Known:
    """The answer of an addressee: its response, or else the last step by it.

    ``False`` where none is recorded, ``None`` where that is not known.
    """
    for position, each in enumerate(proposal.responses or ()):
        found = is_by(each.by, (addressee,), links, each.date)
        if found:
            return Answer(each.response, f"/responses/{position}")
        if found is None:
            return None
    step = last_step(proposal, (addressee,), links)
    return step if not isinstance(step, tuple) else Answer(ANSWERS[step[1].status], step[0])


def last_step(
    proposal: Proposal, actors: Iterable[str], links: Questions
) -> tuple[str, ProposalHistoryEntry] | Known:
    """The last step of a proposal's history by which one of these actors answers it."""
    wanted = list(actors)
    history = list(enumerate(proposal.history or ()))
    for position, step in reversed(history):
        if step.by is None or step.status not in ANSWERS:
            continue
        found = is_by(step.by, wanted, links, step.date)
        if found:
            return f"/history/{position}", step
        if found is None:
            return None
    return False


def accepted_as_a_whole(proposal: Proposal) -> bool:
    """Whether the history says that it was accepted, and names nobody: then all have."""
    return any(
        step.status is ProposalStatus.ACCEPTED and step.by is None
        for step in proposal.history or ()
    )
