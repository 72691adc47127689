"""The sides of talks: who negotiates, who mediates, who has confirmed."""

from collections.abc import Iterable, Sequence

from pourparler import Event, ParticipantRole, Process
from pourparler_validators.contract.questions import Questions
from pourparler_validators.facts.affiliations import belongs_to, company_of
from pourparler_validators.facts.known import Known


def with_role(event: Event, role: ParticipantRole) -> dict[int, str]:
    """The parties that have a role at an event, by their position among its participants."""
    return {
        position: participant.party
        for position, participant in enumerate(event.participants or ())
        if participant.role is role
    }


def negotiators(event: Event) -> dict[int, str]:
    """The negotiating parties of an event, by their position among its participants."""
    return with_role(event, ParticipantRole.NEGOTIATING_PARTY)


def sides_of(value: Event | Process) -> dict[str, str]:
    """The parties that negotiate, by place."""
    if isinstance(value, Process):
        return {f"/parties/{place}": party for place, party in enumerate(value.parties)}
    return {f"/participants/{place}/party": party for place, party in negotiators(value).items()}


def mediators_of(value: Event | Process) -> dict[str, str]:
    """Those who mediate, by place."""
    if isinstance(value, Process):
        return {f"/mediators/{place}": key for place, key in enumerate(value.mediators or ())}
    mediators = with_role(value, ParticipantRole.MEDIATOR)
    return {f"/participants/{place}/party": party for place, party in mediators.items()}


def listed_twice(sides: Sequence[str], dataset: Questions) -> dict[int, int]:
    """The sides that are one party with an earlier one, or a body of it, or the reverse.

    Gives the position of the earlier side by that of the later; :func:`are_all_read` says whether
    there may be more.
    """
    first: dict[str, int] = {}
    earlier: dict[int, int] = {}
    for position, party in enumerate(sides):
        if first.setdefault(party, position) != position:
            earlier[position] = first[party]
    for party, position in first.items():
        for other in belongs_to(party, dataset).parties - {party}:
            if other in first:
                one, last = sorted((position, first[other]))
                earlier[last] = min(one, earlier.get(last, one))
    return earlier


def are_all_read(sides: Iterable[str], dataset: Questions) -> bool:
    """Whether all could be read that these parties belong to."""
    return all(belongs_to(party, dataset).is_known for party in sides)


def confirmations(event: Event, dataset: Questions) -> dict[str, Known]:
    """Whether each negotiating party of an event has confirmed it, by its id."""
    company = company_of(set(event.confirmed_by or ()), dataset, event.date)
    return {side: company.stands_with(side) for side in negotiators(event).values()}
