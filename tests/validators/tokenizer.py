"""Where every value and name of a JSON text stands, found one character at a time.

It shares nothing with the code that it is compared with: no regular expression, no JSON library,
no knowledge of what is looked for.
"""

from dataclasses import dataclass
from typing import Final

SPACE: Final = " \t\r\n"
ENDS: Final = SPACE + ",]}"
SHORT: Final = {
    '"': '"',
    "\\": "\\",
    "/": "/",
    "b": "\b",
    "f": "\f",
    "n": "\n",
    "r": "\r",
    "t": "\t",
}
HEXADECIMAL: Final = "0123456789abcdef"


@dataclass(frozen=True)
class Spot:
    """A value, with the name before it if it is a member; spans in code points, end exclusive."""

    pointer: str
    value: tuple[int, int]
    name: tuple[int, int] | None
    holder: int
    """Where the list or object starts that holds it; -1 for the outermost value."""
    is_kept: bool
    """Whether it is a part of what readers keep: no value within it or around it is repeated."""


@dataclass
class _Member:
    pointer: str
    value: tuple[int, int]
    name: tuple[int, int] | None
    holder: int


class Tokenizer:
    """Goes through one JSON value of a text."""

    def __init__(self, text: str, start: int) -> None:
        self.text = text
        self.at = start
        self.members: list[_Member] = []

    def value(self, pointer: str, name: tuple[int, int] | None, holder: int) -> None:
        self.space()
        start = self.at
        member = _Member(pointer, (start, start), name, holder)
        self.members.append(member)
        first = self.text[start]
        if first == "{":
            self.object(pointer)
        elif first == "[":
            self.list(pointer)
        elif first == '"':
            self.string()
        else:
            while self.at < len(self.text) and self.text[self.at] not in ENDS:
                self.at += 1
        member.value = (start, self.at)

    def object(self, pointer: str) -> None:
        holder = self.at
        self.at += 1
        self.space()
        while self.text[self.at] != "}":
            start = self.at
            name = self.string()
            name_span = (start, self.at)
            self.space()
            self.expect(":")
            self.value(f"{pointer}/{self.step(name)}", name_span, holder)
            self.comma()
        self.at += 1

    def list(self, pointer: str) -> None:
        holder = self.at
        self.at += 1
        self.space()
        position = 0
        while self.text[self.at] != "]":
            self.value(f"{pointer}/{position}", None, holder)
            position += 1
            self.comma()
        self.at += 1

    def string(self) -> str:
        self.expect('"')
        units: list[str] = []
        while self.text[self.at] != '"':
            if self.text[self.at] == "\\":
                units.append(self.escape())
            else:
                units.append(self.text[self.at])
                self.at += 1
        self.at += 1
        return joined(units)

    def escape(self) -> str:
        letter = self.text[self.at + 1]
        self.at += 2
        if letter != "u":
            return SHORT[letter]
        number = 0
        for digit in self.text[self.at : self.at + 4]:
            number = number * 16 + HEXADECIMAL.index(digit.lower())
        self.at += 4
        return chr(number)

    def space(self) -> None:
        while self.at < len(self.text) and self.text[self.at] in SPACE:
            self.at += 1

    def comma(self) -> None:
        self.space()
        if self.text[self.at] == ",":
            self.at += 1
            self.space()

    def expect(self, character: str) -> None:
        assert self.text[self.at] == character, (self.at, character)
        self.at += 1

    @staticmethod
    def step(name: str) -> str:
        return "".join({"~": "~0", "/": "~1"}.get(character, character) for character in name)


def joined(units: list[str]) -> str:
    """Two escapes for the halves of one character are that character."""
    characters: list[str] = []
    for unit in units:
        if characters and is_half(characters[-1], 0xD800) and is_half(unit, 0xDC00):
            high, low = ord(characters.pop()) - 0xD800, ord(unit) - 0xDC00
            characters.append(chr(0x10000 + high * 0x400 + low))
        else:
            characters.append(unit)
    return "".join(characters)


def is_half(character: str, first: int) -> bool:
    return first <= ord(character) < first + 0x400


def spots(text: str, start: int = 0) -> list[Spot]:
    """All values of the JSON value that starts at a place, or after white space there."""
    tokenizer = Tokenizer(text, start)
    tokenizer.value("", None, -1)
    last = {(member.holder, member.pointer): member.value for member in tokenizer.members}
    lost = [
        member.value
        for member in tokenizer.members
        if last[member.holder, member.pointer] != member.value
    ]
    return [
        Spot(
            member.pointer,
            member.value,
            member.name,
            member.holder,
            not any(begin <= member.value[0] and member.value[1] <= end for begin, end in lost),
        )
        for member in tokenizer.members
    ]


def line_and_column(text: str, offset: int) -> tuple[int, int]:
    """Counted from 1, in code points; only a line feed ends a line."""
    line, column = 1, 1
    for character in text[:offset]:
        line, column = (line + 1, 1) if character == "\n" else (line, column + 1)
    return line, column
