"""The forms in which a file may hold records: a document, a list, or a single record.

They are the same in every format whose values are those of JSON.
"""

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final

from pourparler import Record
from pourparler.document import Envelope
from pourparler.fields import Field
from pourparler_validators.entries.entry import Entry, SourceFile
from pourparler_validators.entries.faults import (
    Empty,
    Fault,
    NoRecord,
    NoRecords,
    RepeatedName,
    Strange,
    Unreadable,
    WrongType,
)
from pourparler_validators.entries.record_shape import (
    RepeatingObject,
    cleaned,
    is_empty,
    shape_of,
    validated,
    written,
)
from pourparler_validators.formats.sound import MAX_RECORD
from pourparler_validators.messages.json_values import is_list, is_object


def entries_of(file: SourceFile, plain: Any, offset: int = 0, first: int = 0) -> Iterator[Entry]:
    """The places of records in a value: a document, a list of records, or a single record.

    ``offset`` is where the value starts in the file, ``first`` the position of its first entry.
    """
    if is_object(plain) and "records" in plain:
        yield from _document(file, plain, offset, first)
    elif is_object(plain):
        yield from _alone(file, plain, offset, first)
    elif is_list(plain) and plain:
        for position, item in enumerate(_telling(plain)):
            yield record_entry(file, first + position, f"/{position}", item, offset)
    else:
        fault = NoRecord("", plain) if plain != [] else NoRecords("")
        yield Entry(file, first, offset=offset, faults=(fault,), is_file=True)


def _document(file: SourceFile, plain: dict[str, Any], offset: int, first: int) -> Iterator[Entry]:
    records = plain["records"]
    faults = _envelope_faults(plain, "records")
    if records == []:
        pass  # an article in which nothing was found
    elif is_empty(records):
        faults.append(Empty("/records", written(records)))
    elif not is_list(records):
        faults.append(WrongType("/records", records, _RECORDS, needs_list=True))
    if faults:
        yield Entry(file, first, offset=offset, faults=tuple(faults), is_file=True)
    if is_list(records):
        for position, item in enumerate(_telling(records)):
            yield record_entry(file, first + 1 + position, f"/records/{position}", item, offset)


def _telling(items: list[Any]) -> list[Any]:
    """All items of a list, but only the first where none looks like a record."""
    return items if any(is_object(item) for item in items) else items[:1]


def _alone(file: SourceFile, plain: dict[str, Any], offset: int, first: int) -> Iterator[Entry]:
    around = {name: value for name, value in plain.items() if name == "$schema"}
    faults = _envelope_faults(around)
    if faults:
        yield Entry(file, first, offset=offset, faults=tuple(faults), is_file=True)
    record = plain
    if around:
        record = RepeatingObject(plain)
        record.repeated = _repeated(plain)
        del record["$schema"]
    yield record_entry(file, first + 1, "", record, offset)


def record_entry(
    file: SourceFile, position: int, pointer: str, value: Any, offset: int = 0
) -> Entry:
    """What stands where a record belongs: the record, or the faults of its structure."""
    if _size(value) > MAX_RECORD:
        return Entry(file, position, pointer, offset, faults=(TOO_LARGE,))
    shape = shape_of(value)
    plain = value if shape.record is None else None
    found = (shape.record, shape.type, shape.id, shape.faults)
    return Entry(file, position, pointer, offset, *found, plain=plain)


def _envelope_faults(plain: dict[str, Any], *others: str) -> list[Fault]:
    """What is wrong with the fields of a document beside its records."""
    repeated = [RepeatedName(f"/{name}", name) for name in others if name in _repeated(plain)]
    rest, faults = cleaned({name: plain[name] for name in plain if name not in others})
    _, found = validated(Envelope, rest, [*repeated, *faults])
    return [_of_document(fault) if isinstance(fault, Strange) else fault for fault in found]


def _of_document(fault: Strange) -> Strange:
    return replace(fault, holder="document", known=(*fault.known, _RECORDS.name))


def _repeated(plain: dict[str, Any]) -> tuple[str, ...]:
    return plain.repeated if isinstance(plain, RepeatingObject) else ()


def _size(value: Any) -> int:
    text = json.dumps(value, default=str, ensure_ascii=False, separators=(",", ":"))
    return len(text.encode(errors="surrogatepass"))


TOO_LARGE: Final = Unreadable(
    "",
    None,
    f"holds a record of more than {MAX_RECORD // 1024**2} MiB here",
    "put long texts into files",
)
_RECORDS: Final = Field("records", Record, required=True, many=True)
