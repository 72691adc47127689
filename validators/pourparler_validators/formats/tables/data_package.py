"""The description of the tables of a folder as a Data Package: the columns, their types, the keys.

The form is that of https://specs.frictionlessdata.io/data-package/ and /table-schema/.
"""

import json
from collections.abc import Collection
from typing import Any, Final

from pourparler.document import SCHEMA_VERSION
from pourparler.own_fields import OwnField, OwnFields, label_of
from pourparler_validators.formats.tables.columns import (
    ORDER,
    OWN,
    RECORD,
    VALUE,
    Column,
    Table,
    tables,
)
from pourparler_validators.formats.tables.rows import fields_in
from pourparler_validators.formats.tables.sheets import BrokenSheetError
from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.messages.json_values import is_object

GUARD: Final = "formulas_guarded"
"""The member that says whether an apostrophe stands before what looks like a formula."""

_OWN: Final = "pourparler"
"""The member that holds what the standard of Data Packages has no word for."""

_TYPES: Final = {
    "count": "integer",
    "offset": "integer",
    "number": "number",
    "flag": "boolean",
    "extra": "object",
}


@dataclass(frozen=True, slots=True)
class Dialect:
    """How the files of tables are written."""

    name: str
    """The name of the format, and the suffix."""
    media_type: str
    delimiter: str

    def file_of(self, table: Table) -> str:
        """The name of the file of a table."""
        return f"{table.name}.{self.name}"


def description(
    written: Collection[Table], dialect: Dialect, own: OwnFields, *, is_guarded: bool
) -> str:
    """The text of the description of those tables, with the fields of a project's own."""
    package = {
        "profile": "tabular-data-package",
        "name": "records",
        _OWN: {"schema_version": SCHEMA_VERSION, GUARD: is_guarded},
        "resources": [_resource(one, dialect, own) for one in tables().values() if one in written],
    }
    return json.dumps(package, ensure_ascii=False, indent=2) + "\n"


def is_guarded(content: bytes) -> bool:
    """Whether a description says that formulas are guarded; an empty one does not.

    Raises :class:`BrokenSheetError` where it is no JSON.
    """
    if not content.strip():
        return False
    try:
        package = json.loads(content.decode("utf-8-sig"))
    except json.JSONDecodeError as error:
        raise BrokenSheetError(error.lineno, "this is not JSON", _WRITE_AGAIN) from None
    except (ValueError, RecursionError):
        raise BrokenSheetError(1, "this is not JSON in UTF-8", _WRITE_AGAIN) from None
    own = package.get(_OWN) if is_object(package) else None
    return is_object(own) and own.get(GUARD) is True


_WRITE_AGAIN: Final = "correct it, or delete it if nobody needs the description of the tables"


def _resource(table: Table, dialect: Dialect, own: OwnFields) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": dialect.file_of(table),
        "format": dialect.name,
        "mediatype": dialect.media_type,
        "encoding": "utf-8",
        "dialect": {"delimiter": dialect.delimiter, "doubleQuote": True, "lineTerminator": "\n"},
        "schema": _schema(table, own),
    }


def _schema(table: Table, own: OwnFields) -> dict[str, Any]:
    parent = table.parent
    schema: dict[str, Any] = {
        "fields": [
            *(_key(key) for key in table.keys),
            *(_field(column) for column in table.columns.values()),
            *(_own_field(name, one) for name, one in fields_in(table, own).items()),
        ],
        "primaryKey": [*(table.keys or ("id",))],
    }
    if parent is not None:
        reference = {"resource": parent.name, "fields": [*(parent.keys or ("id",))]}
        schema["foreignKeys"] = [{"fields": [*table.keys[:-1]], "reference": reference}]
    return schema


def _key(heading: str) -> dict[str, Any]:
    is_order = heading != RECORD
    described = "The place in the list." if is_order else "The id of the record."
    return {
        "name": heading,
        "type": "integer" if is_order else "string",
        "description": described,
        "constraints": {"required": True, **({"minimum": 1} if heading == ORDER else {})},
    }


def _own_field(name: str, own: OwnField) -> dict[str, Any]:
    found = {
        "name": f"{OWN}{name}",
        "type": own.kind if own.kind in ("number", "integer", "boolean") else "string",
        "title": label_of(name, own),
        "description": own.meanings(),
    }
    values = None if own.many else own.values
    return {**found, "constraints": {"enum": [*values]}} if values else found


def _field(column: Column) -> dict[str, Any]:
    field = column.field
    is_list = field.many and column.heading != VALUE
    constraints: dict[str, Any] = {}
    if column.is_required and not is_list:
        constraints["required"] = True
    if field.vocabulary is not None and not is_list:
        constraints["enum"] = [value.value for value in field.vocabulary]
    found = {
        "name": column.heading,
        "type": "array" if is_list else _TYPES.get(field.form.name if field.form else "", "string"),
        "title": field.title,
        "description": field.description,
    }
    return {**found, "constraints": constraints} if constraints else found
