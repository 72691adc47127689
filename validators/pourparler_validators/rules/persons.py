"""Whether persons act in roles that they held."""

from pourparler import Delegate, Delegation, Event, Person, Statement
from pourparler_validators.contract.finding import (
    NOT_APPLICABLE,
    NotApplicable,
    Severity,
    Unchecked,
)
from pourparler_validators.contract.pairs import Second, Spot, contradicted, second
from pourparler_validators.contract.questions import Questions
from pourparler_validators.contract.rule import Answers, At, rule
from pourparler_validators.facts.affiliations import (
    Lapse,
    Standing,
    date_of,
    standing_for,
    standing_of_speaker,
)
from pourparler_validators.messages.wording import shown

Act = Statement | Delegation
Acting = Statement | Delegate


@rule(Severity.WARNING)
def role_not_held_then(acting: At[Acting], links: Questions) -> Answers:
    """A speaker or a member of a delegation acts in a role that they did not hold at that date.

    Why: by the role it is decided whose act it is. Either the role's dates are wrong, or a later
    role is missing, or another person was meant.

    Fix: look up when the person held the role, and add the role that they held then.

    Bad:
        {"person:putin": {"roles": [
            {"title": "President", "party": "party:rus", "end": "2008-05-07"}]}}

    Says:
        statement:putin-buffer-zone /speaker_role: person:putin was "President" until 2008-05-07, \
before the date of the statement, [2025-05-19..2025-05-25]
    """
    key, act = _actor(acting.value), acting.record
    if key is None or not isinstance(act, Act):
        yield NOT_APPLICABLE
        return
    person = second(key, Person, links)
    if person is None:
        yield Unchecked("the person is missing or not sound")
    elif date_of(act, links) is None:
        yield _undated(act, links)
    else:
        yield from _judge(acting, act, person, links)


def _actor(acting: Acting) -> str | None:
    """The person who speaks or is sent, where it is a person of the dataset."""
    key = acting.speaker if isinstance(acting, Statement) else acting.person
    return key if key is not None and key.startswith("person:") else None


def _undated(act: Act, links: Questions) -> Unchecked | NotApplicable:
    if act.event is not None and second(act.event, Event, links) is None:
        return Unchecked("the event is missing or not sound")
    return NOT_APPLICABLE


def _judge(acting: At[Acting], act: Act, person: Second[Person], links: Questions) -> Answers:
    standing = _standing(act, person.record, links)
    if standing is None:
        yield NOT_APPLICABLE
    elif isinstance(standing.is_held, Unchecked):
        yield Unchecked("a party that a role belongs to is missing or not sound")
    elif standing.lapse is not None:
        yield contradicted(
            _message(person.record, standing.lapse, act, links),
            Spot(acting.entry, _place(acting), f"the {act.type} stands here"),
            Spot(person.entry, standing.lapse.pointer, "the dates of the role stand here"),
            "correct the dates of the role, or add the role that was held then",
        )


def _standing(act: Act, person: Person, links: Questions) -> Standing | None:
    if isinstance(act, Statement):
        return standing_of_speaker(act, person, links)
    return standing_for(person, act.party, links, date_of(act, links))


def _message(person: Person, lapse: Lapse, act: Act, links: Questions) -> str:
    date, role = date_of(act, links), lapse.role
    span = f"until {role.end}, before" if lapse.is_over else f"only from {role.start}, after"
    whose = f"the {act.type}" if date == act.date else act.event
    return f"{person.id} was {shown(role.title)} {span} the date of {whose}, {date}"


def _place(acting: At[Acting]) -> str:
    """Where a record says in which role somebody acts."""
    if not isinstance(acting.value, Statement):
        return f"{acting.pointer}/person"
    return "/speaker_role" if acting.value.speaker_role is not None else "/on_behalf_of"
