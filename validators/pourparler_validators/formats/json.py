"""JSON files: a document, a list of records, or a single record."""

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any, Final

from pydantic import ValidationError

from pourparler import MODELS, AnyRecord, Record
from pourparler.document import (
    Envelope,
    document_adapter,
    may_repeat_names,
    record_adapter,
    record_list_adapter,
)
from pourparler.fields import Field
from pourparler_validators.entry import Entry, SourceFile
from pourparler_validators.fault import (
    Fault,
    FileFault,
    NoRecord,
    NoRecords,
    RepeatedName,
    Unreadable,
    WrongType,
)
from pourparler_validators.formats.json_text import parse
from pourparler_validators.plain import is_list, is_object
from pourparler_validators.shape import RepeatingObject, cleaned, shape_of, validated

NAME: Final = "json"
SUFFIXES: Final = (".json",)

MAX_RECORD: Final = 8 * 1024 * 1024
"""The largest record, in characters of JSON."""


def read(file: SourceFile, is_named: bool) -> list[Entry]:
    """The records of a file, or where they should be, with their faults.

    A file that was only found in a folder and does not look like records gives nothing.
    """
    sound = _read_sound(file)
    if sound is not None:
        return sound
    plain = parse(file.text)
    if isinstance(plain, FileFault):
        return [Entry(file, 0, faults=(plain,), is_file=True)]
    if not is_named and not _looks_like_records(plain):
        return []
    return list(_entries(file, plain))


def record_entry(
    file: SourceFile, position: int, pointer: str, value: Any, offset: int = 0
) -> Entry:
    """What stands where a record belongs: the record, or the faults of its structure."""
    if len(json.dumps(value, default=str)) > MAX_RECORD:
        return Entry(file, position, pointer, offset, faults=(_too_large(offset),))
    shape = shape_of(value)
    return Entry(file, position, pointer, offset, shape.record, shape.type, shape.id, shape.faults)


def _read_sound(file: SourceFile) -> list[Entry] | None:
    """The records of a document or list in which nothing is wrong, read in one step."""
    is_list = re.match(rb"\s*\[", file.content) is not None
    try:
        if is_list:
            records = record_list_adapter().validate_json(file.content)
            written = record_list_adapter().dump_json(records)
        else:
            document = document_adapter().validate_json(file.content)
            records = document.records
            written = document_adapter().dump_json(document, by_alias=True)
    except ValidationError:
        return None
    if may_repeat_names(file.content, written) or any_too_large(file.content, records):
        return None
    prefix = "" if is_list else "/records"
    return [
        sound_entry(file, position, f"{prefix}/{position}", record)
        for position, record in enumerate(records)
    ]


def any_too_large(content: bytes, records: Sequence[AnyRecord]) -> bool:
    """Whether a record is larger than the limit."""
    return len(content) > MAX_RECORD and any(
        len(record_adapter().dump_json(one)) > MAX_RECORD for one in records
    )


def sound_entry(
    file: SourceFile, position: int, pointer: str, record: Record, offset: int = 0
) -> Entry:
    """The place of a record with which nothing is wrong."""
    return Entry(file, position, pointer, offset, record, record.type, record.id)


def _entries(file: SourceFile, plain: Any) -> Iterator[Entry]:
    if is_object(plain) and "records" in plain:
        yield from _document(file, plain)
    elif is_object(plain):
        yield from _alone(file, plain)
    elif is_list(plain) and plain:
        has_objects = any(is_object(item) for item in plain)
        for position, item in enumerate(plain if has_objects else plain[:1]):
            yield record_entry(file, position, f"/{position}", item)
    else:
        fault = NoRecord("", plain) if plain != [] else NoRecords("")
        yield Entry(file, 0, faults=(fault,), is_file=True)


def _document(file: SourceFile, plain: dict[str, Any]) -> Iterator[Entry]:
    records = plain["records"]
    faults = _envelope_faults(plain, "records")
    if records == []:
        faults.append(NoRecords("/records"))
    elif not is_list(records):
        faults.append(WrongType("/records", records, _RECORDS, needs_list=True))
    if faults:
        yield Entry(file, 0, faults=tuple(faults), is_file=True)
    if is_list(records):
        for position, item in enumerate(records, start=1):
            yield record_entry(file, position, f"/records/{position - 1}", item)


def _alone(file: SourceFile, plain: dict[str, Any]) -> Iterator[Entry]:
    around = {name: value for name, value in plain.items() if name == "$schema"}
    faults = _envelope_faults(around)
    if faults:
        yield Entry(file, 0, faults=tuple(faults), is_file=True)
    record = plain
    if around:
        record = RepeatingObject(plain)
        record.repeated = tuple(getattr(plain, "repeated", ()))
        del record["$schema"]
    yield record_entry(file, 1, "", record)


def _envelope_faults(plain: dict[str, Any], *others: str) -> list[Fault]:
    """What is wrong with the fields of a document beside its records."""
    repeated = [RepeatedName(f"/{name}", name) for name in others if name in _repeated(plain)]
    rest, faults = cleaned({name: plain[name] for name in plain if name not in others})
    _, found = validated(Envelope, rest, [*repeated, *faults])
    return found


def _repeated(plain: dict[str, Any]) -> tuple[str, ...]:
    return plain.repeated if isinstance(plain, RepeatingObject) else ()


def _looks_like_records(plain: Any) -> bool:
    items = plain if is_list(plain) else [plain]
    return any(is_object(item) and _looks_like_a_record(item) for item in items)


def _looks_like_a_record(plain: dict[str, Any]) -> bool:
    """Other JSON files have a "type", too: only with a known type or an id is it a record's."""
    return "records" in plain or (
        "type" in plain and ("id" in plain or str(plain["type"]).casefold() in MODELS)
    )


def _too_large(offset: int) -> Unreadable:
    limit = MAX_RECORD // 1024**2
    return Unreadable(
        "", offset, f"holds a record of more than {limit} MiB here", "put long texts into files"
    )


_RECORDS: Final = Field("records", Record, required=True, many=True, description="The records.")
