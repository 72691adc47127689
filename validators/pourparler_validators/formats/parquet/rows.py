"""What the rows of a Parquet file hold, as JSON texts of records."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Final

from pourparler_validators.entries.faults import BadTable, FileFault
from pourparler_validators.formats.json_text import parse
from pourparler_validators.formats.parquet.comparing import Column
from pourparler_validators.formats.parquet.schemas import RECORD
from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.messages.json_values import is_list, is_object


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a file."""

    text: str
    """Its record as JSON, or what stands in place of one."""
    faults: tuple[BadTable, ...] = ()
    """Which of its values cannot be read."""
    type: str | None = None
    """What the column beside a record in JSON says."""
    id: str | None = None


def rows_of(batch: Any, columns: Mapping[str, Column] | None, record_type: str) -> Iterator[Row]:
    """The rows of a record batch of Arrow; without columns, those that hold records as JSON."""
    for values, faults in _values(batch):
        if columns is None:
            keys = (str(values[name]) if values.get(name) else None for name in ("type", "id"))
            yield Row(_record_text(values), faults, *keys)
        else:
            yield Row(_text(values, columns, record_type), faults)


def _values(batch: Any) -> Iterator[tuple[dict[str, Any], tuple[BadTable, ...]]]:
    try:
        rows: list[dict[str, Any]] = batch.to_pylist()
    except ValueError:  # a text that is not UTF-8, a time too fine for Python
        yield from (_row(batch, position) for position in range(batch.num_rows))
    else:
        yield from ((row, ()) for row in rows)


def _row(batch: Any, position: int) -> tuple[dict[str, Any], tuple[BadTable, ...]]:
    """A row, value by value, and those that cannot be read."""
    values: dict[str, Any] = {}
    faults: list[BadTable] = []
    for name in batch.schema.names:
        try:
            values[name] = batch.column(name)[position].as_py()
        except ValueError as error:
            is_text = isinstance(error, UnicodeDecodeError)
            reason = "is not UTF-8" if is_text else "cannot be read"
            advice = "write the column as texts in UTF-8"
            pointer = "" if name == RECORD else f"/{name}"
            faults.append(BadTable(pointer, None, f'what "{name}" holds here {reason}', advice))
    return values, tuple(faults)


def _record_text(values: Mapping[str, Any]) -> str:
    text = values.get(RECORD)
    return "null" if text is None else _plain(text)


def _text(values: Mapping[str, Any], columns: Mapping[str, Column], record_type: str) -> str:
    """The JSON of a record; what is extra is taken over as it is written."""
    plain = _object(values, columns)
    if "type" not in columns:
        plain = {"type": record_type, **plain}
    extra = plain.pop("extra", None)
    text = _json(plain)
    if extra is None:
        return text
    before = f"{text[:-1]}, " if plain else "{"
    return f'{before}"extra": {_extra(extra)}}}'


def _extra(text: str) -> str:
    return _json(text) if isinstance(parse(text), FileFault) else text


_json: Final = json.JSONEncoder(ensure_ascii=False).encode


def _object(values: Mapping[str, Any], columns: Mapping[str, Column]) -> dict[str, Any]:
    """An object without what says nothing: null, an empty list, an object of nulls."""
    found = (
        (name, value if isinstance(value, str) else _value(value, columns[name]))
        for name, value in values.items()
        if value is not None and name in columns
    )
    return {name: value for name, value in found if value not in ([], {})}


def _value(value: Any, column: Column) -> Any:
    if is_list(value):
        return [_item(one, column) for one in value]
    return _item(value, column)


def _item(value: Any, column: Column) -> Any:
    return _object(value, column.inner) if is_object(value) else _plain(value)


def _plain(value: Any) -> Any:
    """A value as JSON has it; a whole number without a fraction."""
    if isinstance(value, Decimal):
        value = float(value)
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, date):
        return value.isoformat()
    return value.decode() if isinstance(value, bytes) else value
