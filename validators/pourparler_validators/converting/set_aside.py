"""Records with a fault of structure, kept as they are: a line of JSON each."""

import json
import re
from typing import Any, Final

from pourparler_validators.entries.entry import Entry
from pourparler_validators.formats import format_named
from pourparler_validators.messages.json_values import Digits, Fraction, is_list, is_object

_SPACES: Final = re.compile(r'("(?:[^"\\]|\\.)*")|\s+')
"""A JSON text, or white space outside of texts."""


def untouched(entry: Entry) -> str:
    """What stands where a faulty record belongs, as one line.

    JSON is only put on one line: names that stand twice and numbers stay as they are written.
    """
    if entry.plain is not None and entry.file.format not in ("json", "jsonl"):
        return written(entry.plain)
    text = entry.file.text
    places = format_named(entry.file.format).locate(text, entry.offset, [entry.pointer])
    span = places[entry.pointer].value
    return _SPACES.sub(lambda found: found[1] or "", text[span.start : span.end])


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
