"""Files of other programs, read by an importer and judged like any records."""

import re
from collections.abc import Iterable
from dataclasses import field, fields, replace
from typing import Any, Final

from pourparler_validators.converting.imported import Imported, Repair, Texts, Unplaced
from pourparler_validators.converting.importers import Reader
from pourparler_validators.converting.input_places import InputPlaces
from pourparler_validators.converting.set_aside import written
from pourparler_validators.entries.entry import Entry
from pourparler_validators.late_dataclasses import dataclass
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

    def origins(self) -> dict[str, str]:
        """Where in the input the records stand, by their ids."""
        made: dict[str, str] = {}
        for entry in self.reading.entries:
            if entry.id is not None and isinstance(entry.file.cells, InputPlaces):
                made.setdefault(entry.id, str(entry.file.cells.at(entry.pointer)))
        return made


def bring(files: Iterable[tuple[str, bytes]], read: Reader, texts: Texts) -> Brought:
    """The records of files, by their names and contents, and what has no place in them."""
    brought = Brought()
    for name, content in files:
        found = read(content, name, texts)
        brought.unplaced += ((name, one) for one in found.unplaced)
        brought.repairs += ((name, one) for one in found.repairs)
        entries = _judged(found, name)
        brought.reading.entries += entries
        brought.reading.files += dict.fromkeys(entry.file for entry in entries)
    brought.reading.entries.sort(key=lambda entry: entry.order)
    return brought


def _judged(found: Imported, name: str) -> list[Entry]:
    if not found.records:
        return []
    lines = ",\n".join(map(json_line, found.records))
    entries = read_text(f"[{lines}]\n", f"{name} as records", "json").entries
    file = replace(entries[0].file, cells=InputPlaces(name, found.origins))
    return [replace(entry, file=file) for entry in entries]


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
