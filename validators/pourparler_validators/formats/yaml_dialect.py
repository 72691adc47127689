"""Where the parser, which is one of YAML 1.1, reads something else than YAML 1.2 asks for.

Such a text is refused with a reason: no value is read otherwise than its writer, or another
program, would. What is looked at are the parser's events and what stands between them.
"""

import re
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

import yaml

from pourparler_validators.messages.wording import visible

_ODD_BREAK: Final = re.compile("[\x85\u2028\u2029]")
_SIGN: Final = re.compile(r"#[^\r\n]*|\?|:|\ufeff")
_NAME: Final = re.compile(r"[&*]([^\s,\[\]{}]+)")
_BLOCK_HEADER: Final = re.compile(r"[|>](?:[+-]?[1-9]?|[1-9][+-])(?=[ \t\r\n]|\Z)")
_PLAIN: Final = "put a text that begins with it into quotation marks, or write a space behind it"


class Doubt(NamedTuple):
    """A place that is not read, and why."""

    offset: int
    reason: str
    help: str


def odd_breaks(text: str) -> Iterator[Doubt]:
    """Characters that end a line in YAML 1.1 only."""
    for found in _ODD_BREAK.finditer(text):
        code = f"{ord(found[0]):04X}"
        reason = f"YAML 1.1 takes the character U+{code} for the end of a line, YAML 1.2 does not"
        hint = f'take it out; in double quotation marks it can be written "\\u{code.lower()}"'
        yield Doubt(found.start(), reason, hint)


def doubts(text: str, event: Any, seen: int) -> Iterator[Doubt]:
    """What is doubtful about an event, and about what stands between it and the one before."""
    start = event.start_mark.index
    yield from _between(text, seen, start)
    if _is_directive(text, event) and seen and text[seen - 3 : seen] != "...":
        reason = "a line that begins with % stands within a document"
        yield Doubt(start, reason, "end the document above with a line ..., or delete the line")
    name = _NAME.match(text, start) if getattr(event, "anchor", None) else None
    if name is not None and name[1] != event.anchor:
        sign = visible(name[1][len(event.anchor) :][:1])
        reason = f"the name {name[0][0]}{visible(name[1])} has the sign {sign}"
        yield Doubt(start, reason, "take letters from a to z, digits, - and _ for it")
    if isinstance(event, yaml.ScalarEvent):
        yield from _in_scalar(text, event, start)


def end_of(text: str, event: Any) -> int:
    """How far an event has been looked at: before the ? that begins the object of a list."""
    start, end = event.start_mark.index, event.end_mark.index
    is_begun = isinstance(event, yaml.MappingStartEvent) and text[start : start + 1] == "?"
    return int(start if is_begun else end)


def _is_directive(text: str, event: Any) -> bool:
    start = event.start_mark.index
    return isinstance(event, yaml.DocumentStartEvent) and text[start : start + 1] == "%"


def _in_scalar(text: str, event: Any, start: int) -> Iterator[Doubt]:
    if event.value == "-" and not event.style:
        hint = 'what is not known is left out; a dash itself is written "-"'
        yield Doubt(start, "a dash stands alone between brackets", hint)
    header = text.find(event.style, start) if event.style in ("|", ">") else -1
    if header >= 0 and not _BLOCK_HEADER.match(text, header):
        reason = f"something stands behind {event.style}"
        yield Doubt(header, reason, "the text begins on the next line")


def _between(text: str, start: int, end: int) -> Iterator[Doubt]:
    """Signs between two values that belong to no value, and would in YAML 1.2."""
    for sign in _SIGN.finditer(text, start, end):
        before = text[sign.start() - 1] if sign.start() else ""
        after = text[sign.end() : sign.end() + 1]
        if sign[0][0] == "#" and before.strip():
            reason = "no space stands before the # of a comment"
            yield Doubt(sign.start(), reason, "write one, or put the text into quotation marks")
        elif sign[0] == "?" and after.strip():
            yield Doubt(sign.start(), "no space stands behind the ? of a name", _PLAIN)
        elif sign[0] == ":" and after.strip() and after not in ",[]{}" and before not in "\"']}":
            yield Doubt(sign.start(), "no space stands behind the : of a field", _PLAIN)
        elif sign[0] == "\ufeff" and sign.start():
            reason = "a byte order mark stands within the file"
            yield Doubt(sign.start(), reason, "take it out")
