"""The references of a record to others."""

from typing import Final

from pourparler.fields import Field
from pourparler.values import Reference
from pourparler_validators.contract.questions import Link
from pourparler_validators.contract.walk import Walk
from pourparler_validators.entries.entry import Entry


def _is_reference(field: Field) -> bool:
    return isinstance(field.kind, Reference)


REFERENCES: Final = Walk(_is_reference)
"""Visits the references of a record, with their fields and places."""


def links_of(entry: Entry) -> list[tuple[str, Link]]:
    """The references of a record that is sound: each id that it refers to, and the link to it."""
    found = REFERENCES.found(entry.record) if entry.record is not None else ()
    return [(key, Link(entry, pointer, shown.name)) for pointer, shown, key in found]
