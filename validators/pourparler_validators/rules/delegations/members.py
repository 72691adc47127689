"""Whether the members of a delegation go with it and are named as they should be."""

from pourparler import Delegate, Delegation, DelegationRole, Party, Person
from pourparler_validators.contract.conditions import any_of, lacks
from pourparler_validators.contract.finding import (
    NOT_APPLICABLE,
    Problem,
    Related,
    Severity,
    Unchecked,
)
from pourparler_validators.contract.parameters import Linked, Within
from pourparler_validators.contract.questions import Questions
from pourparler_validators.contract.rule import Answers, At, rule
from pourparler_validators.facts.affiliations import date_of, roles_held
from pourparler_validators.facts.countries import words_called
from pourparler_validators.facts.known import NO
from pourparler_validators.facts.lapses import standing_for
from pourparler_validators.facts.names import own_words
from pourparler_validators.facts.offices import is_office
from pourparler_validators.messages.wording import counted, listed, shown


@rule(Severity.ERROR, needs=("members",))
def two_heads(delegation: At[Delegation]) -> Answers:
    """A delegation has two heads.

    Why: one person leads it; the head decides in rules and tables who speaks for it.

    Fix: give the second "deputy_head" or "member"; if the head changed, keep the later one.

    Bad:
        {"delegation:rus-istanbul-2": {"members": [
            {"role": "head", "person": "person:medinsky"},
            {"role": "head", "person": "person:lavrov"}]}}

    Says:
        delegation:rus-istanbul-2 /members/1/role: the delegation has a head already
    """
    heads = [
        f"/members/{position}/role"
        for position, member in enumerate(delegation.value.members or ())
        if member.role is DelegationRole.HEAD
    ]
    for pointer in heads[1:]:
        yield Problem(
            "the delegation has a head already",
            pointer,
            help='give one of them "deputy_head" or "member"; of two in turn, keep the later',
            related=(Related(delegation.entry, heads[0], "the first head"),),
        )


@rule(Severity.WARNING, only_if=any_of("role", DelegationRole.HEAD))
def head_of_another_party(
    delegate: At[Delegate],
    delegation: Within[Delegation],
    person: Linked[Person],
    dataset: Questions,
) -> Answers:
    """The head of a delegation holds, at its date, roles of other parties only.

    Why: a delegation is led by one of its own; mostly the party or the person is mistaken.

    Fix: correct the party or the head, or add the role by which the head acts for the party.

    Bad:
        {"delegation:rus-istanbul-2": {"members": [
            {"role": "head", "person": "person:zelensky"}]}}

    Says:
        delegation:rus-istanbul-2 /members/0/person: person:zelensky heads the delegation of \
party:rus, but holds roles of party:ukr only
    """
    date = date_of(delegation.record, dataset)
    party = delegation.record.party
    standing = standing_for(person.record, party, dataset, date)
    held = roles_held(person.record, date)
    if isinstance(standing.is_held, Unchecked):
        yield standing.is_held
    elif standing.lapse is not None or not held:
        yield NOT_APPLICABLE
    elif standing.is_held is NO:
        parties = listed(list(dict.fromkeys(role.party for role in held)), "and")
        role = next(n for n, role in enumerate(person.record.roles or ()) if role in held)
        yield Problem(
            f"{person.record.id} heads the delegation of {party}, but holds roles of "
            f"{parties} only",
            person.pointer,
            help="correct the party or the head, or add the role by which the head acts for it",
            related=(
                Related(person.entry, f"/roles/{role}/party", "the role belongs to this party"),
            ),
        )


@rule(Severity.ERROR, needs=("size", "members"))
def size_below_members(delegation: At[Delegation]) -> Answers:
    """The size of a delegation is below the number of the members that are listed.

    Why: the size counts all its members, those that the sources name among them.

    Fix: correct the size, or delete whoever does not belong to the delegation.

    Bad:
        {"delegation:rus-istanbul-2": {"size": 1, "members": [
            {"role": "head", "person": "person:medinsky"},
            {"role": "member", "person": "person:lavrov"}]}}

    Says:
        delegation:rus-istanbul-2 /size: the size is 1, but 2 members are listed
    """
    value = delegation.value
    listed = len({(each.person, each.name, each.title) for each in value.members or ()})
    if value.size is not None and value.size < listed:
        yield Problem(
            f"the size is {value.size}, but {counted(listed, 'member')} are listed",
            "/size",
            help="correct the size, or delete whoever does not belong to the delegation",
        )


@rule(Severity.ERROR)
def member_unnamed(delegate: At[Delegate]) -> Answers:
    """A member of a delegation has none of person, name and title, or more than one of them.

    Why: without any nobody is meant; with several it is not clear which of them counts. The name
    and the office of a person stand in the person's record.

    Fix: refer to the person's record if there is one, otherwise give the name, or where the source
    gives none the office as "title".

    Bad:
        {"delegation:rus-istanbul-2": {"members": [{"role": "head"}]}}

    Says:
        delegation:rus-istanbul-2 /members/0: the member has no person, no name and no title
    """
    value = delegate.value
    given = [name for name in ("person", "name", "title") if getattr(value, name) is not None]
    if not given:
        yield Problem(
            "the member has no person, no name and no title",
            delegate.pointer,
            help="refer to the person's record, or give the name, or else the office",
        )
    elif len(given) > 1:
        last = given[-1]
        yield Problem(
            f"the member has the {last} {shown(getattr(value, last))} beside the {given[0]} "
            f"{shown(getattr(value, given[0]))}",
            f"{delegate.pointer}/{last}",
            help=f"keep one of them: the person's record has name and office; here the {given[0]}",
        )


@rule(Severity.WARNING, needs=("name",), only_if=lacks("person", "title"))
def office_as_name(delegate: At[Delegate], party: Linked[Party]) -> Answers:
    """A member of a delegation has an office in place of a name.

    Why: offices change hands; counted as a name, the foreign minister is one person for ever.

    Fix: write the office into "title", or give the name or the person.

    Bad:
        {"delegation:rus-istanbul-2": {"members": [
            {"role": "member", "name": "deputy foreign minister"}]}}

    Says:
        delegation:rus-istanbul-2 /members/0/name: "deputy foreign minister" is an office, and \
no name
    """
    name = str(delegate.value.name)
    if is_office(name, own_words(party.record) | words_called(name, party.record)):
        yield Problem(
            f"{shown(name)} is an office, and no name",
            f"{delegate.pointer}/name",
            help='write it into "title", or give the name',
        )
