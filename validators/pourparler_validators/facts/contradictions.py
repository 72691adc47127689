"""Which statuses a text cannot tell of where it supports another one, and no other.

A text that says of an agreement "adopted" supports no signature, though what is signed may have
been adopted before. Statuses are known by their values: of responses there are words, too.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from pourparler import (
    AgreementStatus,
    DelegationStatus,
    EventStatus,
    ProposalResponse,
    ProposalStatus,
)

_A: Final = AgreementStatus
_E: Final = EventStatus
_P: Final = ProposalStatus
_R: Final = ProposalResponse

HAPPENED: Final[Mapping[str, Sequence[str]]] = {
    "event": (_E.STARTED, _E.HELD, _E.BROKEN_OFF),
    "delegation": (DelegationStatus.ATTENDED,),
}
"""By the type of record: the statuses of what has taken place, at least in part."""

PLANNED: Final[Mapping[str, Sequence[str]]] = {
    "event": (_E.PROPOSED, _E.ANNOUNCED, _E.AGREED, _E.CONFIRMED),
    "delegation": (DelegationStatus.ANNOUNCED, DelegationStatus.CONFIRMED),
}
"""By the type of record: the statuses of what has not."""

FORESEEN: Final[Mapping[str, Sequence[str]]] = {
    "event": (_E.ANNOUNCED,),
    "delegation": (DelegationStatus.ANNOUNCED,),
    "agreement": (),
    "proposal": (_P.EXPECTED, _P.ANNOUNCED),
}
"""By the type of record: the statuses that whatever foretells something supports."""

_OFF: Final = (_E.POSTPONED, _E.CANCELLED, _E.DID_NOT_TAKE_PLACE)
_SIGNED: Final = (_A.INITIALLED, _A.ADOPTED, _A.SIGNED, _A.RATIFIED)
_BEFORE: Final = (_A.AGREED, _A.AGREED_IN_PRINCIPLE, _A.TEXT_FINAL)
_NO_YES: Final = (_R.WELCOMED, _R.NO_ANSWER, _R.DEFERRED, _P.REJECTED, _P.COUNTERED)
_UNSEEN: Final = (_P.EXPECTED, _P.IN_PREPARATION, _P.PREPARED)

_AGAINST: Final[Mapping[str, Mapping[str, Sequence[str]]]] = {
    "event": {
        **dict.fromkeys(HAPPENED["event"], _OFF),
        _E.AGREED: (_E.PROPOSED, *_OFF),
        _E.CONFIRMED: (_E.PROPOSED, *_OFF),
        _E.POSTPONED: (_E.CANCELLED,),
        _E.CANCELLED: (_E.POSTPONED, _E.RESCHEDULED),
    },
    "delegation": {},
    "agreement": {
        _A.AGREED: _SIGNED,
        _A.AGREED_IN_PRINCIPLE: _SIGNED,
        _A.TEXT_FINAL: (_A.AGREED_IN_PRINCIPLE, _A.SIGNED, _A.RATIFIED),
        **dict.fromkeys(_SIGNED, (*_BEFORE, *_SIGNED)),
        _A.IN_FORCE: (*_BEFORE, *_SIGNED),
    },
    "proposal": {
        **dict.fromkeys((*_UNSEEN, _P.ANNOUNCED), (_P.PRESENTED, _P.ACCEPTED, _P.REJECTED)),
        _P.PRESENTED: _UNSEEN,
        _P.ACCEPTED: _NO_YES,
        _P.ACCEPTED_IN_PART: _NO_YES,
        _P.ACCEPTED_CONDITIONALLY: _NO_YES,
        _P.REJECTED: (_R.WELCOMED, _R.NO_ANSWER, _P.ACCEPTED),
        _R.WELCOMED: (_P.REJECTED, _R.NO_ANSWER),
        _R.DEFERRED: (_P.REJECTED, _P.ACCEPTED),
        _R.NO_ANSWER: (_P.REJECTED, _P.ACCEPTED, _R.WELCOMED),
    },
}


def against(type_: str, status: str) -> Sequence[str]:
    """The statuses of a type of record whose words, alone, contradict a status."""
    return [str(each) for each in _AGAINST[type_].get(status, ()) if each != status]
