"""What speech acts and the kinds of segments mean."""

import enum
from functools import cache
from typing import Final, assert_never

from pourparler import SegmentKind
from pourparler import SpeechAct as Act


class Force(enum.Flag):
    """What a speech act needs, and what it does."""

    FREE = 0
    TO_SOMEBODY = enum.auto()
    """It is directed at somebody."""
    TO_SOMETHING = enum.auto()
    """It answers something."""
    TELLING = enum.auto()
    """It says that something is so."""
    DECIDING = enum.auto()
    """A plain yes or no."""


@cache
def force(act: Act) -> Force:
    """What a speech act needs, and what it does."""
    match act:
        case Act.DEMAND | Act.THREATEN | Act.OFFER | Act.ULTIMATUM:
            return Force.TO_SOMEBODY
        case Act.ACCEPT | Act.REJECT:
            return Force.TO_SOMETHING | Force.DECIDING
        case Act.ACCEPT_CONDITIONALLY | Act.DENY | Act.RETRACT:
            return Force.TO_SOMETHING
        case Act.CONFIRM:
            return Force.TO_SOMETHING | Force.TELLING
        case Act.ANNOUNCE | Act.INFORM:
            return Force.TELLING
        case Act.CLAIM | Act.ACCUSE | Act.CRITICIZE | Act.PRAISE | Act.PROMISE | Act.PROPOSE:
            return Force.FREE
        case Act.APPEAL | Act.WARN | Act.CLARIFY | Act.REAFFIRM | Act.CALL_FOR_TALKS | Act.REFUSE:
            return Force.FREE
        case Act.EXPRESS_READINESS | Act.EXPRESS_REGRET | Act.EXPRESS_CONCERN | Act.EXPRESS_HOPE:
            return Force.FREE
        case Act.EXPRESS_SUPPORT | Act.DECLINE_COMMENT | Act.OTHER:
            return Force.FREE
        case _:
            assert_never(act)


TO_SOMEBODY: Final = tuple(act for act in Act if Force.TO_SOMEBODY in force(act))
TO_SOMETHING: Final = tuple(act for act in Act if Force.TO_SOMETHING in force(act))
TELLING: Final = tuple(act for act in Act if Force.TELLING in force(act))
DECIDING: Final = tuple(act for act in Act if Force.DECIDING in force(act))


_OPPOSITES: Final = (
    (Act.PRAISE, Act.CRITICIZE),
    (Act.PRAISE, Act.ACCUSE),
    (Act.ACCEPT, Act.REJECT),
    (Act.ACCEPT, Act.REFUSE),
    (Act.ACCEPT_CONDITIONALLY, Act.REJECT),
    (Act.ACCEPT_CONDITIONALLY, Act.REFUSE),
    (Act.EXPRESS_READINESS, Act.REJECT),
    (Act.EXPRESS_READINESS, Act.REFUSE),
    (Act.EXPRESS_SUPPORT, Act.REJECT),
    (Act.PROMISE, Act.REFUSE),
    (Act.CONFIRM, Act.DENY),
    (Act.REAFFIRM, Act.RETRACT),
)
"""Who does the one to something does not do the other."""


def opposites(act: Act) -> frozenset[Act]:
    """The acts that are the opposite of one."""
    return frozenset(other for pair in _OPPOSITES if act in pair for other in pair if other != act)


WITH_OPPOSITES: Final = tuple(act for act in Act if opposites(act))


class Words(enum.Enum):
    """Whose words a segment holds."""

    QUOTED = "quoted"
    """The speaker's."""
    REPORTED = "reported"
    """The reporter's, as they stand in the source."""
    OWN = "own"
    """The coder's."""


@cache
def words(kind: SegmentKind) -> Words:
    """Whose words a segment of this kind holds."""
    match kind:
        case SegmentKind.DIRECT | SegmentKind.PARTIAL:
            return Words.QUOTED
        case SegmentKind.INDIRECT:
            return Words.REPORTED
        case SegmentKind.SUMMARY:
            return Words.OWN
        case _:
            assert_never(kind)


QUOTED: Final = tuple(kind for kind in SegmentKind if words(kind) is Words.QUOTED)
REPORTED: Final = tuple(kind for kind in SegmentKind if words(kind) is Words.REPORTED)
VERBATIM: Final = (*QUOTED, *REPORTED)
"""The kinds of segment whose words stand in a source."""
