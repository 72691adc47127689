"""Reads JSON as language models write it: with commas too many or too few, cut off, or as Python.

Read are also: names and texts in single or curly quotation marks, names without any, line breaks
and quotation marks within texts, ``None``, ``True``, remarks (``// …``). What is cut off is taken
up to the last whole item of a list.
"""

import re
from dataclasses import field
from typing import Any, Final

from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.messages.json_values import is_list, is_object

MAX_DEPTH: Final = 60
"""The deepest nesting that is read."""

_LONGEST_NUMBER: Final = 300
_SPACE: Final = re.compile(r"(?:[\s,\ufeff]|//[^\n]*|/\*.*?\*/)*", re.DOTALL)
_NUMBER: Final = re.compile(r"-?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?")
_WORD: Final = re.compile(r"[A-Za-z_$@][\w$@-]*", re.ASCII)
_LITERAL: Final = re.compile(r"-?[A-Za-z]+")
_CLOSING: Final = {
    '"': '"',
    "'": "'",
    **dict.fromkeys("\u201c\u201d\u201e", '\u201c\u201d"'),
    **dict.fromkeys("\u2018\u2019\u201a", "\u2018\u2019'"),
}
"""By the mark that begins a text: those that may end it."""
_MARK: Final = f"[{''.join(_CLOSING)}]"
_ENDS: Final = re.compile(
    rf"\s*(?:[:}}\]]|,?\s*\Z|\n\s*{_MARK}[\w -]+{_MARK}\s*:|\s{_MARK}[\w$@-]+{_MARK}\s*:"
    rf"|,\s*(?:{_MARK}|[{{\[}}\]0-9-]|/[/*]|\w+\s*:"
    r"|(?:[tT]rue|[fF]alse|null|None|NaN|Infinity|undefined)\b))"
)
"""What follows a quotation mark that ends a text."""
_ESCAPES: Final = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f"}
_WORDS: Final = {
    "true": True,
    "True": True,
    "false": False,
    "False": False,
    "null": None,
    "None": None,
    "NaN": None,
    "undefined": None,
    "Infinity": None,
    "-Infinity": None,
}


class _BrokenError(Exception):
    """The text does not go on as a value does."""


@dataclass(slots=True)
class Read:
    """A value read from a text, and how far it goes."""

    value: Any
    end: int
    is_cut: bool
    """Whether it does not end as it should."""
    lost: list[tuple[int, int]] = field(default_factory=list[tuple[int, int]])
    """The stretches of text that belong to an item that is not whole."""


def read_leniently(text: str, start: int) -> Read:
    """The object or list that starts here: what of it is whole; None where nothing is."""
    reader = _Reader(text, start)
    value = reader.value(0)
    return Read(None if value is _NOTHING else value, reader.at, reader.is_cut, reader.lost)


_NOTHING: Final = object()
"""Stands for an item of which nothing whole was read."""


@dataclass(slots=True)
class _Reader:
    text: str
    at: int
    is_cut: bool = False
    lost: list[tuple[int, int]] = field(default_factory=list[tuple[int, int]])

    def value(self, depth: int) -> Any:
        """The value at this place."""
        letter = self.text[self.at : self.at + 1]
        if letter in ("{", "["):
            if depth == MAX_DEPTH:
                raise _BrokenError
            self.at += 1
            return self._object(depth + 1) if letter == "{" else self._list(depth + 1)
        if letter in _CLOSING:
            return self._text(_CLOSING[letter])
        return self._bare()

    def _object(self, depth: int) -> Any:
        start, found = self.at - 1, dict[str, Any]()
        try:
            while not self._closed("}"):
                name = self._name()
                value = self.value(depth)
                if value is not _NOTHING:
                    found[_free(name, found)] = value
                if self.is_cut:
                    break
        except _BrokenError:
            self.is_cut = True
        if not self.is_cut or _is_wrapper(found):
            return found
        if found:
            self.lost = [(start, self.at)]
        return _NOTHING

    def _list(self, depth: int) -> Any:
        found: list[Any] = []
        try:
            while not self._closed("]"):
                value = self.value(depth)
                if value is not _NOTHING:
                    found.append(value)
                if self.is_cut:
                    break
        except _BrokenError:
            self.is_cut = True
        return found

    def _closed(self, sign: str) -> bool:
        self._pass_space()
        if self.at >= len(self.text):
            raise _BrokenError
        if self.text[self.at] == sign:
            self.at += 1
            return True
        return False

    def _name(self) -> str:
        letter = self.text[self.at]
        if letter in _CLOSING:
            name = self._text(_CLOSING[letter])
        else:
            word = _WORD.match(self.text, self.at)
            if word is None:
                raise _BrokenError
            name, self.at = word[0], word.end()
        self._pass_space()
        if self.text[self.at : self.at + 1] != ":":
            raise _BrokenError
        self.at += 1
        self._pass_space()
        return name

    def _text(self, closing: str) -> str:
        parts: list[str] = []
        place = self.at + 1
        while place < len(self.text):
            letter = self.text[place]
            if letter in closing and _ENDS.match(self.text, place + 1):
                self.at = place + 1
                return _joined("".join(parts))
            if letter == "\\":
                letter, place = self._escaped(place)
            parts.append(letter)
            place += 1
        self.at = len(self.text)
        raise _BrokenError

    def _escaped(self, place: int) -> tuple[str, int]:
        """The letter that an escape stands for, and the place of its last sign."""
        sign = self.text[place + 1 : place + 2]
        digits = self.text[place + 2 : place + 6]
        if sign == "u" and re.fullmatch("[0-9a-fA-F]{4}", digits):
            return chr(int(digits, 16)), place + 5
        return _ESCAPES.get(sign, sign), place + 1

    def _bare(self) -> Any:
        number = _NUMBER.match(self.text, self.at)
        if number is not None:
            self.at = number.end()
            return _number(number)
        word = _LITERAL.match(self.text, self.at)
        if word is None or word[0] not in _WORDS:
            raise _BrokenError
        self.at = word.end()
        return _WORDS[word[0]]

    def _pass_space(self) -> None:
        space = _SPACE.match(self.text, self.at)
        self.at = space.end() if space else self.at


def with_all(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object of names and values; a name that stands twice gets a number."""
    found: dict[str, Any] = {}
    for name, value in pairs:
        found[_free(name, found)] = value
    return found


def _free(name: str, found: dict[str, Any]) -> str:
    number, free = len(found), name
    while free in found:
        number += 1
        free = f"{name}_{number}"
    return free


def _is_wrapper(found: dict[str, Any]) -> bool:
    """Whether an object that is cut off is only around records, and no record itself."""
    return "type" not in found and "id" not in found and any(map(_has_objects, found.values()))


def _has_objects(value: Any) -> bool:
    if is_object(value):
        return _is_wrapper(value)
    return is_list(value) and any(is_object(item) for item in value)


def _number(found: re.Match[str]) -> Any:
    if len(found[0]) > _LONGEST_NUMBER:
        return found[0]
    if found[1] is None and found[2] is None:
        return int(found[0])
    value = float(found[0])
    return found[0] if value in (float("inf"), float("-inf")) else value


def _joined(text: str) -> str:
    """A text whose halves of characters are whole; a lone half becomes U+FFFD."""
    if not re.search("[\ud800-\udfff]", text):
        return text
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
