"""The records of a text that differs from another one in one place: only that place is read.

A file of many records is typed in one record at a time. Where the change lies within one record,
and what stands there is one value still, all others are as they were.
"""

import json
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from pourparler_validators.entries.entry import Entry, SourceFile
from pourparler_validators.entries.faults import FileFault
from pourparler_validators.formats import format_named
from pourparler_validators.formats.envelopes import record_entry
from pourparler_validators.formats.json_text import parse
from pourparler_validators.formats.places import Span, members_of
from pourparler_validators.messages.json_pointer import steps_of
from pourparler_validators.reading.files import read_text


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


def read_again(before: Text | None, text: str, path: str, *, is_named: bool) -> Text:
    """What is read of a text; ``before`` is what was read of the one that it was made from."""
    if before is not None and before.spans:
        found = _with_one_changed(before, text)
        if found is not None:
            return found
    reading = read_text(text, path, is_named=is_named)
    entries = tuple(reading.entries)
    file = reading.files[0] if reading.files else SourceFile(path, text.encode(), "")
    found = Text(file, text, entries)
    return replace(found, spans=() if found.is_broken else spans_of(file, text, entries))


def spans_of(file: SourceFile, text: str, entries: Sequence[Entry]) -> tuple[Span, ...]:
    """Where the records of a file of JSON or JSON Lines stand; nothing for other formats."""
    if any(one.is_file for one in entries):
        return ()
    if file.format == "jsonl":
        return tuple(Span(one.offset, _line_end(text, one.offset)) for one in entries)
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


def _with_one_changed(before: Text, text: str) -> Text | None:
    """The text, if it differs within one record; nothing where that is not so."""
    start, end = difference(before.text, text)
    number = bisect_right(before.spans, start, key=_start) - 1
    if number < 0:
        return None
    old, span, more = before.entries[number], before.spans[number], len(text) - len(before.text)
    written = text[span.start : span.end + more]
    is_within = span.start < start <= end < span.end
    if not is_within or (before.file.format == "jsonl" and "\n" in written):
        return None
    file = replace(before.file, content=text.encode(errors="surrogatepass"))
    plain = parse(written, span.start)
    if isinstance(plain, FileFault):
        fault = Entry(file, old.position, faults=(plain,), is_file=True)
        return None if _is_json(text) else Text(file, text, (fault,))
    read = record_entry(file, old.position, old.pointer, plain, old.offset)
    entries = (*before.entries[:number], read, *before.entries[number + 1 :])
    later = (Span(one.start + more, one.end + more) for one in before.spans[number + 1 :])
    changed = Span(span.start, span.end + more)
    return Text(file, text, entries, (*before.spans[:number], changed, *later))


def difference(one: str, other: str) -> tuple[int, int]:
    """The stretch of a text outside of which another one is the same."""
    start = _common(one, other, lambda text, length: text[:length])
    most = min(len(one), len(other)) - start
    tail = _common(one[-most:] if most else "", other[-most:] if most else "", _last)
    return start, len(one) - tail


def _common(one: str, other: str, part: Callable[[str, int], str]) -> int:
    """How long the longest part is that two texts have in common."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if part(one, middle) == part(other, middle):
            low = middle
        else:
            high = middle - 1
    return low


def _last(text: str, length: int) -> str:
    return text[len(text) - length :]


def _start(span: Span) -> int:
    return span.start


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True
