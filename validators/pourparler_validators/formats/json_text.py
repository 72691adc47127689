"""JSON text as plain values, with whatever is wrong with the text itself."""

import json
import re
from collections import Counter
from collections.abc import Sequence
from typing import Any, Final

from pourparler_validators.entries.faults import BadJson, FileFault, Nested
from pourparler_validators.entries.record_shape import RepeatingObject
from pourparler_validators.messages.json_values import Digits, Fraction

MAX_DEPTH: Final = 200
MAX_DIGITS: Final = 16
"""No integer up to 2**53 has more digits."""

TOO_DEEP: Final = (
    f"lists and objects are nested more than {MAX_DEPTH} deep here",
    "no record needs more than six levels",
)

_STRUCTURE = re.compile(r'"(?:[^"\\]|\\.)*+"?|[\[{]|[\]}]', re.DOTALL)
_OPENING: Final = "[{"

_EXPECTED: Final = {
    "Expecting value": (
        "no value can be read here",
        'a text stands in double quotation marks: "held"; true and false have small letters',
    ),
    "Expecting property name enclosed in double quotes": (
        "a field's name is missing here",
        'names stand in double quotation marks: "kind"',
    ),
    "Expecting ':' delimiter": (
        "a colon is missing before this",
        'a field is written "kind": "summit"',
    ),
    "Expecting ',' delimiter": (
        "a comma or a closing bracket is missing before this",
        "put a comma between two fields or two items",
    ),
    "Unterminated string starting at": (
        "the text that starts here has no end",
        "close it with a double quotation mark",
    ),
    "Invalid \\escape": (
        "there is no such escape",
        'a backslash itself is written "\\\\"',
    ),
    "Invalid \\uXXXX escape": (
        "the escape \\u needs four digits or letters a-f",
        'a backslash itself is written "\\\\"',
    ),
    "Extra data": (
        "the JSON value has ended before this",
        "one file holds one list, document or record; one record a line is the format jsonl",
    ),
}

_SIGNS: Final = {"\n": "a line break", "\r": "a line break", "\t": "a tab"}
_OTHER_MARKS: Final = tuple(
    "'`\u00ab\u00b4\u00bb\u2018\u2019\u201a\u201c\u201d\u201e\u2039\u203a\uff02"
)
_COMMENTS: Final = ("//", "/*", "#")
_NO_COMMENTS: Final = ("a comment stands here, and JSON has none", 'write it into "notes"')
_ZERO_FIRST: Final = re.compile(r"(?<![\w.])-?0\Z")
_NO_ZERO_FIRST: Final = (
    "a number begins with 0",
    'delete the 0; what is no number stands in quotation marks: "007"',
)
_STRAIGHT_MARKS: Final = (
    "these are not the quotation marks of JSON",
    'they are straight and double: "held"',
)


_CONFLICT: Final = re.compile(r"^(?:<{7}|>{7}|[|]{7})(?= |\r?$)", re.MULTILINE)
_FENCE: Final = re.compile(r"\s*(?:```|~~~)")
_MERGE: Final = (
    "a mark of a merge of git that is not done stands here",
    "keep one of the two versions, and delete the lines <<<<<<<, ======= and >>>>>>>",
)
_FENCED: Final = (
    "a fence of Markdown, ```, stands round it",
    "delete the lines with ```; the file holds the records alone",
)


def conflict(text: str) -> tuple[int, str, str] | None:
    """Where two versions of a text were not merged, and what to do."""
    found = _CONFLICT.search(text)
    return (found.start(), *_MERGE) if found else None


def fenced(text: str) -> tuple[int, str, str] | None:
    """Where a fence of Markdown begins a text, and what to do."""
    fence = _FENCE.match(text)
    return (fence.end() - 3, *_FENCED) if fence else None


def _wrapping(text: str, start: int) -> tuple[int, str, str] | None:
    """What stands around the JSON and does not belong to it."""
    if (fence := fenced(text)) is not None:
        return fence
    first = len(text) - len(text.lstrip())
    opening = re.search(r"[{\[]", text)
    if start == first and text[first : first + 1].isalpha() and opening is not None:
        hint = "delete what stands before the first bracket"
        return first, "words stand before the JSON", hint
    is_behind = text[:start].rstrip()[-1:] in ("}", "]") and first < start
    if is_behind and (text[start : start + 1].isalpha() or text.startswith("```", start)):
        return start, "words stand behind the JSON", "delete what stands behind the last bracket"
    return None


