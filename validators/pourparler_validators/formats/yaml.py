"""YAML files, read as what JSON could hold: texts, numbers, true, false, null, lists, objects.

A plain scalar is a number, ``true``, ``false`` or ``null`` only where JSON would write it so:
``NO``, ``12:30`` and ``2025-06-02`` stay texts. Tags are refused; aliases may be used, as long as
they unfold to a limited number of values. Depth and aliases are counted on the parser's events,
before anything is built.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any, Final, TypeAlias

import yaml

from pourparler.dates import Date
from pourparler_validators.entry import Entry, SourceFile
from pourparler_validators.fault import (
    BadYaml,
    Fault,
    FileFault,
    Nested,
    NoRecords,
    Unquoted,
    WrongType,
)
from pourparler_validators.formats.forms import entries_of, looks_like_records
from pourparler_validators.formats.json_text import MAX_DEPTH, TOO_DEEP, number, repeating
from pourparler_validators.places import Place, Span
from pourparler_validators.plain import is_list
from pourparler_validators.pointer import escaped
from pourparler_validators.wording import visible

MAX_VALUES: Final = 1_000_000
"""The most values that a file may hold, each alias counted as what it stands for."""

Node: TypeAlias = Any
"""A node of PyYAML, whose types are not complete."""

_library: Any = yaml
_Loader: Final[Any] = getattr(_library, "CSafeLoader", _library.SafeLoader)
_NUMBER: Final = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?")
_WORDS: Final = {"true": True, "false": False, "null": None, "~": None, "": None}


def read(file: SourceFile, is_named: bool) -> list[Entry]:
    """The records of a file, or where they should be, with their faults.

    A file that was only found in a folder and does not look like records gives nothing.
    """
    try:
        fault = _forbidden(file.text)
        documents = [] if fault else list(_documents(file.text))
    except yaml.YAMLError as error:
        fault, documents = _bad_yaml(file.text, error), []
    if fault is not None:
        return [Entry(file, 0, faults=(fault,), is_file=True)]
    values = [(node.start_mark.index, _plain(node)) for node in documents]
    if not is_named and not any(looks_like_records(plain) for _, plain in values):
        return []
    entries: list[Entry] = []
    for offset, plain in values:
        found = entries_of(file, plain, offset, len(entries)) if plain is not None else ()
        entries += (_with_quotes(entry) for entry in found)
    return entries or [Entry(file, 0, faults=(NoRecords(""),), is_file=True)]


def locate(text: str, offset: int, pointers: Iterable[str]) -> dict[str, Place]:
    """Where the values of a document stand that JSON Pointers (RFC 6901) lead to.

    ``offset`` is where the document starts. A pointer that leads nowhere gets the place of the
    innermost value that it leads to.
    """
    found = [node for node in _documents(text) if node.start_mark.index == offset]
    if not found:
        return {pointer: Place(Span(offset, offset)) for pointer in pointers}
    return {pointer: _place(text, found[0], pointer) for pointer in pointers}


def _documents(text: str) -> Iterator[Node]:
    yield from _library.compose_all(text, Loader=_Loader)


def _forbidden(text: str) -> FileFault | None:
    """The first thing that is not to be built: too deep, a tag, an alias bomb."""
    counts = _Counts()
    for event in _library.parse(text, Loader=_Loader):
        reason = counts.refuses(event)
        if reason is not None:
            kind = Nested if counts.depth > MAX_DEPTH else BadYaml
            return kind("", event.start_mark.index, *reason)
    return None


@dataclass(slots=True)
class _Counts:
    """How deep the events of a file nest, and to how many values its aliases unfold."""

    depth: int = 0
    values: int = 0
    sizes: dict[str, int] = field(default_factory=dict[str, int])
    """How many values stand behind each anchor that is complete."""
    open: list[tuple[str | None, int]] = field(default_factory=list[tuple[str | None, int]])
    """The collections around the present event: anchor, and values before it."""

    def refuses(self, event: Any) -> tuple[str, str] | None:
        """Why an event is not allowed, and what to do; nothing if it is."""
        if isinstance(event, yaml.AliasEvent):
            return self._alias(event)
        if isinstance(event, yaml.CollectionEndEvent):
            self._close()
            return None
        if not isinstance(event, yaml.NodeEvent):
            return None
        self.values += 1
        if isinstance(event, yaml.CollectionStartEvent):
            self.open.append((event.anchor, self.values))
            self.depth += 1
            if self.depth > MAX_DEPTH:
                return TOO_DEEP
        elif event.anchor:
            self.sizes[event.anchor] = 1
        tag = getattr(event, "tag", None)
        return (f"the tag {visible(tag)} is not read", "delete it") if tag else None

    def _close(self) -> None:
        anchor, before = self.open.pop()
        self.depth -= 1
        if anchor:
            self.sizes[anchor] = self.values - before + 1

    def _alias(self, event: Any) -> tuple[str, str] | None:
        name = event.anchor
        if any(anchor == name for anchor, _ in self.open):
            return f"the alias *{name} leads into itself", "write the value out"
        if name not in self.sizes:
            return f"there is no anchor &{name} before this alias", "write the value out"
        self.values += self.sizes[name]
        if self.values > MAX_VALUES:
            return f"the aliases unfold to more than {MAX_VALUES:,} values", "write the values out"
        return None


def _bad_yaml(text: str, error: yaml.YAMLError) -> FileFault:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if mark is None:
        position = getattr(error, "position", 0)
        offset = len(text.encode()[:position].decode(errors="ignore"))
        sign = f"U+{ord(text[offset]):04X}" if offset < len(text) else "here"
        return BadYaml("", offset, f"YAML may not hold the character {sign}", "take it out")
    problem = str(getattr(error, "problem", "") or "")
    if "nesting depth" in problem:
        return Nested("", mark.index, *TOO_DEEP)
    for known, (reason, hint) in _PROBLEMS.items():
        if known in problem:
            return BadYaml("", min(mark.index, len(text)), reason, hint)
    return BadYaml("", min(mark.index, len(text)), visible(problem), "look at the line above, too")


def _plain(node: Node) -> Any:
    if isinstance(node, yaml.MappingNode):
        return repeating([(_name(key), _plain(value)) for key, value in node.value])
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item) for item in node.value]
    if node.style:
        return node.value
    if node.value in _WORDS:
        return _WORDS[node.value]
    return number(node.value) if _NUMBER.fullmatch(node.value) else node.value


def _name(key: Node) -> str:
    """The name that a key stands for: a scalar's own text, anything else as JSON."""
    if isinstance(key, yaml.ScalarNode):
        return str(key.value)
    return json.dumps(_plain(key), default=str)


