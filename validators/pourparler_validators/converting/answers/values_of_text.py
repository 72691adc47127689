"""Finds the values of JSON in an answer, between fences and prose."""

import json
import math
import re
from collections.abc import Iterator
from typing import Any, Final, TypeAlias

from pourparler_validators.converting.answers.lenient_json import (
    MAX_DEPTH,
    Read,
    read_leniently,
    with_all,
)
from pourparler_validators.converting.answers.repairs import Log
from pourparler_validators.messages.json_values import is_list, is_object

Placed: TypeAlias = tuple[str, Any]
"""A value, and its path in the answer."""

_START: Final = re.compile(r"[{\[]")
_FENCE: Final = re.compile(r"^[ \t]*(?:```|~~~)[\w-]*[ \t]*$", re.MULTILINE)
_MOST_LOOKED_AT: Final = 20
"""How many times the length of an answer is read, at most, to find where values begin."""

_LARGEST: Final = 10**300


def values_of(answer: str, log: Log) -> list[Placed]:
    """The values of JSON in an answer; what stands around them is cut."""
    text = answer.encode("utf-8", "replace").decode().removeprefix("\ufeff")
    inner = _text_within(text)
    if inner is not None:
        log.repair("text", "", text, inner)
        return values_of(inner, log)
    found = list(_reads(text))
    last = 0
    for start, read in found:
        _note_prose(text[last:start], bool(found), log)
        for begin, end in read.lost:
            log.leave("", text[begin:end].strip(), "it is cut off or broken here")
        last = read.end
    _note_prose(text[last:], bool(found), log)
    return _placed(text, [(start, read) for start, read in found if _may_hold(read.value)], log)


def _text_within(text: str) -> str | None:
    """The text that the whole answer is as a text of JSON: JSON written twice."""
    if not text.strip().startswith('"'):
        return None
    try:
        value = json.loads(text)
    except ValueError:
        return None
    return value if isinstance(value, str) else None


def _reads(text: str) -> Iterator[tuple[int, Read]]:
    """The values in a text, each with its start."""
    at, left = 0, _MOST_LOOKED_AT * len(text)
    while left > 0 and (begin := _START.search(text, at)):
        start = begin.start()
        read = _strictly(text, start) or read_leniently(text, start)
        left -= read.end - start
        at = max(read.end, start + 1)
        if _may_hold(read.value) or read.lost:
            yield start, Read(read.value, at, read.is_cut, read.lost)


def _strictly(text: str, start: int) -> Read | None:
    """The value that begins here, if it is JSON that every reader keeps."""
    try:
        value, end = _DECODER.raw_decode(text, start)
        kept = _is_kept(value)
    except (ValueError, RecursionError):
        return None
    return Read(value, end, is_cut=False) if kept else None


_DECODER: Final = json.JSONDecoder(object_pairs_hook=with_all)


def _is_kept(value: Any, depth: int = 0) -> bool:
    """Whether a value has neither halves of characters nor numbers that nothing can keep."""
    if is_list(value):
        return depth < MAX_DEPTH and all(_is_kept(item, depth + 1) for item in value)
    if is_object(value):
        return _is_kept([*value, *value.values()], depth)
    if isinstance(value, str):
        return not re.search("[\ud800-\udfff]", value)
    return not isinstance(value, int | float) or (math.isfinite(value) and abs(value) < _LARGEST)


def _may_hold(value: Any) -> bool:
    """Whether a value may hold records: an object, or a list of some."""
    if is_list(value):
        return any(map(_may_hold, value))
    return is_object(value) and bool(value)


def _note_prose(part: str, has_values: bool, log: Log) -> None:
    """Notes what stands around values: it is cut, unless nothing else is there."""
    if has_values and part.strip():
        log.repair("text", "", part.strip(), "")
    elif not has_values and _FENCE.sub("", part).strip():
        log.leave("", part.strip(), "no object or list of JSON stands there")


def _placed(text: str, found: list[tuple[int, Read]], log: Log) -> list[Placed]:
    placed: list[Placed] = []
    for number, (start, read) in enumerate(found, 1):
        path = f"value {number} " if len(found) > 1 else ""
        placed.append((path, read.value))
        if _strictly(text, start) is None:
            after = json.dumps(read.value, ensure_ascii=False)
            log.repair("text", path, text[start : read.end], after)
    return placed
