"""The formats that records are read from, a module for each.

A module is imported when a file of its format is read, because some need a library that takes
long to load.
"""

import importlib
from collections.abc import Iterable
from pathlib import PurePath
from typing import Any, Final, Protocol, cast

from pourparler_validators.entries.entry import Entry, SourceFile
from pourparler_validators.formats.places import Place

SUFFIXES: Final[dict[str, tuple[str, ...]]] = {
    "json": (".json",),
    "jsonl": (".jsonl", ".ndjson"),
    "yaml": (".yaml", ".yml"),
}
"""The endings of the names of files, by the format's name."""


class Format(Protocol):
    """What a module of this package offers."""

    def read(self, file: SourceFile, is_named: bool) -> list[Entry]:
        """The records of a file, or where they should be, with their faults.

        Never raises, whatever the bytes. A file that was only found in a folder and does not
        look like records gives nothing.
        """
        ...

    def locate(self, text: str, offset: int, pointers: Iterable[str]) -> dict[str, Place]:
        """Where the values stand that pointers lead to, within the value at ``offset``."""
        ...

    def content(self, text: str, place: Place) -> Any:
        """The value at a place, the same however the file is laid out; numbers as texts."""
        ...


def format_named(name: str) -> Format:
    """The format of that name."""
    return cast("Format", importlib.import_module(f"{__name__}.{name}"))


def format_of(path: str) -> str | None:
    """The name of the format that a file's name stands for, if there is one."""
    suffix = PurePath(path).suffix.casefold()
    return next((name for name, suffixes in SUFFIXES.items() if suffix in suffixes), None)
