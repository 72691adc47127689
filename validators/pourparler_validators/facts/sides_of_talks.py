"""The sides of talks: who negotiates, who mediates, who has confirmed."""

from collections.abc import Sequence

from pourparler import Event, ParticipantRole, Process
from pourparler_validators.contract.questions import Questions
from pourparler_validators.facts.affiliations import belongs_to, company_of
from pourparler_validators.facts.known import Known
from pourparler_validators.late_dataclasses import dataclass


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


@dataclass(slots=True)
class Repeated:
    """The sides of talks that are one with an earlier one, or a body of it, or the reverse."""

    earlier: dict[int, int]
    """The position of the earlier side, by that of the later."""
    are_all_known: bool
    """Whether all could be read that the sides belong to, so that there are no more."""


def listed_twice(sides: Sequence[str], dataset: Questions) -> Repeated:
    """Which sides stand twice."""
    first: dict[str, int] = {}
    found = Repeated({}, are_all_known=True)
    for position, party in enumerate(sides):
        if first.setdefault(party, position) != position:
            found.earlier[position] = first[party]
    for party, position in first.items():
        side = belongs_to(party, dataset)
        found.are_all_known = found.are_all_known and side.is_known
        for other in side.parties:
            if other != party and other in first:
                one, last = sorted((position, first[other]))
                found.earlier[last] = min(one, found.earlier.get(last, one))
    return found


def confirmations(event: Event, dataset: Questions) -> dict[str, Known]:
    """Whether each negotiating party of an event has confirmed it, by its id."""
    company = company_of(set(event.confirmed_by or ()), dataset, event.date)
    return {side: company.stands_with(side) for side in negotiators(event).values()}
