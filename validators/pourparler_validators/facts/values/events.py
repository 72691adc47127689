"""What the kinds, statuses, formats and media of events mean."""

import enum
from functools import cache
from typing import Final, assert_never

from pourparler import Event, EventFormat, EventMedium, EventStatus, Outcome
from pourparler import EventKind as Kind


class Meeting(enum.Flag):
    """What a kind of event, by its definition, says of who meets whom."""

    FREE = 0
    OF_TWO_SIDES = enum.auto()
    """Two sides negotiate."""
    MEDIATED = enum.auto()
    """Somebody goes between the sides."""
    APART = enum.auto()
    """The sides do not meet."""
    BY_ONE_ALONE = enum.auto()
    """It needs no second party to agree."""
    BY_DEED = enum.auto()
    """A deed of one side, which it can claim and others can dispute."""
    BY_WORDS = enum.auto()
    """An act of speech: what it asks for is still to come."""
    GATHERING = enum.auto()
    """Persons attend it in person unless it is said otherwise."""


@cache
def meeting(kind: Kind) -> Meeting:
    """What a kind of event says of who meets whom."""
    match kind:
        case Kind.NEGOTIATION_ROUND:
            return Meeting.OF_TWO_SIDES | Meeting.GATHERING
        case Kind.MEDIATION_SESSION:
            return Meeting.OF_TWO_SIDES | Meeting.MEDIATED | Meeting.GATHERING
        case Kind.PROXIMITY_TALKS:
            return Meeting.OF_TWO_SIDES | Meeting.MEDIATED | Meeting.APART | Meeting.GATHERING
        case Kind.SHUTTLE:
            return Meeting.MEDIATED | Meeting.APART
        case (
            Kind.SUMMIT
            | Kind.BILATERAL_MEETING
            | Kind.PRE_TALKS
            | Kind.TECHNICAL_TALKS
            | Kind.VISIT
            | Kind.SIGNING
        ):
            return Meeting.GATHERING
        case Kind.INVITATION | Kind.REFUSAL:
            return Meeting.BY_ONE_ALONE | Meeting.BY_WORDS
        case Kind.WALKOUT | Kind.SUSPENSION:
            return Meeting.BY_ONE_ALONE
        case Kind.UNILATERAL_MEASURE | Kind.SANCTIONS_STEP | Kind.HOSTILITIES:
            return Meeting.BY_ONE_ALONE | Meeting.BY_DEED
        case (
            Kind.CALL
            | Kind.CEASEFIRE
            | Kind.EXCHANGE_OF_PROPOSALS
            | Kind.HANDOVER
            | Kind.ADOPTION
            | Kind.RATIFICATION
            | Kind.PRISONER_EXCHANGE
            | Kind.OTHER
        ):
            return Meeting.FREE
        case _:
            assert_never(kind)


TALKS: Final = tuple(kind for kind in Kind if Meeting.OF_TWO_SIDES in meeting(kind))
MEDIATED: Final = tuple(kind for kind in Kind if Meeting.MEDIATED in meeting(kind))
THROUGH_OTHERS: Final = tuple(kind for kind in Kind if Meeting.APART in meeting(kind))
BY_ONE_ALONE: Final = tuple(kind for kind in Kind if Meeting.BY_ONE_ALONE in meeting(kind))
BY_DEED: Final = tuple(kind for kind in Kind if Meeting.BY_DEED in meeting(kind))
BY_WORDS: Final = tuple(kind for kind in Kind if Meeting.BY_WORDS in meeting(kind))
GATHERINGS: Final = tuple(kind for kind in Kind if Meeting.GATHERING in meeting(kind))


class Stage(enum.Enum):
    """How far an event has come."""

    PLANNED = "planned"
    SETTLED = "settled"
    """Planned, by more than one side's word."""
    BEGUN = "begun"
    """It has taken place, at least in part."""
    OFF = "off"


@cache
def stage(status: EventStatus) -> Stage:
    """How far an event of this status has come."""
    match status:
        case EventStatus.PROPOSED | EventStatus.ANNOUNCED | EventStatus.RESCHEDULED:
            return Stage.PLANNED
        case EventStatus.AGREED | EventStatus.CONFIRMED:
            return Stage.SETTLED
        case EventStatus.STARTED | EventStatus.HELD | EventStatus.BROKEN_OFF:
            return Stage.BEGUN
        case EventStatus.POSTPONED | EventStatus.CANCELLED | EventStatus.DID_NOT_TAKE_PLACE:
            return Stage.OFF
        case _:
            assert_never(status)


SETTLED: Final = tuple(status for status in EventStatus if stage(status) is Stage.SETTLED)
BEGUN: Final = tuple(status for status in EventStatus if stage(status) is Stage.BEGUN)
OFF: Final = tuple(status for status in EventStatus if stage(status) is Stage.OFF)
OFF_FOR_GOOD: Final = tuple(status for status in OFF if status is not EventStatus.POSTPONED)


