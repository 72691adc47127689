"""What the levels of roles mean."""

from functools import cache
from typing import Final, assert_never

from pourparler import RoleLevel as Level


@cache
def is_office(level: Level) -> bool:
    """Whether a level is that of one office, which nobody takes for another's."""
    match level:
        case Level.HEAD_OF_STATE | Level.HEAD_OF_GOVERNMENT | Level.HEAD_OF_ORGANIZATION:
            return True
        case Level.MINISTER | Level.DEPUTY_MINISTER | Level.AMBASSADOR | Level.SPOKESPERSON:
            return True
        case Level.ENVOY | Level.NEGOTIATOR | Level.MILITARY | Level.PARLIAMENTARIAN:
            return False
        case Level.OFFICIAL | Level.OTHER:
            return False
        case _:
            assert_never(level)


OFFICES: Final = tuple(level for level in Level if is_office(level))
