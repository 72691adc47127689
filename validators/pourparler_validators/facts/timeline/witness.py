"""Days on which some records can have been: where there are such, nothing contradicts anything.

They are looked for without the system that tells what contradicts what, which takes longer to
build. Each point in time is put on the first day that its own date leaves, and raised to those of
the points before it; these are days for all of them if no date says that one was over by then.
"""

from collections.abc import Collection, Sequence
from dataclasses import field
from operator import le
from typing import Final

from pourparler import Source
from pourparler_validators.contract.questions import Questions
from pourparler_validators.facts.citations import cited
from pourparler_validators.facts.timeline.graph import Bound, Day
from pourparler_validators.facts.timeline.relations import (
    Order,
    next_rounds,
    order_after,
    references_of,
)
from pourparler_validators.facts.timeline.spans import UNKNOWN, Moment, span_of
from pourparler_validators.facts.timeline.things import (
    Timed,
    has_happened,
    has_parts,
    history_of,
    is_over,
    main_span,
    parties_of,
    published_thing,
    sources_of_step,
)
from pourparler_validators.late_dataclasses import dataclass

MOST_ROUNDS: Final = 8
"""So often the days are raised; of a longer way a system has to tell whether it holds."""

NEVER: Final[Day] = 1 << 31
"""After all days."""


def has_witness(records: Sequence[Timed], dataset: Questions) -> bool:
    """Whether days for all of some records are soon found; if not, there may be some yet.

    All that :func:`~pourparler_validators.facts.timeline.building.system_of` links is asked of
    them, and what it leaves out because it is in a circle.
    """
    days = Days(dataset)
    for record in records:
        days.add(record)
    for record in records:
        days.link(record)
    days.link_rounds()
    return days.are_found()


@dataclass(slots=True)
class Days:
    """Points in time, and days for them; what is not linked with another may be on any."""

    dataset: Questions
    first: list[Day] = field(default_factory=list[Day])
    """The first day that each point can be, as far as is known."""
    last: list[Day] = field(default_factory=list[Day])
    """The last that its own date leaves, and the sources that tell of it."""
    links: list[tuple[int, int]] = field(default_factory=list[tuple[int, int]])
    """Points, and those that are no earlier."""
    records: dict[str, tuple[Timed, int, int]] = field(
        default_factory=dict[str, tuple[Timed, int, int]]
    )
    """The records by id, with the points at which they begin and end."""
    published: dict[str, Bound] = field(default_factory=dict[str, Bound])
    """The last day on which each source can have been published, by id."""

    def add(self, record: Timed) -> None:
        """Adds the points of a record."""
        span = main_span(record)
        begin = end = self._point(span.first)
        if not span.is_one_day:
            end = self._point(span.last)
            self.links.append((begin, end))
        self.records[record.id] = record, begin, end
        is_told, are_there = has_happened(record), has_parts(record)
        if not is_told and not are_there:
            return
        sources = cited(record)
        if is_told:
            self.limit(end if is_over(record) else begin, sources)
        if are_there:
            self.add_parts(record, sources)

    def add_parts(self, record: Timed, sources: Collection[str]) -> None:
        """Adds the steps of a record and the consents to it, all of which have happened."""
        before: int | None = None
        for step in history_of(record):
            point = self._point(span_of(step.date).first)
            self.limit(point, sources_of_step(step) or sources)
            if before is not None:
                self.links.append((before, point))
            before = point
        for party in parties_of(record):
            if party.date is not None:
                self.limit(self._point(span_of(party.date).first), sources)

    def limit(self, point: int, sources: Collection[str]) -> None:
        """What has happened was no later than the last of the sources that tell of it."""
        days = [day for key in sources if (day := self._published(key)) is not None]
        if days and len(days) == len(sources):
            self.last[point] = min(self.last[point], max(days))

    def link(self, record: Timed) -> None:
        """Links the points of a record to those of the records that it refers to."""
        _, begin, end = self.records[record.id]
        for key, _, relation, order in references_of(record):
            if key == record.id or key not in self.records:
                continue
            other, other_begin, other_end = self.records[key]
            said = order_after(other, relation, order)
            if said is not None:
                is_over = said is Order.AFTER_THE_END
                self.links.append((other_end if is_over else other_begin, begin))
            if said is Order.WITHIN:
                self.links.append((end, other_end))

    def link_rounds(self) -> None:
        """Links the events of each round to those of the next one."""
        events = ((begin, record) for record, begin, _ in self.records.values())
        for earlier, later in next_rounds(events):
            between = self._point(UNKNOWN)
            self.links += ((point, between) for point in earlier)
            self.links += ((between, point) for point in later)

    def are_found(self) -> bool:
        """Raises the days; whether none had to be raised beyond the last, or too often."""
        first = self.first
        for _ in range(MOST_ROUNDS):
            late = [(one, other) for one, other in self.links if first[one] > first[other]]
            if not late:
                return all(map(le, first, self.last))
            for one, other in late:
                first[other] = max(first[one], first[other])
        return False

    def _point(self, day: Moment) -> int:
        self.first.append(day.lower or 0)
        self.last.append(day.upper or NEVER)
        return len(self.first) - 1

    def _published(self, key: str) -> Bound:
        if key not in self.published:
            entry = self.dataset.to(key)
            source = entry.record if entry is not None else None
            thing = published_thing(entry, source) if entry and isinstance(source, Source) else None
            self.published[key] = thing.span.first.upper if thing else None
        return self.published[key]
