"""The canonical layout of JSON and of JSON Lines."""

import json
from collections.abc import Callable
from typing import Any, Final, TypeAlias

from pourparler_validators.formats.layouts.order import (
    Kind,
    NotLaidOutError,
    item_kind,
    require_single_names,
    shape,
)
from pourparler_validators.messages.json_values import is_list

Joined: TypeAlias = Callable[[str, list[str], str, int], str]
"""Joins the parts of an object or list between its brackets, at a depth."""


class _Number(str):
    """A number as it is written, which is never changed."""

    __slots__ = ()


class _Object(list[tuple[str, Any]]):
    """The names and values of an object."""


def json_layout(text: str) -> str:
    """A field or item a line, two spaces of indentation."""
    return f"{_written(_parsed(text), 'file', _in_lines, 0)}\n"


def jsonl_layout(text: str) -> str:
    """One record a line; blank lines go."""
    lines = (line for line in text.split("\n") if line.strip())
    return "".join(f"{_written(_parsed(line), 'record', _on_a_line, 0)}\n" for line in lines)


def _parsed(text: str) -> Any:
    try:
        return _DECODER.decode(text)
    except json.JSONDecodeError as error:
        raise NotLaidOutError("it is no JSON", "look at what check says of it", error.pos) from None


def _written(value: Any, kind: Kind, joined: Joined, depth: int) -> str:
    if isinstance(value, _Object):
        names = [name for name, _ in value]
        require_single_names(names)
        found = shape(kind, names, dict(value).get("type"))
        members = (value[position] for position in found.order(names))
        parts = [
            f"{_text(name)}: {_written(item, found.inner.get(name), joined, depth + 1)}"
            for name, item in members
        ]
        return joined("{", parts, "}", depth)
    if is_list(value):
        items = [_written(item, item_kind(kind), joined, depth + 1) for item in value]
        return joined("[", items, "]", depth)
    if isinstance(value, _Number):
        return str(value)
    return _text(value)


def _text(value: Any) -> str:
    """A text, true, false or null; a character that UTF-8 cannot hold is escaped."""
    written = json.dumps(value, ensure_ascii=False)
    is_utf8 = written.encode(errors="replace").decode() == written
    return written if is_utf8 else json.dumps(value)


def _in_lines(opening: str, parts: list[str], closing: str, depth: int) -> str:
    if not parts:
        return f"{opening}{closing}"
    pad = f"\n{'  ' * depth}"
    return f"{opening}{pad}  {f',{pad}  '.join(parts)}{pad}{closing}"


def _on_a_line(opening: str, parts: list[str], closing: str, _: int) -> str:
    return f"{opening}{', '.join(parts)}{closing}"


_DECODER: Final = json.JSONDecoder(
    object_pairs_hook=_Object, parse_int=_Number, parse_float=_Number, parse_constant=_Number
)
