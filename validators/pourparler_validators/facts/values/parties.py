"""What the kinds of parties, and of their names, mean."""

from functools import cache
from typing import assert_never

from pourparler import AliasKind
from pourparler import PartyKind as Kind


@cache
def has_territory(kind: Kind) -> bool:
    """Whether a party of this kind receives guests at home; others meet wherever they like."""
    match kind:
        case Kind.STATE | Kind.STATE_BODY | Kind.DE_FACTO_AUTHORITY:
            return True
        case Kind.INTERGOVERNMENTAL_ORGANIZATION | Kind.NON_STATE_ARMED_GROUP | Kind.COALITION:
            return False
        case Kind.POLITICAL_PARTY | Kind.CIVIL_SOCIETY | Kind.COMPANY | Kind.MEDIA:
            return False
        case Kind.UNSPECIFIED_COLLECTIVE | Kind.OTHER:
            return False
        case _:
            assert_never(kind)


@cache
def is_several(kind: Kind) -> bool:
    """Whether a party of this kind is several under one name."""
    match kind:
        case Kind.COALITION | Kind.UNSPECIFIED_COLLECTIVE:
            return True
        case Kind.STATE | Kind.STATE_BODY | Kind.DE_FACTO_AUTHORITY | Kind.OTHER:
            return False
        case Kind.INTERGOVERNMENTAL_ORGANIZATION | Kind.NON_STATE_ARMED_GROUP:
            return False
        case Kind.POLITICAL_PARTY | Kind.CIVIL_SOCIETY | Kind.COMPANY | Kind.MEDIA:
            return False
        case _:
            assert_never(kind)


@cache
def is_of_the_whole(kind: AliasKind) -> bool:
    """Whether a body with a name of this kind shares it with its state, as with "Moscow"."""
    match kind:
        case AliasKind.METONYM | AliasKind.DEMONYM:
            return True
        case AliasKind.OFFICIAL | AliasKind.SHORT | AliasKind.FORMER | AliasKind.TRANSLITERATION:
            return False
        case _:
            assert_never(kind)
