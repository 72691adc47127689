"""The sides of talks: who negotiates, and whether one party is on two sides."""

from collections.abc import Sequence
from dataclasses import dataclass

from pourparler import Event, ParticipantRole
from pourparler_validators.belonging import belongs_to
from pourparler_validators.links import Links


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


def doubles(sides: Sequence[str], links: Links) -> Doubles:
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
