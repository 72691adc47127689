"""A file that is edited: what was read of it, and where that stands in the text as it is now."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping
from dataclasses import field
from operator import is_not

from pourparler_validators.entries.entry import Entry
from pourparler_validators.formats.places import Span
from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.running.placed import Placed
from pourparler_validators.serving.language_server.rereading import Text, difference
from pourparler_validators.serving.language_server.results import RecordKey


@dataclass(slots=True)
class OpenFile:
    """A file of the dataset, as it was when it could last be read."""

    read: Text
    present: Text
    """The text as it is now; another one where that cannot be read."""
    saved: str | None
    """The text on the disk; none for a file that is part of the dataset only while it is open."""
    numbers: dict[RecordKey, int] = field(default_factory=dict[RecordKey, int])
    """Which of the entries is that of a key."""
    linked: dict[RecordKey, Entry] = field(default_factory=dict[RecordKey, Entry])
    """The entries that the links hold: of a record that stays as it is, the one read first."""

    _alone: dict[int, Entry] = field(default_factory=dict[int, Entry])
    _compared: tuple[tuple[Text, Text], tuple[int, int]] | None = None

    @property
    def entries(self) -> dict[RecordKey, Entry]:
        """What was read, by keys."""
        return dict(zip(self.numbers, self.read.entries, strict=True))

    def take(self, read: Text) -> None:
        """Takes in what was read anew; a record that is the same object is written as it was."""
        before, after = self.read, read
        self._alone = {
            number: alone
            for number, alone in self._alone.items()
            if number < len(after.spans) and before.entries[number] is after.entries[number]
        }
        self.read = read
        counts = Counter[str]()
        self.numbers = {}
        for number, entry in enumerate(read.entries):
            name = entry.id or ""
            key = read.file.path, name, counts[name] if name else entry.position
            counts[name] += 1
            self.numbers[key] = number

    def now(self, entry: Entry) -> Entry:
        """Where a record stands now that was read as an entry of this file."""
        number = self.numbers.get(self._key_of(entry))
        if number is None:
            return entry
        return self.read.now(number)

    def alone(self, entry: Entry) -> Entry:
        """The same, as if its record were all that is in the file, if its format tells where it is.

        What is looked for in it is found without a walk through thousands of others.
        """
        number = self.numbers.get(self._key_of(entry))
        if number is None or not self.read.spans:
            return self.now(entry)
        if number not in self._alone:
            self._alone[number] = self.read.alone(number)
        return self._alone[number]

    def start_of(self, place: Placed) -> int:
        """Where the text starts that a place is counted in."""
        if not self.read.spans:
            return 0
        number = bisect_left(self.read.entries, place.number, key=lambda entry: entry.position)
        return self.read.spans[number].start

    def start_now(self, place: Placed) -> int | None:
        """Where the same text starts now; none where what is typed cuts through it."""
        start = self.start_of(place)
        if self.present is self.read:
            return start
        if not self.read.spans:
            return None
        first, last = self._typed()
        end = start + len(place.lines.text)
        if end <= first:
            return start
        return start + self._more if start >= last and start > first else None

    def moved(self, start: int, end: int) -> Span:
        """Where a stretch of the text that could be read is in the present text."""
        if self.present is self.read:
            return Span(start, end)
        first, last = self._typed()
        start, end = (at if at <= first else max(at, last) + self._more for at in (start, end))
        return Span(start, max(start, end))

    def record_start(self, offset: int) -> int:
        """A place at or before one of the present text where a record starts, or the text."""
        if self.present is not self.read:
            offset = min(offset, self._typed()[0])
        spans = self.read.spans
        number = bisect_right(spans, offset, key=lambda span: span.start) - 1
        return spans[number].start if number >= 0 else 0

    @property
    def _more(self) -> int:
        return len(self.present.text) - len(self.read.text)

    def _typed(self) -> tuple[int, int]:
        """The stretch of the text that could be read in which the present one differs."""
        texts = self.read, self.present
        if self._compared is None or any(map(is_not, self._compared[0], texts)):
            self._compared = texts, difference(self.read.text, self.present.text)
        return self._compared[1]

    def _key_of(self, entry: Entry) -> RecordKey:
        """The key of an entry; of several of one id, of that which stands where it stood."""
        path = self.read.file.path
        if entry.id is None:
            return path, "", entry.position
        keys = [(path, entry.id, 0)]
        while (path, entry.id, len(keys)) in self.numbers:
            keys.append((path, entry.id, len(keys)))
        entries = self.read.entries
        there = (one for one in keys if one in self.numbers)
        return next(
            (one for one in there if entries[self.numbers[one]].position == entry.position), keys[0]
        )


def differing(
    before: Mapping[RecordKey, Entry], after: Mapping[RecordKey, Entry]
) -> tuple[Mapping[RecordKey, Entry], Mapping[RecordKey, Entry], set[RecordKey]]:
    """The entries to exchange, and the keys of those that are other ones now.

    Where records have moved within their file, all of it is exchanged.
    """
    common = before.keys() & after.keys()
    changed = (before.keys() ^ after.keys()) | {
        key for key in common if not _is_same(before[key], after[key])
    }
    if any(before[key].position != after[key].position for key in common):
        return before, after, changed
    old, new = ({key: some[key] for key in changed if key in some} for some in (before, after))
    return old, new, changed


def _is_same(one: Entry, other: Entry) -> bool:
    """Whether a record is the same; of one that is not sound, that is not known."""
    return one is other or (one.record is not None and one.record == other.record)
