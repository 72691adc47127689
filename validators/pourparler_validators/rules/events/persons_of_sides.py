"""Whether the persons who take part in an event go with the party for which they are listed."""

from collections.abc import Iterator
from typing import Final

from pourparler import Event, Participation, Person, RoleLevel
from pourparler_validators.contract.conditions import any_of
from pourparler_validators.contract.finding import (
    NOT_APPLICABLE,
    Problem,
    Related,
    Severity,
    Unchecked,
)
from pourparler_validators.contract.pairs import Second, second
from pourparler_validators.contract.parameters import Within
from pourparler_validators.contract.questions import Questions
from pourparler_validators.contract.rule import Answers, At, rule
from pourparler_validators.facts.affiliations import roles_held
from pourparler_validators.facts.known import NO
from pourparler_validators.facts.lapses import standing_for
from pourparler_validators.facts.values.persons import OFFICES
from pourparler_validators.messages.wording import in_words, listed

UNREAD_PERSON: Final = Unchecked("a person is missing or not sound")


@rule(Severity.WARNING, needs=("persons",))
def person_of_another_party(
    participation: At[Participation], event: Within[Event], dataset: Questions
) -> Answers:
    """A person takes part in an event for a party, and holds roles of other parties only.

    Why: mostly the persons of two sides were swapped, or the party is mistaken.

    Fix: list the person with their own party, or add the role by which they act for this one.

    Bad:
        {"event:oslo": {"type": "event", "id": "event:oslo", "kind": "summit", "status": "held",
            "participants": [{"party": "party:ukr", "role": "negotiating_party",
                "persons": ["person:putin"]}]}}

    Says:
        event:oslo /participants/0/persons/0: person:putin takes part for party:ukr, but holds \
roles of party:rus only
    """
    party, date = participation.value.party, event.record.date
    for place, person in _persons(participation, dataset):
        if person is None:
            yield UNREAD_PERSON
            continue
        standing = standing_for(person.record, party, dataset, date)
        held = roles_held(person.record, date)
        if isinstance(standing.is_held, Unchecked):
            yield standing.is_held
        elif standing.is_held is NO and standing.lapse is None and held:
            parties = listed(list(dict.fromkeys(role.party for role in held)), "and")
            yield Problem(
                f"{person.record.id} takes part for {party}, but holds roles of {parties} only",
                place,
                help="list the person with their own party, or add the role for this one",
                related=(Related(person.entry, "/roles", "the roles of the person"),),
            )


@rule(Severity.WARNING, needs=("persons",), only_if=any_of("level", OFFICES))
def level_not_of_persons(
    participation: At[Participation], event: Within[Event], dataset: Questions
) -> Answers:
    """A party takes part at a level that none of the persons has who take part for it.

    Why: the level is that of the highest of them. Mostly the office of another was taken for
    theirs.

    Fix: correct the level, or that of the person's role; or add the person who has it.

    Bad:
        {"person:peskov": {"roles": [{"title": "Kremlin spokesman", "party": "party:rus",
            "level": "spokesperson"}]},
         "event:oslo": {"type": "event", "id": "event:oslo", "kind": "summit", "status": "held",
            "participants": [{"party": "party:rus", "role": "host", "level": "head_of_state",
                "persons": ["person:peskov"]}]}}

    Says:
        event:oslo /participants/0/level: the level is head of state, but that of person:peskov \
is spokesperson
    """
    level = participation.value.level
    persons = [person for _, person in _persons(participation, dataset)]
    known = [person for person in persons if person is not None]
    levels = {one.record.id: _levels(one.record, event.record) for one in known}
    if any(level in each for each in levels.values()):
        return
    if len(known) < len(persons):
        yield UNREAD_PERSON
    elif not all(each and each <= set(OFFICES) for each in levels.values()):
        yield NOT_APPLICABLE
    else:
        who, theirs = next(iter(levels.items()))
        yield Problem(
            f"the level is {in_words(str(level))}, but that of {who} is {in_words(min(theirs))}",
            f"{participation.pointer}/level",
            help="correct the level, or that of the person's role",
            related=tuple(Related(one.entry, "/roles", "the roles of the person") for one in known),
        )


def _persons(
    participation: At[Participation], dataset: Questions
) -> Iterator[tuple[str, Second[Person] | None]]:
    """The persons of a participant, each with its place; none where it cannot be read."""
    for position, key in enumerate(participation.value.persons or ()):
        yield f"{participation.pointer}/persons/{position}", second(key, Person, dataset)


def _levels(person: Person, event: Event) -> set[RoleLevel]:
    """The levels of the roles that a person holds then; empty where one of them is not known."""
    levels = [role.level for role in roles_held(person, event.date)]
    return set() if None in levels else {level for level in levels if level is not None}
