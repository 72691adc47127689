"""Whom a person or a party belongs to: the one place that says so.

A person belongs to the parties of the roles held at a date (of all roles, where dates are
absent), a party to its parent, and so on upwards. What a person does counts as an act of them.

A question whose answer hangs on a record that is missing or not sound is answered by the reason.
"""

from collections.abc import Collection, Iterable
from itertools import product
from typing import Final

from pourparler import Date, Delegation, Event, Party, Person, Role, Statement
from pourparler_validators.contract.finding import Unchecked
from pourparler_validators.contract.questions import Questions
from pourparler_validators.facts.dates import reliable
from pourparler_validators.facts.known import (
    NO,
    UNREAD_ACTOR,
    UNREAD_PARTY,
    YES,
    Known,
    all_known,
    because,
)
from pourparler_validators.facts.membership import Whole
from pourparler_validators.facts.spans import is_held
from pourparler_validators.late_dataclasses import dataclass

_PARTY: Final = "party:"
"""How the ids of parties begin."""


@dataclass(slots=True)  # one is made for each answer: not frozen, which takes long
class Belonging:
    """The parties that an actor belongs to. It is not changed."""

    parties: frozenset[str]
    """Their ids; a party belongs to itself, too."""
    is_known: bool
    """Whether every record on the way could be read, so that there are no others."""

    def shares(self, other: "Belonging") -> bool:
        """Whether both belong to one party."""
        return not self.parties.isdisjoint(other.parties)


@dataclass(frozen=True, slots=True)
class Company:
    """Several actors at a date, among whom it is looked for those that others may act for."""

    actors: frozenset[str]
    side: Belonging
    """What any of them belongs to."""
    wholes: tuple[Whole, ...]
    """Those of these parties that have members."""
    dataset: Questions
    date: Date | None

    @property
    def is_plain(self) -> bool:
        """Whether only those can act for them who share a party with them, as far as is known."""
        return self.side.is_known and not self.wholes

    def stands_with(self, actor: str) -> Known:
        """Whether an actor may act for the same as one of them."""
        if actor in self.actors:
            return YES
        one = belongs_to(actor, self.dataset, self.date)
        wholes = _wholes(one, self.dataset, self.date)
        if (
            one.shares(self.side)
            or any(whole.has_any(self.side.parties) for whole in wholes)
            or any(whole.has_any(one.parties) for whole in self.wholes)
        ):
            return YES
        is_known = one.is_known and self.side.is_known
        return (
            NO if is_known and all(each.is_known for each in wholes + self.wholes) else UNREAD_PARTY
        )


def company_of(actors: Collection[str], dataset: Questions, date: Date | None = None) -> Company:
    """Several actors, looked up once, for questions about many others."""
    side = _joined(belongs_to(key, dataset, date) for key in actors)
    return Company(frozenset(actors), side, _wholes(side, dataset, date), dataset, date)


def belongs_to(key: str, dataset: Questions, date: Date | None = None) -> Belonging:
    """The parties that a person or party belongs to, on request at a date."""
    if key.startswith(_PARTY):
        return _upwards(key, dataset)
    parties = acts_for(key, dataset, date)
    if isinstance(parties, Unchecked):
        return Belonging(frozenset(), is_known=False)
    return _joined(_upwards(party, dataset) for party in parties)


def acts_for(key: str, dataset: Questions, date: Date | None = None) -> tuple[str, ...] | Unchecked:
    """The parties that an actor acts for directly: itself, or those of the roles that it holds.

    The reason for a person whose record is missing or not sound.
    """
    if key.startswith(_PARTY):
        return (key,)
    entry = dataset.to(key)
    person = entry.record if entry is not None else None
    if not isinstance(person, Person):
        return UNREAD_ACTOR
    return tuple(dict.fromkeys(role.party for role in roles_held(person, date)))


def are_in_line(first: str, second: str, dataset: Questions) -> Known:
    """Whether two parties are one, or one of them is a body of the other."""
    if first == second:
        return YES
    one, other = _upwards(first, dataset), _upwards(second, dataset)
    if second in one.parties or first in other.parties:
        return YES
    return NO if one.is_known and other.is_known else UNREAD_PARTY


def are_one_side(first: str, second: str, dataset: Questions, date: Date | None = None) -> Known:
    """Whether two actors are one beyond doubt: all that one acts for is in line with the other."""
    if first == second:
        return YES
    ours, theirs = acts_for(first, dataset, date), acts_for(second, dataset, date)
    if isinstance(ours, Unchecked) or isinstance(theirs, Unchecked):
        return UNREAD_ACTOR
    if not ours or not theirs:
        return NO
    in_line = all_known(are_in_line(one, other, dataset) for one, other in product(ours, theirs))
    return because(in_line, UNREAD_ACTOR)


def may_stand_together(
    first: str, second: str, dataset: Questions, date: Date | None = None
) -> Known:
    """Whether an actor may act for the same as another.

    So it is if both belong to one party, or one to a member of what the other belongs to.
    """
    return may_stand_with(first, (second,), dataset, date)


def may_stand_with(
    actor: str, others: Collection[str], dataset: Questions, date: Date | None = None
) -> Known:
    """Whether an actor may act for the same as one of several others.

    Those who are among them, or belong to one of them, are known without a look at the others.
    """
    if actor in others or not belongs_to(actor, dataset, date).parties.isdisjoint(others):
        return YES
    return company_of(others, dataset, date).stands_with(actor)


def roles_held(person: Person, date: Date | None) -> tuple[Role, ...]:
    """The roles that a person may have held at a date; all of them without a date."""
    return tuple(role for role in person.roles or () if is_held(role, date))


def date_of(act: Statement | Delegation, dataset: Questions) -> Date | None:
    """The date at which roles count: that of the statement or delegation, or of its event."""
    own = reliable(act.date)
    if own is not None or act.event is None:
        return own
    entry = dataset.to(act.event)
    event = entry.record if entry is not None else None
    return reliable(event.date) if isinstance(event, Event) else None


def _joined(several: Iterable[Belonging]) -> Belonging:
    """The parties of all of them."""
    ways = list(several)
    if len(ways) == 1:
        return ways[0]
    return Belonging(
        frozenset[str]().union(*(way.parties for way in ways)), all(way.is_known for way in ways)
    )


def _upwards(key: str, dataset: Questions) -> Belonging:
    found: set[str] = set()
    step: str | None = key
    while step is not None and step not in found:
        found.add(step)
        entry = dataset.to(step)
        if entry is None or not isinstance(entry.record, Party):
            return Belonging(frozenset(found), False)
        step = entry.record.parent
    return Belonging(frozenset(found), True)


def _wholes(side: Belonging, dataset: Questions, date: Date | None) -> tuple[Whole, ...]:
    """Those of the parties that have members, or of which that is not known."""
    asked = ((key, dataset.members(key)) for key in side.parties)
    return tuple(Whole(key, found, date) for key, found in asked if found.of or found.unread)
