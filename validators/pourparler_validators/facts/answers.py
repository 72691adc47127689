"""What each addressee of a proposal has answered, by its responses and its history."""

from collections.abc import Iterable
from dataclasses import dataclass

from pourparler import Date, Proposal, ProposalResponse, ProposalStatus
from pourparler_validators.contract.finding import Unchecked
from pourparler_validators.contract.questions import Questions
from pourparler_validators.facts.affiliations import may_stand_together
from pourparler_validators.facts.decisions import UNREAD_DECIDER
from pourparler_validators.facts.known import YES, Known, any_known, because
from pourparler_validators.facts.values.proposals import response


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
    stands = any_known(
        may_stand_together(actor, other, links, date) for actor in actors for other in ours
    )
    return because(stands, UNREAD_DECIDER)


def answer_of(addressee: str, proposal: Proposal, links: Questions) -> Answer | Unchecked | None:
    """The answer of an addressee: its response, or else the last step by it.

    ``None`` where none is recorded; the reason where that is not known.
    """
    for position, each in enumerate(proposal.responses or ()):
        found = is_by(each.by, (addressee,), links, each.date)
        if found is YES:
            return Answer(each.response, f"/responses/{position}")
        if isinstance(found, Unchecked):
            return found
    return last_step(proposal, (addressee,), links)


def last_step(
    proposal: Proposal, actors: Iterable[str], links: Questions
) -> Answer | Unchecked | None:
    """The answer by the last step of a proposal's history that one of these actors has taken.

    ``None`` where there is none; the reason where that is not known.
    """
    wanted = list(actors)
    history = list(enumerate(proposal.history or ()))
    for position, step in reversed(history):
        answer = response(step.status)
        if step.by is None or answer is None:
            continue
        found = is_by(step.by, wanted, links, step.date)
        if found is YES:
            return Answer(answer, f"/history/{position}")
        if isinstance(found, Unchecked):
            return found
    return None


def accepted_as_a_whole(proposal: Proposal) -> bool:
    """Whether the history says that it was accepted, and names nobody: then all have."""
    return any(
        step.status is ProposalStatus.ACCEPTED and step.by is None
        for step in proposal.history or ()
    )
