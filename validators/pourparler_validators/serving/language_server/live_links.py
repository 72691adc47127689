"""The links of a dataset in which records become other ones."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from typing import Final, TypeAlias, TypeVar

from pourparler_validators.contract.links import Gaps
from pourparler_validators.contract.questions import ImpossibleOrder
from pourparler_validators.contract.references import links_of
from pourparler_validators.entries.entry import Entry
from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.running.whole_dataset import WholeDataset
from pourparler_validators.serving.language_server.apart import Doubts, Found, dated_otherwise

K = TypeVar("K")
V = TypeVar("V")

Touched: TypeAlias = set[tuple[str, ...]]
"""What answers are about, such as ``("to", id)``, ``("into", id)``, ``("used", id)``."""

IDS: Final[tuple[str, ...]] = ("ids",)
"""What depends on which ids there are, and on whether all records could be read."""

SPEAKERS: Final[tuple[str, ...]] = ("speakers",)
"""What depends on the names of all persons and parties, and on whom they belong to."""

NEWEST: Final[tuple[str, ...]] = ("newest",)
"""What depends on the source that was published last."""

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


@dataclass(slots=True)
class LiveLinks(WholeDataset):
    """A dataset in memory; entries of it may be replaced by others.

    What was worked out of very many records at once stays as it was, until it is worked out anew
    :mod:`apart <pourparler_validators.serving.language_server.apart>`: the order of dates, where
    more than ``MOST_LINKED`` records bear on each other, and which articles are copies of others.
    """

    doubts: Doubts = field(default_factory=Doubts)
    """What of it may be otherwise by now."""
    exchanges: int = 0
    """How often entries were replaced."""
    _entries_of: dict[str, list[Entry]] = field(default_factory=dict[str, list[Entry]])

    def begin(self, entries: Iterable[Entry]) -> None:
        """Takes in all records."""
        for entry in sorted(entries, key=_rank):
            self.add(entry)
            if entry.id is not None:
                self._entries_of.setdefault(entry.id, []).append(entry)
            for link in links_of(entry):
                self.add_link(*link)

    def replace(self, exchange: Exchange, every: Iterable[Entry]) -> Touched:
        """Exchanges entries; ``every`` are all that are then there. Gives what that touches."""
        self.exchanges += 1
        ids = {one.id for one in exchange.changed if one.id is not None}
        led = {key for one in exchange.changed for key, _ in links_of(one)}
        used = {key for key in led if self.is_used(key)}
        linked = self._linked_with(exchange)
        known = self._by_id.keys() & ids, self.gaps
        self._exchange(exchange)
        self._relink(exchange)
        self._look_for_gaps(every)
        touched: Touched = {("to", key) for key in ids}
        touched.update(self._work_out_again(exchange))
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
        new = [link for one in exchange.new for link in links_of(one)]
        led = {key for one in exchange.old for key, _ in links_of(one)} | {key for key, _ in new}
        for key in led:  # a list is replaced, not changed: a copy of the dataset may hold it
            left = [one for one in self._incoming.get(key, ()) if id(one.entry) not in gone]
            self._incoming[key] = left
        for key, link in new:
            self.add_link(key, link)
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
        found: set[str] = set()
        for key in {*dated_otherwise(exchange.changed)}:
            if key not in found and len(exchange.changed) <= MOST_LINKED:
                found |= self._linked(key)
            self.doubts.orders |= key not in found
        return found

    def _linked(self, key: str) -> set[str]:
        """The records whose dates bear on one, and this one; none where they are too many."""
        from pourparler_validators.facts.timeline.component import component
        from pourparler_validators.facts.timeline.system import TYPES

        ways = {key, *(one.entry.id for one in self.into(key) if one.entry.type in TYPES)}
        found: set[str] = set()
        for way in ways if key.startswith("source:") else {key}:
            if way and way not in found:
                linked = component(way, self, MOST_LINKED)
                found |= {way, *(one.id for one in linked if one.id)}
            if len(found) > MOST_LINKED:
                return set()
        return found

    def impossible_orders(self, key: str) -> tuple[ImpossibleOrder, ...]:
        """What contradicts the dates of a record, as far as that is worked out."""
        if key not in self._orders and self.exchanges and not self._linked(key):
            self.doubts.orders = True
            return ()
        return WholeDataset.impossible_orders(self, key)

    def _order_again(self, exchange: Exchange, before: set[str]) -> Iterator[str]:
        """Works out the order anew; gives the records of which it is another one."""
        old = {key: self._orders.pop(key, ()) for key in before | self._linked_with(exchange)}
        for key, orders in old.items():
            if self.impossible_orders(key) != orders:
                yield key

    def _work_out_again(self, exchange: Exchange) -> Iterator[tuple[str, ...]]:
        """Forgets what was worked out of the records that have changed; gives what is otherwise."""
        self._circles.clear()
        self._members.clear()
        if exchange.changes_any_of(*_ACTORS) and self._name_again():
            yield SPEAKERS
        if exchange.changes_any_of("source"):
            self._texts.clear()
            if self._is_newest_known and self._date_again():
                yield NEWEST
            self.doubts.note_texts(exchange.changed)

    def _name_again(self) -> bool:
        """Whether persons and parties have other names, or belong to others; if not, they stay."""
        before, self._speakers = self._speakers, None
        if before is None:
            return False
        if {*before} != {*self.speakers()}:
            return True
        self._speakers = before
        return False

    def _date_again(self) -> bool:
        """Whether another source is the newest, or what it says is otherwise."""
        before, self._newest, self._is_newest_known = self._newest, None, False
        after = self.newest_source()
        return (before and before.record) != (after and after.record)

    def copy(self) -> WholeDataset:
        """The dataset as it is at present, in the order in which one is read."""
        by_id = sorted(self._by_id.items(), key=lambda one: one[1].rank)
        return WholeDataset(self.gaps, dict(by_id), dict(self._incoming), load=self.load)

    def have(self, found: Found) -> Touched:
        """Takes in what was worked out of a copy; gives what is otherwise.

        Nothing where entries were replaced meanwhile: it is to be worked out once more.
        """
        if found.exchanges != self.exchanges:
            return set()
        self.doubts = Doubts()
        touched: Touched = {("with", one) for one in found.words}
        if found.orders is not None:
            touched |= _differing("order", self._orders, found.orders, ())
            self._orders = dict(found.orders)
        if found.alike is not None and self._alike is not None:
            before, self._alike = self._alike, found.alike
            touched |= _differing("wording", before.first, found.alike.first, None)
            touched |= _differing("original", before.original, found.alike.original, None)
        return touched


def _differing(
    name: str, before: Mapping[K, V], after: Mapping[K, V], nothing: V | None
) -> Touched:
    """The questions, of that name, that are answered otherwise than before."""
    return {
        (name, str(key))
        for key in before.keys() | after.keys()
        if before.get(key, nothing) != after.get(key, nothing)
    }


def _rank(entry: Entry) -> tuple[str, str, int]:
    return entry.rank
