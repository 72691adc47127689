"""A JSON Schema taken apart and put together again, schema by schema within it."""

from collections.abc import Callable
from typing import Any, Final, TypeAlias, cast

Schema: TypeAlias = dict[str, Any]

_ONE: Final = ("items", "additionalProperties", "propertyNames", "if", "then", "else", "not")
_MANY: Final = ("allOf", "anyOf", "oneOf")
_NAMED: Final = ("properties", "$defs")


def changed(schema: Schema, change: Callable[[Schema], Schema]) -> Schema:
    """A schema of draft 2020-12 with each schema in it replaced by what ``change`` makes of it.

    What lies within is replaced first; nothing that is given is altered.
    """
    return change({keyword: _inner(keyword, value, change) for keyword, value in schema.items()})


def _inner(keyword: str, value: Any, change: Callable[[Schema], Schema]) -> Any:
    if keyword in _NAMED:
        return {name: changed(part, change) for name, part in value.items()}
    if keyword in _MANY:
        return [changed(part, change) for part in value]
    if keyword in _ONE and isinstance(value, dict):
        return changed(cast("Schema", value), change)
    return value
