"""The records of a text that differs from another one in one place: only that place is read.

A file of many records is typed in one record at a time. Where the change lies within one record,
and what stands there is one value still, all others are as they were.
"""

import json
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from pourparler_validators.entries.entry import Entry, SourceFile
from pourparler_validators.entries.faults import FileFault
from pourparler_validators.formats import format_named
from pourparler_validators.formats.envelopes import record_entry
from pourparler_validators.formats.json_text import parse
from pourparler_validators.formats.places import Span, members_of
from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.messages.json_pointer import steps_of
from pourparler_validators.reading.files import read_text
from pourparler_validators.serving.language_server.yaml_items import ALONE, item_spans, read_item

_BLOCK: Final = 2**16
_YAML: Final = "yaml"
_SPACE: Final = " \t\r\n"


@dataclass(frozen=True, slots=True)
class Text:
    """The text of a file, what was read of it, and where each record of it stands, if known."""

    file: SourceFile
    text: str
    entries: tuple[Entry, ...]
    spans: tuple[Span, ...] = ()
    """Those of the entries, in order; none where the format does not tell."""

    @property
    def is_broken(self) -> bool:
        """Whether it, or a line of it, cannot be read."""
        return any(isinstance(fault, FileFault) for one in self.entries for fault in one.faults)

    def now(self, number: int) -> Entry:
        """Where a record stands in the text as it is."""
        entry = self.entries[number]
        if not self.spans or self.file.format == _YAML:
            return replace(entry, file=self.file)
        return replace(entry, file=self.file, pointer="", offset=self.spans[number].start)

    def alone(self, number: int) -> Entry:
        """A record as if it were all that is in the file: its span is that of the text."""
        span = self.spans[number]
        written = self.text[span.start : span.end]
        is_item = self.file.format == _YAML
        pointer, offset = (ALONE, written.index("-")) if is_item else ("", 0)
        content = written.encode(errors="surrogatepass")
        file = SourceFile(self.file.path, content, self.file.format)
        return replace(self.entries[number], file=file, pointer=pointer, offset=offset)


def read_again(before: Text | None, text: str, path: str, *, is_named: bool) -> Text:
    """What is read of a text; ``before`` is what was read of the one that it was made from."""
    if before is not None and before.text == text:
        return before
    if before is not None and before.spans:
        found = _with_space_changed(before, text) or _with_one_changed(before, text)
        if found is not None:
            return found
    reading = read_text(text, path, is_named=is_named)
    entries = tuple(reading.entries)
    file = reading.files[0] if reading.files else SourceFile(path, text.encode(), "")
    return with_spans(Text(file, text, entries))


def with_spans(read: Text) -> Text:
    """The same with the places of its records, if it could be read and its format tells them."""
    return (
        read if read.is_broken else replace(read, spans=_spans(read.file, read.text, read.entries))
    )


def _spans(file: SourceFile, text: str, entries: Sequence[Entry]) -> tuple[Span, ...]:
    if any(one.is_file for one in entries):
        return ()
    if file.format == "jsonl":
        return tuple(Span(one.offset, _line_end(text, one.offset)) for one in entries)
    if file.format == _YAML and entries:
        return item_spans(file, text, entries)
    if file.format != "json" or not entries:
        return ()
    around = entries[0].pointer.rpartition("/")[0]
    place = format_named("json").locate(text, 0, [around])[around]
    if not entries[0].pointer:
        return ()  # a record alone, perhaps with a $schema beside its fields
    found = [one.value for one in members_of(text, place)]
    return tuple(found[int(steps_of(one.pointer)[-1])] for one in entries)


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end


def _with_space_changed(before: Text, text: str) -> Text | None:
    """The text, if it differs in space around records of JSON only; else nothing."""
    start, end = difference(before.text, text)
    more = len(text) - len(before.text)
    number = bisect_left(before.spans, start, key=_start)
    first = before.spans[number - 1].end if number else 0
    last = before.spans[number].start if number < len(before.spans) else len(before.text)
    around = before.text[first:last]
    if before.file.format != "json" or '"' in around or not first <= start <= end <= last:
        return None
    if (before.text[start:end] + text[start : end + more]).strip(_SPACE):
        return None
    file = replace(before.file, content=text.encode(errors="surrogatepass"))
    later = (Span(one.start + more, one.end + more) for one in before.spans[number:])
    return Text(file, text, before.entries, (*before.spans[:number], *later))


def _with_one_changed(before: Text, text: str) -> Text | None:
    """The text, if it differs within one record; nothing where that is not so."""
    start, end = difference(before.text, text)
    number = bisect_right(before.spans, start, key=_start) - 1
    if number < 0:
        return None
    old, span, more = before.entries[number], before.spans[number], len(text) - len(before.text)
    written = text[span.start : span.end + more]
    if not span.start < start <= end < span.end:
        return None
    file = replace(before.file, content=text.encode(errors="surrogatepass"))
    if file.format == _YAML:
        lines = before.text[span.start : span.end]
        found = read_item(lines, written, start - span.start, file.path)
    else:
        found = _read_json(file, old, written, span.start)
    if found is None:
        return None
    if found.is_file:
        return None if _is_json(text) else Text(file, text, (replace(found, file=file),))
    place = (file, old.position, old.pointer, old.offset)
    read = Entry(*place, found.record, found.type, found.id, found.faults, found.plain)
    entries = (*before.entries[:number], read, *before.entries[number + 1 :])
    later = (Span(one.start + more, one.end + more) for one in before.spans[number + 1 :])
    changed = Span(span.start, span.end + more)
    return Text(file, text, entries, (*before.spans[:number], changed, *later))


def _read_json(file: SourceFile, old: Entry, written: str, start: int) -> Entry | None:
    """The record that is written in JSON, or what keeps it from being read."""
    if file.format == "jsonl" and "\n" in written:
        return None
    plain = parse(written, start)
    if isinstance(plain, FileFault):
        return Entry(file, old.position, faults=(plain,), is_file=True)
    return record_entry(file, old.position, old.pointer, plain, old.offset)


def difference(one: str, other: str) -> tuple[int, int]:
    """The stretch of a text outside of which another one is the same."""
    most = min(len(one), len(other))
    start = _longest(most, lambda low, high: one[low:high] == other[low:high])
    ends = len(one), len(other)
    tail = _longest(
        most - start,
        lambda low, high: (
            one[ends[0] - high : ends[0] - low] == other[ends[1] - high : ends[1] - low]
        ),
    )
    return start, len(one) - tail


def _longest(most: int, is_same: Callable[[int, int], bool]) -> int:
    """How far two texts are the same, at most: block by block, then within the block."""
    low = 0
    while low + _BLOCK <= most and is_same(low, low + _BLOCK):
        low += _BLOCK
    high = min(low + _BLOCK, most)
    while low < high:
        middle = (low + high + 1) // 2
        if is_same(low, middle):
            low = middle
        else:
            high = middle - 1
    return low


def _start(span: Span) -> int:
    return span.start


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True
