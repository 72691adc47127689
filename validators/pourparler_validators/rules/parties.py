"""Whether a party stands on one side only, and consists of others."""

from collections import deque
from collections.abc import Iterator
from itertools import permutations, product

from pourparler import Event, Membership, Party, PartyKind, Process, Proposal
from pourparler_validators.contract.conditions import any_of, such_that, where
from pourparler_validators.contract.finding import (
    Problem,
    Related,
    Severity,
    Unchecked,
)
from pourparler_validators.contract.pairs import second
from pourparler_validators.contract.questions import Questions
from pourparler_validators.contract.rule import Answers, At, rule
from pourparler_validators.entries.entry import Entry
from pourparler_validators.facts.affiliations import are_one_side
from pourparler_validators.facts.countries import has_name_of_another
from pourparler_validators.facts.known import UNREAD_ACTOR, YES, all_known
from pourparler_validators.facts.sides_of_talks import listed_twice, sides_of
from pourparler_validators.facts.spans import ended
from pourparler_validators.languages.state_names import country_named
from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.messages.wording import shown


@dataclass(frozen=True, slots=True)
class Step:
    """A membership, and the party that lists it."""

    entry: Entry
    pointer: str
    membership: Membership


@dataclass(frozen=True, slots=True)
class Way:
    """A membership, and those by which it was come to."""

    step: Step
    before: "Way | None" = None

    @property
    def steps(self) -> list[Step]:
        """All of them, in order."""
        found: list[Step] = []
        way: Way | None = self
        while way is not None:
            found.append(way.step)
            way = way.before
        return found[::-1]


def _sides(value: Event | Process) -> dict[str, str]:
    """The parties that negotiate, by place; of a list that holds one twice, each once."""
    if isinstance(value, Event):
        return sides_of(value)
    return {f"/parties/{value.parties.index(key)}": key for key in value.parties}


def _has_two_sides(value: Event | Process | Proposal) -> bool:
    if isinstance(value, Proposal):
        return value.addressees is not None
    return len(_sides(value)) > 1


def _is_not_its_own_parent(party: Party) -> bool:
    """Whether a party is no part of itself by its parent: a rule of its own speaks of that."""
    return party.parent != party.id


@rule(Severity.ERROR, only_if=such_that(_has_two_sides))
def negotiates_with_itself(record: At[Event | Process | Proposal], dataset: Questions) -> Answers:
    """A party is on two sides: as negotiating party, as party to talks, or as issuer and addressee.

    Why: nobody negotiates with themselves. A ministry and its state are one side, and a proposal
    of a minister is one of the state.

    Fix: list each side once; give a body of a state that comes along another role, such as
    adviser; correct the addressee of a proposal.

    Bad:
        {"event:istanbul-2": {"participants": [
            {"party": "party:rus", "role": "negotiating_party"},
            {"party": "party:rus", "role": "negotiating_party"},
            {"party": "party:ukr", "role": "negotiating_party"}]}}

    Says:
        event:istanbul-2 /participants/1/party: party:rus negotiates with itself: it is listed twice
    """
    if isinstance(record.value, Proposal):
        yield from _own_addressee(record.value, dataset)
    else:
        yield from _one_on_two_sides(record.entry, _sides(record.value), dataset)


@rule(Severity.WARNING, only_if=any_of("kind", PartyKind.COALITION))
def coalition_without_members(party: At[Party]) -> Answers:
    """A coalition names no members.

    Why: a coalition is several parties under one name; without them nobody can tell who acts.

    Fix: list its members; if the sources leave them open, its kind is "unspecified_collective".

    Bad:
        {"party:deu": {"kind": "coalition"}}

    Says:
        party:deu (record): the coalition names no members
    """
    if not party.value.members:
        yield Problem(
            "the coalition names no members",
            help='list its members, or, if they are left open, call it "unspecified_collective"',
        )


@rule(Severity.ERROR, needs=("members",), only_if=such_that(_is_not_its_own_parent))
def member_of_itself(party: At[Party], dataset: Questions) -> Answers:
    """A party is a member of itself, or a member of one of its members.

    Why: a whole is no part of itself, and programs that go through the members never end.

    Fix: delete the membership that is wrong; all of them are shown.

    Bad:
        {"party:deu": {"members": [{"party": "party:deu"}]}}

    Says:
        party:deu /members/0/party: the party is a member of itself
    """
    value = party.value
    for step in _steps(party.entry, value):
        if step.membership.party == value.id:
            yield Problem(
                "the party is a member of itself",
                step.pointer,
                help="delete the membership; perhaps another party was meant",
            )
    yield from _member_of_a_member(party.entry, value, dataset)


