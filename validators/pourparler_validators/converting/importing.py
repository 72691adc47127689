"""Files of other programs, read by an importer and judged like any records."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from typing import Any, Final

from pourparler_validators.converting.importers import Reader, Repair, Texts, Unplaced
from pourparler_validators.converting.set_aside import written
from pourparler_validators.entries.entry import Entry
from pourparler_validators.reading.files import Reading, read_text

_SURROGATES: Final = re.compile("[\ud800-\udfff]")
"""Halves of characters, which JSON can write and UTF-8 cannot."""


@dataclass(slots=True)
class Brought:
    """What importers made of files."""

    reading: Reading = field(default_factory=Reading)
    unplaced: list[tuple[str, Unplaced]] = field(default_factory=list[tuple[str, Unplaced]])
    """What has no place in the records, with the name of its file."""
    repairs: list[tuple[str, Repair]] = field(default_factory=list[tuple[str, Repair]])
    """What is written differently in the records, with the name of its file."""


def bring(files: Iterable[tuple[str, bytes]], read: Reader, texts: Texts) -> Brought:
    """The records of files, by their names and contents, and what has no place in them."""
    brought = Brought()
    for name, content in files:
        found = read(content, name, texts)
        brought.unplaced += ((name, one) for one in found.unplaced)
        brought.repairs += ((name, one) for one in found.repairs)
        entries = _judged(found.records, f"{name} as records")
        brought.reading.entries += entries
        brought.reading.files += dict.fromkeys(entry.file for entry in entries)
    brought.reading.entries.sort(key=lambda entry: entry.order)
    return brought


def _judged(records: list[Any], name: str) -> list[Entry]:
    if not records:
        return []
    lines = ",\n".join(map(json_line, records))
    return read_text(f"[{lines}]\n", name, "json").entries


def listing(noted: Iterable[tuple[str, Unplaced | Repair]]) -> str:
    """What has no place, or was repaired, as lines of JSON."""
    lines = (
        {"file": name, **{part.name: getattr(one, part.name) for part in fields(one)}}
        for name, one in noted
    )
    return "".join(f"{json_line(line)}\n" for line in lines)


def json_line(value: Any) -> str:
    """A value as one line of JSON that UTF-8 can hold; numbers as they were written."""
    return _SURROGATES.sub(lambda half: f"\\u{ord(half[0]):04x}", written(value))
