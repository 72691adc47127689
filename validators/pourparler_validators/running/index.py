"""An index of records that are not kept: where each stands, what refers to it, its groups.

It is a file of SQLite, which holds no record. What is looked up but for ids is found by the hashes
that Python gives texts in this process and in those that it has forked; what is found is compared
with the text.
"""

import sqlite3
from collections.abc import Collection, Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final, NamedTuple, TypeAlias

from pourparler_validators.messages.errors import UsageError

Place = int
"""Where a record stands: the number of its file, and the number of its first byte."""

_TABLES: Final = """
    CREATE TABLE record (place INTEGER PRIMARY KEY, id TEXT, is_sound, position, length);
    CREATE TABLE link (target, field, place);
    CREATE TABLE keyed (number INTEGER PRIMARY KEY, kind, hash, key, place);
"""
_INDEXES: Final = """
    CREATE INDEX by_id ON record (id, is_sound);
    CREATE INDEX by_target ON link (target, field, place);
    CREATE INDEX by_key ON keyed (kind, hash);
"""
_AT_ONCE: Final = 500
"""So many ids are looked up at once."""
_ANY: Final = "surrogatepass"
_NAMES: Final = ("record", "link", "keyed")


class Indexed(NamedTuple):
    """Where a record stands."""

    place: Place
    id: str
    is_sound: bool
    position: int
    """The number of lines, or of records, before it in its file."""
    length: int


Linking: TypeAlias = tuple[int, str, Place]
"""That a record refers to an id: the hash of that, the field, and the place of the record."""

Keyed: TypeAlias = tuple[int, int, int, bytes, Place]
"""That a record belongs to a group.

The number of this, after those of the stretches before; the kind of the group, the hash of its key,
the key as :func:`packed`, and the place of the record.
"""

STRETCH: Final = 32
"""The bits of such a number that count within its stretch."""