@rule(
    Severity.WARNING,
    needs=("country",),
    only_if=(any_of("kind", PartyKind.STATE), where("name", country_named)),
)
def name_of_another_country(party: At[Party]) -> Answers:
    """A state has the name of one country and the code of another.

    Why: maps and tables go by the code, readers by the name; "Georgia" with the code US is a
    state that is not there. Names in six languages are known, former ones among them. A name that
    two states share, such as "Guinea", tells nothing.

    Fix: correct the code, or the name.

    Bad:
        {"party:deu": {"name": "Georgia"}}

    Says:
        party:deu /country: the country is DE, but "Georgia" is the name of GE
    """
    value, code = party.value, country_named(party.value.name)
    if has_name_of_another(value):
        yield Problem(
            f"the country is {value.country}, but {shown(value.name)} is the name of {code}",
            "/country",
            help=f'write "{code}", or correct the name',
            related=(Related(None, "/name", "the name"),),
        )


def _own_addressee(proposal: Proposal, dataset: Questions) -> Answers:
    addressees = tuple(proposal.addressees or ())
    ways = product(proposal.issuers, addressees)
    one_side = all_known(are_one_side(*way, dataset, proposal.date) for way in ways)
    issuer, addressee = proposal.issuers[0], addressees[0]
    if isinstance(one_side, Unchecked):
        yield one_side
    elif one_side is YES:
        yield Problem(
            f"the proposal is addressed to its own issuer, {issuer}"
            if issuer == addressee
            else f"the proposal of {issuer} is addressed to {addressee}, on its own side",
            "/addressees/0",
            help="correct the addressee; perhaps the other side was meant",
        )


def _one_on_two_sides(entry: Entry, sides: dict[str, str], dataset: Questions) -> Answers:
    """Judges parties, by their places in a record, each of which is a side."""
    places, parties = list(sides), list(sides.values())
    repeated = listed_twice(parties, dataset)
    if not repeated.are_all_known:
        yield UNREAD_ACTOR
    for later, earlier in sorted(repeated.earlier.items()):
        one, other = parties[earlier], parties[later]
        yield Problem(
            f"{one} negotiates with itself: it is listed twice"
            if one == other
            else f"{other} negotiates with {one}, but one of them is a body of the other",
            places[later],
            help="list each side once, and give a body that comes along another role",
            related=(Related(entry, places[earlier], "the same side stands here"),),
        )


def _member_of_a_member(entry: Entry, party: Party, dataset: Questions) -> Answers:
    if not _may_close(party.id, dataset):
        return
    circle, is_known = _circle(entry, party, dataset)
    if circle:
        names = " → ".join([party.id, *(step.membership.party for step in circle)])
        yield Problem(
            f"the party is a member of its own member: {names}",
            circle[0].pointer,
            help="delete the membership that is wrong",
            related=tuple(
                Related(step.entry, step.pointer, "the circle goes on here") for step in circle[1:]
            ),
        )
    elif not is_known:
        yield Unchecked("a member is missing or not sound")


def _may_close(key: str, dataset: Questions) -> bool:
    """Whether one of the members of a party may have it as a member."""
    listing = dataset.members(key).of.get(key, ())
    return not dataset.knows_all_of("party") or any(whole != key for whole, _ in listing)


def _circle(entry: Entry, party: Party, dataset: Questions) -> tuple[list[Step], bool]:
    """The shortest way from a party over its members back to it, if it is the first record of it.

    Also whether every record on the way could be read.
    """
    ways = deque([Way(step) for step in _steps(entry, party)])
    seen = {party.id}
    is_known = True
    while ways:
        way = ways.popleft()
        key = way.step.membership.party
        if key in seen:
            continue
        seen.add(key)
        member = second(key, Party, dataset)
        if member is None:
            is_known = False
        elif member.entry.rank > entry.rank:
            for step in _steps(member.entry, member.record):
                further = Way(step, way)
                if step.membership.party == party.id and not _are_apart(further.steps):
                    return further.steps, is_known
                ways.append(further)
    return [], is_known


def _steps(entry: Entry, party: Party) -> Iterator[Step]:
    for position, membership in enumerate(party.members or ()):
        yield Step(entry, f"/members/{position}/party", membership)


def _are_apart(way: list[Step]) -> bool:
    """Whether two of the memberships were never in force together."""
    memberships = [step.membership for step in way]
    return any(ended(one, other.start) for one, other in permutations(memberships, 2))
