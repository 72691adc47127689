"""Goes through XML in one pass, without a tree, so that no document takes up the memory."""

from collections.abc import Callable
from typing import Final
from xml.parsers import expat

DEEPEST: Final = 64
"""So many elements may stand around each other."""


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
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text.append
        self._parser.StartDoctypeDeclHandler = _refuse

    def feed(self, block: bytes) -> None:
        """Takes in the next bytes. Raises :class:`BrokenXmlError` where they break the grammar."""
        self._parse(block, is_last=False)

    def close(self) -> None:
        """Ends the document. Raises :class:`BrokenXmlError` where more must follow."""
        self._parse(b"", is_last=True)

    def _parse(self, block: bytes, *, is_last: bool) -> None:
        try:
            self._parser.Parse(block, is_last)
        except expat.ExpatError:
            raise BrokenXmlError("is no sound XML") from None

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
