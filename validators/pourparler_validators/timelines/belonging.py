"""Which records belong to the timeline of a process."""

from collections import deque
from collections.abc import Iterator, Mapping, Sequence

from pourparler import Agreement, Event, Proposal, Record, Statement
from pourparler_validators.entries.entry import Entry

SHOWN = ("event", "statement", "proposal", "agreement")
"""The types of records that a timeline shows."""


def by_process(entries: Sequence[Entry]) -> dict[str | None, list[Entry]]:
    """The records of each process, by its id; under none those that belong to no process.

    Events, proposals and agreements name their process; the parts of an event belong to that of
    the event, agreements to that of the event at which they were made, statements to that of what
    they were said at, answer, take back or speak of. A process that has none is there, too.
    """
    records = {str(entry.id): entry for entry in entries if entry.record is not None}
    process_of = _processes(records)
    found: dict[str | None, list[Entry]] = {
        key: [] for key, entry in records.items() if entry.type == "process"
    }
    for key, entry in records.items():
        if entry.type in SHOWN:
            found.setdefault(process_of.get(key), []).append(entry)
    return found


def _processes(records: Mapping[str, Entry]) -> dict[str, str]:
    """The process of each record that belongs to one."""
    process_of: dict[str, str] = {}
    leading_here: dict[str, list[str]] = {}
    waiting = deque[str]()
    for key, entry in records.items():
        if entry.record is None:
            continue
        own: str | None = getattr(entry.record, "process", None)
        if own is not None and own in records:
            process_of[key] = own
            waiting.append(key)
        else:
            for named in _beside(entry.record):
                leading_here.setdefault(named, []).append(key)
    while waiting:
        key = waiting.popleft()
        for other in leading_here.get(key, ()):
            if other not in process_of:
                process_of[other] = process_of[key]
                waiting.append(other)
    return process_of


def _beside(record: Record) -> Iterator[str]:
    """What a record stands beside that names no process itself."""
    named: Sequence[str | None] = ()
    match record:
        case Event():
            named = (record.parent,)
        case Agreement():
            named = (record.event, *(record.proposals or ()))
        case Proposal():
            named = (record.supersedes, record.amends, record.responds_to)
        case Statement():
            about = [key for key in record.about or () if not key.startswith(("party:", "person:"))]
            named = (record.event, record.responds_to, record.retracts, *about)
        case _:
            pass
    yield from (key for key in named if key is not None)
