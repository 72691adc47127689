"""Finite numbers, whole ones as integers: the numbers that every reader of JSON keeps exactly."""

import math
from dataclasses import dataclass
from typing import Annotated, Any, Final

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from pourparler.values import MAX_INTEGER, Form

NUMBER_SCHEMA: Final = {"type": "number", "minimum": -MAX_INTEGER, "maximum": MAX_INTEGER}
"""The JSON Schema of a number; beyond these bounds even floats are whole, and not exact."""


def number(value: object) -> int | float:
    """A number as it is kept: without a fraction where it has none.

    Raises ``PydanticCustomError`` where the value is no number, not finite or too large.
    """
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise PydanticCustomError("number_type", "this is not a number")
    if not math.isfinite(value) or abs(value) > MAX_INTEGER:
        raise PydanticCustomError("number_size", "this number cannot be kept exactly")
    return int(value) if value == int(value) else value


@dataclass(frozen=True, slots=True)
class _Number:
    def __get_pydantic_core_schema__(
        self, _source: object, _handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(number)

    def __get_pydantic_json_schema__(self, _schema: Any, _handler: Any) -> dict[str, Any]:
        return dict(NUMBER_SCHEMA)


Number = Annotated[
    float, _Number(), Form("number", "a number", "300 or 12.5, without quotation marks")
]
"""A finite number within ±(2**53 - 1), an ``int`` where it is whole."""
