"""The references of a record to others."""

from collections.abc import Iterator
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


def links_of(entry: Entry) -> Iterator[tuple[str, Link]]:
    """The references of a record that is sound: each id that it refers to, and the link to it."""
    if entry.record is not None:
        for visit in REFERENCES.over(entry.record):
            yield visit.value, Link(entry, visit.pointer, visit.field.name)
