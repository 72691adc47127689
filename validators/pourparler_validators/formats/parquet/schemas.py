"""The columns that records of a type have in Parquet: worked out from the models."""

from collections.abc import Iterable
from typing import Any, Final

from pourparler.document import MODELS, SCHEMA_VERSION
from pourparler.fields import Field, fields
from pourparler_validators.formats.parquet.library import arrow

VERSION: Final = "pourparler.schema_version"
"""The name in a file's metadata that has the version of the record standard."""

RECORD: Final = "record"
"""The column that has a whole record as JSON."""

_WHOLE: Final = ("count", "offset")


def schema_of(record_type: str | None) -> Any:
    """The schema of records of one type; with none, of records of any type as JSON."""
    pa = arrow()
    if record_type is None:
        names = ("type", "id", RECORD)
        columns = [pa.field(name, pa.string(), nullable=False) for name in names]
    else:
        columns = _columns(fields(MODELS[record_type]).values())
    return pa.schema(columns, metadata={VERSION: SCHEMA_VERSION})


def plain_texts(schema: Any) -> Any:
    """The same columns with texts as such where a vocabulary's words are numbered."""
    pa = arrow()
    return pa.schema([field.with_type(_plain(field.type)) for field in schema])


def _plain(given: Any) -> Any:
    pa = arrow()
    if pa.types.is_dictionary(given):
        return given.value_type
    if pa.types.is_struct(given):
        inner = (given.field(position) for position in range(given.num_fields))
        return pa.struct([one.with_type(_plain(one.type)) for one in inner])
    if pa.types.is_list(given):
        return pa.list_(given.value_field.with_type(_plain(given.value_type)))
    return given


def _columns(some: Iterable[Field]) -> list[Any]:
    pa = arrow()
    return [pa.field(field.name, _type(field), nullable=not field.required) for field in some]


def _type(field: Field) -> Any:
    pa = arrow()
    item = _item_type(field)
    return pa.list_(pa.field("element", item, nullable=False)) if field.many else item


def _item_type(field: Field) -> Any:
    """The type of a value, or of an item of a list. What is extra is a text: JSON."""
    pa = arrow()
    name = field.form.name if field.form else ""
    if field.model is not None:
        return pa.struct(_columns(fields(field.model).values()))
    if field.vocabulary is not None:
        return pa.dictionary(pa.int32(), pa.string())
    if name in _WHOLE:
        return pa.int64()
    if name == "number":
        return pa.float64()
    return pa.bool_() if name == "flag" else pa.string()
