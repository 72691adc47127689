"""JSON Lines: one record a line; blank lines are skipped."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import IO, TYPE_CHECKING, Final

from pourparler_validators.formats.editing import text_edit as text_edit
from pourparler_validators.formats.inserting import put_text as put_text
from pourparler_validators.formats.inserting import spelled as spelled
from pourparler_validators.formats.places import Place, Span
from pourparler_validators.formats.places import content as content
from pourparler_validators.formats.places import locate as located
from pourparler_validators.formats.places import within as within

if TYPE_CHECKING:
    from pourparler import Record
    from pourparler_validators.entries.entry import Entry, SourceFile
    from pourparler_validators.formats.streaming import Opener
    from pourparler_validators.formats.writing import Layout, Loss, Plain, Sink, Writer

SUFFIXES: Final = (".jsonl", ".ndjson")
ONLY_READ: Final = ()
READS: Final = "lines"
NEEDS_ONE_RECORD_AN_ID: Final = "never"
LOSES: Final = ()

LONGEST: Final = 16 * 1024**2
"""A line with more bytes is not read: twice what the largest record has without spaces."""

_SPACE: Final = b" \t\r\n"
"""What JSON takes for space between values (RFC 8259)."""
_MARK = "\ufeff".encode()
_MERGE_MARKS = (b"=======", b"|||||||", b">>>>>>>")
"""Lines of git that follow one of <<<<<<<, which alone is a finding."""


def read(file: "SourceFile", is_named: bool) -> "list[Entry] | None":
    """The records of a file, line by line, or where they should be, with their faults.

    Nothing for a file that was only found in a folder and is not meant as records.
    """
    from pourparler_validators.entries.entry import Entry
    from pourparler_validators.entries.faults import NoRecords

    entries = list(_entries(file))
    if not entries:
        return [Entry(file, 0, faults=(NoRecords(""),), is_file=True)]
    text = "" if is_named else file.text
    return entries if is_named or any(is_meant(entry, text) for entry in entries) else None


def stream(parts: "Mapping[str, Opener]") -> "Iterator[Record]":
    """The records of a file, a line at a time."""
    from pourparler_validators.entries.entry import SourceFile
    from pourparler_validators.formats.sound import MAX_RECORD
    from pourparler_validators.formats.streaming import NotStreamedError

    file, entry = SourceFile("", format="jsonl"), _reader()
    for opened in parts.values():
        with opened() as lines:
            mark = lines.read(len(_MARK))
            lines.seek(len(_MARK) if mark == _MARK else 0)
            while line := lines.readline(MAX_RECORD + 1):
                if not line.strip(_SPACE):
                    continue
                record = entry(file, 0, 0, line).record if len(line) <= MAX_RECORD else None
                if record is None:
                    raise NotStreamedError
                yield record


def locate(text: str, offset: int, pointers: "Iterable[str]") -> "dict[str, Place]":
    """Where values stand, as :func:`pourparler_validators.formats.places.locate` gives it.

    A record alone ends where its line does, so that it need not be read.
    """
    wanted, space = set(pointers), _SPACE.decode()
    end = text.find("\n", offset)
    line = text[offset : len(text) if end < 0 else end]
    if wanted != {""} or not line.strip(space):
        return located(text, offset, wanted)
    start = offset + len(line) - len(line.lstrip(space))
    return {"": Place(Span(start, offset + len(line.rstrip(space))))}


def is_blank(line: bytes) -> bool:
    """Whether a line has nothing but what JSON takes for space."""
    return not line.strip(_SPACE)


def is_merge_mark(line: bytes, is_unmerged: bool) -> bool:
    """Whether a line of git belongs to a conflict that a line before it began."""
    return is_unmerged and line.startswith(_MERGE_MARKS)


def leaves_unmerged(line: bytes, is_unmerged: bool) -> bool:
    """Whether a conflict of git goes on after a line."""
    return (is_unmerged or line.startswith(b"<<<<<<< ")) and line[:7] != b">>>>>>>"


def line_entry(path: str, position: int, line: bytes, *, is_sound: bool = False) -> "Entry":
    """The record of a line, which is the whole content of its file; so many lines are before it.

    Of one that was read before, and was sound, it is not asked again whether it repeats names.
    """
    return _line_reader()(path, position, line, is_sound)


def is_meant(entry: "Entry", text: str) -> bool:
    """Whether a line of a text is meant as a record."""
    from pourparler_validators.entries.faults import FileFault
    from pourparler_validators.formats.recognition import looks_like_records, mentions_records

    if any(isinstance(fault, FileFault) for fault in entry.faults):
        return mentions_records(text[entry.offset :].partition("\n")[0])
    return entry.record is not None or looks_like_records(entry.plain)


def _entries(file: "SourceFile") -> "Iterator[Entry]":
    offset, is_unmerged, entry = 0, False, _reader()
    for position, line in enumerate(file.content.removeprefix(_MARK).split(b"\n")):
        if line.strip(_SPACE) and not is_merge_mark(line, is_unmerged):
            yield entry(file, position, offset, line)
        is_unmerged = leaves_unmerged(line, is_unmerged)
        is_one_each = line.isascii()
        offset += 1 + len(line if is_one_each else line.decode("utf-8", errors="replace"))


@cache
def _line_reader() -> "Callable[[str, int, bytes, bool], Entry]":
    """What gives the record of a line that is the whole content of its file, made once."""
    from pourparler_validators.entries.entry import SourceFile
    from pourparler_validators.formats.sound import entry_again

    entry = _reader()

    def read(path: str, position: int, line: bytes, is_sound: bool) -> "Entry":
        file = SourceFile(path, line, "jsonl", lines_before=position)
        return entry_again(file, position) if is_sound else entry(file, position, 0, line)

    return read


@cache
def _reader() -> "Callable[[SourceFile, int, int, bytes], Entry]":
    """What gives the record of a line, or its faults: made once, since to import takes as long."""
    from pourparler_validators.formats.sound import entry_of_line

    def entry(file: "SourceFile", position: int, offset: int, line: bytes) -> "Entry":
        if len(line) > LONGEST:
            return too_long(file, position, offset)
        sound = entry_of_line(file, position, offset, line)
        return sound or _faulty_entry(file, position, offset, line)

    return entry


def too_long(file: "SourceFile", position: int, offset: int) -> "Entry":
    """The place of a line that is too long to be read."""
    from pourparler_validators.entries.entry import Entry
    from pourparler_validators.formats.envelopes import TOO_LARGE

    return Entry(file, position, offset=offset, faults=(replace(TOO_LARGE, offset=offset),))


def _faulty_entry(file: "SourceFile", position: int, offset: int, line: bytes) -> "Entry":
    from pourparler_validators.entries.entry import Entry
    from pourparler_validators.entries.faults import FileFault, Unreadable
    from pourparler_validators.formats import envelopes, json_text

    try:
        text = line.decode()
    except UnicodeDecodeError as error:
        before = len(line[: error.start].decode("utf-8", errors="replace"))
        reason = f"is not UTF-8: the byte 0x{line[error.start]:02X} cannot stand here"
        fault: FileFault = Unreadable("", offset + before, reason, "save the file as UTF-8")
        return Entry(file, position, offset=offset, faults=(fault,))
    plain = json_text.parse(text, offset)
    if isinstance(plain, FileFault):
        return Entry(file, position, offset=offset, faults=(plain,))
    return envelopes.record_entry(file, position, "", plain, offset)


_written: Final = json.JSONEncoder(ensure_ascii=False).encode


class _Writer:
    """Writes a line a record."""

    def __init__(self, stream: "IO[bytes]") -> None:
        self._stream = stream

    def add(self, record: "Plain") -> "tuple[Loss, ...]":
        self._stream.write(_written(record).encode() + b"\n")
        return ()

    def close(self) -> "tuple[Loss, ...]":
        self._stream.close()
        return ()


def writer(sink: "Sink", layout: "Layout") -> "Writer":
    """Writes one record a line, and nothing else."""
    return _Writer(sink.stream())
