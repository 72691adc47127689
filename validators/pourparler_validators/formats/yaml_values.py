"""YAML files, read as what JSON could hold: texts, numbers, true, false, null, lists, objects.

A plain scalar is what the core schema of YAML 1.2 (section 10.3) says: ``NO``, ``12:30`` and
``2025-06-02`` are texts, ``True`` is ``true``, ``~`` and nothing at all are ``null``. A number is
taken only where JSON would write it so: ``007``, ``+7``, ``0o14`` and ``.inf`` are faults, because
one program reads a number where another reads a text.
"""

import json
import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any, Final

import yaml

from pourparler.dates import Date
from pourparler_validators.entries.entry import Entry, SourceFile
from pourparler_validators.entries.faults import (
    BadYaml,
    Fault,
    FileFault,
    NoRecords,
    Unquoted,
    WrongType,
)
from pourparler_validators.formats.envelopes import entries_of
from pourparler_validators.formats.json_text import fenced, number, repeating
from pourparler_validators.formats.places import Place, Span
from pourparler_validators.formats.recognition import looks_like_records
from pourparler_validators.formats.yaml_problems import bad_yaml
from pourparler_validators.formats.yaml_tree import Node, RefusedError, roots, trees
from pourparler_validators.messages.json_pointer import escaped
from pourparler_validators.messages.json_values import Digits, is_list

_NUMBER: Final = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?")
_ODD_NUMBER: Final = re.compile(
    r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|0o[0-7]+|0x[0-9a-fA-F]+"
    r"|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)"
)
"""What is a number in YAML 1.2; in JSON only some of it is."""
_WORDS: Final = {
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **dict.fromkeys(("null", "Null", "NULL", "~", ""), None),
}
_SPACE: Final = " \t\r\n"
_LONGEST_INDEX: Final = 10


def read(file: SourceFile, is_named: bool) -> list[Entry] | None:
    """The records of a file, or where they should be, with their faults.

    Nothing for a file that was only found in a folder and is not meant as records.
    """
    documents = _documents(file.text)
    if isinstance(documents, FileFault):
        return [Entry(file, 0, faults=(documents,), is_file=True)]
    values = [(node.start, _plain(node)) for node in documents]
    is_empty = not file.text.strip()
    if not (is_named or is_empty or any(looks_like_records(plain) for _, plain in values)):
        return None
    entries: list[Entry] = []
    for offset, plain in values:
        found = entries_of(file, plain, offset, len(entries)) if plain is not None else ()
        entries += (_with_quotes(entry) for entry in found)
    if all(plain is None for _, plain in values):
        return [Entry(file, 0, faults=(NoRecords(""),), is_file=True)]
    return entries


def locate(text: str, offset: int, pointers: Iterable[str]) -> dict[str, Place]:
    """Where the values of a document stand that JSON Pointers (RFC 6901) lead to.

    ``offset`` is where the document starts. A pointer that leads nowhere gets the place of the
    innermost value that it leads to.
    """
    fault = isinstance(_documents(text), FileFault)
    root = None if fault else roots(text).get(offset)
    if root is None:
        return {pointer: Place(Span(offset, offset)) for pointer in pointers}
    return {pointer: _place(text, root, pointer) for pointer in pointers}


def content(text: str, place: Place) -> Any:
    """The value at a place; numbers as they are written."""
    if isinstance(place.node, Node):
        return _plain(place.node, is_number_kept=True)
    return text[place.value.start : place.value.end]


def plain_values(text: str) -> list[Any]:
    """The values of the documents of a text that can be read."""
    return [_plain(node) for node in trees(text)]


def _documents(text: str) -> tuple[Node, ...] | FileFault:
    try:
        return trees(text)
    except RefusedError as error:
        return error.fault
    except yaml.YAMLError as error:
        fence = fenced(text)
        return BadYaml("", *fence) if fence else bad_yaml(text, error)


def _plain(node: Node, *, is_number_kept: bool = False) -> Any:
    """The value of a node; on request numbers stay as they are written."""
    if node.target is not None:
        return _plain(node.target, is_number_kept=is_number_kept)
    if node.text is None:
        values = [_plain(item, is_number_kept=is_number_kept) for item in node.values]
        return (
            values
            if node.is_list
            else repeating([*zip(map(_name, node.names), values, strict=True)])
        )
    if not node.is_plain:
        return node.text
    if node.text in _WORDS:
        return _WORDS[node.text]
    if is_number_kept or not _ODD_NUMBER.fullmatch(node.text):
        return node.text
    return number(node.text) if _NUMBER.fullmatch(node.text) else Digits(node.text)


def _name(key: Node) -> str:
    """The name that a key stands for: a scalar's own text, anything else as JSON."""
    key = key.target or key
    return json.dumps(_plain(key), default=str) if key.text is None else key.text


def _with_quotes(entry: Entry) -> Entry:
    """Where a date belongs, a number or a list is mostly a date without quotation marks."""
    return replace(entry, faults=tuple(_unquoted(fault) for fault in entry.faults))


def _unquoted(fault: Fault) -> Fault:
    if not isinstance(fault, WrongType) or fault.field.kind is not Date or fault.needs_list:
        return fault
    value = fault.value
    text = f"[{value[0]}]" if is_list(value) and len(value) == 1 else str(value)
    return Unquoted(fault.pointer, text) if _is_date(text) else fault


def _is_date(text: str) -> bool:
    try:
        Date(text)
    except ValueError:
        return False
    return True


def _place(text: str, root: Node, pointer: str) -> Place:
    found: list[tuple[Node | None, Node]] = []
    node, is_shared, is_block = root, False, False
    for step in pointer.split("/")[1:]:
        inner = _member(node.target or node, step)
        if not inner:
            break
        is_shared |= node.is_shared or node.target is not None
        is_block = (node.target or node).is_block
        found, node = inner, inner[-1][1]
    if not found:
        return Place(_span(text, root), node=root)
    return replace(_linked(text, found, is_shared), is_block=is_block)


def _member(node: Node, step: str) -> list[tuple[Node | None, Node]]:
    """The values that a step leads to, with their names; several where a name is repeated."""
    if node.text is not None:
        return []
    if not node.is_list:
        members = zip(node.names, node.values, strict=True)
        return [(key, value) for key, value in members if escaped(_name(key)) == step]
    if step.isdecimal() and len(step) < _LONGEST_INDEX:
        return [(None, item) for item in node.values[int(step) : int(step) + 1]]
    return []


def _linked(text: str, found: list[tuple[Node | None, Node]], is_shared: bool) -> Place:
    place: Place | None = None
    for key, value in found:
        name = _span(text, key) if key else None
        place = Place(
            _span(text, value),
            name,
            place,
            is_shared=is_shared or (key is not None and key.is_shared),
            holds_shared=_holds_shared(value),
            node=value,
        )
    if place is None:
        raise ValueError("no value was found")
    return place


def _holds_shared(node: Node) -> bool:
    return node.is_shared or any(map(_holds_shared, node.items))


def _span(text: str, node: Node) -> Span:
    return Span(node.start, max(node.start, _end(text, node)))


def _end(text: str, node: Node) -> int:
    """Where a value ends; the parser counts the space after a block to it."""
    while node.is_block and node.items:
        node = node.items[-1]
    return node.start + len(text[node.start : node.end].rstrip(_SPACE))
