"""Texts made comparable, with a map back to every character of the original.

Level 0 is the text itself. Level 1 has one form of spaces, quotation marks, dashes, ellipses and
ligatures, no invisible characters, and NFD (Unicode Standard Annex 15); never NFKD, which would
make 102 of 10². Level 2 is the words: without capitals, marks and punctuation, numbers by value.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import Final, TypeAlias

from pourparler_validators.formats.mapped_text import MappedParts, MappedText
from pourparler_validators.grounding.page_marks import page_marks

WORDING_VERSION: Final = 1
"""The version of level 1, which ``wording_sha256`` is made of."""

DOUBLE_MARKS: Final = "“”„‟«»″＂"
SINGLE_MARKS: Final = "'‘’‚‛‹›′ʼ`"  # noqa: RUF001 - these are the marks that are meant
DASHES: Final = "‐‑‒–—―−"  # noqa: RUF001 - the same
MINUS: Final = "\u2212"

_LIGATURES: Final = {
    chr(code): unicodedata.normalize("NFKD", chr(code)) for code in range(0xFB00, 0xFB07)
}
_SPACE_RUN: Final = re.compile(r"\s+")


Normalized: TypeAlias = MappedText
"""A text at level 1, and where each of its characters comes from."""


def normalized(source: str) -> Normalized:
    """A text at level 1."""
    made = _Builder()
    _add(made, source, 0, len(source))
    return made.finished(source)


def without_page_marks(source: str) -> Normalized:
    """A text at level 1, without what its page has among its words."""
    made = _Builder()
    position = 0
    for mark in page_marks(source):
        _add(made, source, position, mark.start)
        for letter in normalized(mark.text).text:
            if letter == " ":
                made.add_space(mark.start, mark.end)
            else:
                made.add(letter, mark.start, mark.end)
        position = mark.end
    _add(made, source, position, len(source))
    return made.finished(source)


def _add(made: "_Builder", source: str, position: int, end: int) -> None:
    """Takes in a stretch of a text."""
    while position < end:
        plain = _PLAIN_RUN.match(source, position, end)
        if plain is not None:
            made.add_run(plain[0], position)
            position = plain.end()
        else:
            position = _one(made, source, position, end)


def wording_sha256(source: str) -> str:
    """The SHA-256 checksum of the wording of a text: of level 1 without space around it.

    The same for CRLF and LF, straight and curly marks, NFC and NFD, no-break spaces, a byte order
    mark and blank lines; another for another word.
    """
    wording = normalized(source).text.strip()
    return hashlib.sha256(wording.encode("utf-8", errors="surrogatepass")).hexdigest()


class _Builder(MappedParts):
    """Collects the characters of level 1, with their places."""

    def add_space(self, start: int, end: int) -> None:
        """A space; one that follows another is a part of it."""
        if self.parts and self.parts[-1] == " ":
            self.lengthen(end)
        else:
            self.add(" ", start, end)

    def add_single_mark(self, start: int) -> None:
        """A single quotation mark; two of them are a double one."""
        if self.parts and self.parts[-1] == "'":
            self.parts[-1] = '"'
            self.lengthen(start + 1)
        else:
            self.add("'", start, start + 1)

    def finished(self, source: str) -> Normalized:
        """The text, with combining marks in canonical order."""
        found = super().finished(source)
        return found if unicodedata.is_normalized("NFD", found.text) else _ordered(found)


def _ordered(found: Normalized) -> Normalized:
    """A text with its combining marks in order: those that change places share a stretch."""
    made = MappedParts()
    place = 0
    for start, end in _runs_of_marks(found.text):
        marks = found.text[start:end]
        ordered = "".join(sorted(marks, key=unicodedata.combining))
        if ordered != marks:
            _copy(made, found, place, start)
            made.add(ordered, *found.span(start, end))
            place = end
    _copy(made, found, place, len(found.text))
    return made.finished(found.source)


def _copy(made: MappedParts, found: Normalized, start: int, end: int) -> None:
    for place in range(start, end):
        made.add(found.text[place], *found.span(place, place + 1))


def _runs_of_marks(text: str) -> Iterator[tuple[int, int]]:
    """Where several combining marks follow each other."""
    start = 0
    for place, letter in enumerate(text):
        if not unicodedata.combining(letter):
            if place - start > 1:
                yield start, place
            start = place + 1
    if len(text) - start > 1:
        yield start, len(text)


def _one(made: _Builder, source: str, position: int, end: int) -> int:
    """Takes in what stands at a position that is not plain; gives the position after it."""
    if source[position].isspace() and (space := _SPACE_RUN.match(source, position, end)):
        made.add_space(position, space.end())
        return space.end()
    form = _form(source, position)
    if form == "'":
        made.add_single_mark(position)
    else:
        made.add(form, position, position + 1)
    return position + 1


def _form(source: str, position: int) -> str:
    """What a character becomes at level 1."""
    character = source[position]
    if character == MINUS and source[position + 1 : position + 2].isdigit():
        return MINUS
    return _form_of(character)


@cache
def _form_of(character: str) -> str:
    """What a character becomes, whatever stands beside it."""
    if character in DOUBLE_MARKS:
        return '"'
    if character in SINGLE_MARKS:
        return "'"
    if character in DASHES:
        return "-"
    if character == "…":
        return "..."
    if character in _LIGATURES:
        return _LIGATURES[character]
    if unicodedata.category(character) == "Cf":
        return ""
    form = unicodedata.normalize("NFD", character)
    return "'" if form in SINGLE_MARKS else form


def _is_plain(character: str) -> bool:
    """Whether a character stays as it is, whatever stands beside it."""
    return not character.isspace() and character != "'" and _form_of(character) == character


_PLAIN: Final = re.escape("".join(filter(_is_plain, map(chr, range(0x530)))))
"""Of the Latin, Greek and Cyrillic letters, and the signs of ASCII, those that stay as they are."""
_PLAIN_RUN: Final = re.compile(f"[{_PLAIN}]+(?: [{_PLAIN}]+)*")
