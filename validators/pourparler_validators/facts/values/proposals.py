"""What the statuses of a proposal mean: how far it has come, and what its addressees answered."""

import enum
from functools import cache
from typing import Final, assert_never

from pourparler import ProposalResponse, SpeechAct
from pourparler import ProposalStatus as Status


class Course(enum.Flag):
    """Where a status stands on the course of a proposal."""

    OUT = 0
    """It has been seen, and nothing else is said."""
    EARLY = enum.auto()
    """Before anybody but its author has seen it."""
    UNSEEN = enum.auto()
    """Before the addressees have received it."""
    ANSWERED = enum.auto()
    """Only those can have done it who have received the proposal."""
    DECIDED = enum.auto()
    """A yes or a no, be it to a part."""
    YES = enum.auto()
    NO_BASIS = enum.auto()
    """No agreement rests on it."""
    FINAL = enum.auto()
    """Nothing comes after it."""


@cache
def course(status: Status) -> Course:
    """Where a status stands on the course of a proposal."""
    match status:
        case Status.EXPECTED | Status.IN_PREPARATION | Status.PREPARED:
            return Course.EARLY | Course.UNSEEN
        case Status.ANNOUNCED:
            return Course.UNSEEN
        case Status.PRESENTED | Status.AMENDED:
            return Course.OUT
        case Status.UNDER_DISCUSSION | Status.COUNTERED:
            return Course.ANSWERED
        case Status.ACCEPTED | Status.ACCEPTED_IN_PART | Status.ACCEPTED_CONDITIONALLY:
            return Course.ANSWERED | Course.DECIDED | Course.YES
        case Status.REJECTED:
            return Course.ANSWERED | Course.DECIDED | Course.NO_BASIS
        case Status.WITHDRAWN:
            return Course.FINAL | Course.NO_BASIS
        case Status.EXPIRED | Status.SUPERSEDED:
            return Course.FINAL
        case Status.IMPLEMENTED:
            return Course.FINAL | Course.ANSWERED
        case _:
            assert_never(status)


EARLY: Final = tuple(status for status in Status if Course.EARLY in course(status))
UNSEEN: Final = tuple(status for status in Status if Course.UNSEEN in course(status))
DECIDED: Final = tuple(status for status in Status if Course.DECIDED in course(status))
NO_BASIS: Final = tuple(status for status in Status if Course.NO_BASIS in course(status))


@cache
def is_foretold(status: Status) -> bool:
    """Whether it is only said that the proposal will come."""
    match status:
        case Status.EXPECTED | Status.ANNOUNCED:
            return True
        case Status.IN_PREPARATION | Status.PREPARED | Status.PRESENTED | Status.AMENDED:
            return False
        case Status.UNDER_DISCUSSION | Status.COUNTERED | Status.REJECTED | Status.WITHDRAWN:
            return False
        case Status.ACCEPTED | Status.ACCEPTED_IN_PART | Status.ACCEPTED_CONDITIONALLY:
            return False
        case Status.EXPIRED | Status.SUPERSEDED | Status.IMPLEMENTED:
            return False
        case _:
            assert_never(status)


FORETOLD: Final = tuple(status for status in Status if is_foretold(status))


@cache
def response(status: Status) -> ProposalResponse | None:
    """The response that a step of a proposal is, if it answers it."""
    match status:
        case Status.ACCEPTED:
            return ProposalResponse.ACCEPTED
        case Status.ACCEPTED_IN_PART:
            return ProposalResponse.ACCEPTED_IN_PART
        case Status.ACCEPTED_CONDITIONALLY:
            return ProposalResponse.ACCEPTED_CONDITIONALLY
        case Status.REJECTED:
            return ProposalResponse.REJECTED
        case Status.COUNTERED:
            return ProposalResponse.COUNTERED
        case Status.EXPECTED | Status.IN_PREPARATION | Status.PREPARED | Status.ANNOUNCED:
            return None
        case Status.PRESENTED | Status.UNDER_DISCUSSION | Status.AMENDED | Status.WITHDRAWN:
            return None
        case Status.EXPIRED | Status.SUPERSEDED | Status.IMPLEMENTED:
            return None
        case _:
            assert_never(status)


@cache
def acts_of(answer: ProposalResponse) -> frozenset[SpeechAct]:
    """The speech acts by which an answer is given; none where it is not known to be one."""
    match answer:
        case ProposalResponse.ACCEPTED:
            return frozenset({SpeechAct.ACCEPT})
        case ProposalResponse.ACCEPTED_IN_PART | ProposalResponse.ACCEPTED_CONDITIONALLY:
            return frozenset({SpeechAct.ACCEPT, SpeechAct.ACCEPT_CONDITIONALLY})
        case ProposalResponse.WELCOMED:
            return frozenset({SpeechAct.PRAISE, SpeechAct.EXPRESS_SUPPORT})
        case ProposalResponse.REJECTED:
            return frozenset({SpeechAct.REJECT, SpeechAct.REFUSE})
        case ProposalResponse.COUNTERED | ProposalResponse.DEFERRED:
            return frozenset()
        case ProposalResponse.UNDISCLOSED | ProposalResponse.NO_ANSWER:
            return frozenset()
        case _:
            assert_never(answer)


ANSWERING: Final = frozenset[SpeechAct]().union(*map(acts_of, ProposalResponse))
"""The acts by which answers are given."""
