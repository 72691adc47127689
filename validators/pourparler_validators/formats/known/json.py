"""JSON files: a document, a list of records, or a single record."""

import json
import re
from typing import IO, TYPE_CHECKING, Final

from pourparler_validators.formats.editing import text_edit as text_edit
from pourparler_validators.formats.inserting import put_text as put_text
from pourparler_validators.formats.inserting import spelled as spelled
from pourparler_validators.formats.places import content as content
from pourparler_validators.formats.places import locate as locate
from pourparler_validators.formats.places import within as within

if TYPE_CHECKING:
    from pourparler import AnyRecord
    from pourparler_validators.entries.entry import Entry, SourceFile
    from pourparler_validators.formats.writing import Layout, Loss, Plain, Sink, Writer

SUFFIXES: Final = (".json",)
ONLY_READ: Final = ()
READS: Final = "text"
NEEDS_ONE_RECORD_AN_ID: Final = "never"
LOSES: Final = ()


def read(file: "SourceFile", is_named: bool) -> "list[Entry] | None":
    """The records of a file, or where they should be, with their faults.

    Nothing for a file that was only found in a folder and is not meant as records.
    """
    sound = _read_sound(file)
    return _read_faulty(file, is_named) if sound is None else sound


def _read_faulty(file: "SourceFile", is_named: bool) -> "list[Entry] | None":
    """The records of a file in which something is wrong."""
    from pourparler_validators.entries.entry import Entry
    from pourparler_validators.entries.faults import FileFault
    from pourparler_validators.formats import envelopes, json_text, recognition

    plain = json_text.parse(file.text)
    if isinstance(plain, FileFault):
        return [Entry(file, 0, faults=(plain,), is_file=True)]
    if not is_named and not recognition.looks_like_records(plain):
        return None
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
    from pourparler_validators.formats.sound import any_too_large, sound_entry

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


class _Writer:
    """Writes a document, a record after the other."""

    def __init__(self, stream: "IO[bytes]") -> None:
        from pourparler.document import SCHEMA_VERSION

        self._stream = stream
        self._before = "\n"
        stream.write(f'{{\n  "schema_version": "{SCHEMA_VERSION}",\n  "records": ['.encode())

    def add(self, record: "Plain") -> "tuple[Loss, ...]":
        text = json.dumps([record], ensure_ascii=False, indent=2)
        lines = text.strip("[]\n").replace("\n", "\n  ")
        self._stream.write(f"{self._before}  {lines}".encode())
        self._before = ",\n"
        return ()

    def close(self) -> "tuple[Loss, ...]":
        self._stream.write(b"]\n}\n" if self._before == "\n" else b"\n  ]\n}\n")
        self._stream.close()
        return ()


def writer(sink: "Sink", layout: "Layout") -> "Writer":
    """Writes a document: two spaces of indentation, as :func:`pourparler.write` does."""
    return _Writer(sink.stream())
