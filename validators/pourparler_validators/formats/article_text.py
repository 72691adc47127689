"""The text of an article's file, as records count it: of plain text or of a web page."""

import codecs
from collections.abc import Sequence
from dataclasses import field
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from pourparler_validators.formats.mapped_text import MappedText
from pourparler_validators.late_dataclasses import dataclass

if TYPE_CHECKING:
    from pourparler_validators.formats.web_pages.declared import Declared
    from pourparler_validators.formats.web_pages.reading import LeftOut

PLAIN: Final = ".txt"
PAGES: Final = frozenset((".html", ".htm", ".xhtml"))
XML: Final = ".xhtml"
_FILES: Final = {
    b"%PDF-": ("a PDF", "write its text with pdftotext, without -layout, and name that file"),
    b"PK\x03\x04": ("a packed document, as of Word or LibreOffice", "save it as plain text"),
    b"\xd0\xcf\x11\xe0": ("a document of an old Word", "save it as plain text"),
    b"{\\rtf": ("in Rich Text Format", "save it as plain text"),
}
"""How files begin that hold a text and are none, what they are, and what to do."""
MAX_TAGS: Final = 500_000
"""The most tags of a page; long articles have some thousands."""
_AS_SHOWN: Final = "save the page as the browser shows it, or its text"


def _nothing_declared() -> "Declared":
    from pourparler_validators.formats.web_pages.declared import NOTHING_DECLARED

    return NOTHING_DECLARED


@dataclass(frozen=True, slots=True)
class ArticleText:
    """The text of a file: its line breaks LF, and without a byte order mark."""

    text: str = field(repr=False)
    """What records count the characters of."""
    page: MappedText | None = None
    """The page that it was read from, and where its characters stand there; none if plain."""
    left_out: "Sequence[LeftOut]" = ()
    """What the page has that is no part of the text, by places of the page."""
    declared: "Declared" = field(default_factory=_nothing_declared)
    """What the page declares of itself; nothing of a plain text."""

    @property
    def file_text(self) -> str:
        """The characters of the file."""
        return self.text if self.page is None else self.page.source

    def in_file(self, start: int, end: int) -> tuple[int, int]:
        """Where in the file a stretch of the text stands."""
        return (start, end) if self.page is None else self.page.span(start, end)


class UnreadableTextError(ValueError):
    """A file that is no text; its words say what it is, and ``help`` what to do."""

    def __init__(self, reason: str, help: str) -> None:  # noqa: A002 - as findings call it
        super().__init__(reason)
        self.help = help


def is_page(name: str | None) -> bool:
    """Whether a file of that name is a web page."""
    return name is not None and PurePath(name).suffix.lower() in PAGES


def article_text(content: bytes, name: str | None = None) -> ArticleText:
    """The text of the bytes of a file; a web page if its name says so.

    Raises :class:`UnreadableTextError` for what is not UTF-8, or, of a page, not in the encoding
    that it declares.
    """
    for beginning, (what, help_) in _FILES.items():
        if content.startswith(beginning):
            raise UnreadableTextError(f"is {what}", help_)
    if is_page(name):
        return _of_page(content, is_xml=str(name).lower().endswith(XML))
    try:
        text = content.removeprefix(codecs.BOM_UTF8).decode()
    except UnicodeDecodeError:
        raise UnreadableTextError("is not in UTF-8", "save it as UTF-8") from None
    return ArticleText(text.replace("\r\n", "\n"))


def _of_page(content: bytes, *, is_xml: bool) -> ArticleText:
    from pourparler_validators.formats.web_pages.encoding import UnknownEncodingError, decoded
    from pourparler_validators.formats.web_pages.reading import web_page

    try:
        page = decoded(content).replace("\r\n", "\n")
    except UnknownEncodingError as error:
        raise UnreadableTextError(str(error), "save the page as UTF-8") from None
    if page.count("<") > MAX_TAGS:
        raise UnreadableTextError(f"has more than {MAX_TAGS:,} tags", "save its text alone")
    found = web_page(page, is_xml=is_xml)
    if not any(letter.isalnum() for letter in found.read.text):
        raise UnreadableTextError("has no words outside its scripts", _AS_SHOWN)
    return ArticleText(found.read.text, found.read, found.left_out, found.declared)
