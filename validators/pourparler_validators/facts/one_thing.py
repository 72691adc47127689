"""Records that stand for one event, or one delegation, and what each tells of it."""

from collections.abc import Iterable, Iterator, Sequence

from pourparler import Delegation, DelegationStatus, Event, EventStatus
from pourparler_validators.contract.questions import Questions
from pourparler_validators.entries.entry import Entry
from pourparler_validators.facts.accounts import Account, accounts_of
from pourparler_validators.facts.extents import sure_days
from pourparler_validators.facts.same_events import are_in_line, have_two_rounds, same_events
from pourparler_validators.facts.support import Support, nearest, sources_of, supports_of
from pourparler_validators.facts.values.events import stage
from pourparler_validators.late_dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Told:
    """What a record says, and the words of the sources that it rests on."""

    entry: Entry
    account: Account
    supports: Sequence[Support]

    @property
    def sources(self) -> list[str]:
        """The ids of the sources."""
        return sources_of(self.supports)

    def __str__(self) -> str:
        return f"{self.account.shown} according to {self.sources[0]}"


def keys_of(record: Event | Delegation) -> tuple[str, ...]:
    """What records have in common that may stand for one thing.

    Of an event the process and kind, of a delegation the event and party.
    """
    if isinstance(record, Event):
        return (f"{record.process} {record.kind}" if record.process else record.id,)
    is_gone = record.status is DelegationStatus.WITHDRAWN or record.event is None
    return () if is_gone else (f"{record.event} {record.party}",)


def pairs(entries: Sequence[Entry], dataset: Questions) -> Iterator[tuple[Entry, Entry]]:
    """Two records of one group that stand for one thing, the first of them by id first."""
    first, *others = entries
    if isinstance(first.record, Delegation):
        yield from ((first, other) for other in others if other.id != first.id)
        return
    for one, other in same_events(entries, dataset, _may_be_one):
        yield one.entry, other.entry
    yield from _of_one_round(entries, dataset)


def _may_be_one(one: Event, other: Event) -> bool:
    """Whether events of one place and overlapping dates are not simply two."""
    if not have_two_rounds(one, other):
        return True
    days = [sure_days(event.date) if event.date else None for event in (one, other)]
    return None not in days and days[0] == days[1]


def _of_one_round(entries: Iterable[Entry], dataset: Questions) -> Iterator[tuple[Entry, Entry]]:
    """The first event of each round and stage with the others; held ones are told elsewhere."""
    rounds: dict[tuple[int, object], list[tuple[Entry, Event]]] = {}
    for entry in entries:
        event = entry.record
        if isinstance(event, Event) and event.round and event.status is not EventStatus.HELD:
            rounds.setdefault((event.round, stage(event.status)), []).append((entry, event))
    for (first, event), *others in rounds.values():
        for other, later in others:
            if not are_in_line(event, later, dataset):
                yield first, other


def told_in(entry: Entry) -> Iterator[Told]:
    """What a record tells of an event or a delegation, with the words that it rests on, if any."""
    if entry.record is None:
        return
    supports = supports_of(entry.record)
    for account in accounts_of(entry.record):
        found = nearest(supports, account.pointer)
        yield Told(entry, account, sorted(found, key=lambda each: each.source))
