"""A text that was made of another one, with a map back to every character of it.

Most characters stay as they are, so the map is kept as runs: a run of several characters stands so
in the source; one of a single character may come from a longer stretch.
"""

from array import array
from bisect import bisect_left, bisect_right
from dataclasses import field

from pourparler_validators.late_dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MappedText:
    """A text, and where in its source each of its characters comes from."""

    source: str = field(repr=False)
    text: str = field(repr=False)
    places: "array[int]" = field(repr=False)
    """Where in the text each run starts."""
    starts: "array[int]" = field(repr=False)
    """Where in the source each run starts."""
    ends: "array[int]" = field(repr=False)
    """Where in the source each run ends."""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the source that a stretch of the text comes from."""
        if start >= end:
            place = self._start(start) if start < len(self.text) else len(self.source)
            return place, place
        return self._start(start), self._end(end - 1)

    def place(self, offset: int) -> int:
        """Where in the text a place of the source lies."""
        run = bisect_left(self.ends, offset + 1)
        if run == len(self.ends):
            return len(self.text)
        further = min(offset - self.starts[run], self._after(run) - self.places[run] - 1)
        return self.places[run] + max(0, further)

    def _start(self, place: int) -> int:
        run = bisect_right(self.places, place) - 1
        return self.starts[run] + place - self.places[run]

    def _end(self, place: int) -> int:
        run = bisect_right(self.places, place) - 1
        is_last = place + 1 == self._after(run)
        return self.ends[run] if is_last else self.starts[run] + place - self.places[run] + 1

    def _after(self, run: int) -> int:
        """Where in the text the next run starts."""
        return self.places[run + 1] if run + 1 < len(self.places) else len(self.text)


class MappedParts:
    """Collects the characters of a text, with their places in its source."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.places: array[int] = array("l")
        self.starts: array[int] = array("l")
        self.ends: array[int] = array("l")
        self._size = 0

    def add_run(self, text: str, start: int) -> None:
        """Characters that stand so in the source, from a place on; at least one."""
        size = len(text)
        if self._goes_on(start):
            self.ends[-1] += size
        else:
            self._begin(start, start + size)
        self.parts.append(text)
        self._size += size

    def add(self, text: str, start: int, end: int) -> None:
        """Characters that a stretch of the source becomes, each of them all of it."""
        for character in text:
            if end == start + 1:
                self.add_run(character, start)
            else:
                self._begin(start, end)
                self.parts.append(character)
                self._size += 1

    def lengthen(self, end: int) -> None:
        """Lets the last character reach to a further place of the source."""
        if self._size - self.places[-1] > 1:
            self.ends[-1] -= 1
            self._begin(self.ends[-1], end, self._size - 1)
        else:
            self.ends[-1] = end

    def finished(self, source: str) -> MappedText:
        """The text."""
        return MappedText(source, "".join(self.parts), self.places, self.starts, self.ends)

    def _goes_on(self, start: int) -> bool:
        """Whether the last run stands so in the source, and ends where this starts."""
        return (
            bool(self.ends)
            and self.ends[-1] == start
            and start - self.starts[-1] == self._size - self.places[-1]
        )

    def _begin(self, start: int, end: int, place: int | None = None) -> None:
        self.places.append(self._size if place is None else place)
        self.starts.append(start)
        self.ends.append(end)
