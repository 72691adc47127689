"""The links of a dataset in which records become other ones."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field
from typing import Final, TypeAlias

from pourparler_validators.contract.links import Gaps
from pourparler_validators.contract.questions import Link
from pourparler_validators.contract.references import REFERENCES
from pourparler_validators.entries.entry import Entry
from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.running.whole_dataset import WholeDataset

Touched: TypeAlias = set[tuple[str, ...]]
"""What answers are about: ``("to", id)``, ``("into", id)``, ``("used", id)``, ``("ids",)``."""

IDS: Final[tuple[str, ...]] = ("ids",)
"""What depends on which ids there are, and on whether all records could be read."""

MOST_LINKED: Final = 300
"""Of so many records whose dates bear on each other the order is worked out at once."""

_ACTORS: Final = ("person", "party")


@dataclass(frozen=True, slots=True)
class Exchange:
    """Entries that take the place of others, and those of both whose records differ."""

    old: Sequence[Entry]
    new: Sequence[Entry]
    changed: Sequence[Entry]

    def changes_any_of(self, *types: str) -> bool:
        """Whether a record of these types is another one now."""
        return any(one.type in types for one in self.changed)

    @property
    def changes_articles(self) -> bool:
        """Whether what is read in articles may be otherwise: a source, or who may speak there."""
        return self.changes_any_of("source", *_ACTORS)


@dataclass(slots=True)
class LiveLinks(WholeDataset):
    """A dataset in memory; entries of it may be replaced by others.

    What was worked out of very many records at once stays as it was, until the dataset is read
    anew: the order of dates, where more than ``MOST_LINKED`` records bear on each other, and which
    articles are copies of others.
    """

    _entries_of: dict[str, list[Entry]] = field(default_factory=dict[str, list[Entry]])

    def begin(self, entries: Iterable[Entry]) -> None:
        """Takes in all records."""
        for entry in sorted(entries, key=_rank):
            self.add(entry)
            if entry.id is not None:
                self._entries_of.setdefault(entry.id, []).append(entry)
            for link in _links(entry):
                self.add_link(*link)

    def replace(self, exchange: Exchange, every: Iterable[Entry]) -> Touched:
        """Exchanges entries; ``every`` are all that are then there. Gives what that touches."""
        ids = {one.id for one in exchange.changed if one.id is not None}
        led = {key for one in exchange.changed for key, _ in _links(one)}
        used = {key for key in led if self.is_used(key)}
        linked = self._linked_with(exchange)
        known = self._by_id.keys() & ids, self.gaps
        self._exchange(exchange)
        self._relink(exchange)
        self._look_for_gaps(every)
        self._work_out_again(exchange)
        touched: Touched = {("to", key) for key in ids}
        touched.update(("into", key) for key in led)
        touched.update(("order", key) for key in self._order_again(exchange, linked))
        touched.update(("used", key) for key in led if (key in used) != self.is_used(key))
        if known != (self._by_id.keys() & ids, self.gaps):
            self._ids.clear()
            self._similar.clear()
            touched.add(IDS)
        return touched

    def _exchange(self, exchange: Exchange) -> None:
        gone = {id(one) for one in exchange.old}
        for key in {one.id for one in (*exchange.old, *exchange.new) if one.id is not None}:
            left = [one for one in self._entries_of.get(key, ()) if id(one) not in gone]
            left += [one for one in exchange.new if one.id == key]
            left.sort(key=_rank)
            self._entries_of[key] = left
            self._by_id.pop(key, None)
            for one in left:
                known = self._by_id.get(key)
                if known is None or known.record is None:
                    self._by_id[key] = one

    def _relink(self, exchange: Exchange) -> None:
        gone = {id(one) for one in exchange.old}
        led = {key for one in exchange.old for key, _ in _links(one)}
        for key in led:
            left = [one for one in self._incoming.get(key, ()) if id(one.entry) not in gone]
            self._incoming[key] = left
        for one in exchange.new:
            for key, link in _links(one):
                self.add_link(key, link)
                led.add(key)
        for key in led:
            self._incoming[key].sort(key=lambda link: link.entry.rank)

    def _look_for_gaps(self, every: Iterable[Entry]) -> None:
        """Which records are not sound, and whether all could be read."""
        self.gaps = Gaps()
        for one in every:
            if one.record is None:
                self.gaps.note(one)

    def _linked_with(self, exchange: Exchange) -> set[str]:
        """The records whose dates bear on those that change; none where these are too many."""
        from pourparler_validators.facts.timeline.component import component
        from pourparler_validators.facts.timeline.system import TYPES

        found: set[str] = set()
        if len(exchange.changed) > MOST_LINKED:
            return found
        for key in {one.id for one in exchange.changed if one.id and one.type in TYPES}:
            linked = component(key, self, MOST_LINKED) if key not in found else []
            if len(linked) <= MOST_LINKED:
                found |= {key, *(one.id for one in linked if one.id)}
        return found

    def _order_again(self, exchange: Exchange, before: set[str]) -> Iterator[str]:
        """Works out the order anew; gives the records of which it is another one."""
        old = {key: self._orders.pop(key, ()) for key in before | self._linked_with(exchange)}
        for key, orders in old.items():
            if self.impossible_orders(key) != orders:
                yield key

    def _work_out_again(self, exchange: Exchange) -> None:
        """Forgets what was worked out of the records that have changed."""
        self._circles.clear()
        self._members.clear()
        if exchange.changes_any_of(*_ACTORS):
            self._speakers = None
        if exchange.changes_any_of("source"):
            self._texts.clear()
            self._is_newest_known = False


def _rank(entry: Entry) -> tuple[str, str, int]:
    return entry.rank


def _links(entry: Entry) -> Sequence[tuple[str, Link]]:
    visits = REFERENCES.over(entry.record) if entry.record is not None else ()
    return [(one.value, Link(entry, one.pointer, one.field.name)) for one in visits]
