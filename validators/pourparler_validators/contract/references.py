"""The references of a record to others."""

from typing import Final

from pourparler.fields import Field
from pourparler.values import Reference
from pourparler_validators.contract.walk import Walk


def _is_reference(field: Field) -> bool:
    return isinstance(field.kind, Reference)


REFERENCES: Final = Walk(_is_reference)
"""Visits the references of a record, with their fields and places."""
