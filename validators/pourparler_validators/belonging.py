"""Whom a person or a party belongs to: the one place that says so.

A person belongs to the parties of the roles held at a date (of all roles, where dates are
absent), a party to its parent, and so on upwards. What a person does counts as an act of them.
"""

from dataclasses import dataclass

from pourparler import Date, Party, Person, Role
from pourparler_validators.calendar import ends_before
from pourparler_validators.links import Links


@dataclass(frozen=True, slots=True)
class Belonging:
    """The parties that an actor belongs to."""

    parties: frozenset[str]
    """Their ids; a party belongs to itself, too."""
    is_known: bool
    """Whether every record on the way could be read, so that there are no others."""

    def shares(self, other: "Belonging") -> bool:
        """Whether both belong to one party."""
        return not self.parties.isdisjoint(other.parties)


def belongs_to(key: str, links: Links, date: Date | None = None) -> Belonging:
    """The parties that a person or party belongs to, on request at a date."""
    entry = links.to(key)
    actor = entry.record if entry is not None else None
    if isinstance(actor, Person):
        ways = [_upwards(role.party, links) for role in roles_held(actor, date)]
        return Belonging(
            frozenset[str]().union(*(way.parties for way in ways)),
            all(way.is_known for way in ways),
        )
    if isinstance(actor, Party):
        return _upwards(key, links)
    return Belonging(frozenset((key,)) if key.startswith("party:") else frozenset(), False)


def roles_held(person: Person, date: Date | None) -> tuple[Role, ...]:
    """The roles that a person may have held at a date; all of them without a date."""
    return tuple(
        role for role in person.roles or () if not ended(role, date) and not later(role, date)
    )


def ended(role: Role, date: Date | None) -> bool:
    """Whether a role was over, beyond doubt, before a date."""
    return ends_before(role.end, date)


def later(role: Role, date: Date | None) -> bool:
    """Whether a role began, beyond doubt, after a date."""
    return ends_before(date, role.start)


def _upwards(key: str, links: Links) -> Belonging:
    found: set[str] = set()
    step: str | None = key
    while step is not None and step not in found:
        found.add(step)
        entry = links.to(step)
        if entry is None or not isinstance(entry.record, Party):
            return Belonging(frozenset(found), False)
        step = entry.record.parent
    return Belonging(frozenset(found), True)
