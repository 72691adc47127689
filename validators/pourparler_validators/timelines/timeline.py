"""The timelines of a dataset: the records of each process in order, and what contradicts that."""

from collections.abc import Iterable, Sequence
from dataclasses import field

from pourparler import Party, Person, Record, Statement
from pourparler_validators.contract.finding import Severity
from pourparler_validators.contract.questions import ImpossibleOrder
from pourparler_validators.entries.entry import Entry
from pourparler_validators.facts.timeline.building import system_of
from pourparler_validators.facts.timeline.contradictions import contradictions_of
from pourparler_validators.facts.timeline.explaining import (
    explanation,
    shortened,
    why_not_after,
    why_not_before,
)
from pourparler_validators.facts.timeline.graph import Bound
from pourparler_validators.facts.timeline.spans import NO_DATE, SOME_DAY, Moment
from pourparler_validators.facts.timeline.system import TYPES, System
from pourparler_validators.facts.timeline.tightening import Tightening
from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.running.whole_dataset import WholeDataset
from pourparler_validators.timelines.belonging import by_process
from pourparler_validators.timelines.ordering import in_order


@dataclass(frozen=True, slots=True)
class Day:
    """A day between two others, and by what it cannot be before the one or after the other."""

    earliest: Bound
    latest: Bound
    not_before: tuple[str, ...]
    """Clauses of a sentence; none where its own date says so, or nothing does."""
    not_after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """A record in a timeline."""

    record: Record
    speaker: str
    """Of a statement the name of who speaks, as far as it is known."""
    begins: Day
    ends: Day
    is_planned: bool
    is_contradicted: bool
    """Whether its date takes part in a contradiction, so that it says nothing of others."""


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Dates, and what is said of their order, that cannot all hold."""

    order: ImpossibleOrder
    records: frozenset[str]

    @property
    def severity(self) -> Severity:
        """An error where no date is needed that is planned or only about right."""
        return Severity.ERROR if self.order.is_certain else Severity.WARNING

    def __str__(self) -> str:
        return "; ".join(shortened([clause.words for clause in self.order.clauses]))


@dataclass(frozen=True, slots=True)
class Timeline:
    """The records of a process, or those of none, in order."""

    process: Item | None
    items: tuple[Item, ...]
    contradictions: tuple[Contradiction, ...]
    """Those in which the process or one of the records takes part."""


def timelines(entries: Iterable[Entry]) -> list[Timeline]:
    """The timelines of all processes, by id, and last of what belongs to none."""
    dataset = WholeDataset()
    for entry in sorted(entries, key=lambda entry: entry.rank):
        dataset.add(entry)
    system = system_of(dataset.of_types(*TYPES), lambda key, name: bool(dataset.circle(key, name)))
    return _Drawing(system, dataset).timelines()


@dataclass(slots=True)
class _Drawing:
    system: System
    dataset: WholeDataset
    limits: Tightening = field(init=False)
    lost: frozenset[int] = field(init=False)
    numbers: dict[str, int] = field(init=False)
    contradictions: list[Contradiction] = field(init=False)

    def __post_init__(self) -> None:
        found = contradictions_of(self.system)
        self.lost = found.lost
        self.limits = Tightening(self.system, found.lost)
        self.numbers = {str(entry.id): n for n, entry in enumerate(self.system.entries)}
        orders = [explanation(chain, self.system) for chain in (*found.chains, *found.others)]
        every = (Contradiction(order, _records(order)) for order in orders)
        self.contradictions = sorted(every, key=lambda one: (sorted(one.records), str(one)))

    def timelines(self) -> list[Timeline]:
        groups = by_process(self.system.entries)
        ordered = in_order(self.system, self.limits)
        place = {self._id(number): place for place, number in enumerate(ordered)}
        for entries in groups.values():
            entries.sort(key=lambda entry: place[str(entry.id)])
        named = sorted(key for key in groups if key is not None)
        found = [self._timeline(key, groups[key]) for key in named]
        return [*found, *([self._others(groups[None])] if None in groups else ())]

    def _timeline(self, process: str, entries: Sequence[Entry]) -> Timeline:
        items = tuple(self._item(self.numbers[str(entry.id)]) for entry in entries)
        whole = self._item(self.numbers[process])
        return Timeline(whole, items, self._in({one.record.id for one in (*items, whole)}))

    def _others(self, entries: Sequence[Entry]) -> Timeline:
        """What belongs to no process, as far as anything is known of its days."""
        items = (self._item(self.numbers[str(entry.id)]) for entry in entries)
        known = tuple(one for one in items if one.begins.earliest or one.ends.latest)
        return Timeline(None, known, self._in({one.record.id for one in known}))

    def _in(self, records: set[str]) -> tuple[Contradiction, ...]:
        return tuple(one for one in self.contradictions if records & one.records)

    def _item(self, number: int) -> Item:
        record, (first, last) = self.system.entries[number].record, self.system.main[number]
        point = self.system.points[first]
        if record is None or point is None:
            raise ValueError("a timeline is drawn of sound records")
        speaker = self._speaker(record) if isinstance(record, Statement) else ""
        is_lost, span = number in self.lost, point.thing.span
        begins, ends = self._day(first), self._day(last)
        if is_lost and span not in (NO_DATE, SOME_DAY):
            begins, ends = _own(span.first), _own(span.last)
        return Item(record, speaker, begins, ends, point.thing.is_planned, is_lost)

    def _day(self, point: int) -> Day:
        earliest, latest = self.limits.earliest(point), self.limits.latest(point)
        return Day(
            None if earliest is None else earliest.day,
            None if latest is None else latest.day,
            () if earliest is None else tuple(why_not_before(earliest, self.system)),
            () if latest is None else tuple(why_not_after(latest, self.system)),
        )

    def _speaker(self, statement: Statement) -> str:
        entry = self.dataset.to(statement.speaker) if statement.speaker is not None else None
        actor = entry.record if entry is not None else None
        named = actor.name if isinstance(actor, Person | Party) else statement.speaker
        return named or statement.speaker_described or "somebody"

    def _id(self, number: int) -> str:
        return str(self.system.entries[number].id)


def _own(moment: Moment) -> Day:
    """A day by its own date."""
    return Day(moment.lower, moment.upper, (), ())


def _records(order: ImpossibleOrder) -> frozenset[str]:
    entries = (*(clause.entry for clause in order.clauses), *order.between)
    return frozenset(str(entry.id) for entry in entries)
