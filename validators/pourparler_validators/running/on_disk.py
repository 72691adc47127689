"""A dataset that is too large to be kept: it answers all questions of rules from an index.

Records are read again from their places where they are asked for; few of them are kept.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field
from itertools import chain
from typing import Final, Protocol

from pourparler_validators.contract.questions import Link
from pourparler_validators.contract.references import links_of
from pourparler_validators.entries.entry import Entry
from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.messages.nearest import MAX_CANDIDATES, NEIGHBOURS, nearest
from pourparler_validators.running.index import Index, Indexed, Place
from pourparler_validators.running.whole_dataset import WholeDataset

FILE: Final = 40
"""The bits of a place that say where in its file it is."""

_MOST_KEPT: Final = 2_000
"""So many records at most are kept of those that were read again, and so many texts."""


_MOST_LINKS: Final = 100
"""Of so many references to a record at most it is known beforehand where they stand."""


class Source(Protocol):
    """A file of the dataset: it gives a record again by its place within it."""

    def entry(self, start: int, length: int, position: int, *, is_sound: bool) -> Entry:
        """The record that starts there."""
        ...


@dataclass(slots=True)
class OnDisk(WholeDataset):
    """Answers as :class:`WholeDataset` does, with the records on disk."""

    index: Index = field(kw_only=True)
    files: Sequence[Source] = field(kw_only=True)
    repeated: frozenset[str] = field(kw_only=True)
    """The ids that several records have."""
    hubs: set[int] = field(init=False)
    """The ids, as hashes, to which so much refers that it is not known beforehand where it is."""
    read_again: int = 0
    """How often a record was read that is not judged now."""
    _near: dict[str, Entry] = field(default_factory=dict[str, Entry])
    """The records that are judged now, by their ids."""
    _at: dict[Place, Entry] = field(default_factory=dict[Place, Entry])
    """The same by their places."""
    _others: dict[Place, Entry] = field(default_factory=dict[Place, Entry])
    """Others that were read again, by their places."""
    _others_by_id: dict[str, Entry] = field(default_factory=dict[str, Entry])
    """The same by their ids."""
    _linking: dict[int, dict[str, list[Place]]] = field(
        default_factory=dict[int, dict[str, list[Place]]]
    )
    """The places elsewhere that refer to the records that are judged now, by hash and field."""
    _links_to: dict[tuple[str, str | None], tuple[Link, ...]] = field(
        default_factory=dict[tuple[str, str | None], tuple[Link, ...]]
    )

    def __post_init__(self) -> None:
        self.hubs = self.index.hubs(_MOST_LINKS)

    def go_to(self, entries: Sequence[tuple[Place, Entry]]) -> None:
        """Keeps the records of a stretch at hand, and nothing of what is behind it."""
        self._at = dict(entries)
        self._near = {
            entry.id: entry
            for _, entry in entries
            if entry.id is not None and entry.id not in self.repeated
        }
        ids = {hash(entry.id) for _, entry in entries if entry.id is not None}
        here = range(entries[0][0], entries[-1][0] + 1) if entries else range(0)
        self._linking = self.index.linking_to_any(ids - self.hubs, here)
        for kept in (self._incoming, self._links_to, self._circles, self._similar, self._orders):
            kept.clear()
        self._members.clear()
        for _, entry in entries:
            for key, link in links_of(entry):
                self.add_link(key, link)
        if len(self._texts) > _MOST_KEPT:
            self._texts.clear()

    def to(self, key: str) -> Entry | None:
        """The place of the record with that id; its ``record`` is ``None`` if it is not sound."""
        entry = self._near.get(key) or self._others_by_id.get(key)
        if entry is not None:
            return entry
        found = self.index.of_id(key)
        return None if found is None else self.kept(found)

    def into(self, key: str, name: str | None = None) -> tuple[Link, ...]:
        """The references to that id, in order; on request only those of one field."""
        if (key, name) not in self._links_to:
            links = sorted(self._links(key, name), key=lambda link: link.entry.rank)
            self._links_to[key, name] = tuple(links)
        return self._links_to[key, name]

    def is_used(self, key: str) -> bool:
        """Whether another record refers to that id."""
        return any(link.entry.id != key for link in self._links(key))

    def like(self, key: str, types: tuple[str, ...]) -> tuple[str, ...]:
        """The ids most like one that no record has."""
        near = self.index.ids_around(key, types, MAX_CANDIDATES, NEIGHBOURS)
        return tuple(nearest(key, near))

    def of_types(self, *types: str) -> Iterator[Entry]:
        """The places of the records of these types."""
        return map(self._read, self.index.of_types(types))

    def entry_at(self, place: Place) -> Entry:
        """The record that stands at a place."""
        return self._known(place) or self.kept(self.index.at(place))

    def _known(self, place: Place) -> Entry | None:
        return self._at.get(place) or self._others.get(place)

    def _again(self, found: Indexed) -> Entry:
        self.read_again += 1
        place, _, is_sound, position, length = found
        file, start = place >> FILE, place & ((1 << FILE) - 1)
        return self.files[file].entry(start, length, position, is_sound=bool(is_sound))

    def _read(self, found: Indexed) -> Entry:
        """A record, read again if it is not at hand; it is not kept."""
        return self._known(found.place) or self._again(found)

    def kept(self, found: Indexed) -> Entry:
        """A record, read again and kept if it is not at hand."""
        known = self._known(found.place)
        if known is not None:
            return known
        entry = self._again(found)
        if len(self._others) >= _MOST_KEPT:
            self._others.clear()
            self._others_by_id.clear()
        self._others[found.place] = entry
        if found.id not in self.repeated:
            self._others_by_id[found.id] = entry
        return entry

    def _sources(self) -> Iterator[Entry]:
        return self.of_types("source")  # the index has them in order

    def _links(self, key: str, name: str | None = None) -> Iterator[Link]:
        """The references to an id, one by one: what everything refers to is not read whole."""
        yield from WholeDataset.into(self, key, name)  # those of the records at hand
        for place in self._places(hash(key), name):
            if place not in self._at:
                for known, link in links_of(self.entry_at(place)):
                    if known == key and name in (None, link.field):
                        yield link

    def _places(self, target: int, name: str | None) -> Iterable[Place]:
        """The places of the records that refer to an id; on request by one field only."""
        known = self._linking.get(target)
        if known is None:
            return self.index.linking_to(target, name)
        return known.get(name, ()) if name else dict.fromkeys(chain(*known.values()))


@dataclass(slots=True)
class KeptFile:
    """A file whose records are kept, among others whose records are not."""

    kept: Sequence[Entry]

    def entry(self, start: int, length: int, position: int, *, is_sound: bool) -> Entry:
        """The record of that number."""
        return self.kept[start]
