"""What became of a file of another program: its records, and what of it is not in them."""

from collections.abc import Mapping
from dataclasses import field
from typing import Any, TypeAlias

from pourparler_validators.formats.writing import Plain
from pourparler_validators.late_dataclasses import dataclass

Texts: TypeAlias = Mapping[str, str]
"""The articles that the input speaks of, by the names of their files without the suffix."""


@dataclass(frozen=True, slots=True)
class Unplaced:
    """Something of the input that has no place in the records."""

    path: str
    """Where it stands: a JSON Pointer, after the number of the line where each line is one value
    (``line 3 /extractions/0``); empty for the whole file."""
    value: Any
    """What stands there, as a JSON value."""
    reason: str
    """Why it has no place, as a clause: ``a statement needs "acts", which are not given``."""


@dataclass(frozen=True, slots=True)
class Repair:
    """Something of the input that is written differently in the records, or elsewhere."""

    step: str
    """The kind of the repair, in a word: ``name``, ``code``, ``offsets``."""
    path: str
    """Where it stands in the input, as in :class:`Unplaced`."""
    before: Any
    after: Any
    """Nothing where the value, which said nothing, is left out."""


@dataclass(slots=True)
class Imported:
    """What became of one file."""

    records: list[Plain] = field(default_factory=list[Plain])
    unplaced: list[Unplaced] = field(default_factory=list[Unplaced])
    repairs: list[Repair] = field(default_factory=list[Repair])
    origins: list[str] = field(default_factory=list[str])
    """Where in the input each record stands, as in :class:`Unplaced`."""

    def add(self, record: Plain, path: str) -> None:
        """Takes in a record that was made of what stands at a path."""
        self.records.append(record)
        self.origins.append(path.strip())
