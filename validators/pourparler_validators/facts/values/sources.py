"""What the kinds of sources mean."""

from typing import assert_never

from pourparler import SourceKind as Kind


def is_in_own_words(kind: Kind) -> bool:
    """Whether a source of this kind is a speaker's own words, so that none need be in quotes."""
    match kind:
        case Kind.TRANSCRIPT | Kind.OFFICIAL_DOCUMENT:
            return True
        case Kind.NEWS_ARTICLE | Kind.PRESS_RELEASE | Kind.INTERVIEW | Kind.SOCIAL_POST:
            return False
        case Kind.BROADCAST | Kind.DATASET | Kind.BOOK | Kind.OTHER:
            return False
        case _:
            assert_never(kind)