class Index:
    """The index, in a file of its own; a process opens it for itself."""

    def __init__(self, path: Path) -> None:
        self.path = path
        with on_disk():
            self._file = sqlite3.connect(path)
            self._file.executescript(
                "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -16000"
            )

    def close(self) -> None:
        """Closes the file."""
        self._file.close()

    def begin(self) -> None:
        """Makes it an empty index."""
        with on_disk():
            self._file.executescript(_TABLES)

    def add(
        self, records: Iterable[Indexed], links: Iterable[Linking], keys: Iterable[Keyed]
    ) -> None:
        """Takes in what stands in a stretch."""
        with on_disk(), self._file:
            self._file.executemany("INSERT INTO record VALUES (?, ?, ?, ?, ?)", records)
            self._file.executemany("INSERT INTO link VALUES (?, ?, ?)", links)
            self._file.executemany("INSERT INTO keyed VALUES (?, ?, ?, ?, ?)", keys)

    def gather(self, others: Sequence[Path]) -> None:
        """Takes in what others have, and is complete."""
        with on_disk():
            for path in others:
                self._file.execute("ATTACH ? AS other", (str(path),))
                for name in _NAMES:
                    self._file.execute(f"INSERT INTO {name} SELECT * FROM other.{name}")  # noqa: S608 (a name of ours)
                self._file.commit()
                self._file.execute("DETACH other")
            self._file.executescript(_INDEXES)

    def of_id(self, key: str) -> Indexed | None:
        """The record of an id: of several the first that is sound, else the last."""
        rows = self._file.execute("SELECT * FROM record WHERE id = ? ORDER BY place", (key,))
        found = [Indexed(*row) for row in rows]
        return next((one for one in found if one.is_sound), found[-1] if found else None)

    def at(self, place: Place) -> Indexed:
        """The record that stands at a place."""
        row = self._file.execute("SELECT * FROM record WHERE place = ?", (place,)).fetchone()
        return Indexed(*row)

    def linking_to(self, target: int, field: str | None) -> Iterator[Place]:
        """The places of the records that refer to an id; on request by one field only."""
        where, asked = ("AND field = ?", (target, field)) if field else ("", (target,))
        rows = self._file.execute(
            f"SELECT DISTINCT place FROM link WHERE target = ? {where}",  # noqa: S608 (as above)
            asked,
        )
        return (place for (place,) in rows)

    def linking_to_any(
        self, targets: Collection[int], beside: range
    ) -> dict[int, dict[str, list[Place]]]:
        """The places of the records that refer to one of some ids, by its hash and the field.

        Those of some places are left out. An id to which none refer is in it.
        """
        found: dict[int, dict[str, list[Place]]] = {target: {} for target in targets}
        ids = [*found]
        for start in range(0, len(ids), _AT_ONCE):
            some = ids[start : start + _AT_ONCE]
            marks = ", ".join("?" * len(some))
            for target, field, place in self._file.execute(
                "SELECT DISTINCT target, field, place FROM link "  # noqa: S608 (question marks)
                f"WHERE target IN ({marks}) AND (place < ? OR place >= ?)",
                (*some, beside.start, beside.stop),
            ):
                found[target].setdefault(field, []).append(place)
        return found

    def hubs(self, most: int) -> set[int]:
        """The ids, as hashes, to which there are more than so many references."""
        rows = self._file.execute(
            "SELECT target FROM link GROUP BY target HAVING count(*) > ?", (most,)
        )
        return {target for (target,) in rows}

    def repeated(self) -> set[str]:
        """The ids that several records have."""
        rows = self._file.execute("SELECT id FROM record GROUP BY id HAVING count(*) > 1")
        return {key for (key,) in rows}

    def spread(self) -> set[tuple[int, int]]:
        """The groups that have records in several stretches."""
        rows = self._file.execute(
            "SELECT kind, hash FROM keyed GROUP BY kind, hash "
            "HAVING min(number) >> ? < max(number) >> ?",
            (STRETCH, STRETCH),
        )
        return set(rows)

    def keys_in(self, stretch: int) -> Iterator[tuple[int, str, Place]]:
        """The groups that the records of a stretch belong to: kind, key, place of the record."""
        rows = self._file.execute(
            "SELECT kind, key, place FROM keyed WHERE number >= ? AND number < ? ORDER BY number",
            (stretch << STRETCH, (stretch + 1) << STRETCH),
        )
        return ((kind, key.decode(errors=_ANY), place) for kind, key, place in rows)

    def members(self, kind: int, key: str) -> Iterator[Indexed]:
        """The records of a group, in order, each looked up when it is asked for."""
        rows = self._file.execute(
            "SELECT record.* FROM keyed JOIN record USING (place) "
            "WHERE kind = ? AND hash = ? AND key = ? ORDER BY number",
            (kind, hash(key), packed(key)),
        )
        return (Indexed(*row) for row in rows)

    def of_types(self, types: Iterable[str]) -> Iterator[Indexed]:
        """The first places of the records of some types, in order of their ids."""
        for name in sorted(types):
            before = ""
            rows = self._file.execute(
                "SELECT * FROM record WHERE id >= ? AND id < ? ORDER BY id, is_sound DESC, place",
                (f"{name}:", f"{name};"),
            )
            for row in rows:
                if row[1] != before:
                    before = row[1]
                    yield Indexed(*row)

    def ids_around(self, key: str, types: Iterable[str], most: int, near: int) -> list[str]:
        """All ids of some types; of more than so many those nearest in the alphabet, both ways."""
        ranges = [(f"{name}:", f"{name};") for name in sorted(types)]
        found = self._first_ids(ranges, most + 1)
        if len(found) <= most:
            return found
        up_to_it = [(start, min(end, f"{key}\0")) for start, end in reversed(ranges)]
        after_it = [(max(start, f"{key}\0"), end) for start, end in ranges]
        before = self._first_ids(up_to_it, near, "DESC")
        return [*reversed(before), *self._first_ids(after_it, near)]

    def _first_ids(
        self, ranges: Iterable[tuple[str, str]], most: int, order: str = "ASC"
    ) -> list[str]:
        """The first ids of some ranges, one after the other: so no more rows are read."""
        found: list[str] = []
        for start, end in ranges:
            rows = self._file.execute(
                "SELECT DISTINCT id FROM record WHERE id >= ? AND id < ? "  # noqa: S608 (an order)
                f"ORDER BY id {order} LIMIT ?",
                (start, end, most - len(found)),
            )
            found += [key for (key,) in rows]
        return found


def packed(key: str) -> bytes:
    """A key as it stands in the index: rules of somebody's own may make it of any characters."""
    return key.encode(errors=_ANY)


@contextmanager
def on_disk() -> Generator[None]:
    """Says in one sentence what keeps a file of the check from being written.

    Raises :class:`UsageError`.
    """
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        reason = (error.strerror or "").lower() if isinstance(error, OSError) else error
        raise UsageError(
            f"the check keeps an index of so many records on disk, and cannot: {reason}; make room "
            "in the folder for temporary files, or name another one with TMPDIR"
        ) from None
