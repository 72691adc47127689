"""The text of a page: its article, without what stands around it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field
from itertools import accumulate
from typing import Final

from pourparler_validators.formats.mapped_text import MappedText
from pourparler_validators.formats.web_pages.declared import (
    NOTHING_DECLARED,
    Declarations,
    Declared,
    DeclaredDay,
)
from pourparler_validators.formats.web_pages.elements import MAIN, TITLE
from pourparler_validators.formats.web_pages.outline import Element, Piece, outline_of
from pourparler_validators.formats.web_pages.rendering import rendered, words_of
from pourparler_validators.formats.web_pages.tokens import tokens
from pourparler_validators.late_dataclasses import dataclass

_MOST: Final = 0.5
"""What holds more of the words of a page is its article, whatever it is called."""
_HEAD: Final = 400
"""The most characters of the text above a time that is the day of publication."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A stretch of a page that is no part of its text."""

    start: int
    end: int
    what: str
    """What it is: ``<nav>``, ``class "menu"``, ``hidden``."""
    words: str
    """Its words, in one line; empty where it has none, as a script."""


@dataclass(frozen=True, slots=True)
class WebPage:
    """The text of a page, with the places of its characters, and what was left out."""

    read: MappedText
    left_out: Sequence[LeftOut] = field(repr=False)
    declared: Declared = NOTHING_DECLARED
    """What the page declares of itself."""


def web_page(page: str, *, is_xml: bool = False) -> WebPage:
    """The text of a page of HTML, whose line breaks are LF. Never raises.

    Blocks become paragraphs, ``br`` a line break, cells are parted by a tab, runs of space are one
    space, entities the characters that they mean, and ``q`` quotation marks. What is no article is
    left out by its element, role, or a common name of its class. Where ``main`` or an ``article``
    has most of the words, all that stands around it is left out, too, but for the title.
    """
    declarations = Declarations(page)
    found = tokens(page, is_xml=is_xml or page.startswith("<?xml"))
    outline = outline_of(declarations.noting(found), len(page))
    pieces = _Pieces(page, outline.pieces)
    for element in outline.elements:
        pieces.leave_out(element)
    main = pieces.article_among(outline.elements)
    if main is not None:
        pieces.leave_out_around(main, outline.elements)
    read = rendered(page, pieces.kept())
    left_out = sorted(pieces.left_out, key=lambda one: one.start)
    time = _time_above(declarations, read, left_out)
    return WebPage(read, left_out, declarations.declared(main.start if main else None, time))


def _time_above(
    declarations: Declarations, read: MappedText, left_out: Sequence[LeftOut]
) -> list[DeclaredDay]:
    """The first time of a page that is a part of its text, if it stands at the head of that."""
    for time in declarations.times():
        if not any(one.start <= time.start < one.end for one in left_out):
            return [time] if read.place(time.start) <= _HEAD else []
    return []


class _Pieces:
    """The pieces of a page, and which of them are its text."""

    def __init__(self, page: str, pieces: Sequence[Piece]) -> None:
        self.page = page
        self.all = pieces
        self.left_out: list[LeftOut] = []
        self._is_left_out = bytearray(len(pieces))
        self._sizes = [0, *accumulate(self._size(piece) for piece in pieces)]
        self._end = 0
        """Where the last element ends that was left out."""

    def _size(self, piece: Piece) -> int:
        is_text = piece.read is None and not self.page[piece.start : piece.end].isspace()
        return piece.end - piece.start if is_text else 0

    def kept(self) -> Iterator[Piece]:
        """The pieces that are the text."""
        kept = zip(self.all, self._is_left_out, strict=True)
        return (piece for piece, is_left_out in kept if not is_left_out)

    def leave_out(self, element: Element) -> None:
        """Leaves out an element that is no article, unless it has most of the words or no end."""
        size = self._sizes[element.last] - self._sizes[element.first]
        is_most = size > _MOST * self._sizes[-1]
        if element.left_out is None or is_most or not element.is_closed:
            return
        if element.start >= self._end:
            self._end = element.end
            self._note(element.start, element.end, element.left_out, element.first, element.last)
            self._mark(element.first, element.last)

    def article_among(self, elements: Iterable[Element]) -> Element | None:
        """The element that holds most of the words that are left, if one is made for that."""
        left = [0, *accumulate(self._size_left(place) for place in range(len(self.all)))]
        for name in MAIN:
            for one in elements:
                if one.name == name and left[one.last] - left[one.first] > _MOST * left[-1]:
                    return one
        return None

    def leave_out_around(self, main: Element, elements: Iterable[Element]) -> None:
        """Leaves out what stands before and after the article, but for the title before it."""
        titles = [one for one in elements if one.name == TITLE and one.is_closed]
        place = 0
        if not any(main.first <= one.first < main.last for one in titles):
            title = next((one for one in titles if one.start < main.start), None)
            if title is not None:
                self._leave_out_between(0, title.first, f"around <{main.name}>")
                place = title.last
        self._leave_out_between(place, main.first, f"around <{main.name}>")
        self._leave_out_between(main.last, len(self.all), f"around <{main.name}>")

    def _leave_out_between(self, first: int, last: int, what: str) -> None:
        words = [place for place in range(first, last) if self._size_left(place)]
        if words:
            start, end = self.all[words[0]].start, self.all[words[-1]].end
            self._note(start, end, what, words[0], words[-1] + 1)
        for place in range(first, last):
            if not self.all[place].parts:
                self._mark(place, place + 1)

    def _size_left(self, place: int) -> int:
        """How many characters of text a piece has that is not left out."""
        return 0 if self._is_left_out[place] else self._sizes[place + 1] - self._sizes[place]

    def _note(self, start: int, end: int, what: str, first: int, last: int) -> None:
        pieces = (self.all[one] for one in range(first, last) if not self._is_left_out[one])
        self.left_out.append(LeftOut(start, end, what, words_of(self.page, pieces)))

    def _mark(self, first: int, last: int) -> None:
        self._is_left_out[first:last] = b"\1" * (last - first)
