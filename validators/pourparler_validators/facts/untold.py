"""Events that their sources cannot tell of, because they are dated after all of them."""

import datetime as dt

from pourparler import Date, Event, EventStatus
from pourparler_validators.contract.finding import NOT_APPLICABLE, Severity
from pourparler_validators.contract.questions import Questions
from pourparler_validators.facts.citations import (
    Appearance,
    Unknown,
    appearances,
    cited,
    lateness,
)
from pourparler_validators.facts.dates import reliable
from pourparler_validators.facts.extents import extent
from pourparler_validators.facts.values.events import has_begun, is_meeting
from pourparler_validators.late_dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Untold:
    """The last source that speaks of an event was written before it."""

    last: Appearance
    severity: Severity
    """A warning where it was written a day before, or the dates are only about right."""


def untold(event: Event, dataset: Questions) -> Untold | Unknown | None:
    """Whether an event that has begun is dated after all its sources; nothing where it is not.

    A meeting that was held has ended by then, anything else has begun.
    """
    date = reliable(event.date)
    if date is None or not has_begun(event):
        return NOT_APPLICABLE
    is_over = event.status is not EventStatus.STARTED and is_meeting(event.kind)
    dated, unknown = appearances(cited(event), dataset)
    late = [lateness(date, each, is_over=is_over) for each in dated]
    if None in late:
        return None
    if unknown is not None or not late:
        return unknown or NOT_APPLICABLE
    severities = (each for each in late if each is not None)
    return Untold(max(dated, key=when), max(severities, key=lambda each: each.rank))


def when(appearance: Appearance) -> tuple[dt.date, Date, str]:
    """Sorts sources by the last day on which they can have been written."""
    latest = extent(appearance.date).ends[1] or dt.date.max
    return latest, appearance.date, str(appearance.entry.id)
