"""JSON Lines that are too many to be kept: they stay on disk, and are read a stretch at a time.

Each line is a text of its own, with the number of lines before it, so that nothing of a stretch
has to be kept for what was found in it.
"""

import os
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import FileIO
from pathlib import Path
from typing import Final, NamedTuple
from weakref import finalize

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


@dataclass(slots=True, weakref_slot=True)
class LargeFile:
    """A file of JSON Lines that stays on disk."""

    path: Path
    stream: FileIO
    """The file, open as long as somebody holds this."""
    shown: str
    """The path as it is shown."""
    stretches: list[Stretch] = field(default_factory=list[Stretch])
    records: int = 0
    """The number of lines that hold something."""
    _state: tuple[int, ...] = field(init=False)

    def __post_init__(self) -> None:
        self._state = _state_of(os.fstat(self.stream.fileno()))
        finalize(self, self.stream.close)

    def entries(self, stretch: Stretch) -> Iterator[tuple[int, Entry]]:
        """The records of a stretch, or where they should be, each with the place of its line.

        Raises :class:`UsageError` where the file has changed.
        """
        start = stretch.start
        content = self._read(start, stretch.end - start)
        self.require_unchanged()
        for position, line in enumerate(content.split(b"\n"), stretch.lines_before):
            if not is_blank(line):
                yield start, line_entry(self.shown, position, line)
            start += len(line) + 1

    def entry(self, start: int, length: int, position: int) -> Entry:
        """The record of one line, as it stands there now."""
        return line_entry(self.shown, position, self._read(start, length))

    def require_unchanged(self) -> None:
        """Raises :class:`UsageError` where the file is not as it was when it was opened."""
        with self._readable():
            state = _state_of(self.path.stat())
        if state != self._state:
            raise UsageError(f"{self.shown} was changed while it was read: check it again")

    def _read(self, start: int, length: int) -> bytes:
        """Some bytes; the processes that share the file have no common place in it."""
        with self._readable():
            return os.pread(self.stream.fileno(), length, start)

    @contextmanager
    def _readable(self) -> Generator[None]:
        try:
            yield
        except OSError as error:
            reason = (error.strerror or "it does not open").lower()
            raise UsageError(f"{self.shown} can no longer be read: {reason}") from None


def large_file(path: Path, shown: str) -> LargeFile | None:
    """A file divided into stretches; nothing for one that has to be read as a whole.

    That is one that git has left unmerged, whose lines say together what is wrong, one with a very
    long line, and one that begins with no record. Raises ``OSError`` where it cannot be read.
    """
    found = LargeFile(path, path.open("rb", buffering=0), shown)
    is_divided = _divide(found)
    return found if is_divided and _begins_with_record(found) else None


def _divide(file: LargeFile) -> bool:
    """Notes the stretches of a file; whether all of it can be read in stretches."""
    with open(file.stream.fileno(), "rb", closefd=False) as stream:
        start = len(_MARK) if stream.read(len(_MARK)) == _MARK else 0
        stream.seek(start)
        lines_before = 0
        while content := stream.read(STRETCH):
            content += stream.readline(_LONGEST)
            is_whole = content.endswith(b"\n") or not stream.peek(1)
            if not is_whole or content.startswith(_UNMERGED) or b"\n" + _UNMERGED in content:
                return False
            end = start + len(content) - content.endswith(b"\n")
            file.stretches.append(Stretch(start, end, lines_before))
            file.records += sum(not is_blank(line) for line in content.split(b"\n"))
            start, lines_before = start + len(content), lines_before + content.count(b"\n")
    return True


def _begins_with_record(file: LargeFile) -> bool:
    if not file.stretches:
        return False
    _, first = next(file.entries(file.stretches[0]), (0, None))
    return first is not None and first.record is not None


def _state_of(status: os.stat_result) -> tuple[int, ...]:
    """What tells one state of a file from another: which it is, its size, its last change."""
    return status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns
