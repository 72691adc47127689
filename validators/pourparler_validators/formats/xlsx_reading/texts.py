"""Texts of a workbook: the shared ones, and how characters are written that XML cannot hold."""

import re
from typing import Final

from pourparler_validators.formats.xlsx_reading.scanning import Scanner

_WRITTEN: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")


def decoded(text: str) -> str:
    """A text in which ``_xHHHH_`` stands for a character, read from left to right, once."""
    return _WRITTEN.sub(_character, text) if "_x" in text else text


def _character(found: re.Match[str]) -> str:
    character = chr(int(found[1], 16))
    return found[0] if "\ud800" <= character <= "\udfff" else character


class SharedTexts:
    """Gathers the texts that cells name by their numbers."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self._runs: list[str] = []
        self._is_reading_aid = False

    def scanner(self) -> Scanner:
        """What gathers them from their part."""
        return Scanner(self._start, self._end)

    def _start(self, name: str, _: dict[str, str]) -> None:
        if name == "si":
            self._runs.clear()
        elif name == "rPh":
            self._is_reading_aid = True

    def _end(self, name: str, text: str) -> None:
        if name == "t" and not self._is_reading_aid:
            self._runs.append(text)
        elif name == "rPh":
            self._is_reading_aid = False
        elif name == "si":
            self.texts.append(decoded("".join(self._runs)))
