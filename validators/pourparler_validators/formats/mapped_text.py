"""A text that was made of another one, with a map back to every character of it."""

from array import array
from bisect import bisect_left
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class MappedText:
    """A text, and where in its source each of its characters comes from."""

    source: str = field(repr=False)
    text: str = field(repr=False)
    starts: "array[int]" = field(repr=False)
    """Where in the source each character starts."""
    ends: "array[int]" = field(repr=False)
    """Where in the source each character ends."""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the source that a stretch of the text comes from."""
        if start >= end:
            place = self.starts[start] if start < len(self.starts) else len(self.source)
            return place, place
        return self.starts[start], self.ends[end - 1]

    def place(self, offset: int) -> int:
        """Where in the text a place of the source lies."""
        return bisect_left(self.ends, offset + 1)
