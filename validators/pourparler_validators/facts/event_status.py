"""What the status of an event says of whether it has happened."""

from typing import Final

from pourparler import Event, EventStatus

_BEGUN: Final = frozenset({EventStatus.STARTED, EventStatus.HELD, EventStatus.BROKEN_OFF})


def has_begun(event: Event) -> bool:
    """Whether the event has taken place, at least in part: not only planned, put off or called off.

    Only of such an event can it be said that something was agreed or presented there.
    """
    return event.status in _BEGUN
