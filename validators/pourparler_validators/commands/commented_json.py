"""JSON with comments, and with commas behind the last items, to which something is added."""

import json
import re
from functools import cached_property
from typing import Any, Final

from pourparler_validators.formats.editing import line_start
from pourparler_validators.formats.inserting import newline_of
from pourparler_validators.formats.places import locate, members_of
from pourparler_validators.messages.json_pointer import escaped
from pourparler_validators.messages.json_values import is_object

_COMMENT: Final = re.compile(r'"(?:[^"\\]|\\.)*"|//[^\r\n]*|/\*.*?\*/', re.DOTALL)
_COMMA: Final = re.compile(r'"(?:[^"\\]|\\.)*"|,(?=\s*[\]}])', re.DOTALL)
_INDENTED: Final = re.compile(r"\n([ \t]+)\S")
_MARGIN: Final = re.compile(r"[ \t]*")
_BLANK: Final = re.compile(r"[ \t]*(?=\r?\n)")
_USUAL: Final = "    "


class CommentedJson:
    """An object written so. Raises ``ValueError`` with a sentence where the text is none."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._bare = _COMMA.sub(_blank, _COMMENT.sub(_blank, text.replace("\ufeff", " ")))
        try:
            value = json.loads(self._bare)
        except (ValueError, RecursionError):
            raise ValueError("it cannot be read; fix it in the editor") from None
        if not is_object(value):
            raise ValueError("it must hold an object")
        self.value: dict[str, Any] = dict(value)

    def with_member(self, steps: tuple[str, ...], name: str, value: Any) -> str:
        """The text in which the object that the names lead to has a member more, as its first."""
        return self._with(steps, f"{json.dumps(name, ensure_ascii=False)}: ", value)

    def with_item(self, steps: tuple[str, ...], value: Any) -> str:
        """The text in which the list that the names lead to has an item more, as its first."""
        return self._with(steps, "", value)

    def _with(self, steps: tuple[str, ...], name: str, value: Any) -> str:
        """Puts it behind the bracket, or behind what stands as a comment on the bracket's line."""
        pointer = "".join(f"/{escaped(step)}" for step in steps)
        place = locate(self._bare, 0, [pointer])[pointer]
        start = place.value.start
        around = self._newline + _margin(self._text, start)
        within = around + self._step
        lines = json.dumps(value, ensure_ascii=False, indent=self._step).split("\n")
        piece = within + name + within.join(lines)
        if members_of(self._bare, place):
            piece += ","
        rest = _BLANK.match(self._bare, start + 1)
        if rest is None:
            piece += within if piece.endswith(",") else around
        end = start + 1 if rest is None else rest.end()
        return self._text[:end] + piece + self._text[end:]

    @cached_property
    def _newline(self) -> str:
        return newline_of(self._text)

    @cached_property
    def _step(self) -> str:
        """By how much the lines are indented."""
        found = _INDENTED.search(self._text)
        return found[1] if found else _USUAL


def _blank(found: re.Match[str]) -> str:
    """A text as it is, and spaces in the place of what stands aside."""
    return found[0] if found[0].startswith('"') else " " * len(found[0])


def _margin(text: str, position: int) -> str:
    """What the line of a place begins with."""
    found = _MARGIN.match(text, line_start(text, position))
    return found[0] if found else ""
