"""Records with a fault of structure, kept as they are: a line of JSON each."""

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any, Final, TypeAlias

from pourparler_validators.entries.entry import Entry, SourceFile
from pourparler_validators.formats import format_named
from pourparler_validators.messages.json_values import Digits, Fraction, is_list, is_object

_SPACES: Final = re.compile(r'("(?:[^"\\]|\\.)*")|\s+')
"""A JSON text, or white space outside of texts."""

Anchor: TypeAlias = tuple[SourceFile, int]
"""A file, and where in its text the JSON value starts that a pointer is relative to."""


def untouched(entries: Sequence[Entry]) -> Iterator[str]:
    """What stands where faulty records belong, a line for each.

    JSON is only put on one line: names that stand twice and numbers stay as they are written.
    """
    pointers: dict[Anchor, list[str]] = {}
    for entry in entries:
        if _is_cut_out(entry):
            pointers.setdefault((entry.file, entry.offset), []).append(entry.pointer)
    texts = {file: file.text for file in {file for file, _ in pointers}}
    places = {
        (file, offset): format_named(file.format).locate(texts[file], offset, wanted)
        for (file, offset), wanted in pointers.items()
    }
    for entry in entries:
        if _is_cut_out(entry):
            span = places[entry.file, entry.offset][entry.pointer].value
            text = texts[entry.file][span.start : span.end]
            yield _SPACES.sub(lambda found: found[1] or "", text)
        else:
            yield written(entry.plain)


def _is_cut_out(entry: Entry) -> bool:
    return entry.plain is None or entry.file.format in ("json", "jsonl")


def written(value: Any) -> str:
    """A value as one line of JSON; numbers as they were written."""
    if is_object(value):
        inner = (f"{json.dumps(name)}:{written(item)}" for name, item in value.items())
        return f"{{{','.join(inner)}}}"
    if is_list(value):
        return f"[{','.join(map(written, value))}]"
    if isinstance(value, Digits | Fraction):
        return value.text
    return json.dumps(value, ensure_ascii=False)
