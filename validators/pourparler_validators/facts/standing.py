"""The dates of events that count for their order: no other rule says that they are wrong."""

from collections.abc import Iterator
from typing import Final

from pourparler import Date, Event, Process
from pourparler_validators.contract.finding import Severity
from pourparler_validators.contract.pairs import second
from pourparler_validators.contract.questions import Questions
from pourparler_validators.facts.dates import ends_before, reliable
from pourparler_validators.facts.extents import Holds, Relation, begins_before, ends_after, how
from pourparler_validators.facts.untold import Untold, untold
from pourparler_validators.facts.values.events import Stage, has_begun, stage
from pourparler_validators.late_dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limit:
    """A limit of a process: the field that holds it, and how an event lies beyond it."""

    field: str
    is_beyond: Relation


START: Final = Limit("start", begins_before)
END: Final = Limit("end", ends_after)


def stands(event: Event, dataset: Questions) -> bool:
    """Whether an event has a date that counts.

    Not where it was put off or called off, nor where it is dated after all that speak of it.
    """
    is_on = stage(event.status) is not Stage.OFF
    return is_on and bool(reliable(event.date)) and not isinstance(untold(event, dataset), Untold)


def stands_in_process(event: Event, dataset: Questions) -> bool:
    """Whether an event has a date that counts, and that lies within its process."""
    process = second(event.process, Process, dataset) if event.process else None
    known = limits(process.record) if process else ()
    is_beyond = any(beyond(event, limit, date) for limit, date in known)
    return stands(event, dataset) and not is_beyond


def limits(process: Process) -> Iterator[tuple[Limit, Date]]:
    """The limits of a process that can be relied on."""
    if ends_before(process.end, process.start):
        return
    for limit in (START, END):
        date = reliable(getattr(process, limit.field))
        if date is not None:
            yield limit, date


def beyond(event: Event, limit: Limit, date: Date) -> Severity | None:
    """How bad it is that an event lies beyond a limit; nothing where it does not.

    A plan may change: it contradicts nothing beyond doubt.
    """
    found = how(limit.is_beyond, event.date, date)
    if found is Holds.NO:
        return None
    is_sure = found is Holds.SURELY and has_begun(event)
    return Severity.ERROR if is_sure else Severity.WARNING
