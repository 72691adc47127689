"""Who accepts or rejects a proposal: on which side of it they stand."""

from collections.abc import Iterator
from itertools import product
from typing import Final

from pourparler import Proposal, ProposalHistoryEntry, ProposalStatus
from pourparler_validators.contract.finding import Unchecked
from pourparler_validators.contract.questions import Questions
from pourparler_validators.contract.rule import At
from pourparler_validators.facts.affiliations import acts_for, belongs_to, may_stand_together
from pourparler_validators.facts.known import NO, YES, Known, any_known, because
from pourparler_validators.facts.values.proposals import Course, course
from pourparler_validators.late_dataclasses import dataclass

UNREAD_DECIDER: Final = Unchecked(
    "a party or person that issued, received or decided is missing or not sound"
)


@dataclass(frozen=True, slots=True)
class Decider:
    """One who has decided on a proposal; on which side they stand is found when it is asked."""

    actor: str
    pointer: str
    """Where the step names them."""
    step: ProposalHistoryEntry
    proposal: Proposal
    dataset: Questions

    @property
    def has_side(self) -> bool:
        """Whether they acted for any party at the date, as far as is known."""
        return acts_for(self.actor, self.dataset, self.step.date) != ()

    @property
    def is_issuer(self) -> Known:
        """Whether all that they acted for belongs to an issuer."""
        issuers = self.proposal.issuers
        return any_known(_belongs(self.actor, one, self.step, self.dataset) for one in issuers)

    @property
    def is_addressed(self) -> Known:
        """Whether they may have acted for one of the addressees."""
        found = any_known(
            may_stand_together(self.actor, one, self.dataset, self.step.date)
            for one in self.proposal.addressees or ()
        )
        return because(found, UNREAD_DECIDER)


def deciders(
    step: At[ProposalHistoryEntry], proposal: Proposal, dataset: Questions
) -> Iterator[Decider]:
    """Those who decide by a step of a proposal's history."""
    for position, actor in enumerate(step.value.by or ()):
        yield Decider(actor, f"{step.pointer}/by/{position}", step.value, proposal, dataset)


def was_amended(step: At[ProposalHistoryEntry], proposal: Proposal) -> bool:
    """Whether the proposal was changed before a step: then its author, too, may have to decide."""
    earlier = (proposal.history or ())[: int(step.pointer.rpartition("/")[2])]
    return any(each.status is ProposalStatus.AMENDED for each in earlier)


def reversals(history: tuple[ProposalHistoryEntry, ...]) -> list[tuple[int, int]]:
    """The acceptances, each with the rejection that it reverses: their positions."""
    found: list[tuple[int, int]] = []
    rejected: int | None = None
    for position, step in enumerate(history):
        if step.status is ProposalStatus.REJECTED:
            rejected = position
        elif Course.YES in course(step.status) and rejected is not None:
            found.append((rejected, position))
            rejected = None
    return found


def are_of_one_party(
    one: ProposalHistoryEntry, other: ProposalHistoryEntry, dataset: Questions
) -> Known:
    """Whether two steps are acts of one party."""
    return any_known(
        _are_one_party(*actors, one, other, dataset)
        for actors in product(one.by or (), other.by or ())
    )


def _belongs(actor: str, issuer: str, step: ProposalHistoryEntry, dataset: Questions) -> Known:
    if actor == issuer:
        return YES
    ours, theirs = acts_for(actor, dataset, step.date), acts_for(issuer, dataset, step.date)
    if isinstance(ours, Unchecked) or isinstance(theirs, Unchecked):
        return UNREAD_DECIDER
    sides = [belongs_to(party, dataset) for party in ours]
    if sides and not any(side.parties.isdisjoint(theirs) for side in sides):
        return YES
    return NO if all(side.is_known for side in sides) else UNREAD_DECIDER


def _are_one_party(
    first: str,
    second: str,
    one: ProposalHistoryEntry,
    other: ProposalHistoryEntry,
    dataset: Questions,
) -> Known:
    ours, theirs = belongs_to(first, dataset, one.date), belongs_to(second, dataset, other.date)
    if first == second or ours.shares(theirs):
        return YES
    return NO if ours.is_known and theirs.is_known else UNREAD_DECIDER
