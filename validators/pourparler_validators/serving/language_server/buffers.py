"""The text of a file as an editor has it, and the places in it as the editor counts them."""

import re
from bisect import bisect_right
from dataclasses import field
from typing import Final

from lsprotocol.types import Position, Range

from pourparler_validators.late_dataclasses import dataclass

_BREAK: Final = re.compile(r"\r\n|\n|\r")
MARK: Final = "\ufeff"


@dataclass(frozen=True, slots=True)
class Buffer:
    """A text, and how the columns of its lines are counted.

    What it says of itself is without a byte order mark, as files are read.
    """

    whole: str = field(repr=False)
    version: int = 0
    encoding: str = "utf-16"
    """``utf-8``, ``utf-16`` or ``utf-32``: a column is a unit of it."""
    _starts: list[int] = field(default_factory=list[int], repr=False)

    @property
    def text(self) -> str:
        """The text as it is read."""
        return self.whole.removeprefix(MARK)

    def offset(self, position: Position) -> int:
        """Where a position is in the text; one that is outside is the nearest that is not."""
        return max(self._offset(position) - self._marked, 0)

    def position(self, offset: int) -> Position:
        """The position of a place in the text."""
        starts = self._lines()
        place = min(max(offset, 0) + self._marked, len(self.whole))
        line = bisect_right(starts, place) - 1
        return Position(line, self._units(self.whole[starts[line] : place]))

    def range(self, start: int, end: int) -> Range:
        """The range of a stretch of the text."""
        return Range(self.position(start), self.position(max(start, end)))

    def changed(self, text: str, within: Range | None, version: int) -> "Buffer":
        """The buffer after a change: of the whole, or within a range."""
        if within is None:
            return Buffer(text, version, self.encoding)
        start, end = sorted((self._offset(within.start), self._offset(within.end)))
        whole = self.whole[:start] + text + self.whole[end:]
        return Buffer(whole, version, self.encoding, self._starts_after(start, end, text))

    def _starts_after(self, start: int, end: int, text: str) -> list[int]:
        """Where lines start after a change, which need not be looked for; nothing if they must."""
        around = self.whole[max(start - 1, 0) : start] + text + self.whole[end : end + 1]
        if "\r" in around:
            return []
        starts, more = self._lines(), len(text) - (end - start)
        return [
            *starts[: bisect_right(starts, start)],
            *(start + found.end() for found in _BREAK.finditer(text)),
            *[at + more for at in starts[bisect_right(starts, end) :]],
        ]

    @property
    def _marked(self) -> int:
        return len(self.whole) - len(self.text) if self.whole.startswith(MARK) else 0

    def _offset(self, position: Position) -> int:
        starts = self._lines()
        if position.line >= len(starts):
            return len(self.whole)
        start = starts[max(position.line, 0)]
        line = self._line(start)
        return start + self._points(line, position.character)

    def _line(self, start: int) -> str:
        """A line without its line break."""
        found = _BREAK.search(self.whole, start)
        return self.whole[start : found.start() if found else len(self.whole)]

    def _points(self, line: str, units: int) -> int:
        """How many code points so many units are; the middle of one counts as its start."""
        if line.isascii() or self.encoding == "utf-32":
            return min(max(units, 0), len(line))
        for number, sign in enumerate(line):
            units -= self._units(sign)
            if units < 0:
                return number
        return len(line)

    def _units(self, text: str) -> int:
        if text.isascii() or self.encoding == "utf-32":
            return len(text)
        if self.encoding == "utf-8":
            return len(text.encode(errors="surrogatepass"))
        return len(text.encode("utf-16-le", errors="surrogatepass")) // 2

    def _lines(self) -> list[int]:
        if not self._starts:
            self._starts.append(0)
            self._starts.extend([found.end() for found in _BREAK.finditer(self.whole)])
        return self._starts
