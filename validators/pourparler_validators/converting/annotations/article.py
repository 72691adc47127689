"""The text of a document, and whether words stand where a tool says."""

import re
from functools import cached_property
from typing import Final

from pourparler_validators.late_dataclasses import dataclass

_MARK: Final = "\ufeff"

_SPACED: Final = "[0-9A-Za-z\u00c0-\u0dff]"
"""The letters of scripts that put spaces between words: "Brand" does not stand in "Brandt"."""


@dataclass(frozen=True)
class Article:
    """A text as a tool has it."""

    given: str

    @cached_property
    def text(self) -> str:
        """The text as offsets of records count it: LF for CR LF, no byte order mark."""
        return same_lines(self.given.removeprefix(_MARK))

    def spans(self, start: int, end: int) -> list[tuple[int, int]]:
        """Which code points the offsets of a tool may mean, end exclusive.

        They are tried as code points, then as units of UTF-16.
        """
        points = (start, end) if 0 <= start < end <= len(self.given) else None
        units = self._of_units(start, end)
        found = [self._shifted(*span) for span in (points, units) if span is not None]
        return list(dict.fromkeys(found))

    def _of_units(self, start: int, end: int) -> tuple[int, int] | None:
        if not 0 <= start < end <= len(self._units) // 2:
            return None
        try:
            before = self._units[: 2 * start].decode("utf-16-le", "surrogatepass")
            within = self._units[2 * start : 2 * end].decode("utf-16-le", "surrogatepass")
        except UnicodeDecodeError:
            return None
        return len(before), len(before) + len(within)

    @cached_property
    def _units(self) -> bytes:
        return self.given.encode("utf-16-le", "surrogatepass")

    def _shifted(self, start: int, end: int) -> tuple[int, int]:
        return self._place(start), self._place(end)

    def _place(self, position: int) -> int:
        marks = len(_MARK) if position and self.given.startswith(_MARK) else 0
        return position - marks - self.given.count("\r\n", 0, position)

    def spelt(self, words: str) -> str | None:
        """Words as they stand in the text, where only white space may differ; else nothing."""
        parts = words.split()
        if not parts:
            return None
        pattern = r"\s+".join(map(re.escape, parts))
        before = f"(?<!{_SPACED})" if re.match(_SPACED, words) else ""
        after = f"(?!{_SPACED})" if re.match(_SPACED, words[-1]) else ""
        found = re.search(f"{before}(?:{re.escape(words)}|{pattern}){after}", self.text)
        return found[0] if found else None


def same_lines(text: str) -> str:
    """A text in which lines end with LF."""
    return text.replace("\r\n", "\n")


def alike(one: str, other: str) -> bool:
    """Whether two texts have the same words, whatever their capitals and white space."""
    return one.casefold().split() == other.casefold().split()
