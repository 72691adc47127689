"""What the statuses of a delegation mean."""

from functools import cache
from typing import Final, assert_never

from pourparler import DelegationStatus as Status


@cache
def took_part(status: Status) -> bool | None:
    """Whether the delegation took part in its event; ``None`` where it is no longer as named."""
    match status:
        case Status.ATTENDED:
            return True
        case Status.ANNOUNCED | Status.CONFIRMED:
            return False
        case Status.CHANGED | Status.WITHDRAWN:
            return None
        case _:
            assert_never(status)


TOOK_PART: Final = tuple(status for status in Status if took_part(status))
TO_COME: Final = tuple(status for status in Status if took_part(status) is False)
