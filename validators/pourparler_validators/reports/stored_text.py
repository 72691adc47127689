"""The text of a stored report, taken apart: its findings may be many, and are read one by one."""

import json
import re
from collections.abc import Generator, Iterable, Iterator
from typing import Any, Final, NamedTuple

from pourparler_validators.messages.json_values import is_object

_FINDINGS: Final = "findings"
_DECODER: Final = json.JSONDecoder()
_SPACE: Final = re.compile(r"[ \t\n\r]*")


class Apart(NamedTuple):
    """A report without its findings, and these; what is no list of findings stays in the head."""

    head: dict[str, Any]
    findings: Iterable[Any] | None


def taken_apart(text: str) -> Apart:
    """The parts of a report in JSON, or in JSON Lines.

    Raises ``ValueError`` for what is no JSON, ``RecursionError`` for what is too deep, also while
    the findings are read; ``TypeError`` for what is no object.
    """
    first, last = text.find("\n"), text.rstrip().rfind("\n")
    if 0 <= first <= last and text[:first].rstrip().endswith("}"):
        head, tail = json.loads(text[:first]), json.loads(text[last:])
        return Apart({**_object(head), **_object(tail)}, _lines(text, first + 1, last + 1))
    if text[_space(text, 0) :][:1] != "{":
        _object(json.loads(text))
    head, start = _members(text)
    return Apart(head, None if start is None else _items(text, start))


def _object(value: object) -> dict[str, Any]:
    if not is_object(value):
        raise TypeError
    return dict(value)


def _lines(text: str, start: int, end: int) -> Iterator[Any]:
    """The values of some lines, the last of which ends with a line break."""
    while start < end:
        stop = text.index("\n", start)
        yield json.loads(text[start:stop])
        start = stop + 1


def _members(text: str) -> tuple[dict[str, Any], int | None]:
    """The members of an object but the findings, and where the list of these starts."""
    head: dict[str, Any] = {}
    start, at = None, _space(text, _space(text, 0) + 1)
    while not text.startswith("}", at):
        name, at = _DECODER.raw_decode(text, at)
        at = _after(text, at, ":")
        if name == _FINDINGS and text.startswith("[", at):
            start, at = at, _end(_items(text, at))
        else:
            head[str(name)], at = _DECODER.raw_decode(text, at)
        at = _after(text, at, ",", unless="}")
    if text[at + 1 :].strip():
        raise ValueError
    return head, start


def _items(text: str, at: int) -> Generator[Any, None, int]:
    """The items of a list one by one; it returns where the list has ended."""
    at = _space(text, at + 1)
    while not text.startswith("]", at):
        item, at = _DECODER.raw_decode(text, at)
        yield item
        at = _after(text, at, ",", unless="]")
    return at + 1


def _end(items: Generator[Any, None, int]) -> int:
    while True:
        try:
            next(items)
        except StopIteration as ended:
            return int(ended.value)


def _after(text: str, at: int, sign: str, unless: str = "") -> int:
    """Where what comes after a sign starts; the place of another sign that may stand there."""
    at = _space(text, at)
    if unless and text.startswith(unless, at):
        return at
    if not text.startswith(sign, at):
        raise ValueError
    return _space(text, at + 1)


def _space(text: str, at: int) -> int:
    """Where the white space ends that starts at a place, or before which none stands."""
    found = _SPACE.match(text, at)
    return found.end() if found else at
