"""What the kinds of sources mean."""

from enum import Enum
from functools import cache
from typing import Final, assert_never

from pourparler import SourceKind as Kind


class Voice(Enum):
    """Whose words a source has outside quotation marks."""

    SPEAKER = "speaker"
    """Those of the speaker or author: none need be in marks."""
    EITHER = "either"
    """A reporter's, or a speaker's."""
    REPORTER = "reporter"
    """A reporter's: what others say stands in marks."""


@cache
def voice(kind: Kind) -> Voice:
    """Whose words a source of a kind has outside quotation marks."""
    match kind:
        case Kind.TRANSCRIPT | Kind.OFFICIAL_DOCUMENT | Kind.SOCIAL_POST | Kind.BOOK:
            return Voice.SPEAKER
        case Kind.PRESS_RELEASE | Kind.INTERVIEW | Kind.BROADCAST:
            return Voice.EITHER
        case Kind.NEWS_ARTICLE | Kind.DATASET | Kind.OTHER:
            return Voice.REPORTER
        case _:
            assert_never(kind)


@cache
def is_issued(kind: Kind) -> bool:
    """Whether a text of this kind is given out by those of whom it speaks, in their own name."""
    match kind:
        case Kind.OFFICIAL_DOCUMENT | Kind.PRESS_RELEASE:
            return True
        case Kind.TRANSCRIPT | Kind.SOCIAL_POST | Kind.BOOK | Kind.INTERVIEW | Kind.BROADCAST:
            return False
        case Kind.NEWS_ARTICLE | Kind.DATASET | Kind.OTHER:
            return False
        case _:
            assert_never(kind)


ISSUED: Final = tuple(kind for kind in Kind if is_issued(kind))
