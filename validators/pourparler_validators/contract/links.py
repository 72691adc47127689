"""What the records of a dataset refer to, both ways: all of it, held in memory."""

from collections.abc import Iterator, Mapping
from dataclasses import field
from typing import Final

from pourparler_validators.contract.questions import Circle, Link
from pourparler_validators.contract.references import links_of
from pourparler_validators.entries.entry import Entry
from pourparler_validators.entries.fault import Fault, NoRecords
from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.messages.nearest import nearest, neighbours

UNKNOWN: Final = ""
"""Stands for the type of a record whose type cannot be read."""

WHOLE: Final = ("", "/records")
"""Where a fault of a file keeps records of it from being read."""


@dataclass(slots=True)
class Gaps:
    """What of a dataset could not be read."""

    is_complete: bool = True
    """Whether everything could be read, so that an unknown id is a wrong one."""
    unsound: set[str] = field(default_factory=set[str])
    """The types of the records that are not sound."""

    def note(self, entry: Entry) -> None:
        """Takes in a record, or the gap that an unreadable one leaves."""
        if entry.record is None and not entry.is_file:
            self.unsound.add(entry.type or UNKNOWN)
        if entry.id is None and (not entry.is_file or any(map(_loses_records, entry.faults))):
            self.is_complete = False

    def add(self, other: "Gaps") -> None:
        """Takes in what could not be read of another part."""
        self.is_complete = self.is_complete and other.is_complete
        self.unsound |= other.unsound


@dataclass(slots=True)
class Links:
    """The records by id, and the references to each.

    Answers all questions of rules with what it holds, and holds the whole dataset.
    """

    gaps: Gaps = field(default_factory=Gaps)
    """What could not be read."""
    _by_id: dict[str, Entry] = field(default_factory=dict[str, Entry])
    _incoming: dict[str, list[Link]] = field(default_factory=dict[str, list[Link]])
    _ids: dict[tuple[str, ...], list[str]] = field(default_factory=dict[tuple[str, ...], list[str]])
    _similar: dict[tuple[str, tuple[str, ...]], tuple[str, ...]] = field(
        default_factory=dict[tuple[str, tuple[str, ...]], tuple[str, ...]]
    )
    _circles: dict[tuple[str, str], Circle] = field(default_factory=dict[tuple[str, str], Circle])

    def to(self, key: str) -> Entry | None:
        """The place of the record with that id; its ``record`` is ``None`` if it is not sound."""
        return self._by_id.get(key)

    def into(self, key: str, name: str | None = None) -> tuple[Link, ...]:
        """The references to that id, in order; on request only those of one field."""
        links = self._incoming.get(key)
        if links is None:
            return ()
        return tuple(links if name is None else [link for link in links if link.field == name])

    def is_used(self, key: str) -> bool:
        """Whether another record refers to that id."""
        return any(link.entry.id != key for link in self._incoming.get(key, ()))

    def knows_all_ids(self) -> bool:
        """Whether everything could be read, so that an unknown id is a wrong one."""
        return self.gaps.is_complete

    def knows_all_of(self, *types: str) -> bool:
        """Whether all records of these types (or of any) are sound, so that ``into`` tells all."""
        unsound = self.gaps.unsound
        lacking = unsound.intersection((*types, UNKNOWN)) if types else unsound
        return self.gaps.is_complete and not lacking

    def like(self, key: str, types: tuple[str, ...]) -> tuple[str, ...]:
        """The ids most like one that no record has."""
        if types not in self._ids:
            starts = tuple(f"{name}:" for name in types)
            self._ids[types] = sorted(known for known in self._by_id if known.startswith(starts))
        if (key, types) not in self._similar:
            self._similar[key, types] = tuple(nearest(key, neighbours(key, self._ids[types])))
        return self._similar[key, types]

    def of_types(self, *types: str) -> Iterator[Entry]:
        """The places of the records of these types."""
        return (entry for entry in self._by_id.values() if entry.type in types)

    def circle(self, key: str, name: str) -> Circle:
        """The circle that a record belongs to by a field. Each way is gone once for all records."""
        if (name, key) not in self._circles:
            self._follow(key, name)
        return self._circles.get((name, key))

    def add(self, entry: Entry) -> None:
        """Takes in a record, or the gap that an unreadable one leaves."""
        self.gaps.note(entry)
        if entry.id is not None:
            known = self._by_id.get(entry.id)
            if known is None or known.record is None:
                self._by_id[entry.id] = entry

    def take_in(self, entry: Entry) -> None:
        """Takes in a record with its references."""
        self.add(entry)
        for key, link in links_of(entry):
            self.add_link(key, link)

    def add_link(self, key: str, link: Link) -> None:
        """Takes in a reference to that id."""
        known = self._incoming.get(key)
        if known is None:
            self._incoming[key] = [link]
        else:
            known.append(link)

    def _follow(self, key: str, name: str) -> None:
        way: dict[str, Entry] = {}
        step: str | None = key
        while step is not None and step not in way and (name, step) not in self._circles:
            entry = self.to(step)
            if entry is None or entry.record is None:
                break
            way[step] = entry
            step = getattr(entry.record, name, None)
        outcome: Circle = () if self._is_known(step, name, way) else None
        self._circles.update({(name, each): outcome for each in way})
        if step in way:
            members = list(way)[list(way).index(step) :]
            first = members.index(min(members))
            circle = tuple(way[each] for each in members[first:] + members[:first])
            self._circles.update({(name, each): circle for each in members})

    def _is_known(self, step: str | None, name: str, way: Mapping[str, Entry]) -> bool:
        """Whether it is known how a way goes on from its last step."""
        if step is None or step in way:
            return True
        if (name, step) in self._circles:
            return self._circles[name, step] is not None
        return self.knows_all_ids() and self.to(step) is None


def _loses_records(fault: Fault) -> bool:
    """Whether a fault of a file means that records of it may be missing."""
    return fault.pointer in WHOLE and not isinstance(fault, NoRecords)
