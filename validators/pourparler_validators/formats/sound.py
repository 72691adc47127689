"""Records with which nothing is wrong, as the formats give them in one step.

Apart from what tells faults, which is loaded only where there is one.
"""

from collections.abc import Sequence
from typing import Final

from pydantic import ValidationError

from pourparler import AnyRecord, Record
from pourparler.document import may_repeat_names, record_adapter, surely_repeats_no_name
from pourparler_validators.entries.entry import Entry, SourceFile

MAX_RECORD: Final = 8 * 1024 * 1024
"""The largest record, in bytes of JSON without spaces."""


def sound_entry(
    file: SourceFile, position: int, pointer: str, record: Record, offset: int = 0
) -> Entry:
    """The place of a record with which nothing is wrong."""
    return Entry(file, position, pointer, offset, record, record.type, record.id)


def entry_of_line(file: SourceFile, position: int, offset: int, line: bytes) -> Entry | None:
    """The place of the record that a line holds, if nothing is wrong with it."""
    try:
        record = record_adapter().validator.validate_json(line)
    except ValidationError:
        return None
    if not surely_repeats_no_name(line, record) and may_repeat_names(
        line, record_adapter().dump_json(record)
    ):
        return None
    if len(line) > MAX_RECORD and any_too_large(line, (record,)):
        return None
    return sound_entry(file, position, "", record, offset)


def entry_again(file: SourceFile, position: int) -> Entry:
    """The place of a record that was read before, and was sound: all that the file holds."""
    record = record_adapter().validator.validate_json(file.content)
    return Entry(file, position, "", 0, record, record.type, record.id)


def any_too_large(content: bytes, records: Sequence[AnyRecord]) -> bool:
    """Whether a record is larger than the limit."""
    return len(content) > MAX_RECORD and any(
        len(record_adapter().dump_json(one)) > MAX_RECORD for one in records
    )
