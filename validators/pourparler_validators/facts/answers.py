"""What each addressee of a proposal has answered, by its responses and its history."""

from collections.abc import Iterable, Sequence

from pourparler import Date, Proposal, ProposalResponse, ProposalStatus, Response
from pourparler_validators.contract.finding import Unchecked
from pourparler_validators.contract.questions import Questions
from pourparler_validators.facts.affiliations import belongs_to, company_of
from pourparler_validators.facts.decisions import UNREAD_DECIDER
from pourparler_validators.facts.known import YES, Known, any_known, because
from pourparler_validators.facts.values.proposals import response
from pourparler_validators.late_dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Answer:
    """What one addressee has answered, and where that stands."""

    response: ProposalResponse
    pointer: str


def is_by(
    actors: Iterable[str], others: Iterable[str], dataset: Questions, date: Date | None = None
) -> Known:
    """Whether one of several actors may act for one of several others."""
    ours, theirs = tuple(actors), frozenset(others)
    if not theirs.isdisjoint(ours):
        return YES
    if any(not belongs_to(one, dataset, date).parties.isdisjoint(theirs) for one in ours):
        return YES
    company = company_of(theirs, dataset, date)
    return because(any_known(map(company.stands_with, ours)), UNREAD_DECIDER)


def answers_of(proposal: Proposal, dataset: Questions) -> dict[str, Answer | Unchecked | None]:
    """The answer of each addressee: its response, or else the last step by it.

    ``None`` where none is recorded; the reason where that is not known.
    """
    responses = _Responses(proposal.responses or (), dataset)
    found = {key: responses.by(key) for key in proposal.addressees or ()}
    return {key: answer or last_step(proposal, (key,), dataset) for key, answer in found.items()}


class _Responses:
    """The responses to a proposal, by the parties that may have given them."""

    def __init__(self, responses: Sequence[Response], dataset: Questions) -> None:
        self._responses = responses
        self._dataset = dataset
        self._first: dict[str, int] = {}
        """The first response of each party."""
        self._doubtful: list[int] = []
        """Those that may be by others, too: by a party with members, or one that is not known."""
        for place, each in enumerate(responses):
            givers = company_of(each.by, dataset, each.date)
            if not givers.is_plain:
                self._doubtful.append(place)
            for party in givers.side.parties:
                self._first.setdefault(party, place)

    def by(self, addressee: str) -> Answer | Unchecked | None:
        """The first response that an addressee may have given."""
        for place in self._places(addressee):
            each = self._responses[place]
            found = is_by(each.by, (addressee,), self._dataset, each.date)
            if found is YES:
                return Answer(each.response, f"/responses/{place}")
            if isinstance(found, Unchecked):
                return found
        return None

    def _places(self, addressee: str) -> Iterable[int]:
        """The places of responses, without those that surely are by others."""
        if not self._responses:
            return ()
        own = company_of((addressee,), self._dataset)
        if not own.is_plain or not addressee.startswith("party:"):
            return range(len(self._responses))
        first = {self._first[party] for party in own.side.parties if party in self._first}
        return sorted(first.union(self._doubtful))


def last_step(
    proposal: Proposal, actors: Iterable[str], dataset: Questions
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
        found = is_by(step.by, wanted, dataset, step.date)
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


def is_accepted_by_some(proposal: Proposal, dataset: Questions) -> bool:
    """Whether some addressee surely has not accepted what is said to be accepted."""
    answers = list(answers_of(proposal, dataset).values())
    given = [one for one in answers if isinstance(one, Answer)]
    lacks_one = bool(given) and None in answers and not accepted_as_a_whole(proposal)
    return lacks_one or any(one.response is not ProposalResponse.ACCEPTED for one in given)
