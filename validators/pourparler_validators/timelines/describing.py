"""What is said of a record and its days in a timeline, in words."""

from collections.abc import Iterable, Iterator
from typing import Final

from pourparler import Agreement, Event, Process, Proposal, Record, Statement
from pourparler_validators.facts.timeline.naming import written
from pourparler_validators.messages.wording import in_words
from pourparler_validators.timelines.timeline import Day, Item, Timeline

NO_PROCESS: Final = "Records of no process"
UNKNOWN: Final = "unknown"
OPEN: Final = ".."


def whole(timeline: Timeline) -> str:
    """Between which days the process lies; nothing where nothing is known of that."""
    found = UNKNOWN if timeline.process is None else days(timeline.process)
    return "" if found == UNKNOWN else found


def heading(timeline: Timeline) -> str:
    """What a timeline is called."""
    if timeline.process is None:
        return NO_PROCESS
    return f"{title(timeline.process)} ({timeline.process.record.id})"


def title(item: Item) -> str:
    """The title of a record, or what it is; of a statement who speaks."""
    record = item.record
    if isinstance(record, Statement):
        return f"{item.speaker} speaks"
    if isinstance(record, Event | Proposal | Agreement | Process) and record.title is not None:
        return record.title
    return kind(record)


def kind(record: Record) -> str:
    """What a record is, in a few words: round 2, negotiation round, held."""
    return ", ".join(_kind(record))


def _kind(record: Record) -> Iterator[str]:
    match record:
        case Event():
            if record.round is not None:
                yield f"round {record.round}"
            yield in_words(record.kind)
            yield in_words(record.status)
        case Statement():
            yield "statement"
            yield from map(in_words, record.acts)
        case Proposal():
            yield in_words(record.kind)
            yield in_words(record.status)
        case Agreement():
            yield f"agreement ({in_words(record.kind)})"
            yield in_words(record.status)
        case _:
            yield record.type


def days(item: Item) -> str:
    """When a record begins and ends, as dates are written.

    ``[2025-05-16..2025-06-02]`` is one day within these, ``2025-05-16/2025-05-17`` lasts from one
    to the other; either side may be one day within bounds.
    """
    begins, ends = _side(item.begins), _side(item.ends)
    if begins == ends:
        return UNKNOWN if begins == OPEN else begins
    is_open = item.ends.latest is None and item.ends.earliest == item.begins.earliest
    return f"{begins}/{OPEN if is_open else ends}"


def _side(day: Day) -> str:
    """A day, or the first and the last that it can be."""
    if day.earliest == day.latest:
        return written(day.earliest)
    first, last = (written(one).strip(".") for one in (day.earliest, day.latest))
    return f"[{first}..{last}]"


def reasons(item: Item) -> Iterator[str]:
    """Why a record is not earlier, and why it is not later, where not its own date says so."""
    if item.begins.not_before:
        yield f"not before {written(item.begins.earliest)}: {_sentence(item.begins.not_before)}"
    last = item.begins if item.ends.latest is None else item.ends
    if last.not_after:
        yield f"not after {written(last.latest)}: {_sentence(last.not_after)}"


def marks(item: Item) -> Iterator[str]:
    """What else is to be known of its days."""
    if item.is_planned and item.begins.earliest is not None:
        yield "planned"
    if item.is_contradicted:
        yield "contradicted: this date is not relied on"


def _sentence(clauses: Iterable[str]) -> str:
    return "; ".join(clauses)
