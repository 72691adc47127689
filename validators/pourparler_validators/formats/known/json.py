"""JSON files: a document, a list of records, or a single record."""

import re
from typing import TYPE_CHECKING, Final

from pourparler_validators.formats.editing import text_edit as text_edit
from pourparler_validators.formats.places import content as content
from pourparler_validators.formats.places import locate as locate
from pourparler_validators.formats.places import within as within

if TYPE_CHECKING:
    from pourparler import AnyRecord
    from pourparler_validators.entries.entry import Entry, SourceFile

SUFFIXES: Final = (".json",)
IS_READ_BY_LINE: Final = False


def read(file: "SourceFile", is_named: bool) -> "list[Entry]":
    """The records of a file, or where they should be, with their faults.

    A file that was only found in a folder and does not look like records gives nothing.
    """
    from pourparler_validators.entries.entry import Entry
    from pourparler_validators.entries.faults import FileFault
    from pourparler_validators.formats import envelopes, json_text

    sound = _read_sound(file)
    if sound is not None:
        return sound
    plain = json_text.parse(file.text)
    if isinstance(plain, FileFault):
        return [Entry(file, 0, faults=(plain,), is_file=True)]
    if not is_named and not envelopes.looks_like_records(plain):
        return []
    return list(envelopes.entries_of(file, plain))


def _read_sound(file: "SourceFile") -> "list[Entry] | None":
    """The records of a file in which nothing is wrong, read in one step."""
    from pydantic import ValidationError

    from pourparler.document import (
        document_adapter,
        may_repeat_names,
        record_adapter,
        record_list_adapter,
    )
    from pourparler_validators.formats.envelopes import any_too_large, sound_entry

    records: tuple[AnyRecord, ...]
    raw, place = file.content, "/{}"
    try:
        if re.match(rb"\s*\[", raw):
            records = record_list_adapter().validate_json(raw)
            written = record_list_adapter().dump_json(records)
        elif b'"records"' in raw:
            document = document_adapter().validate_json(raw)
            records, place = document.records, "/records/{}"
            written = document_adapter().dump_json(document, by_alias=True)
        else:
            records, place = (record_adapter().validate_json(raw),), ""
            written = record_adapter().dump_json(records[0])
    except ValidationError:
        return None
    if may_repeat_names(raw, written) or any_too_large(raw, records):
        return None
    return [
        sound_entry(file, position, place.format(position), record)
        for position, record in enumerate(records)
    ]