class Outlook(enum.Flag):
    """What a status leaves open."""

    CLOSED = 0
    """What became of the event is said; for one that was moved, another event may stand."""
    TO_COME = enum.auto()
    """It is planned, and nothing is said of what became of it."""
    DUE = enum.auto()
    """It was to take place on its day, and later sources tell whether it did."""


@cache
def outlook(status: EventStatus) -> Outlook:
    """What a status of an event leaves open."""
    match status:
        case EventStatus.ANNOUNCED | EventStatus.AGREED:
            return Outlook.TO_COME | Outlook.DUE
        case EventStatus.PROPOSED | EventStatus.CONFIRMED:
            return Outlook.TO_COME
        case EventStatus.RESCHEDULED | EventStatus.POSTPONED | EventStatus.CANCELLED:
            return Outlook.CLOSED
        case EventStatus.STARTED | EventStatus.HELD | EventStatus.BROKEN_OFF:
            return Outlook.CLOSED
        case EventStatus.DID_NOT_TAKE_PLACE:
            return Outlook.CLOSED
        case _:
            assert_never(status)


TO_COME: Final = tuple(status for status in EventStatus if Outlook.TO_COME in outlook(status))
DUE: Final = tuple(status for status in EventStatus if Outlook.DUE in outlook(status))


def has_begun(event: Event) -> bool:
    """Whether the event has taken place, at least in part: not only planned, put off or called off.

    Only of such an event can it be said that something was agreed or presented there.
    """
    return stage(event.status) is Stage.BEGUN


@cache
def is_meeting(kind: Kind) -> bool:
    """Whether people talk in an event of this kind, so that it is over before the next begins."""
    match kind:
        case Kind.NEGOTIATION_ROUND | Kind.SUMMIT | Kind.BILATERAL_MEETING:
            return True
        case Kind.CALL | Kind.MEDIATION_SESSION | Kind.PROXIMITY_TALKS:
            return True
        case Kind.TECHNICAL_TALKS | Kind.PRE_TALKS | Kind.SHUTTLE:
            return True
        case Kind.VISIT | Kind.CEASEFIRE | Kind.HOSTILITIES:
            return False
        case Kind.UNILATERAL_MEASURE | Kind.SANCTIONS_STEP | Kind.SUSPENSION:
            return False
        case Kind.EXCHANGE_OF_PROPOSALS | Kind.HANDOVER | Kind.INVITATION:
            return False
        case Kind.REFUSAL | Kind.WALKOUT | Kind.ADOPTION | Kind.SIGNING:
            return False
        case Kind.RATIFICATION | Kind.PRISONER_EXCHANGE | Kind.OTHER:
            return False
        case _:
            assert_never(kind)


@cache
def is_through_others(form: EventFormat) -> bool:
    """Whether somebody has to go between the sides."""
    match form:
        case EventFormat.PROXIMITY | EventFormat.SHUTTLE:
            return True
        case EventFormat.DIRECT | EventFormat.INDIRECT_MESSAGES | EventFormat.HYBRID:
            return False
        case _:
            assert_never(form)


@cache
def is_remote(medium: EventMedium) -> bool:
    """Whether those taking part need not be in one place."""
    match medium:
        case EventMedium.PHONE | EventMedium.VIDEO | EventMedium.WRITTEN:
            return True
        case EventMedium.IN_PERSON:
            return False
        case _:
            assert_never(medium)


REMOTE: Final = tuple(medium for medium in EventMedium if is_remote(medium))


class Telling(enum.Enum):
    """How texts tell of an outcome."""

    BY_ITS_WORDS = enum.auto()
    BY_DENIAL = enum.auto()
    """By its words, or by saying that there was none: without a result."""
    BY_NO_WORDS = enum.auto()
    """It is what is left where nothing else came of the event."""


@cache
def telling(outcome: Outcome) -> Telling:
    """How texts tell of an outcome."""
    match outcome:
        case Outcome.STATEMENT_ONLY:
            return Telling.BY_NO_WORDS
        case Outcome.NO_AGREEMENT | Outcome.BREAKDOWN:
            return Telling.BY_DENIAL
        case (
            Outcome.FULL_AGREEMENT
            | Outcome.PARTIAL_AGREEMENT
            | Outcome.PROCEDURAL_AGREEMENT
            | Outcome.AGREEMENT_IN_PRINCIPLE
            | Outcome.CEASEFIRE
            | Outcome.EXCHANGE_AGREED
            | Outcome.NEXT_ROUND_AGREED
            | Outcome.PROPOSALS_EXCHANGED
        ):
            return Telling.BY_ITS_WORDS
        case _:
            assert_never(outcome)
