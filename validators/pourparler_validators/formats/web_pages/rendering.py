"""Pieces of a page as a text, with a map back to the page."""

import html
import re
from collections.abc import Iterable
from html.entities import html5
from typing import Final

from pourparler_validators.formats.mapped_text import MappedParts, MappedText
from pourparler_validators.formats.web_pages.outline import CELL, LINE, PARAGRAPH, Piece

_SPACE: Final = " "
_PARTING: Final = ("", _SPACE, CELL, LINE, PARAGRAPH)
"""What parts words, the weakest first; of several that meet the strongest is read."""
_PART: Final = re.compile(
    r"(?P<space>[ \t\n\f\r]+)"
    r"|(?P<entity>&(?:\#[0-9]{1,8};?|\#[xX][0-9a-fA-F]{1,8};?|[a-zA-Z][a-zA-Z0-9]{0,40};?))"
    r"|[^ \t\n\f\r&]+|&"
)
_RAISED: Final = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
"""Digits above the line, so that 10² is not read as 102."""
_LONGEST_NAME: Final = max(map(len, html5))


def rendered(page: str, pieces: Iterable[Piece]) -> MappedText:
    """The text of pieces of a page, in their order."""
    made = _Builder(page)
    for piece in pieces:
        if piece.read is None:
            made.add_words(piece)
        elif piece.parts:
            made.part(piece.read)
        else:
            made.add(piece.read, piece.start, piece.end)
    return made.finished(page)


class _Builder(MappedParts):
    """Collects the characters of a text, with their places."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.page = page
        self._parting = 0

    def part(self, read: str) -> None:
        """Parts what stands before from what comes; two line breaks make a paragraph."""
        if read == LINE == _PARTING[self._parting]:
            read = PARAGRAPH
        self._parting = max(self._parting, _PARTING.index(read))

    def add(self, text: str, start: int, end: int) -> None:
        """Characters that a stretch of the page means."""
        self._join(start)
        super().add(text, start, end)

    def add_words(self, piece: Piece) -> None:
        """The characters of a stretch, one space for all that meet, and what entities mean."""
        is_raised = piece.is_raised and self.page[piece.start : piece.end].strip().isdecimal()
        for found in _PART.finditer(self.page, piece.start, piece.end):
            if found["space"] and piece.is_kept and "\n" in found[0]:
                self.part(LINE if found[0].count("\n") == 1 else PARAGRAPH)
            elif found["space"]:
                self.part(_SPACE)
            elif found["entity"] and not piece.is_plain:
                self._add_entity(found[0], found.start())
            else:
                written = found[0].translate(_RAISED) if is_raised else found[0]
                self._add_words(written, found.start())

    def _add_entity(self, written: str, start: int) -> None:
        meant, size = _meant(written)
        if meant:
            self.add(meant, start, start + size)
        if size < len(written):
            self._add_words(written[size:], start + size)

    def _add_words(self, text: str, start: int) -> None:
        self._join(start)
        self.add_run(text, start)

    def _join(self, start: int) -> None:
        """Puts in what parts the words before from those that begin here."""
        read = _PARTING[self._parting] if self.parts else ""
        self._parting = 0
        if read:
            super().add(read, self.ends[-1], start)


def _meant(written: str) -> tuple[str, int]:
    """What an entity means, and how much of what is written it is; nothing of no entity."""
    if written[1] == "#":
        return html.unescape(written), len(written)
    for size in range(min(len(written), _LONGEST_NAME + 1), 2, -1):
        meant = html5.get(written[1:size])
        if meant is not None:
            return meant, size
    return "", 0


def words_of(page: str, pieces: Iterable[Piece]) -> str:
    """The words of pieces in one line."""
    return _SPACE.join(rendered(page, pieces).text.split())