def _with_quotes(entry: Entry) -> Entry:
    """Where a date belongs, a number or a list is mostly a date without quotation marks."""
    return replace(entry, faults=tuple(_unquoted(fault) for fault in entry.faults))


def _unquoted(fault: Fault) -> Fault:
    if not isinstance(fault, WrongType) or fault.field.kind is not Date:
        return fault
    if is_list(fault.value):
        return Unquoted(fault.pointer, f"[{', '.join(str(item) for item in fault.value)}]")
    if isinstance(fault.value, bool) or not isinstance(fault.value, int):
        return fault
    return Unquoted(fault.pointer, str(fault.value))


def _place(text: str, root: Node, pointer: str) -> Place:
    place = Place(_span(text, root))
    node = root
    for step in pointer.split("/")[1:]:
        found = _member(node, step)
        if not found:
            break
        node = found[-1][1]
        place = _linked(text, found)
    return place


def _member(node: Node, step: str) -> list[tuple[Node | None, Node]]:
    """The values that a step leads to, with their names; several where a name is repeated."""
    if isinstance(node, yaml.MappingNode):
        return [(key, value) for key, value in node.value if escaped(_name(key)) == step]
    if isinstance(node, yaml.SequenceNode) and step.isdigit() and int(step) < len(node.value):
        return [(None, node.value[int(step)])]
    return []


def _linked(text: str, found: list[tuple[Node | None, Node]]) -> Place:
    place: Place | None = None
    for key, value in found:
        place = Place(_span(text, value), _span(text, key) if key else None, place)
    if place is None:
        raise ValueError("no value was found")
    return place


def _span(text: str, node: Node) -> Span:
    return Span(node.start_mark.index, max(node.start_mark.index, _end(text, node)))


def _end(text: str, node: Any) -> int:
    """Where a value ends; the parser counts the space after a block to it."""
    is_block = isinstance(node, yaml.CollectionNode) and not node.flow_style
    if is_block and node.value:
        last: Any = node.value[-1]
        return _end(text, last[1] if isinstance(node, yaml.MappingNode) else last)
    start: int = node.start_mark.index
    end: int = node.end_mark.index
    return start + len(text[start:end].rstrip())


_PROBLEMS: Final = {
    "mapping values are not allowed": (
        "a colon and a space stand where no field can begin",
        "put a text that holds a colon into quotation marks, or mend the indentation",
    ),
    "cannot start any token": (
        "this character cannot start a value",
        "indent with spaces, not tabs; put a text that begins with @, ` or % into quotation marks",
    ),
    "found a tab character": ("a tab stands in the indentation", "indent with spaces"),
    "could not find expected ':'": (
        "a colon is missing before this",
        "a field is written kind: summit",
    ),
    "did not find expected ',' or": (
        "a comma or a closing bracket is missing before this",
        "a text that holds [, ], { or } is put into quotation marks",
    ),
    "did not find expected key": (
        "a field's name is expected here",
        "mend the indentation, or the quotation marks above",
    ),
    "did not find expected '-' indicator": (
        "an item of the list is expected here",
        "items of one list begin with - in one column",
    ),
    "found unexpected end of stream": (
        "a text in quotation marks has no end",
        "close it with the mark that it began with",
    ),
    "unknown escape character": (
        "there is no such escape",
        "within double quotation marks a backslash is written twice",
    ),
    "did not find expected node content": (
        "a value is missing here",
        "put a text that begins with a sign of YAML into quotation marks",
    ),
}
"""What the parser says, as it is said to a coder."""
