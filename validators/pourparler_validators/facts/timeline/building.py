"""Builds the system of a dataset: its dates as points, its references as links."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import field
from typing import Final, NamedTuple

from pourparler import Source
from pourparler_validators.entries.entry import Entry
from pourparler_validators.facts.citations import cited
from pourparler_validators.facts.timeline.graph import Day
from pourparler_validators.facts.timeline.relations import (
    CHAINS,
    Order,
    Reference,
    Relation,
    next_rounds,
    order_after,
    references_of,
)
from pourparler_validators.facts.timeline.system import TYPES, System, Tie
from pourparler_validators.facts.timeline.things import (
    Thing,
    Timed,
    consents,
    has_parts,
    main_thing,
    published_thing,
    steps,
)
from pourparler_validators.late_dataclasses import dataclass

HAVE_OWN_RULES: Final = (
    Relation.BELONGS_TO,
    Relation.SUPERSEDES,
    Relation.AGREED_AT,
    Relation.RESTS_ON,
)
"""The relations of two records whose dates a rule of its own compares."""


def system_of(entries: Iterable[Entry], is_in_circle: Callable[[str, str], bool]) -> System:
    """The system of these records.

    ``is_in_circle`` says whether a record comes back to itself by a field: such references are
    left out.
    """
    sound = [entry for entry in entries if entry.type in TYPES and entry.record is not None]
    system = System(sorted(sound, key=lambda entry: entry.rank))
    _Builder(system, is_in_circle).build()
    return system


class _Published(NamedTuple):
    """When a source was published; of several the last counts, of one day the first by id."""

    last: Day
    """The last day on which that may have been."""
    rank: int
    point: int


@dataclass(slots=True)
class _Builder:
    system: System
    is_in_circle: Callable[[str, str], bool]
    numbers: dict[str, int] = field(default_factory=dict[str, int])
    """The numbers of the records, by id."""
    published: dict[str, _Published] = field(default_factory=dict[str, "_Published"])
    """When the sources were published, as far as that is known, by id."""

    def build(self) -> None:
        timed: list[tuple[int, Timed]] = []
        for number, entry in enumerate(self.system.entries):
            self.numbers[str(entry.id)] = number
            record = entry.record
            if isinstance(record, Source):
                self._add_source(number, entry, record)
            elif isinstance(record, Timed):
                self.system.main[number] = self.system.add(number, main_thing(record))
                timed.append((number, record))
        for number, record in timed:
            self._add_parts(number, record)
            for reference in references_of(record):
                self._add_reference(number, reference)
        self._add_rounds()

    def _add_source(self, number: int, entry: Entry, source: Source) -> None:
        if thing := published_thing(entry, source):
            point = self.system.add_first(number, thing)
            self.system.main[number] = point, point
            if (day := thing.span.first.upper) is not None:
                self.published[str(entry.id)] = _Published(day, -number, point)

    def _add_parts(self, number: int, record: Timed) -> None:
        """The steps of the history and the consents, and the sources that tell of each thing."""
        first, last = self.system.main[number]
        main = self.system.thing_at(first)
        sources = cited(record) if main.has_happened or has_parts(record) else ()
        self._add_sources(number, last if main.is_over else first, main, sources)
        before: int | None = None
        for step in steps(record):
            first = self.system.add_first(number, step)
            self._add_sources(number, first, step, sources)
            if before is not None:
                self.system.graph.link(before, first)
            before = first
        for consent in consents(record):
            first = self.system.add_first(number, consent)
            self._add_sources(number, first, consent, sources)

    def _add_sources(self, number: int, point: int, thing: Thing, sources: Sequence[str]) -> None:
        """Links what has happened to the last of the sources that tell of it."""
        told_by = thing.sources or sources if thing.has_happened else ()
        known = [self.published[key] for key in told_by if key in self.published]
        if known and len(known) == len(told_by):
            last = max(known)
            source = self.system.graph.owners[last.point]
            at = thing.first_at.rpartition("/")[0]
            is_main = not at
            tie = Tie(Relation.TOLD_OF_BY, number, at, source, has_own_rule=is_main)
            self.system.tie(point, last.point, tie)

    def _add_reference(self, number: int, reference: Reference) -> None:
        other = self.numbers.get(reference.key)
        name = reference.pointer.split("/")[1]
        if other is None or other == number:
            return
        if name in CHAINS and self.is_in_circle(self._id(number), name):
            return
        has_own_rule = reference.relation in HAVE_OWN_RULES
        tie = Tie(reference.relation, number, reference.pointer, other, has_own_rule)
        (first, last), (other_first, other_last) = self.system.main[number], self.system.main[other]
        record = self.system.entries[other].record
        match order_after(record, reference.relation, reference.order):
            case Order.AFTER_THE_END:
                self.system.tie(other_last, first, tie)
            case Order.AFTER_THE_BEGINNING:
                self.system.tie(other_first, first, tie)
            case Order.WITHIN:
                self.system.tie(other_first, first, tie)
                self.system.tie(last, other_last, tie)
            case None:
                pass

    def _add_rounds(self) -> None:
        """Each round of a process begins no earlier than any event of the round before."""
        records = ((number, entry.record) for number, entry in enumerate(self.system.entries))
        for earlier, later in next_rounds(records):
            self._add_next_round(earlier, later)

    def _add_next_round(self, earlier: Sequence[int], later: Sequence[int]) -> None:
        between = self.system.between()
        for number in earlier:
            self.system.graph.link(self.system.main[number][0], between)
        for number in later:
            tie = Tie(Relation.HIGHER_ROUND, number, "/round", -1, has_own_rule=True)
            self.system.tie(between, self.system.main[number][0], tie)

    def _id(self, number: int) -> str:
        return str(self.system.entries[number].id)
