"""Writes a JSON value as YAML in one of its many forms, chosen at random.

Blocks and brackets, quotation marks or none, texts over several lines, comments, blank lines,
anchors with their aliases: the value that they stand for is always the same.
"""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random
from typing import Any, Final

COMMENTS: Final = ("# a comment", "#", '# a: "b", [c] - {d}', "# é 😀")
_PLAIN: Final = re.compile(r"[^\W\d_][\w '.;()/+=-]*")
_NO_TEXT: Final = ("true", "false", "null")
_WRAPPABLE: Final = re.compile(r"[!-~\u00a1-\u2027](?:[!-~\u00a1-\u2027]| (?! ))*")
_PRINTABLE: Final = re.compile(
    "[\n -~\u00a0-\u2027\u202a-\ud7ff\ue000-\ufefe\U00010000-\U0010ffff]*"
)


@dataclass(slots=True)
class Writer:
    """Writes values; ``random`` chooses among the forms."""

    random: Random
    has_anchors: bool = True
    has_comments: bool = True
    anchors: dict[str, str] = field(default_factory=dict[str, str])
    """The names of the values that were anchored, by the values as JSON."""

    def document(self, value: Any) -> str:
        """A whole document."""
        self.anchors = {}
        head = self.random.choice(("", "", "---\n", "# first\n\n", "%YAML 1.1\n---\n"))
        tail = self.random.choice(("", "", "...\n", "# last\n", "\n\n", "# last"))
        if isinstance(value, dict | list) and value and self._flip(0.9):
            return f"{head}{self._block(value, 0)}{tail}"
        return f"{head}{self._flow(value, 0)}\n{tail}"

    def _block(self, value: Any, indent: int) -> str:
        """The lines of an object or list that is not empty."""
        if isinstance(value, dict):
            return "".join(self._member(name, item, indent) for name, item in value.items())
        return "".join(self._item(item, indent) for item in value)

    def _member(self, name: str, value: Any, indent: int) -> str:
        key = self._key(name)
        before = f"{self._between(indent)}{' ' * indent}"
        return f"{before}{key}{self._value(value, indent, is_item=False)}"

    def _item(self, value: Any, indent: int) -> str:
        before = f"{self._between(indent)}{' ' * indent}-"
        if isinstance(value, dict) and value and self._flip(0.6):
            width, anchors = self.random.choice((1, 1, 3)), dict(self.anchors)
            lines = self._block(value, indent + 1 + width).lstrip("\n ")
            if not lines.startswith("#"):
                return f"{before}{' ' * width}{lines}"
            self.anchors = anchors
        return f"{before}{self._value(value, indent, is_item=True)}"

    def _value(self, value: Any, indent: int, *, is_item: bool) -> str:
        """What follows the colon or the dash, with the end of the line."""
        alias = self._alias(value)
        if alias is not None:
            return f" {alias}{self._comment()}\n"
        anchor = self._anchor(value)
        if isinstance(value, dict | list) and value and self._flip(0.7):
            is_flat = isinstance(value, list) and not is_item and self._flip(0.3)
            more = 0 if is_flat else self.random.choice((1, 2, 2, 4))
            return f"{anchor}{self._comment()}\n{self._block(value, indent + more)}"
        if isinstance(value, str) and (text := self._lines(value, indent)) is not None:
            return f"{anchor} {text}\n"
        if value is None and not anchor and self._flip(0.3):
            return f"{self._comment()}\n"
        return f"{anchor} {self._flow(value, indent + 1)}{self._comment()}\n"

    def _lines(self, text: str, indent: int) -> str | None:
        """A text as a block of lines, where that can be done."""
        if not _PRINTABLE.fullmatch(text) or not text.strip("\n ") or self._flip(0.75):
            return None
        if text[0] in " \n" or text.endswith("\n") or "\n " in text:
            return None
        pad = "\n" + " " * (indent + self.random.choice((1, 2, 5)))
        if _WRAPPABLE.fullmatch(text) and self._flip(0.5):
            return f">-{pad}{self._wrapped(text, pad)}"
        return f"|-{pad}{text.replace(chr(10), pad)}"

    def _flow(self, value: Any, indent: int) -> str:
        """A value within brackets, or a scalar."""
        if isinstance(value, dict):
            members = [
                f"{self._key(name)} {self._part(item, indent)}" for name, item in value.items()
            ]
            return self._bracketed("{", members, "}", indent)
        if isinstance(value, list):
            return self._bracketed("[", [self._part(item, indent) for item in value], "]", indent)
        if isinstance(value, str):
            return self._text(value, indent)
        if value is None:
            return self.random.choice(("null", "~"))
        return json.dumps(value)

    def _part(self, value: Any, indent: int) -> str:
        alias = self._alias(value)
        if alias is not None:
            return f"{alias} "
        return f"{self._anchor(value)} {self._flow(value, indent)}".lstrip(" ")

    def _bracketed(self, opening: str, parts: list[str], closing: str, indent: int) -> str:
        joint = self.random.choice((", ", ",", f",\n{' ' * indent}", " , "))
        space = self.random.choice(("", " "))
        comma = self.random.choice(("", "", ",")) if parts else ""
        return f"{opening}{space}{joint.join(parts)}{comma}{space}{closing}"

    def _text(self, text: str, indent: int) -> str:
        is_plain = _PLAIN.fullmatch(text) and text[-1] != " " and text not in _NO_TEXT
        forms: list[Callable[[str], str]] = [
            _double,
            *([_single] if _PRINTABLE.fullmatch(text) and "\n" not in text else []),
        ]
        if is_plain:
            forms += [str] * 3
        form = self.random.choice(forms)
        if _WRAPPABLE.fullmatch(text) and " " in text and self._flip(0.2):
            words = [form(text)] if "\\" in form(text) else [*form(text).split(" ")]
            return f"\n{' ' * indent}".join(words) if not _starts_oddly(words) else form(text)
        return form(text)

    def _wrapped(self, text: str, pad: str) -> str:
        return "".join(pad if one == " " and self._flip(0.3) else one for one in text)

    def _key(self, name: str) -> str:
        is_plain = re.fullmatch("[a-z][a-z_0-9]*", name) and self._flip(0.8)
        return f"{name if is_plain else _double(name)}{self.random.choice(('', '', ' '))}:"

    def _alias(self, value: Any) -> str | None:
        name = self.anchors.get(_json(value))
        return f"*{name}" if name is not None and self._flip(0.6) else None

    def _anchor(self, value: Any) -> str:
        """An anchor before a value, which later ones may refer to."""
        key = _json(value)
        if not self.has_anchors or value is None or key in self.anchors or not self._flip(0.1):
            return ""
        self.anchors[key] = f"a{len(self.anchors)}"
        return f" &{self.anchors[key]}"

    def _comment(self) -> str:
        if self.has_comments and self._flip(0.1):
            return f"  {self.random.choice(COMMENTS)}"
        return ""

    def _between(self, indent: int) -> str:
        """What may stand between two lines."""
        if not self.has_comments or self._flip(0.9):
            return ""
        return self.random.choice(("\n", f"{' ' * indent}{self.random.choice(COMMENTS)}\n"))

    def _flip(self, chance: float) -> bool:
        return self.random.random() < chance


def _json(value: Any) -> str:
    return json.dumps(value, sort_keys=True)


def _single(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _double(text: str) -> str:
    return '"' + "".join(map(_escaped, text)) + '"'


def _escaped(sign: str) -> str:
    if sign in '"\\':
        return f"\\{sign}"
    if _PRINTABLE.fullmatch(sign) and sign != "\n":
        return sign
    return f"\\u{ord(sign):04x}" if ord(sign) < 0x10000 else f"\\U{ord(sign):08x}"


def _starts_oddly(words: list[str]) -> bool:
    """Whether a line would begin with what means something else there."""
    return any(word[:1] in "#-?:" or word[:3] in ("---", "...") for word in words[1:])
