"""Parquet as a file of records: its text is that of the records, its places rows and columns."""

import io
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePath
from typing import IO, Any, Final

from pydantic import ValidationError

from pourparler import AnyRecord, Record
from pourparler.document import MODELS, Envelope, may_repeat_names, record_adapter
from pourparler_validators.entries.cells import Cell
from pourparler_validators.entries.entry import Entry, SourceFile
from pourparler_validators.entries.faults import BadTable, FileFault, Unreadable
from pourparler_validators.formats.envelopes import record_entry
from pourparler_validators.formats.json_text import parse
from pourparler_validators.formats.parquet.comparing import ColumnFault, Comparison, compared
from pourparler_validators.formats.parquet.library import arrow, arrow_parquet
from pourparler_validators.formats.parquet.rows import Row, rows_of
from pourparler_validators.formats.parquet.schemas import RECORD, VERSION
from pourparler_validators.formats.sound import any_too_large, sound_entry
from pourparler_validators.formats.streaming import NotStreamedError
from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.messages.nearest import did_you_mean, nearest
from pourparler_validators.messages.wording import cut

_LONGEST: Final = 80

BATCH: Final = 10_000
"""How many rows are read at once."""

_MAGIC: Final = b"PAR1"
_ENCRYPTED: Final = b"PARE"
SMALLEST: Final = 12
"""The size of the marks at both ends, and of the length of what describes the file."""


