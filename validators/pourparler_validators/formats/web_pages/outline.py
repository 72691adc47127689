"""The elements of a page that matter to its text, with the pieces of text within each.

Tags that are left out are put in as the HTML Standard does where that is simple: a paragraph ends
where a block begins, an item where the next one does; an end tag without a beginning is nothing.
"""

from collections.abc import Iterator
from dataclasses import field
from typing import Final

from pourparler_validators.formats.web_pages.elements import (
    BLOCKS,
    CELLS,
    CLOSED_BY,
    ENDS_BY_ITSELF,
    KEPT_FOR,
    KEPT_WITHIN,
    MAIN,
    SCOPES,
    TABLES,
    TIP,
    TITLE,
    left_out_as,
)
from pourparler_validators.formats.web_pages.tokens import Raw, Tag, Token, Words
from pourparler_validators.late_dataclasses import dataclass

PARAGRAPH: Final = "\n\n"
LINE: Final = "\n"
CELL: Final = "\t"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the page that is text, or parts text."""

    start: int
    end: int
    read: str | None = None
    """What is read in its place; none where its own characters are."""
    is_kept: bool = False
    """Whether spaces and line breaks in it are those of the text."""
    is_plain: bool = False
    """Whether an ampersand in it begins no entity."""
    is_raised: bool = False
    """Whether it stands above the line, as an exponent or the number of a note."""

    @property
    def parts(self) -> bool:
        """Whether it only parts what stands before and after it."""
        return self.read is not None and self.read.isspace()


@dataclass(slots=True)
class Element:
    """An element that is or is not the article, with the numbers of its pieces."""

    name: str
    start: int
    first: int
    left_out: str | None
    end: int = -1
    last: int = -1
    """The number of the piece after its own."""
    is_closed: bool = False
    """Whether it is written where it ends; what has no end may end anywhere."""


@dataclass(slots=True)
class Outline:
    """The pieces and the elements of a page, each in order of their beginnings."""

    pieces: list[Piece] = field(default_factory=list[Piece])
    elements: list[Element] = field(default_factory=list[Element])
    _open: list[tuple[str, Element | None]] = field(
        default_factory=list[tuple[str, Element | None]]
    )
    _places: dict[str, list[int]] = field(default_factory=dict[str, list[int]])
    """Where elements of a name stand among the open ones."""

    def take(self, token: Token) -> None:
        """Takes in the next token."""
        if isinstance(token, Words):
            marks = bool(self._places.get("pre")), token.is_plain, bool(self._places.get("sup"))
            self.pieces.append(Piece(token.start, token.end, None, *marks))
        elif isinstance(token, Raw):
            raw = Element(token.name, token.start, len(self.pieces), left_out_as(token))
            raw.end, raw.last, raw.is_closed = token.end, raw.first, True
            self.elements.append(raw)
        elif token.is_end:
            self._finish(token)
        else:
            self._begin(token)

    def finish(self, end: int) -> None:
        """Ends what is still open."""
        self._close(0, end)

    def _begin(self, tag: Tag) -> None:
        for name in CLOSED_BY.get(tag.name, ()):
            place = self._in_scope(name, SCOPES.get(name, ()), over_cells=name in TABLES)
            if place is not None:
                self._close(place, tag.start, is_ended=True)
        for name in KEPT_FOR.get(tag.name, ()):
            self._keep(name)
        self._part(tag, "“")
        if not tag.is_empty:
            element = self._noted(tag)
            self._places.setdefault(tag.name, []).append(len(self._open))
            self._open.append((tag.name, element))

    def _noted(self, tag: Tag) -> Element | None:
        """An element that matters to the text beyond its own words, if it is one."""
        name = MAIN[0] if tag.attributes.get("role") == MAIN[0] else tag.name
        reason = left_out_as(tag)
        if self._places.get(KEPT_WITHIN.get(name, "")):
            reason = None
        if reason is None and name not in (*MAIN, TITLE):
            return None
        if reason is not None and TIP in reason:
            self._keep_around_tip()
        element = Element(name, tag.start, len(self.pieces), reason)
        self.elements.append(element)
        return element

    def _keep(self, name: str) -> None:
        """Keeps the innermost open element of a name, if only its name speaks against it."""
        places = self._places.get(name)
        element = self._open[places[-1]][1] if places else None
        if element is not None and element.left_out == f"<{name}>":
            element.left_out = None

    def _keep_around_tip(self) -> None:
        """Keeps what is named after the tip that it holds beside words of the article."""
        for _, element in self._open[-2:]:
            if element is not None and element.left_out is not None and TIP in element.left_out:
                element.left_out = None

    def _finish(self, tag: Tag) -> None:
        place = self._in_scope(tag.name, (), over_cells=tag.name in TABLES)
        if place is not None:
            self._close(place, tag.end, is_ended=True)
        if place is not None or tag.name in ("p", "br"):
            self._part(tag, "”")

    def _part(self, tag: Tag, mark: str) -> None:
        """Notes how a tag parts what stands before and after it."""
        read = LINE if tag.name == "br" else mark if tag.name == "q" else None
        if tag.name in BLOCKS:
            read = PARAGRAPH
        elif tag.name in CELLS:
            read = CELL
        is_parted = read in (CELL, LINE, PARAGRAPH) and self._ends_paragraph()
        if read is not None and not is_parted:
            self.pieces.append(Piece(tag.start, tag.end, read))

    def _ends_paragraph(self) -> bool:
        return bool(self.pieces) and self.pieces[-1].read == PARAGRAPH

    def _in_scope(self, name: str, bounds: tuple[str, ...], *, over_cells: bool) -> int | None:
        """Where the innermost open element of a name is, if nothing bounds it off."""
        places = self._places.get(name)
        if not places:
            return None
        bounding = ("table", *bounds) if over_cells else ("table", "td", "th", *bounds)
        bound = max(
            (self._places[one][-1] for one in bounding if self._places.get(one)), default=-1
        )
        return places[-1] if places[-1] >= bound else None

    def _close(self, place: int, end: int, *, is_ended: bool = False) -> None:
        """Ends an open element, and those within it; the first of them by what is written."""
        outermost = self._open[place][1] if place < len(self._open) else None
        if outermost is not None:
            outermost.is_closed = is_ended
        while len(self._open) > place:
            name, element = self._open.pop()
            self._places[name].pop()
            if element is not None:
                element.is_closed |= name in ENDS_BY_ITSELF
                element.end, element.last = end, len(self.pieces)


def outline_of(page_tokens: Iterator[Token], size: int) -> Outline:
    """The outline of a page of so many characters."""
    made = Outline()
    for token in page_tokens:
        made.take(token)
    made.finish(size)
    return made
