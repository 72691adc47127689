"""YAML files, of which only what JSON could hold too is read."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from pourparler_validators.contract.finding import Edit
    from pourparler_validators.entries.entry import Entry, SourceFile
    from pourparler_validators.formats.editing import TextEdit
    from pourparler_validators.formats.inserting import Put
    from pourparler_validators.formats.places import Place, Span
    from pourparler_validators.formats.writing import Layout, Sink, Writer

SUFFIXES: Final = (".yaml", ".yml")
ONLY_READ: Final = ()
READS: Final = "text"
NEEDS_ONE_RECORD_AN_ID: Final = "never"
LOSES: Final = ()


def read(file: "SourceFile", is_named: bool) -> "list[Entry] | None":
    """The records of a file, or where they should be, with their faults."""
    from pourparler_validators.formats import yaml_values

    return yaml_values.read(file, is_named)


def locate(text: str, offset: int, pointers: Iterable[str]) -> "dict[str, Place]":
    """Where the values of a document stand that pointers lead to."""
    from pourparler_validators.formats import yaml_values

    return yaml_values.locate(text, offset, pointers)


def content(text: str, place: "Place") -> Any:
    """The value at a place; numbers as they are written."""
    from pourparler_validators.formats import yaml_values

    return yaml_values.content(text, place)


def within(text: str, value: "Span", words: tuple[int, int]) -> "Span":
    """A stretch of a text; in single quotation marks, one of the text is written as two."""
    from pourparler_validators.formats import places

    written = text[value.start : value.end]
    if not written.startswith("'"):
        return places.within(text, value, words)
    start, end = (at + _doubled(written[1:-1], at) for at in words)
    return places.within(text, value, (start, end))


def _doubled(written: str, at: int) -> int:
    """How many marks are written twice before a place of the text."""
    return len("".join(written.replace("''", "\0")[:at]).split("\0")) - 1


def text_edit(text: str, edit: "Edit", place: "Place") -> "TextEdit | None":
    """What an edit does to the text; a new value is written as in JSON, which is YAML too."""
    from pourparler_validators.formats import yaml_edits

    return yaml_edits.text_edit(text, edit, place)


def put_text(text: str, place: "Place", put: "Put") -> "TextEdit | None":
    """What putting a field or an item somewhere does to the text."""
    from pourparler_validators.formats import yaml_inserting

    return yaml_inserting.put_text(text, place, put)


def spelled(text: str, place: "Place", value: Any) -> str:
    """A text written as the one at its place is."""
    from pourparler_validators.formats import yaml_edits

    return yaml_edits.spelled(text, place, value)


def writer(sink: "Sink", layout: "Layout") -> "Writer":
    """Writes a document in blocks; whatever other readers could take for no text is quoted."""
    from pourparler_validators.formats.yaml_writing import YamlWriter

    return YamlWriter(sink.stream())
