"""The text of a stored report, taken apart: its findings may be many, and are read one by one.

The text is read twice, piece by piece: it may be larger than memory.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final, NamedTuple, TextIO, TypeAlias

from pourparler_validators.messages.json_values import is_object

Opened: TypeAlias = Callable[[], TextIO]
"""Opens a text, each time from its beginning."""

_FINDINGS: Final = "findings"
_DECODER: Final = json.JSONDecoder()
_SPACE: Final = re.compile(r"[ \t\n\r]*")
_PIECE: Final = 2**16
"""So many characters are read at once, at least."""
_LONGEST_NUMBER: Final = 64
"""What ends so near to the end of what was read may be a part of a number."""


class Apart(NamedTuple):
    """A report without its findings, and these; what is no list of findings stays in the head."""

    head: dict[str, Any]
    findings: Iterable[Any] | None


def taken_apart(opened: Opened) -> Apart:
    """The parts of a report in JSON, or in JSON Lines.

    Raises ``ValueError`` for what is no JSON, or no UTF-8, ``RecursionError`` for what is too deep,
    also while the findings are read; ``TypeError`` for what is no object.
    """
    with opened() as stream:
        text = _Text(stream)
        if text.sign() != "{":
            _object(text.value())
        head, has_list = dict[str, Any](), False
        for name, value in _members(text):
            if name is None:
                has_list = True
            else:
                head[name] = value
        if not text.sign():
            return Apart(head, _items(opened) if has_list else None)
        if has_list:
            raise ValueError
        last: object = None
        while text.sign():
            last = text.value()
    return Apart({**head, **_object(last)}, _lines(opened))


class _Text:
    """A text that is read forwards, of which a piece is held."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._held = ""
        self._at = 0
        self._is_whole = False

    def sign(self) -> str:
        """The next sign after white space; nothing at the end."""
        while True:
            found = _SPACE.match(self._held, self._at)
            self._at = found.end() if found else self._at
            if self._at < len(self._held) or self._is_whole:
                return self._held[self._at : self._at + 1]
            self._read()

    def takes(self, sign: str) -> bool:
        """Whether a sign comes next, which is passed over then."""
        is_next = self.sign() == sign
        self._at += is_next
        return is_next

    def require(self, sign: str) -> None:
        """Passes over a sign. Raises ``ValueError`` where another one stands."""
        if not self.takes(sign):
            raise ValueError

    def value(self) -> Any:
        """The JSON value that comes next. Raises ``ValueError`` where there is none."""
        self.sign()
        while True:
            try:
                found, end = _DECODER.raw_decode(self._held, self._at)
            except ValueError:
                if self._is_whole:
                    raise
            else:
                if self._is_whole or len(self._held) - end > _LONGEST_NUMBER:
                    self._at = end
                    return found
            self._read()

    def _read(self) -> None:
        """Reads on, each time as much as is held."""
        held = self._held[self._at :]
        more = self._stream.read(max(_PIECE, len(held)))
        self._held, self._at = held + more, 0
        self._is_whole = not more


def _members(text: _Text) -> Iterator[tuple[str | None, Any]]:
    """The members of an object, by their names; the list of findings without one.

    It is given as an iterator, which goes on in the text: what is left of it is passed over.
    """
    text.require("{")
    if text.takes("}"):
        return
    while True:
        name = text.value()
        text.require(":")
        if name == _FINDINGS and text.takes("["):
            items = _list(text)
            yield None, items
            for _ in items:
                pass
        else:
            yield str(name), text.value()
        if text.takes("}"):
            return
        text.require(",")


def _list(text: _Text) -> Iterator[Any]:
    """The items of a list that has begun."""
    while not text.takes("]"):
        yield text.value()
        if text.sign() != "]":
            text.require(",")


def _items(opened: Opened) -> Iterator[Any]:
    """The findings of a report in JSON."""
    with opened() as stream:
        for name, value in _members(_Text(stream)):
            if name is None:
                yield from value


def _lines(opened: Opened) -> Iterator[Any]:
    """The findings of a report in JSON Lines: the values between the first and the last."""
    with opened() as stream:
        text = _Text(stream)
        text.value()
        value = text.value()
        while text.sign():
            yield value
            value = text.value()


def _object(value: object) -> dict[str, Any]:
    if not is_object(value):
        raise TypeError
    return dict(value)
