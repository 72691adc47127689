"""Which statuses a text cannot tell of where it supports another one, and no other.

A text that says of an agreement "adopted" supports no signature, though what is signed may have
been adopted before. Statuses are known by their values: of responses there are words, too.
"""

from collections.abc import Mapping, Sequence
from typing import Final, assert_never

from pourparler import AgreementStatus, DelegationStatus, EventStatus, ProposalStatus
from pourparler import ProposalResponse as Answer
from pourparler_validators.facts.values import delegations, events
from pourparler_validators.facts.values.proposals import EARLY, FORETOLD, UNSEEN

HAPPENED: Final[Mapping[str, Sequence[str]]] = {
    "event": events.BEGUN,
    "delegation": delegations.TOOK_PART,
}
"""By the type of record: the statuses of what has taken place, at least in part."""

PLANNED: Final[Mapping[str, Sequence[str]]] = {
    "event": events.TO_COME,
    "delegation": delegations.TO_COME,
}
"""By the type of record: the statuses of what has not."""

FORESEEN: Final[Mapping[str, Sequence[str]]] = {
    "event": (EventStatus.ANNOUNCED,),
    "delegation": (DelegationStatus.ANNOUNCED,),
    "agreement": (),
    "proposal": FORETOLD,
}
"""By the type of record: the statuses that whatever foretells something supports."""


def _against_event(status: EventStatus) -> Sequence[str]:
    match status:
        case EventStatus.STARTED | EventStatus.HELD | EventStatus.BROKEN_OFF:
            return events.OFF
        case EventStatus.AGREED | EventStatus.CONFIRMED:
            return (EventStatus.PROPOSED, *events.OFF)
        case EventStatus.POSTPONED:
            return (EventStatus.CANCELLED,)
        case EventStatus.CANCELLED:
            return (EventStatus.POSTPONED, EventStatus.RESCHEDULED)
        case EventStatus.PROPOSED | EventStatus.ANNOUNCED | EventStatus.RESCHEDULED:
            return ()
        case EventStatus.DID_NOT_TAKE_PLACE:
            return ()
        case _:
            assert_never(status)


_AGREED: Final = (
    *(AgreementStatus.AGREED, AgreementStatus.AGREED_IN_PRINCIPLE),
    AgreementStatus.TEXT_FINAL,
)
_SIGNED: Final = (
    *(AgreementStatus.INITIALLED, AgreementStatus.ADOPTED),
    *(AgreementStatus.SIGNED, AgreementStatus.RATIFIED),
)


def _against_agreement(status: AgreementStatus) -> Sequence[str]:
    match status:
        case AgreementStatus.AGREED | AgreementStatus.AGREED_IN_PRINCIPLE:
            return _SIGNED
        case AgreementStatus.TEXT_FINAL:
            return (
                AgreementStatus.AGREED_IN_PRINCIPLE,
                *(AgreementStatus.SIGNED, AgreementStatus.RATIFIED),
            )
        case AgreementStatus.INITIALLED | AgreementStatus.ADOPTED | AgreementStatus.SIGNED:
            return (*_AGREED, *_SIGNED)
        case AgreementStatus.RATIFIED | AgreementStatus.IN_FORCE:
            return (*_AGREED, *_SIGNED)
        case AgreementStatus.SUSPENDED | AgreementStatus.TERMINATED | AgreementStatus.DENIED:
            return ()
        case _:
            assert_never(status)


def _against_answer(answer: Answer) -> Sequence[str]:
    match answer:
        case Answer.ACCEPTED | Answer.ACCEPTED_IN_PART | Answer.ACCEPTED_CONDITIONALLY:
            no_yes = (Answer.WELCOMED, Answer.NO_ANSWER, Answer.DEFERRED)
            return (*no_yes, Answer.REJECTED, Answer.COUNTERED)
        case Answer.REJECTED:
            return (Answer.WELCOMED, Answer.NO_ANSWER, Answer.ACCEPTED)
        case Answer.WELCOMED:
            return (Answer.REJECTED, Answer.NO_ANSWER)
        case Answer.DEFERRED:
            return (Answer.REJECTED, Answer.ACCEPTED)
        case Answer.NO_ANSWER:
            return (Answer.REJECTED, Answer.ACCEPTED, Answer.WELCOMED)
        case Answer.COUNTERED | Answer.UNDISCLOSED:
            return ()
        case _:
            assert_never(answer)


_AGAINST_PROPOSAL: Final[Mapping[str, Sequence[str]]] = {
    **dict.fromkeys(UNSEEN, (ProposalStatus.PRESENTED, Answer.ACCEPTED, Answer.REJECTED)),
    ProposalStatus.PRESENTED: EARLY,
}

_AGAINST: Final[Mapping[str, Mapping[str, Sequence[str]]]] = {
    "event": {status: _against_event(status) for status in EventStatus},
    "delegation": {},
    "agreement": {status: _against_agreement(status) for status in AgreementStatus},
    "proposal": {**_AGAINST_PROPOSAL, **{answer: _against_answer(answer) for answer in Answer}},
}


def against(type_: str, status: str) -> Sequence[str]:
    """The statuses of a type of record whose words, alone, contradict a status."""
    return [str(each) for each in _AGAINST[type_].get(status, ()) if each != status]
