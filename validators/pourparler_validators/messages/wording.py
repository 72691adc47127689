"""How values of the data are shown in messages: short, in quotation marks, nothing invisible."""

import json
import unicodedata
from typing import Any, Final

from pourparler_validators.messages.json_values import Digits, Fraction, is_list, is_object

MAX_SHOWN = 60
"""A longer text is cut, so that no message prints a whole record."""

_HIDDEN_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_LETTERS_FOR = {"\n": r"\n", "\t": r"\t", "\r": r"\r"}

_ENDINGS: Final = {1: "st", 2: "nd", 3: "rd"}


def visible(text: str) -> str:
    """A text whose control, format and unassigned characters are written as escapes."""
    if text.isprintable():
        return text
    return "".join(_visible_character(character) for character in text)


def columns(text: str) -> int:
    """The number of columns that a text takes on a terminal."""
    if text.isascii():
        return len(text)
    return sum(_columns_of(character) for character in text)


def _columns_of(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def cut(text: str, most: int) -> str:
    """A text of at most so many characters."""
    return text if len(text) <= most else text[: most - 1] + "…"


def shown(value: Any) -> str:
    """A JSON value as a message shows it: texts in quotation marks, everything cut if long."""
    if isinstance(value, str):
        return f'"{visible(cut(value, MAX_SHOWN))}"'
    if isinstance(value, Digits | Fraction):
        return cut(value.text, MAX_SHOWN)
    if is_list(value):
        return "an empty list" if not value else f"a list of {counted(len(value), 'item')}"
    if is_object(value):
        return "an empty object" if not value else "an object"
    return visible(json.dumps(value, default=str))[:MAX_SHOWN]


def kind_of(value: Any) -> str:
    """The JSON type of a value in words: ``a text``, ``a number``."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true or false"
    for types, words in _KINDS:
        if isinstance(value, types):
            return words
    raise TypeError(f"not a JSON value: {type(value).__name__}")


_KINDS: tuple[tuple[type | tuple[type, ...], str], ...] = (
    (str, "a text"),
    ((int, float, Digits), "a number"),
    (list, "a list"),
    (dict, "an object"),
)


def counted(number: int, noun: str) -> str:
    """A number with its noun: ``1 record``, ``2,000 records``, ``2 parties``."""
    return f"{number:,} {noun if number == 1 else _plural(noun)}"


def ordinal(number: int) -> str:
    """A number as a place in a row: 1st, 2nd, 11th."""
    ending = "th" if number // 10 % 10 == 1 else _ENDINGS.get(number % 10, "th")
    return f"{number:,}{ending}"


def _plural(noun: str) -> str:
    if noun.endswith("s"):
        return f"{noun}es"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}s"


def listed(words: list[str], joint: str = "or") -> str:
    """``a, b or c``."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {joint} {words[-1]}"


def in_words(value: str) -> str:
    """A value of a vocabulary as words: ``did not take place``."""
    return value.replace("_", " ")


def is_so(status: str) -> str:
    """A status as a predicate: ``is held``, ``did not take place``."""
    words = in_words(status)
    return words if words.startswith("did ") else f"is {words}"


def article(noun: str) -> str:
    """A noun with its indefinite article: ``an event``, ``a party``."""
    return f"{'an' if noun[:1] in 'aeiou' else 'a'} {noun}"


def _visible_character(character: str) -> str:
    if character in _LETTERS_FOR:
        return _LETTERS_FOR[character]
    if unicodedata.category(character) not in _HIDDEN_CATEGORIES:
        return character
    return f"\\u{ord(character):04x}" if ord(character) < 0x10000 else f"\\U{ord(character):08x}"
