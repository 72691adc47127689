"""Whether persons act in roles that they held."""

from pourparler import Delegate, Delegation, Person, Statement
from pourparler_validators.belonging import (
    Lapse,
    Standing,
    date_of,
    standing_for,
    standing_of_speaker,
)
from pourparler_validators.finding import NOT_APPLICABLE, Severity, Unchecked
from pourparler_validators.links import Links
from pourparler_validators.pairs import Second, Spot, at_later, second
from pourparler_validators.rule import Answers, At, rule
from pourparler_validators.wording import shown

Act = Statement | Delegation
Acting = Statement | Delegate


@rule(Severity.WARNING)
def role_not_held_then(acting: At[Acting], links: Links) -> Answers:
    """A speaker or a member of a delegation acts in a role that they did not hold at that date.

    Why: by the role it is decided whose act it is. Either the role's dates are wrong, or a later
    role is missing, or another person was meant.

    Mend: look up when the person held the role, and add the role that they held then.

    Bad:
        {"person:putin": {"roles": [
            {"title": "President", "party": "party:rus", "end": "2008-05-07"}]}}

    Says:
        statement:putin-buffer-zone /speaker_role: person:putin was "President" until 2008-05-07, \
before the date of the statement, [2025-05-19..2025-05-25]
    """
    key, act = _actor(acting), acting.record
    if key is None or not isinstance(act, Act):
        yield NOT_APPLICABLE
        return
    person = second(key, Person, links)
    if person is None:
        yield Unchecked("the person is missing or not sound")
        return
    date = date_of(act, links)
    standing = _standing(act, person, links)
    if date is None and act.event is not None and links.to(act.event) is None:
        yield Unchecked("the event is missing or not sound")
    elif date is None or standing is None:
        yield NOT_APPLICABLE
    elif standing.is_held is None:
        yield Unchecked("a party that a role belongs to is missing or not sound")
    elif standing.lapse is not None:
        yield _problem(acting, person, standing.lapse, f"the date of the {act.type}, {date}")
