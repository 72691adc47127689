"""JSON-LD: records as linked data, with the context that says what each name means."""

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from pourparler_validators.formats.editing import text_edit as text_edit
from pourparler_validators.formats.places import content as content
from pourparler_validators.formats.places import within as within

if TYPE_CHECKING:
    from pourparler_validators.entries.entry import Entry, SourceFile
    from pourparler_validators.formats.places import Place
    from pourparler_validators.formats.writing import Layout, Loss, Plain, Sink, Writer

SUFFIXES: Final = (".jsonld",)
ONLY_READ: Final = ()
READS: Final = "text"
NEEDS_ONE_RECORD_AN_ID: Final = "always"
LOSES: Final = ()


def read(file: "SourceFile", is_named: bool) -> "list[Entry] | None":
    """The records of a file that we have written; any other JSON-LD is a fault."""
    from pourparler_validators.formats.linked_data.reading import entries_of_nodes

    return entries_of_nodes(file, is_named)


def locate(text: str, offset: int, pointers: Iterable[str]) -> "dict[str, Place]":
    """Where the values stand that pointers of records lead to."""
    from pourparler_validators.formats.linked_data import reading

    return reading.locate(text, offset, pointers)


class _Writer:
    """Writes the context, then a node a line."""

    def __init__(self, sink: "Sink") -> None:
        from pourparler_validators.formats.linked_data.context import context

        self._stream = sink.stream()
        self._before = "\n"
        text = json.dumps(context(), ensure_ascii=False)
        self._stream.write(f'{{"@context": {text},\n"@graph": ['.encode())

    def add(self, record: "Plain") -> "tuple[Loss, ...]":
        from pourparler import MODELS
        from pourparler_validators.formats.linked_data.nodes import node_of

        node = node_of(record, MODELS[record["type"]])
        self._stream.write(f"{self._before}{json.dumps(node, ensure_ascii=False)}".encode())
        self._before = ",\n"
        return ()

    def close(self) -> "tuple[Loss, ...]":
        self._stream.write(b"\n]}\n")
        self._stream.close()
        return ()


def writer(sink: "Sink", layout: "Layout") -> "Writer":
    """Writes one graph, with the context inline: it cannot be fetched from a ``urn:``."""
    return _Writer(sink)
