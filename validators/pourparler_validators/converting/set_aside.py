"""Records with a fault of structure, kept as they are: a line each, of JSON where it is any."""

import json
import re
from codecs import BOM_UTF8
from collections.abc import Iterator, Sequence
from typing import Any, Final, TypeAlias

from pourparler_validators.entries.entry import Entry, SourceFile
from pourparler_validators.entries.faults import FileFault
from pourparler_validators.formats import format_named
from pourparler_validators.messages.json_values import Digits, Fraction, is_list, is_object

_SPACES: Final = re.compile(r'("(?:[^"\\]|\\.)*")|\s+')
"""A JSON text, or white space outside of texts."""

Anchor: TypeAlias = tuple[SourceFile, int]
"""A file, and where in its text the JSON value starts that a pointer is relative to."""


def untouched(entries: Sequence[Entry]) -> Iterator[bytes]:
    """What stands where faulty records belong, a line for each.

    JSON is only put on one line: names that stand twice and numbers stay as they are written. A
    line of JSON Lines that cannot be read stays as it is, to the byte.
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
    lines = {
        file: file.content.split(b"\n") for file in {one.file for one in entries if _is_line(one)}
    }
    for entry in entries:
        if _is_line(entry):
            yield lines[entry.file][entry.position].removeprefix(BOM_UTF8).removesuffix(b"\r")
        elif _is_cut_out(entry):
            span = places[entry.file, entry.offset][entry.pointer].value
            text = texts[entry.file][span.start : span.end]
            yield _SPACES.sub(lambda found: found[1] or "", text).encode()
        else:
            yield written(entry.plain).encode(errors="backslashreplace")


def _is_line(entry: Entry) -> bool:
    """Whether it is a line that cannot be read, of a file of lines."""
    is_broken = any(isinstance(fault, FileFault) for fault in entry.faults)
    return is_broken and format_named(entry.file.format).READS == "lines"


def _is_cut_out(entry: Entry) -> bool:
    is_of_json = entry.plain is None or entry.file.format in ("json", "jsonl")
    return is_of_json and not _is_line(entry)


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
