"""Goes through XML in one pass, without a tree, so that no document takes up the memory."""

from collections.abc import Callable
from typing import Final
from xml.parsers import expat

DEEPEST: Final = 64
"""So many elements may stand around each other."""


_MARKS: Final = (b"\xff\xfe", b"\xfe\xff")
"""What a text in UTF-16 begins with."""


class BrokenXmlError(ValueError):
    """XML that breaks its grammar, or that no workbook has: what is wrong, as a clause."""


def _pass_over(name: str, text: str) -> None:
    pass


class Scanner:
    """Calls ``start`` with the name and the attributes of each element, ``end`` with its text.

    Names are without their namespaces; the text is what stands after the last tag before the end.
    """

    def __init__(
        self,
        start: Callable[[str, dict[str, str]], None],
        end: Callable[[str, str], None] = _pass_over,
    ) -> None:
        self._on_start, self._on_end = start, end
        self._text: list[str] = []
        self._depth = 0
        self._parser: expat.XMLParserType | None = None

    def feed(self, block: bytes) -> None:
        """Takes in the next bytes. Raises :class:`BrokenXmlError` where they break the grammar."""
        self._parse(block, is_last=False)

    def close(self) -> None:
        """Ends the document. Raises :class:`BrokenXmlError` where more must follow."""
        self._parse(b"", is_last=True)

    def _parse(self, block: bytes, *, is_last: bool) -> None:
        self._parser = self._parser or self._opened(block)
        try:
            self._parser.Parse(block, is_last)
        except expat.ExpatError:
            raise BrokenXmlError("is no sound XML") from None

    def _opened(self, block: bytes) -> expat.XMLParserType:
        """The parser; a workbook is in UTF-8 or UTF-16, whatever else its XML declares."""
        encoding = "utf-16" if block.startswith(_MARKS) else "utf-8"
        parser = expat.ParserCreate(encoding, namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text.append
        parser.StartDoctypeDeclHandler = _refuse
        return parser

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > DEEPEST:
            raise BrokenXmlError(f"is nested more than {DEEPEST} deep")
        self._text.clear()
        found = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
        self._on_start(name.rpartition(" ")[2], found)

    def _end(self, name: str) -> None:
        self._depth -= 1
        self._on_end(name.rpartition(" ")[2], "".join(self._text))
        self._text.clear()


def _refuse(*_: object) -> None:
    raise BrokenXmlError("declares entities, as no workbook does")
