"""Answers to a question about records: yes, no, or unknown, with the reason.

An unknown answer is what a rule answers, too: it is yielded as it is, and counted as a check that
could not be made.
"""

import enum
from collections.abc import Iterable
from typing import Final, TypeAlias

from pourparler_validators.contract.finding import Unchecked


class Sure(enum.Enum):
    """An answer beyond doubt."""

    YES = "yes"
    NO = "no"


YES: Final = Sure.YES
NO: Final = Sure.NO

Known: TypeAlias = Sure | Unchecked
"""Yes, no, or why it cannot be said."""

UNREAD_PARTY: Final = Unchecked("a party is missing or not sound")
UNREAD_ACTOR: Final = Unchecked("a party or person is missing or not sound")
UNREAD_PROCESS: Final = Unchecked("the process is missing or not sound")


def known(holds: bool) -> Sure:
    """Yes for what holds, no for what does not."""
    return YES if holds else NO


def opposite(answer: Known) -> Known:
    """No for yes, yes for no."""
    return answer if isinstance(answer, Unchecked) else known(answer is NO)


def any_known(answers: Iterable[Known]) -> Known:
    """Yes if one answer is yes, no if all are no."""
    return _settled(answers, YES, NO)


def all_known(answers: Iterable[Known]) -> Known:
    """No if one answer is no, yes if all are yes."""
    return _settled(answers, NO, YES)


def _settled(answers: Iterable[Known], by: Sure, otherwise: Sure) -> Known:
    """What settles it, if one answer is that; else the last unknown one, else the other."""
    found: Known = otherwise
    for answer in answers:
        if answer is by:
            return by
        found = answer if isinstance(answer, Unchecked) else found
    return found


def because(answer: Known, reason: Unchecked) -> Known:
    """The same answer; where it is unknown, for the reason that tells the asker most."""
    return reason if isinstance(answer, Unchecked) else answer
