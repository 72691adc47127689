"""Reads JSON-LD as we write it, by our own code: nothing is fetched."""

import re
from collections.abc import Iterable, Iterator
from typing import Any, Final

from pourparler import MODELS
from pourparler_validators.entries.entry import Entry, SourceFile
from pourparler_validators.entries.faults import Fault, FileFault, RepeatedName, Strange, Unreadable
from pourparler_validators.entries.record_shape import RepeatingObject
from pourparler_validators.formats import places
from pourparler_validators.formats.envelopes import record_entry
from pourparler_validators.formats.json_text import parse
from pourparler_validators.formats.linked_data.context import context
from pourparler_validators.formats.linked_data.nodes import record_of
from pourparler_validators.formats.places import Place
from pourparler_validators.messages.json_pointer import escaped
from pourparler_validators.messages.json_values import is_list, is_object

GRAPH: Final = "@graph"
CONTEXT: Final = "@context"

_PASSAGE: Final = re.compile(r"(.*/(?:evidence|segments)/[0-9]+)/([a-z]+)")
"""The pointer of a field of a passage."""


def entries_of_nodes(file: SourceFile, is_named: bool) -> list[Entry] | None:
    """The records of a file, or what is wrong with it.

    Nothing for a file of a folder that has another context.
    """
    plain = parse(file.text)
    if isinstance(plain, FileFault):
        return [_of_file(file, plain)]
    if not is_object(plain) or plain.get(CONTEXT) != context() or not is_list(plain.get(GRAPH)):
        is_meant = is_named or '"urn:pourparler:' in file.text
        return [_of_file(file, _OTHER)] if is_meant else None
    return list(_entries(file, plain))


_OTHER: Final = Unreadable(
    "",
    0,
    "is JSON-LD of another form: only that which pourparler writes is read",
    "write it anew with pourparler convert --to json-ld, and leave its @context as it is",
)


def _entries(file: SourceFile, plain: dict[str, Any]) -> Iterator[Entry]:
    repeated = plain.repeated if isinstance(plain, RepeatingObject) else ()
    known = (CONTEXT, GRAPH)
    faults: list[Fault] = [RepeatedName(f"/{escaped(name)}", name) for name in repeated]
    others = [one for one in plain if one not in known]
    faults += (Strange(f"/{escaped(one)}", one, "document", known, None) for one in others)
    if faults:
        yield _of_file(file, *faults)
    for position, node in enumerate(plain[GRAPH]):
        model = MODELS.get(str(node.get("type"))) if is_object(node) else None
        value = node if model is None else record_of(node, model)
        yield record_entry(file, position + 1, f"/{GRAPH}/{position}", value)


def _of_file(file: SourceFile, *faults: Fault) -> Entry:
    return Entry(file, 0, faults=faults, is_file=True)


def locate(text: str, offset: int, pointers: Iterable[str]) -> dict[str, Place]:
    """Where values stand: those of a passage in its selectors."""
    wanted = {pointer: [pointer, *_in_selectors(pointer)] for pointer in pointers}
    found = places.locate(text, offset, {one for some in wanted.values() for one in some})
    return {
        pointer: min((found[one] for one in some), key=_length) for pointer, some in wanted.items()
    }


def _in_selectors(pointer: str) -> Iterator[str]:
    match = _PASSAGE.fullmatch(pointer)
    if match:
        name = "exact" if match[2] == "text" else match[2]
        yield from (f"{match[1]}/selector/{position}/{name}" for position in (0, 1))


def _length(place: Place) -> int:
    return place.value.end - place.value.start
