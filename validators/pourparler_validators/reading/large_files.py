"""JSON Lines that are too many to be kept: they stay on disk, and are read a stretch at a time.

Each line is a text of its own, with the number of lines before it, so that nothing of a stretch
has to be kept for what was found in it.
"""

import os
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import field
from io import BufferedReader, FileIO
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryFile
from typing import IO, Final, NamedTuple
from weakref import finalize

from pourparler_validators.entries.entry import Entry, SourceFile
from pourparler_validators.formats.known.jsonl import (
    LONGEST,
    is_blank,
    is_meant,
    line_entry,
    too_long,
)
from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.messages.errors import UsageError
from pourparler_validators.reading.unreadable import unreadable

NAMED: Final = 48 * 1024**2
"""Of so many bytes of JSON Lines a report names the records; of more it has their number."""
STRETCH: Final = 2 * 1024**2
"""The usual size of a stretch, in bytes."""

_MARK: Final = "\ufeff".encode()
_UNMERGED: Final = b"<<<<<<< "
_SHOWN: Final = 4 * 1024
"""So many bytes are kept of a line that is too long to be read."""


class Stretch(NamedTuple):
    """Some lines of a file that lie side by side."""

    start: int
    end: int
    lines_before: int
    is_too_long: bool = False
    """Whether it is one line, which is too long to be read."""


@dataclass(slots=True, weakref_slot=True)
class LargeFile:
    """A file of JSON Lines that stays on disk."""

    path: Path | None
    """Nothing for what has come over a stream, which nobody else can change."""
    stream: FileIO
    """The file, open as long as somebody holds this."""
    shown: str
    """The path as it is shown."""
    stretches: list[Stretch] = field(default_factory=list[Stretch])
    records: int = 0
    """The number of lines that hold something."""
    size: int = field(init=False)
    """The number of bytes."""
    _state: tuple[int, ...] = field(init=False)

    def __post_init__(self) -> None:
        status = os.fstat(self.stream.fileno())
        self.size, self._state = status.st_size, _state_of(status)
        finalize(self, self.stream.close)

    def entries(self, stretch: Stretch, *, are_sound: bool = False) -> Iterator[tuple[int, Entry]]:
        """The records of a stretch, or where they should be, each with the place of its line.

        Those that were all found to be sound are read again with less ado. Raises
        :class:`UsageError` where the file has changed.
        """
        start = stretch.start
        if stretch.is_too_long:
            yield start, self._too_long(stretch)
            return
        content = self._read(start, stretch.end - start)
        self.require_unchanged()
        for position, line in enumerate(content.split(b"\n"), stretch.lines_before):
            if not is_blank(line):
                yield start, line_entry(self.shown, position, line, is_sound=are_sound)
            start += len(line) + 1

    def entry(self, start: int, length: int, position: int, *, is_sound: bool) -> Entry:
        """The record of one line, as it stands there now."""
        return line_entry(self.shown, position, self._read(start, length), is_sound=is_sound)

    def content(self, most: int) -> bytes:
        """The bytes of the file, so many at most."""
        return self._read(0, most)

    def _too_long(self, stretch: Stretch) -> Entry:
        shown = self._read(stretch.start, min(_SHOWN, stretch.end - stretch.start))
        self.require_unchanged()
        position = stretch.lines_before
        return too_long(SourceFile(self.shown, shown, "jsonl", lines_before=position), position, 0)

    def require_unchanged(self) -> None:
        """Raises :class:`UsageError` where the file is not as it was when it was opened."""
        with self._readable():
            state = _state_of(self.path.stat()) if self.path else self._state
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


def large_file(path: Path, shown: str, is_named: bool) -> LargeFile | None:
    """A file divided into stretches; nothing for one that has to be read as a whole.

    That is one that git has left unmerged, whose lines say together what is wrong, one in another
    encoding, and one that somebody has not named and that begins with something else than a record.
    Raises ``OSError`` where it cannot be read.
    """
    found = LargeFile(path, path.open("rb", buffering=0), shown)
    is_divided = divide(found)
    return found if is_divided and (is_named or _begins_with_record(found)) else None


def put_on_disk(head: bytes, rest: IO[bytes], shown: str) -> LargeFile:
    """What begins with some bytes and goes on in a stream, in a file that has no name.

    Raises :class:`UsageError` where there is no room for it.
    """
    try:
        stream = TemporaryFile(buffering=0)  # noqa: SIM115 (it is closed with what is made of it)
        with open(stream.fileno(), "wb", closefd=False) as file:
            file.write(head)
            copyfileobj(rest, file)
    except OSError as error:
        reason = (error.strerror or "it cannot be written").lower()
        raise UsageError(
            f"so much of {shown} is kept on disk while it is checked, and cannot: {reason}; make "
            "room in the folder for temporary files, or name another one with TMPDIR"
        ) from None
    return LargeFile(None, stream, shown)


def divide(file: LargeFile) -> bool:
    """Notes the stretches of a file; whether all of it can be read in stretches."""
    with open(file.stream.fileno(), "rb", closefd=False) as stream:
        stream.seek(0)
        head = stream.read(_SHOWN)
        if not head or unreadable(SourceFile(file.shown, head, "jsonl")):
            return False
        start = len(_MARK) if head.startswith(_MARK) else 0
        stream.seek(start)
        lines_before = 0
        while content := stream.read(STRETCH):
            content += stream.readline(LONGEST)
            if content.startswith(_UNMERGED) or b"\n" + _UNMERGED in content:
                return False
            is_whole = content.endswith(b"\n") or not stream.peek(1)
            whole = content if is_whole else content[: content.rfind(b"\n") + 1]
            if whole:
                _note_lines(file, start, lines_before, whole)
            start, lines_before = start + len(whole), lines_before + whole.count(b"\n")
            if not is_whole:
                end = start + len(content) - len(whole) + _length_to_end(stream)
                file.stretches.append(Stretch(start, end, lines_before, is_too_long=True))
                file.records += 1
                start, lines_before = end, lines_before + 1
    return True


def _note_lines(file: LargeFile, start: int, lines_before: int, lines: bytes) -> None:
    end = start + len(lines) - lines.endswith(b"\n")
    file.stretches.append(Stretch(start, end, lines_before))
    file.records += sum(not is_blank(line) for line in lines.split(b"\n"))


def _length_to_end(stream: BufferedReader) -> int:
    """The number of bytes to the end of a line, which are read and forgotten."""
    length = 0
    while part := stream.readline(STRETCH):
        length += len(part)
        if part.endswith(b"\n"):
            break
    return length


def _begins_with_record(file: LargeFile) -> bool:
    if not file.stretches:
        return False
    _, first = next(file.entries(file.stretches[0]), (0, None))
    return first is not None and is_meant(first, first.file.text)


def _state_of(status: os.stat_result) -> tuple[int, ...]:
    """What tells one state of a file from another: which it is, its size, its last change."""
    return status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns
