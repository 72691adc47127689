"""The records of a YAML text that are items of one list in lines: where each stands, read alone."""

import re
from collections.abc import Sequence
from typing import Final

from pourparler_validators.entries.entry import Entry, SourceFile
from pourparler_validators.formats import format_named
from pourparler_validators.formats.places import Span
from pourparler_validators.reading.files import read_text

ALONE: Final = "/0"
"""Where a record is in the lines that are its own, which are a list of one item."""
_NAMED: Final = re.compile(r"(?:^|[\s\[{,:-])[&*]\w", re.MULTILINE)
"""An anchor or an alias, by which items may hang together."""
_DASH: Final = re.compile(r" *- +")


def item_spans(file: SourceFile, text: str, entries: Sequence[Entry]) -> tuple[Span, ...]:
    """The lines of each record; nothing where records are no items of one list in lines."""
    pointers = [one.pointer for one in entries]
    is_one_list = {(one.offset, one.pointer.rpartition("/")[0]) for one in entries}
    if len(is_one_list) != 1 or not pointers[0] or "\r" in text or _NAMED.search(text):
        return ()
    found = format_named(file.format).locate(text, entries[0].offset, pointers)
    starts = [_line_start(text, found[one].value.start) for one in pointers]
    marks = [_DASH.match(text, start) for start in starts]
    values = [found[one].value.start for one in pointers]
    if [mark and mark.end() for mark in marks] != values:
        return ()
    column = text.index("-", starts[0]) - starts[0]
    spans = tuple(Span(start, _end(text, start, column)) for start in starts)
    return spans if all(text[one.start + column] == "-" for one in spans) else ()


def read_item(before: str, written: str, start: int, path: str) -> Entry | None:
    """The record in its lines; nothing where a change leads out of them, or cannot be read.

    ``start`` is where in the lines before the change begins.
    """
    mark = _DASH.match(before)
    column = before.index("-")
    if mark is None or start < mark.end() or _NAMED.search(written):
        return None
    if not written.endswith("\n") or _end(written, 0, column) != len(written):
        return None
    entries = read_text(written, path).entries
    is_alone = len(entries) == 1 and entries[0].pointer == ALONE and not entries[0].is_file
    return entries[0] if is_alone else None


def _end(text: str, start: int, column: int) -> int:
    """Where the lines of an item end: before the next one that is not further to the right."""
    first = text.find("\n", start) + 1
    if not first:
        return len(text)
    found = re.compile(rf"^ {{0,{column}}}[^ \n#]", re.MULTILINE).search(text, first)
    return found.start() if found else len(text)


def _line_start(text: str, position: int) -> int:
    return text.rfind("\n", 0, position) + 1
