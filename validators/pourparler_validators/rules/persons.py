"""Whether persons act in roles that they held."""

from typing import Annotated

from pourparler import Delegate, Delegation, Event, Person, Statement
from pourparler_validators.contract.finding import (
    NOT_APPLICABLE,
    NotApplicable,
    Severity,
    Unchecked,
)
from pourparler_validators.contract.pairs import Spot, contradicted, second
from pourparler_validators.contract.parameters import Linked, Within
from pourparler_validators.contract.questions import Questions
from pourparler_validators.contract.rule import Answers, At, rule
from pourparler_validators.facts.affiliations import date_of
from pourparler_validators.facts.lapses import Lapse, Standing, standing_for, standing_of_speaker
from pourparler_validators.messages.wording import shown

Act = Statement | Delegation
Acting = Statement | Delegate


@rule(Severity.WARNING)
def role_not_held_then(
    acting: At[Acting],
    act: Within[Act],
    persons: Annotated[tuple[Linked[Person], ...], "person", "speaker", "co_speakers"],
    dataset: Questions,
) -> Answers:
    """A speaker or a member of a delegation acts in a role that they did not hold at that date.

    Why: by the role it is decided whose act it is. Either the role's dates are wrong, or a later
    role is missing, or another person was meant. Co-speakers act in the role by which they speak
    for the party of the statement.

    Fix: look up when the person held the role, and add the role that they held then.

    Bad:
        {"person:putin": {"roles": [
            {"title": "President", "party": "party:rus", "end": "2008-05-07"}]}}

    Says:
        statement:putin-buffer-zone /speaker_role: person:putin was "President" until 2008-05-07, \
before the date of the statement, [2025-05-19..2025-05-25]
    """
    value = act.record
    if date_of(value, dataset) is None:
        yield _undated(value, dataset)
        return
    found = [(each, _standing(value, each.record, dataset)) for each in persons]
    judged = [(each, standing) for each, standing in found if standing is not None]
    if not judged:
        yield NOT_APPLICABLE
    for person, standing in judged:
        if isinstance(standing.is_held, Unchecked):
            yield Unchecked("a party that a role belongs to is missing or not sound")
        elif standing.lapse is not None:
            yield contradicted(
                _message(person.record, standing.lapse, value, dataset),
                Spot(acting.entry, _place(person, value), f"the {value.type} stands here"),
                Spot(person.entry, standing.lapse.pointer, "the dates of the role stand here"),
                "correct the dates of the role, or add the role that was held then",
            )


def _undated(act: Act, dataset: Questions) -> Unchecked | NotApplicable:
    if act.event is not None and second(act.event, Event, dataset) is None:
        return Unchecked("the event is missing or not sound")
    return NOT_APPLICABLE


def _standing(act: Act, person: Person, dataset: Questions) -> Standing | None:
    if isinstance(act, Statement):
        return standing_of_speaker(act, person, dataset)
    return standing_for(person, act.party, dataset, date_of(act, dataset))


def _message(person: Person, lapse: Lapse, act: Act, dataset: Questions) -> str:
    date, role = date_of(act, dataset), lapse.role
    span = f"until {role.end}, before" if lapse.is_over else f"only from {role.start}, after"
    whose = f"the {act.type}" if date == act.date else act.event
    return f"{person.id} was {shown(role.title)} {span} the date of {whose}, {date}"


def _place(person: Linked[Person], act: Act) -> str:
    """Where a record says in which role somebody acts; for others than the speaker, who it is."""
    if not isinstance(act, Statement) or person.record.id != act.speaker:
        return person.pointer
    return "/speaker_role" if act.speaker_role is not None else "/on_behalf_of"
