"""What the roles of participants in an event mean, and whether they came."""

import enum
from functools import cache
from typing import Final, assert_never

from pourparler import ParticipantRole as Role
from pourparler import Presence


class Standing(enum.Flag):
    """How one who has a role stands to the event."""

    BESIDE = 0
    SIDE = enum.auto()
    """It is one of those between whom the event takes place."""
    BETWEEN = enum.auto()
    """It goes between the sides."""
    ELSEWHERE = enum.auto()
    """It need not be where the event is."""
    WORDED = enum.auto()
    """A text that tells of the role has a word for it."""


@cache
def standing(role: Role) -> Standing:
    """How one who has this role stands to the event."""
    match role:
        case Role.NEGOTIATING_PARTY:
            return Standing.SIDE
        case Role.ACTOR | Role.TARGET:
            return Standing.SIDE | Standing.ELSEWHERE
        case Role.INVITED | Role.EXCLUDED:
            return Standing.ELSEWHERE
        case Role.MEDIATOR | Role.FACILITATOR:
            return Standing.BETWEEN | Standing.WORDED
        case Role.CONVENER | Role.GUARANTOR:
            return Standing.WORDED
        case Role.CO_CHAIR | Role.HOST | Role.OBSERVER | Role.MONITOR | Role.SUPPORTER:
            return Standing.BESIDE
        case Role.WITNESS | Role.DEPOSITARY | Role.ADVISER:
            return Standing.BESIDE
        case _:
            assert_never(role)


SIDES: Final = tuple(role for role in Role if Standing.SIDE in standing(role))
BETWEEN: Final = tuple(role for role in Role if Standing.BETWEEN in standing(role))
ELSEWHERE: Final = tuple(role for role in Role if Standing.ELSEWHERE in standing(role))
WORDED: Final = tuple(role for role in Role if Standing.WORDED in standing(role))


@cache
def came(presence: Presence) -> bool | None:
    """Whether the participant came; ``None`` where that is not known yet."""
    match presence:
        case Presence.ATTENDED | Presence.WALKED_OUT:
            return True
        case Presence.ABSENT:
            return False
        case Presence.EXPECTED | Presence.CONFIRMED:
            return None
        case _:
            assert_never(presence)


CAME: Final = tuple(presence for presence in Presence if came(presence))
SEEN: Final = tuple(presence for presence in Presence if came(presence) is not None)
"""It is known whether the participant came."""
