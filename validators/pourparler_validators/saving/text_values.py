"""The values of a text, with the records in them, and what they are to become."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

import yaml

from pourparler_validators.entries.faults import FileFault
from pourparler_validators.formats.json_text import parse
from pourparler_validators.formats.writing import Plain
from pourparler_validators.formats.yaml_tree import Node, RefusedError, trees
from pourparler_validators.formats.yaml_values import plain_values
from pourparler_validators.messages.json_pointer import escaped
from pourparler_validators.messages.json_values import is_list, is_object
from pourparler_validators.saving.changes import NotSavedError

GONE: Final = object()
"""What stands for a value that is taken out."""


def values_of(name: str, text: str) -> dict[int, Any]:
    """The values of a text in a format, in order, by where they start.

    Raises :class:`NotSavedError` for a text that cannot be read.
    """
    return _VALUES[name](text)


def starts_of(name: str, text: str) -> list[int]:
    """Where the values of a text in a format start, in order.

    Raises :class:`NotSavedError` for a text that cannot be read.
    """
    if name == "yaml":
        return [node.start for node in _yaml_trees(text)]
    return [0] if name == "json" else [found.start() for found in _LINE.finditer(text)]


def span_of(name: str, text: str, number: int) -> tuple[int, int]:
    """Where a value that is one of several starts and ends, with the line that it needs.

    That is a line of JSON Lines, or a document of YAML with the --- before it. Raises
    :class:`NotSavedError` for a value that is the only one.
    """
    if name == "jsonl":
        start = starts_of(name, text)[number]
        end = text.find("\n", start) + 1
        return start, end or len(text)
    nodes = _yaml_trees(text) if name == "yaml" else ()
    if len(nodes) < 2:
        raise NotSavedError("the file holds this record alone: delete the file")
    ends = [0, *(node.end for node in nodes)]
    marks = [_MARK.search(text, end, node.start) for end, node in zip(ends, nodes, strict=False)]
    starts = [mark.start() if mark else ends[at] for at, mark in enumerate(marks)]
    return starts[number], [*starts, len(text)][number + 1]


def around(old: Any, after: Plain) -> Plain:
    """A record as it is to stand; a ``$schema`` beside its fields stays."""
    return {"$schema": old["$schema"], **after} if is_object(old) and "$schema" in old else after


def replaced(value: Any, afters: Mapping[str, Plain | None]) -> Any:
    """A value in which others, or none, stand where pointers lead."""
    above = {"/".join(steps[:end]) for steps in _split(afters) for end in range(len(steps))}
    return _replaced(value, "", afters, above)


def at(value: Any, steps: Sequence[str]) -> Any:
    """What the steps lead to in a value."""
    for step in steps:
        value = value[int(step)] if is_list(value) else value[step]
    return value


def _split(afters: Mapping[str, Plain | None]) -> list[list[str]]:
    return [pointer.split("/") for pointer in afters]


def _replaced(value: Any, pointer: str, afters: Mapping[str, Plain | None], above: set[str]) -> Any:
    if pointer in afters:
        after = afters[pointer]
        return GONE if after is None else around(value, after)
    if pointer not in above:
        return value
    if is_list(value):
        items = [
            _replaced(item, f"{pointer}/{number}", afters, above)
            for number, item in enumerate(value)
        ]
        return [item for item in items if item is not GONE]
    return {
        name: _replaced(inner, f"{pointer}/{escaped(name)}", afters, above)
        for name, inner in value.items()
    }


def _of_json(text: str) -> dict[int, Any]:
    value = parse(text)
    if isinstance(value, FileFault):
        raise NotSavedError(_BROKEN)
    return {0: value}


def _of_lines(text: str) -> dict[int, Any]:
    """The values of lines; a line that cannot be read is its text."""
    values: dict[int, Any] = {}
    offset = 0
    for line in text.split("\n"):
        if line.strip():
            value = parse(line)
            values[offset] = line.strip() if isinstance(value, FileFault) else value
        offset += len(line) + 1
    return values


def _of_yaml(text: str) -> dict[int, Any]:
    starts = [node.start for node in _yaml_trees(text)]
    return dict(zip(starts, plain_values(text), strict=True))


def _yaml_trees(text: str) -> tuple[Node, ...]:
    try:
        return trees(text)
    except (RefusedError, yaml.YAMLError):
        raise NotSavedError(_BROKEN) from None


_VALUES: Final[Mapping[str, Callable[[str], dict[int, Any]]]] = {
    "json": _of_json,
    "jsonl": _of_lines,
    "yaml": _of_yaml,
}
_BROKEN: Final = "the file cannot be read: fix it first, as check says"
_LINE: Final = re.compile(r"^.*\S.*$", re.MULTILINE)
"""A line that has a value."""
_MARK: Final = re.compile(r"^---", re.MULTILINE)
"""What stands before a document of YAML."""
