"""Where in the files of other programs the records stand that an importer made of them."""

import re
from collections.abc import Sequence
from typing import Final

from pourparler_validators.entries.cells import Cell
from pourparler_validators.late_dataclasses import dataclass

_LINE: Final = re.compile(r"line ([0-9]+)")


@dataclass(frozen=True, slots=True)
class InputPlace(Cell):
    """What a record was made of; its row is the line, or the number of the record."""

    origin: str
    """Its path in the input, as importers give it: ``line 3 /extractions/0``."""

    @property
    def name(self) -> str:
        """The path in the input."""
        return self.origin

    def __str__(self) -> str:
        return f"{self.file} {self.origin}".strip()


@dataclass(frozen=True, slots=True)
class InputPlaces:
    """The places of the records of a file, in their order."""

    file: str
    origins: Sequence[str]

    def at(self, pointer: str) -> InputPlace:
        """The place of the record that a pointer leads into; its heading is the value's path."""
        _, number, *inner = (*pointer.split("/", 2), "")
        place = int(number) if number.isdecimal() else 0
        origin = self.origins[place] if number and place < len(self.origins) else ""
        line = _LINE.match(origin)
        row = int(line[1]) if line else place + 1
        return InputPlace(self.file, None, row, 0, inner[0], origin)