@dataclass(frozen=True, slots=True)
class CellsOfRow:
    """Where the values of a record stand."""

    file: str
    number: int
    """The number of the record within the file, from 1."""

    def at(self, pointer: str) -> Cell:
        """The row, and the column with the fields within it."""
        return Cell(self.file, None, self.number, 0, pointer[1:])


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the faults of columns stand."""

    file: str
    faults: Sequence[ColumnFault]

    def at(self, pointer: str) -> Cell:
        """The column as a whole, or the file."""
        position = pointer.rpartition("/")[2]
        return Cell(self.file, None, 0, 0, self.faults[int(position)].path if position else "")


def entries_of_parquet(file: SourceFile) -> list[Entry]:
    """The records of a file, or where they should be, with their faults."""
    found: list[Entry] = []
    try:
        for entry in _entries(file, io.BytesIO(file.content)):
            found.append(entry)  # noqa: PERF402 (what was read before the damage is kept)
    except (arrow().ArrowException, OSError, ValueError, MemoryError):
        found.insert(0, unreadable_entry(file.path, file.content))
    return found


def unreadable_entry(path: str, content: bytes) -> Entry:
    """The entry of a file that cannot be read on; of its bytes both ends are enough."""
    blank = SourceFile(path, b"", "parquet", cells=Columns(path, ()))
    return Entry(blank, 0, faults=(_unreadable(content),), is_file=True)


def _unreadable(content: bytes) -> Unreadable:
    """What is wrong with bytes that are no Parquet file."""
    reason, advice = "is damaged, and cannot be read on", "copy it, or write it, again"
    if not content:
        reason, advice = "is empty", "copy it, or write it, again"
    elif _ENCRYPTED in (content[-4:], content[:4]):
        reason, advice = "is encrypted", "write it without encryption"
    elif content[:4] != _MAGIC:
        reason, advice = "is no Parquet file", "look at its suffix, and how it was made"
    elif content[-4:] != _MAGIC or len(content) < SMALLEST:
        reason = "is cut off: its end is missing"
    return Unreadable("", None, reason, advice)


def records_of_parquet(path: str, content: IO[bytes]) -> Iterator[Record]:
    """The records of a file, a batch at a time.

    Raises :class:`NotStreamedError` at what is no sound record.
    """
    try:
        for entry in _entries(SourceFile(path, format="parquet"), content):
            if entry.record is None:
                raise NotStreamedError
            yield entry.record
    except (arrow().ArrowException, OSError, ValueError, MemoryError):
        raise NotStreamedError from None


def _entries(file: SourceFile, content: IO[bytes]) -> Iterator[Entry]:
    opened = arrow_parquet().ParquetFile(content, page_checksum_verification=True)
    record_type = _type(opened, file.path)
    if not (opened.metadata.num_rows or record_type or RECORD in opened.schema_arrow.names):
        return  # nothing is there that could be of a type
    found = comparison(opened.schema_arrow, record_type)
    if found.faults:
        yield columns_entry(file, found.faults)
    if found.is_readable:
        columns = found.columns or None
        batches = _batches(opened, list(columns or _WHOLE & {*opened.schema_arrow.names}))
        rows = (row for batch in batches for row in rows_of(batch, columns, record_type or ""))
        for number, row in enumerate(rows, 1):
            yield row_entry(file.path, number, row)


_WHOLE: Final = frozenset(("type", "id", RECORD))


def _batches(opened: Any, columns: list[str]) -> Iterator[Any]:
    """Rows of one row group at a time: lists of dictionaries are not read across groups."""
    for group in range(opened.num_row_groups):
        yield from opened.iter_batches(BATCH, row_groups=[group], columns=columns)


def _type(opened: Any, path: str) -> str | None:
    """The type of the records: what the column says, or as the file or its folder is called."""
    if "type" in opened.schema_arrow.names:
        said = [one for batch in _batches(opened, ["type"]) for one in batch.column(0).to_pylist()]
        names = dict.fromkeys(one for one in said if isinstance(one, str))
        return next((one for one in names if one in MODELS), next(iter(names), None))
    return type_named(path)


def type_named(path: str) -> str | None:
    """The record type that a file is named after, or else its folder, as Spark names parts."""
    names = (PurePath(path).stem.casefold(), PurePath(path).parent.name.casefold())
    return next((name for name in names if name in MODELS), None)


def comparison(schema: Any, record_type: str | None) -> Comparison:
    """What is read of a file, and the faults of its columns."""
    found = Comparison()
    if RECORD in schema.names:
        _compare_whole(found, schema)
    elif record_type is None or record_type not in MODELS:
        _say_type(found, schema, record_type)
    else:
        found = compared(record_type, schema)
    metadata: Mapping[bytes, bytes] = schema.metadata or {}
    version = metadata.get(VERSION.encode(), b"").decode(errors="replace")
    if version and not _is_known(version):
        reason = f'the file says version "{version}" of the standard, which is not known'
        found.fault("", reason, "update pourparler, or write the file for version 1.1")
    return found


def _say_type(found: Comparison, schema: Any, named: str | None) -> None:
    """Says that it is not known of which type the records are."""
    found.is_readable = False
    if "type" in schema.names and named is not None:
        advice = did_you_mean(nearest(named, MODELS)) or f"there are {', '.join(MODELS)}"
        found.fault("type", f'there is no record type "{cut(named, _LONGEST)}"', advice)
    else:
        reason = "it is not said of which type the records are"
        advice = 'fill the column "type", or name the file after the type: event.parquet'
        found.fault("", reason, advice)


def _compare_whole(found: Comparison, schema: Any) -> None:
    types = arrow().types
    for column in schema:
        if column.name not in _WHOLE:
            advice = "put it into the record, or take the column out"
            found.fault(column.name, f'beside "{RECORD}" stand only "type" and "id"', advice)
    given = schema.field(RECORD).type if schema.names.count(RECORD) == 1 else None
    if given is None or not (types.is_string(given) or types.is_large_string(given)):
        found.fault(RECORD, "this column does not hold texts", "write each record as JSON into it")
        found.is_readable = False


def _is_known(version: str) -> bool:
    try:
        Envelope.model_validate({"schema_version": version})
    except ValidationError:
        return False
    return True


def columns_entry(file: SourceFile, faults: Sequence[ColumnFault]) -> Entry:
    """The entry of a file with the faults of its columns."""
    written = SourceFile(file.path, b"", file.format, cells=Columns(file.path, faults))
    return Entry(
        written,
        0,
        faults=tuple(
            BadTable(f"/columns/{number}", None, fault.reason, fault.help)
            for number, fault in enumerate(faults)
        ),
        is_file=True,
    )


def row_entry(path: str, number: int, row: Row) -> Entry:
    """The record of a row, which is the whole content of its file; rows are counted from 1."""
    found = _judged(row.text)
    text = json.dumps(row.text) if isinstance(found, FileFault) else row.text
    written = SourceFile(path, text.encode(), "parquet", cells=CellsOfRow(path, number))
    entry = _entry(written, number, found)
    entry = replace(entry, id=entry.id or row.id)
    faults = row.faults or _other_key(row, entry)
    return replace(entry, record=None, faults=faults) if faults else entry


def _other_key(row: Row, entry: Entry) -> tuple[BadTable, ...]:
    """The faults of columns that say another type or id than the record beside them."""
    pairs = (("type", row.type, entry.type), ("id", row.id, entry.id))
    return tuple(
        BadTable(f"/{name}", None, f'the column "{name}" says "{said}", the record "{held}"', _KEYS)
        for name, said, held in pairs
        if said and held and said != held
    )


_KEYS: Final = "write the same into both"


def _judged(text: str) -> Any:
    """The record of a JSON text; where it is not sound, its plain value, or why there is none."""
    content = text.encode()
    try:
        record: AnyRecord = record_adapter().validate_json(content)
    except ValidationError:
        return parse(text)
    written = record_adapter().dump_json(record)
    is_whole = not may_repeat_names(content, written) and not any_too_large(content, (record,))
    return record if is_whole else parse(text)


def _entry(file: SourceFile, number: int, found: Any) -> Entry:
    if isinstance(found, FileFault):
        return Entry(file, number, faults=(replace(found, offset=None),))
    if isinstance(found, Record):
        return sound_entry(file, number, "", found)
    return record_entry(file, number, "", found)
