"""What is to become of records, and why it cannot be."""

from pourparler_validators.entries.entry import Entry
from pourparler_validators.formats.writing import Plain
from pourparler_validators.late_dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Change:
    """A record that becomes another one, is new, or is taken out."""

    entry: Entry | None
    """Where the record stands; none for a new one."""
    after: Plain | None
    """What it is to be, in the order of the standard's fields; none where it is taken out."""


class NotSavedError(Exception):
    """Nothing was changed; the reason is a sentence without its full stop."""
