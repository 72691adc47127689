"""What is wrong with a field of a project's own, as the settings define it, in words."""

from collections.abc import Sequence
from typing import Final

from pydantic_core import ErrorDetails

from pourparler.forms import RECORD_TYPES
from pourparler.own_fields import EVERY, OwnField
from pourparler_validators.messages.nearest import did_you_mean, nearest
from pourparler_validators.messages.wording import shown

_KEY: Final = "[key]"
"""How pydantic ends the path of a name that is wrong."""


def said_of_own_field(fault: ErrorDetails, steps: Sequence[str]) -> str:
    """What is wrong at a path within the setting ``extra``: record type, name, and key."""
    named = [step for step in steps if step != _KEY]
    table = shown(".".join(("extra", *named[:2])))
    match named:
        case [record_type]:
            return _of_type(record_type, table, is_key=_is_key(fault))
        case [_, name] if _is_key(fault):
            return (
                f"{shown(name)} cannot be the name of a field; write it in small letters, digits "
                "and _, such as desk_id"
            )
        case [_, _] if fault["type"] == "own_field":
            return f"{table}: {fault['msg']}"
        case [_, _]:
            return f'{table} must be a table of its own, such as {{ kind = "number" }}'
        case [_, _, key, *entry]:
            return _of_key(fault, table, key, entry)
        case _:
            return f"{table} must be another value"


def _is_key(fault: ErrorDetails) -> bool:
    return fault["loc"][-1] == _KEY or fault["type"] in ("record_type", "extra_name")


def _of_type(record_type: str, table: str, *, is_key: bool) -> str:
    if not is_key:
        return f"{table} must be a table of fields, such as [extra.{record_type}.desk_id]"
    known = (*RECORD_TYPES, EVERY)
    hint = did_you_mean(nearest(record_type, known)) or f"there are {', '.join(known)}"
    return f"there is no record type {shown(record_type)}; {hint}"


def _of_key(fault: ErrorDetails, table: str, key: str, entry: Sequence[str]) -> str:
    if fault["type"] == "extra_forbidden":
        known = list(OwnField.model_fields)
        hint = did_you_mean(nearest(key, known)) or f"there are {', '.join(known)}"
        return f"there is no {shown(key)} in {table}; {hint}"
    if entry:
        if _is_key(fault):
            return f"{table}: {shown(entry[0])} is no value; write a text that says something"
        return f"{table}: the value {shown(entry[0])} needs its meaning, a text"
    meaning = OwnField.description_of(key).rstrip(".")
    wanted = _WANTED.get(key) or str(fault.get("ctx", {}).get("expected")).replace("'", "")
    return f'"{key}" in {table} must be {wanted}: {meaning[:1].lower()}{meaning[1:]}'


_WANTED: Final = {
    "label": "a text that says something",
    "description": "a text that says something",
    "values": 'a table of at least one text and its meaning, such as { firm = "asks for all" }',
    "many": "true or false",
}
"""What a key of a definition must be."""