def parse(text: str, offset: int = 0) -> Any | FileFault:
    """The plain value of a JSON text, or the fault that keeps it from being read.

    Numbers that JSON cannot keep become :class:`Digits`, objects that have a name twice
    :class:`RepeatingObject`. ``offset`` is where the text starts within its file.
    """
    deep = _too_deep(text)
    if deep is not None:
        return Nested("", offset + deep, *TOO_DEEP)
    try:
        return _DECODER.decode(text)
    except json.JSONDecodeError as error:
        return _bad_json(text, error, offset)


def _too_deep(text: str) -> int | None:
    """Where brackets are nested too deep, if they are anywhere."""
    depth = 0
    for match in _STRUCTURE.finditer(text):
        mark = match[0]
        if mark in _OPENING:
            depth += 1
            if depth > MAX_DEPTH:
                return match.start()
        elif mark in "]}":
            depth -= 1
    return None


def _bad_json(text: str, error: json.JSONDecodeError, offset: int) -> BadJson:
    if not text.strip():
        return BadJson(
            "", offset, "there is nothing in the file", "add records, or delete the file"
        )
    start, message = error.pos, error.msg.rstrip(": ")
    around = conflict(text) or _wrapping(text, start)
    if around is not None:
        return BadJson("", offset + around[0], *around[1:])
    before = text[:start].rstrip()
    if message.startswith("Illegal trailing comma") or (
        before.endswith(",") and text[start : start + 1] in ("]", "}")
    ):
        comma = start if text[start : start + 1] == "," else len(before) - 1
        return BadJson("", offset + comma, "a comma stands before the closing bracket", "delete it")
    if message.startswith("Invalid control character"):
        sign = _SIGNS.get(text[start], f"the character U+{ord(text[start]):04X}")
        help_ = "a line break within a text is written \\n, a tab \\t"
        return BadJson("", offset + start, f"{sign} stands within a text", help_)
    foreign = _foreign(text, start)
    if foreign is not None:
        return BadJson("", offset + foreign[0], *foreign[1:])
    if start >= len(text.rstrip()):
        return BadJson("", offset + start, "the text ends too early", "close what is still open")
    for known, (reason, hint) in _EXPECTED.items():
        if message.startswith(known):
            return BadJson("", offset + start, reason, hint)
    return BadJson("", offset + start, "the grammar is broken here", "look at the line above, too")


def _foreign(text: str, start: int) -> tuple[int, str, str] | None:
    """What other languages write there, and JSON does not."""
    if text.startswith(_COMMENTS, start):
        return start, *_NO_COMMENTS
    if text[start : start + 1] in _OTHER_MARKS:
        return start, *_STRAIGHT_MARKS
    zero = _ZERO_FIRST.search(text, max(start - 3, 0), start)
    if zero is not None and text[start : start + 1].isdecimal():
        return zero.start(), *_NO_ZERO_FIRST
    return None


def repeating(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    """The object of these names and values; it knows the names that are repeated."""
    plain = dict(pairs)
    if len(plain) == len(pairs):
        return plain
    counts = Counter(name for name, _ in pairs)
    found = RepeatingObject(plain)
    found.repeated = tuple(name for name in plain if counts[name] > 1)
    return found


def number(digits: str) -> int | float | Digits:
    """The number that is written so in JSON."""
    return _integer(digits) if digits.lstrip("-").isdigit() else _fraction(digits)


def _integer(digits: str) -> int | Digits:
    return int(digits) if len(digits.lstrip("-")) <= MAX_DIGITS else Digits(digits)


def _fraction(digits: str) -> float | Digits:
    value = Fraction(digits)
    value.text = digits
    return value if abs(value) < float("inf") else Digits(digits)


_DECODER = json.JSONDecoder(
    object_pairs_hook=repeating,
    parse_int=_integer,
    parse_float=_fraction,
    parse_constant=Digits,
)
