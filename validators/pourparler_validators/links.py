"""What the records of a dataset refer to, both ways."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from pourparler_validators.entry import Entry
from pourparler_validators.fault import FileFault


@dataclass(frozen=True, slots=True)
class Link:
    """A reference, and the record that holds it."""

    entry: Entry
    pointer: str
    """Where the reference stands in that record."""
    field: str
    """The name of the field."""


@dataclass(slots=True)
class Links:
    """The records by id, and the references to each."""

    is_complete: bool = True
    """Whether everything of the dataset could be read, so that an unknown id is a wrong one."""
    _by_id: dict[str, Entry] = field(default_factory=dict[str, Entry])
    _incoming: dict[str, list[Link]] = field(default_factory=dict[str, list[Link]])

    def to(self, key: str) -> Entry | None:
        """The place of the record with that id; its ``record`` is ``None`` if it is not sound."""
        return self._by_id.get(key)

    def into(self, key: str, name: str | None = None) -> tuple[Link, ...]:
        """The references to that id, in order; on request only those of one field."""
        links = self._incoming.get(key, ())
        return tuple(link for link in links if name is None or link.field == name)

    def ids(self, types: Iterable[str]) -> list[str]:
        """The ids of all records of these types."""
        wanted = tuple(f"{name}:" for name in types)
        return [key for key in self._by_id if key.startswith(wanted)]

    def add(self, entry: Entry) -> None:
        """Takes in a record, or the gap that an unreadable one leaves."""
        if entry.id is not None:
            self._by_id.setdefault(entry.id, entry)
        elif not entry.is_file or any(isinstance(fault, FileFault) for fault in entry.faults):
            self.is_complete = False

    def add_link(self, key: str, link: Link) -> None:
        """Takes in a reference to that id."""
        self._incoming.setdefault(key, []).append(link)
