"""Records with which nothing is wrong, as the formats give them in one step.

Apart from what tells faults, which is loaded only where there is one.
"""

from collections.abc import Sequence
from typing import Final

from pourparler import AnyRecord, Record
from pourparler.document import record_adapter
from pourparler_validators.entries.entry import Entry, SourceFile

MAX_RECORD: Final = 8 * 1024 * 1024
"""The largest record, in bytes of JSON without spaces."""


def sound_entry(
    file: SourceFile, position: int, pointer: str, record: Record, offset: int = 0
) -> Entry:
    """The place of a record with which nothing is wrong."""
    return Entry(file, position, pointer, offset, record, record.type, record.id)


def any_too_large(content: bytes, records: Sequence[AnyRecord]) -> bool:
    """Whether a record is larger than the limit."""
    return len(content) > MAX_RECORD and any(
        len(record_adapter().dump_json(one)) > MAX_RECORD for one in records
    )
