"""What the statuses of an agreement, and the roles and consents of its parties, mean."""

import enum
from functools import cache
from typing import Final, assert_never

from pourparler import AgreementRole, Consent, EventKind
from pourparler import AgreementStatus as Status


class Part(enum.Flag):
    """The part that a role has in an agreement."""

    BESIDE = 0
    """It is not bound, and no side."""
    BOUND = enum.auto()
    SIDE = enum.auto()
    """What it has done counts for the agreement's status."""
    FOUNDER = enum.auto()
    """It was a side from the beginning."""


@cache
def part(role: AgreementRole) -> Part:
    """The part that a role has in an agreement."""
    match role:
        case AgreementRole.PARTY | AgreementRole.SIGNATORY:
            return Part.BOUND | Part.SIDE | Part.FOUNDER
        case AgreementRole.ADHERENT:
            return Part.BOUND | Part.SIDE
        case AgreementRole.GUARANTOR:
            return Part.BOUND
        case AgreementRole.WITNESS | AgreementRole.DEPOSITARY:
            return Part.BESIDE
        case _:
            assert_never(role)


@cache
def rank(consent: Consent) -> int | None:
    """How far a consent goes; ``None`` for one that goes nowhere."""
    match consent:
        case Consent.AGREED:
            return 0
        case Consent.INITIALLED:
            return 1
        case Consent.SIGNED:
            return 2
        case Consent.RATIFIED | Consent.ACCEDED:
            return 3
        case Consent.DECLINED | Consent.WITHDRAWN:
            return None
        case _:
            assert_never(consent)


@cache
def needed(status: Status) -> Consent | None:
    """The consent that a status asks of every side, if it asks for one."""
    match status:
        case Status.SIGNED | Status.IN_FORCE:
            return Consent.SIGNED
        case Status.RATIFIED:
            return Consent.RATIFIED
        case Status.AGREED | Status.AGREED_IN_PRINCIPLE | Status.TEXT_FINAL | Status.INITIALLED:
            return None
        case Status.ADOPTED | Status.SUSPENDED | Status.TERMINATED | Status.DENIED:
            return None
        case _:
            assert_never(status)


@cache
def reached_by(status: Status) -> Consent | None:
    """The consent by which a status is reached, if it is by one."""
    match status:
        case Status.AGREED:
            return Consent.AGREED
        case Status.INITIALLED:
            return Consent.INITIALLED
        case Status.SIGNED:
            return Consent.SIGNED
        case Status.RATIFIED:
            return Consent.RATIFIED
        case Status.AGREED_IN_PRINCIPLE | Status.TEXT_FINAL | Status.ADOPTED | Status.IN_FORCE:
            return None
        case Status.SUSPENDED | Status.TERMINATED | Status.DENIED:
            return None
        case _:
            assert_never(status)


@cache
def is_binding(status: Status) -> bool:
    """Whether a status is claimed by one side before the other confirms it, and binds both."""
    match status:
        case Status.SIGNED | Status.IN_FORCE:
            return True
        case Status.AGREED | Status.AGREED_IN_PRINCIPLE | Status.TEXT_FINAL | Status.INITIALLED:
            return False
        case Status.ADOPTED | Status.RATIFIED | Status.SUSPENDED | Status.TERMINATED:
            return False
        case Status.DENIED:
            return False
        case _:
            assert_never(status)


BINDING: Final = tuple(status for status in Status if is_binding(status))


_BY_KIND: Final = {EventKind.SIGNING: Status.SIGNED, EventKind.ADOPTION: Status.ADOPTED}
CEREMONIES: Final = tuple(_BY_KIND)
"""The kinds of events by which a text reaches a status, whatever was done before."""
BY_CEREMONY: Final = tuple(_BY_KIND.values())


def status_by(kind: EventKind) -> Status | None:
    """The status that a text reaches at such an event."""
    return _BY_KIND.get(kind)
