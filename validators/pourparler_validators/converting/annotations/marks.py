"""An annotated document, whatever the tool."""

from collections.abc import Iterator
from dataclasses import field
from typing import Any

from pourparler_validators.converting.imported import Unplaced
from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.messages.json_pointer import escaped


@dataclass(frozen=True, slots=True)
class Given:
    """A value of the input and where it stands."""

    path: str
    value: Any


@dataclass(frozen=True, slots=True)
class Mark:
    """A passage of a document with its labels."""

    path: str
    labels: tuple[Given, ...] = ()
    """The tool's labels: texts."""
    words: Any = None
    """The words of the passage; nothing where the tool does not give them."""
    start: Any = None
    end: Any = None
    """The offsets of the passage as the tool counts them, end exclusive."""
    prefix: Any = None
    suffix: Any = None
    fields: dict[str, Given] = field(default_factory=dict[str, Given])
    """What else the tool says of the passage, by the names of the fields of a record."""
    remarks: dict[str, Given] = field(default_factory=dict[str, Given])
    """What belongs to a record made of the passage, whatever its type: ``notes``, ``coding``."""
    key: str = ""
    """What other marks call it."""
    links: list[str] = field(default_factory=list[str])
    """The keys or paths of the marks that the tool links with it."""


@dataclass(frozen=True, slots=True)
class Document:
    """A text and the marks in it."""

    path: str
    name: str
    """What the source's id is made of."""
    text: str | None = None
    """The text, as the tool counts its offsets."""
    holds_text: bool = True
    """Whether the text is part of the input, and so of the source's record."""
    fields: dict[str, Given] = field(default_factory=dict[str, Given])
    """What the tool says of the source, by the names of its fields."""
    coding: dict[str, Any] | None = None
    """How every record that is made of it was coded, where the form of the file says so."""
    marks: tuple[Mark, ...] = ()


@dataclass(slots=True)
class Marked:
    """What was read of a file: its documents, and what belongs to none."""

    documents: list[Document] = field(default_factory=list[Document])
    unplaced: list[Unplaced] = field(default_factory=list[Unplaced])


def rest(path: str, value: dict[str, Any], known: set[str], reason: str) -> Iterator[Unplaced]:
    """What of an object an importer does not know; null, "" and empty values say nothing."""
    for name, item in value.items():
        if name not in known and item not in (None, "", [], {}):
            yield Unplaced(f"{path}/{escaped(name)}", item, reason)
