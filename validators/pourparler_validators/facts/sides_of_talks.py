"""The sides of talks: who negotiates, who mediates, who has confirmed."""

from collections.abc import Sequence
from dataclasses import dataclass

from pourparler import Event, ParticipantRole, Process
from pourparler_validators.contract.finding import Unchecked
from pourparler_validators.contract.pairs import second
from pourparler_validators.contract.questions import Questions
from pourparler_validators.facts.affiliations import belongs_to, company_of
from pourparler_validators.facts.known import UNREAD_PROCESS, Known


@dataclass(frozen=True, slots=True)
class Doubles:
    """The sides that are one party with an earlier side, or in line with it."""

    earlier: dict[int, int]
    """The position of the earlier side, by that of the later one."""
    is_known: bool
    """Whether every party on the way could be read, so that there are no others."""


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


def doubles(sides: Sequence[str], links: Questions) -> Doubles:
    """The sides that are one party with an earlier one, or a body of it, or the reverse."""
    first: dict[str, int] = {}
    earlier: dict[int, int] = {}
    for position, party in enumerate(sides):
        if first.setdefault(party, position) != position:
            earlier[position] = first[party]
    is_known = True
    for party, position in first.items():
        above = belongs_to(party, links)
        is_known = is_known and above.is_known
        for other in above.parties - {party}:
            if other in first:
                one, last = sorted((position, first[other]))
                earlier[last] = min(one, earlier.get(last, one))
    return Doubles(earlier, is_known)


def confirmations(event: Event, links: Questions) -> list[Known] | Unchecked:
    """Whether each side has confirmed an event; the reason where the sides are not known.

    An event without participants and process has none.
    """
    confirmed = set(event.confirmed_by or ())
    if not event.participants and event.process is None:
        return []
    sides = set(negotiators(event).values())
    if not event.participants and event.process is not None:
        process = second(event.process, Process, links)
        if process is None:
            return UNREAD_PROCESS
        sides = set(process.record.parties)
    company = company_of(confirmed, links, event.date)
    return [company.stands_with(side) for side in sides]
