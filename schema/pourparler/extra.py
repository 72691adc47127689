"""What a record has besides: names with plain values, for other programs and a project's own."""

import re
from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Final, TypeAlias

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from pourparler.number import NUMBER_SCHEMA, number
from pourparler.values import MAX_ID_LENGTH, TEXT_PATTERN, Form

ExtraValue: TypeAlias = str | int | float | bool

_WORD: Final = "[a-z0-9_]+"
NAME_PATTERN: Final = f"^{_WORD}([.-]{_WORD})*$"
"""A name is a slug; ``_`` may stand anywhere in it, as in names of columns."""
EXTRA_NAME: Final = Form(
    "extra_name", "a name in small letters, digits and _", "desk_id or my-tool.score"
)
EXTRA_VALUE: Final = Form("extra_value", "a text, a number, true or false")
EXTRA: Final = Form("extra", "an object of names and their values", '{"desk_id": 7}')


class ExtraValues(Mapping[str, ExtraValue]):
    """Names and their values: a mapping that cannot be changed."""

    __slots__ = ("_values",)

    def __init__(self, values: Mapping[str, ExtraValue]) -> None:
        self._values = dict(values)

    def __getitem__(self, name: str) -> ExtraValue:
        return self._values[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __hash__(self) -> int:
        return hash(frozenset(self._values.items()))

    def __repr__(self) -> str:
        return repr(self._values)

    @classmethod
    def __get_pydantic_core_schema__(
        cls, _source: object, _handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        plain = core_schema.dict_schema(
            core_schema.no_info_plain_validator_function(extra_name),
            core_schema.no_info_plain_validator_function(_value),
            min_length=1,
        )
        frozen = core_schema.no_info_after_validator_function(cls, plain)
        return core_schema.json_or_python_schema(
            frozen,
            core_schema.no_info_before_validator_function(_as_dict, frozen),
            serialization=core_schema.plain_serializer_function_ser_schema(_as_dict),
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, _schema: Any, _handler: Any) -> dict[str, Any]:
        return {
            "type": "object",
            "minProperties": 1,
            "propertyNames": {
                "type": "string",
                "pattern": NAME_PATTERN,
                "maxLength": MAX_ID_LENGTH,
            },
            "additionalProperties": {
                "anyOf": [
                    {"type": "string", "pattern": TEXT_PATTERN},
                    dict(NUMBER_SCHEMA),
                    {"type": "boolean"},
                ]
            },
        }


Extra = Annotated[
    ExtraValues,
    EXTRA,
]
"""At least one name, each with a text, a number, ``true`` or ``false``."""


def extra_name(name: object) -> str:
    """A name, where it is one that ``extra`` may hold.

    Raises ``PydanticCustomError`` where it is not.
    """
    if not isinstance(name, str):
        raise PydanticCustomError("extra_name", "this is not a text")
    if not is_extra_name(name):
        raise PydanticCustomError("extra_name", "this is not a name in small letters")
    return name


def is_extra_name(name: str) -> bool:
    """Whether a text is a name that ``extra`` may hold."""
    return len(name) <= MAX_ID_LENGTH and bool(re.fullmatch(NAME_PATTERN[1:-1], name, re.ASCII))


def _value(value: object) -> ExtraValue:
    if isinstance(value, bool):
        return value
    if not isinstance(value, str):
        return number(value)
    if not re.fullmatch(TEXT_PATTERN[1:-1], value):
        raise PydanticCustomError("extra_text", "this is not a text")
    return value


def _as_dict(value: Any) -> Any:
    return dict(value) if isinstance(value, ExtraValues) else value
