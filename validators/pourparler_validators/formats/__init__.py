"""The formats that records are read from, a module for each."""

from typing import Final, Protocol

from pourparler_validators.entry import Entry, SourceFile
from pourparler_validators.formats import json, jsonl


class Format(Protocol):
    """What a module of this package offers."""

    @property
    def NAME(self) -> str:  # noqa: N802 - a module's constant
        """The name of the format."""
        ...

    @property
    def SUFFIXES(self) -> tuple[str, ...]:  # noqa: N802 - the same
        """The endings of the names of its files."""
        ...

    def read(self, file: SourceFile, is_named: bool) -> list[Entry]:
        """The records of a file, or where they should be, with their faults.

        Never raises, whatever the bytes. A file that was only found in a folder and does not
        look like records gives nothing.
        """
        ...


_MODULES: Final[tuple[Format, ...]] = (json, jsonl)

FORMATS: Final[dict[str, Format]] = {module.NAME: module for module in _MODULES}
"""The formats by name."""


def format_of(path: str) -> Format | None:
    """The format that a file's name stands for, if there is one."""
    suffix = "." + path.rpartition(".")[2].casefold()
    return next((one for one in FORMATS.values() if suffix in one.SUFFIXES), None)
