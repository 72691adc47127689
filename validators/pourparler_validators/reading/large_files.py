"""JSON Lines that are too many to be kept: they stay on disk, and are read a stretch at a time.

Each line is a text of its own, with the number of lines before it, so that nothing of a stretch
has to be kept for what was found in it.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BufferedReader
from pathlib import Path
from typing import Final, NamedTuple

from pourparler_validators.entries.entry import Entry
from pourparler_validators.formats.known.jsonl import is_blank, line_entry
from pourparler_validators.messages.errors import UsageError

KEPT: Final = 48 * 1024**2
"""So many bytes of JSON Lines are kept: what a check holds of them is about six times that."""
STRETCH: Final = 2 * 1024**2
"""The usual size of a stretch, in bytes."""

_MARK: Final = "\ufeff".encode()
_UNMERGED: Final = b"<<<<<<< "
_LONGEST: Final = 16 * 1024**2
"""A longer line is looked at where the file is read as a whole, which says that it is too long."""


class Stretch(NamedTuple):
    """Some lines of a file that lie side by side."""

    start: int
    end: int
    lines_before: int


@dataclass(slots=True)
class LargeFile:
    """A file of JSON Lines that stays on disk."""

    path: Path
    shown: str
    """The path as it is shown."""
    stretches: list[Stretch] = field(default_factory=list[Stretch])
    records: int = 0
    """The number of lines that hold something."""
    _state: tuple[int, int] = (0, 0)
    """Its size, and when it was last changed."""

    def entries(self, stretch: Stretch) -> Iterator[tuple[int, Entry]]:
        """The records of a stretch, or where they should be, each with the place of its line.

        Raises :class:`UsageError` where the file has changed.
        """
        with self.opened() as stream:
            stream.seek(stretch.start)
            content = stream.read(stretch.end - stretch.start)
        start = stretch.start
        for position, line in enumerate(content.split(b"\n"), stretch.lines_before):
            if not is_blank(line):
                yield start, line_entry(self.shown, position, line)
            start += len(line) + 1

    def entry(self, start: int, length: int, position: int) -> Entry:
        """The record of one line. Raises :class:`UsageError` where the file has changed."""
        with self.opened() as stream:
            stream.seek(start)
            return line_entry(self.shown, position, stream.read(length))

    def opened(self) -> BufferedReader:
        """The file, as it was when it was first looked at; else raises :class:`UsageError`."""
        try:
            stream = self.path.open("rb")
        except OSError as error:
            reason = (error.strerror or "it does not open").lower()
            raise UsageError(f"{self.shown} can no longer be read: {reason}") from None
        if _state_of(stream) != self._state:
            stream.close()
            raise UsageError(f"{self.shown} was changed while it was read: check it again")
        return stream


def large_file(path: Path, shown: str) -> LargeFile | None:
    """A file divided into stretches; nothing for one that has to be read as a whole.

    That is one that git has left unmerged, whose lines say together what is wrong, one with a very
    long line, and one that begins with no record. Raises ``OSError`` where it cannot be read.
    """
    with path.open("rb") as stream:
        found = LargeFile(path, shown, _state=_state_of(stream))
        start = len(_MARK) if stream.read(len(_MARK)) == _MARK else 0
        stream.seek(start)
        lines_before = 0
        while content := stream.read(STRETCH):
            content += stream.readline(_LONGEST)
            is_whole = content.endswith(b"\n") or not stream.peek(1)
            if not is_whole or content.startswith(_UNMERGED) or b"\n" + _UNMERGED in content:
                return None
            end = start + len(content) - content.endswith(b"\n")
            found.stretches.append(Stretch(start, end, lines_before))
            found.records += sum(not is_blank(line) for line in content.split(b"\n"))
            start, lines_before = start + len(content), lines_before + content.count(b"\n")
    if not found.stretches:
        return None
    _, first = next(found.entries(found.stretches[0]), (0, None))
    return found if first is not None and first.record is not None else None


def _state_of(stream: BufferedReader) -> tuple[int, int]:
    status = os.fstat(stream.fileno())
    return status.st_size, status.st_mtime_ns
