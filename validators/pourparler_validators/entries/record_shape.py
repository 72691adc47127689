"""Turns a plain JSON value into a record, or says what is wrong with its structure.

A sound record never comes here: it is read from its JSON text in one step. What was refused is
looked at a second time, value by value, so that each fault is named once and in a coder's terms.
"""

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, TypeAlias

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from pourparler.document import MODELS
from pourparler.extra import EXTRA_NAME
from pourparler.fields import at, fields, noun
from pourparler.model import Model
from pourparler.record import Record
from pourparler.values import Form
from pourparler_validators.entries.cause import Cause
from pourparler_validators.entries.faults import (
    BadNumber,
    Empty,
    Fault,
    Missing,
    NoRecord,
    RepeatedName,
    Strange,
    StrangeType,
    WrongForm,
    WrongType,
)
from pourparler_validators.entries.value_faults import json_types, list_fault, value_fault
from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.messages.json_pointer import escaped, pointer_to
from pourparler_validators.messages.json_values import Digits, is_list, is_object
from pourparler_validators.messages.nearest import nearest

Location: TypeAlias = tuple[str | int, ...]


class RepeatingObject(dict[str, Any]):
    """An object that has some names twice; it keeps the last value of each."""

    repeated: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Shape:
    """What a value turned out to be: a record if it is sound, and its faults if it is not."""

    record: Record | None
    type: str | None
    id: str | None
    """Without spaces at its ends, which are a fault: others refer to it without them."""
    faults: tuple[Fault, ...]


def shape_of(value: Any) -> Shape:
    """A record, or all that is wrong with the structure of one."""
    plain, faults = cleaned(value)
    record_type = plain.get("type") if is_object(plain) else None
    identity = plain.get("id") if is_object(plain) else None
    key = identity.strip() if isinstance(identity, str) else None
    if not isinstance(record_type, str) or record_type not in MODELS:
        faults += _type_faults(plain, faults)
        return Shape(None, None, key, tuple(faults))
    record, more = validated(MODELS[record_type], plain, faults)
    sound = record if isinstance(record, Record) and not more else None
    return Shape(sound, record_type, key, tuple(more))


def validated(
    model: type[Model], plain: dict[str, Any], faults: list[Fault]
) -> tuple[Model | None, list[Fault]]:
    """The model's instance, or the faults that were known already and those that it finds."""
    try:
        return model.model_validate_json(json.dumps(plain)), faults
    except ValidationError as error:
        found = _model_faults(model, plain, error)
    known = {fault.pointer for fault in faults}
    more = [fault for fault in found if fault.pointer not in known]
    return None, _with_type(faults, found) + more


def _with_type(faults: list[Fault], found: list[Fault]) -> list[Fault]:
    """The faults, of numbers that cannot be kept with whether a text belongs in their place."""
    for_text = {
        fault.pointer
        for fault in found
        if isinstance(fault, WrongType)
        and not fault.needs_list
        and fault.field.model is None
        and json_types(fault.field.form) == (str,)
    }
    return [
        replace(fault, is_for_text=fault.pointer in for_text)
        if isinstance(fault, BadNumber)
        else fault
        for fault in faults
    ]


def cleaned(value: Any) -> tuple[Any, list[Fault]]:
    """A value without what JSON cannot keep, and the faults that this were."""
    faults: list[Fault] = []
    return _cleaned(value, "", faults), faults


def _cleaned(value: Any, pointer: str, faults: list[Fault]) -> Any:
    if is_object(value):
        if isinstance(value, RepeatingObject):
            faults += (RepeatedName(f"{pointer}/{escaped(name)}", name) for name in value.repeated)
        plain = ((name, f"{pointer}/{escaped(name)}", item) for name, item in value.items())
        return {
            name: _cleaned(item, place, faults)
            for name, place, item in plain
            if _is_whole(name, place, faults, at_name=True)
        }
    if is_list(value):
        return [
            _cleaned(item, f"{pointer}/{position}", faults) for position, item in enumerate(value)
        ]
    if isinstance(value, Digits):
        faults.append(BadNumber(pointer, value.text))
        return 0
    if isinstance(value, str) and not _is_whole(value, pointer, faults):
        return value.encode("utf-8", "replace").decode()
    return value


_WHOLE_CHARACTERS = Form("text", "a text of whole characters")
_SURROGATE = Cause(
    hint="a \\ud800-\\udfff escape is one half of a character; write both halves, or itself"
)


def _is_whole(text: str, pointer: str, faults: list[Fault], *, at_name: bool = False) -> bool:
    """Whether a text, or a name, has whole characters only; if not, that is a fault."""
    try:
        text.encode()
    except UnicodeEncodeError:
        faults.append(WrongForm(pointer, text, _WHOLE_CHARACTERS, _SURROGATE, at_name))
        return False
    return True


def _type_faults(plain: Any, faults: list[Fault]) -> Iterator[Fault]:
    if "/type" in {fault.pointer for fault in faults}:
        return
    if not is_object(plain) or "type" not in plain:
        yield NoRecord("", plain)
        return
    record_type = plain["type"]
    if is_empty(record_type):
        yield Empty("/type", written(record_type))
    elif isinstance(record_type, str):
        yield StrangeType("/type", record_type)
    else:
        yield WrongType("/type", record_type, fields(Record)["type"], needs_list=False)


def _model_faults(model: type[Model], plain: Any, error: ValidationError) -> list[Fault]:
    details = [detail for detail in error.errors(include_url=False) if not _is_echo(detail, plain)]
    strange = [detail["loc"] for detail in details if detail["type"] == "extra_forbidden"]
    missing = [detail["loc"] for detail in details if detail["type"] == "missing"]
    meant = _meant(strange, missing)
    named = set(meant.values())
    faults = {
        detail["loc"]: _fault(model, plain, detail, meant)
        for detail in details
        if detail["loc"] not in named
    }
    empty = {fault.pointer: fault for fault in faults.values() if isinstance(fault, Empty)}
    return [fault for fault in faults.values() if empty.get(fault.pointer, fault) is fault]


def _meant(strange: list[Location], missing: list[Location]) -> dict[Location, Location]:
    """For each unknown field the missing one that it surely stands for."""
    lacking: dict[Location, list[str]] = {}
    for location in missing:
        lacking.setdefault(location[:-1], []).append(str(location[-1]))
    found: dict[Location, Location] = {}
    for unknown in strange:
        holder = unknown[:-1]
        for name in nearest(str(unknown[-1]), lacking.get(holder, [])):
            found[unknown] = (*holder, name)
            lacking[holder].remove(name)
    return found


def _is_echo(detail: ErrorDetails, plain: Any) -> bool:
    """Whether pydantic counts a list as too short only because an item of it is wrong."""
    if detail["type"] != "too_short":
        return False
    least: int = detail.get("ctx", {})["min_length"]
    return len(_value_at(plain, detail["loc"])) >= least


def _fault(
    model: type[Model], plain: Any, detail: ErrorDetails, meant: dict[Location, Location]
) -> Fault:
    location = detail["loc"]
    if detail["type"] == "extra_name":
        name = str(location[-2])
        return WrongForm(pointer_to(location[:-1]), name, EXTRA_NAME, at_name=True)
    pointer, holder, name = pointer_to(location), location[:-1], str(location[-1])
    held_by = at(model, holder)
    inner = (held_by.model if held_by else None) or model
    if detail["type"] == "missing":
        if holder and is_empty(_value_at(plain, holder)):
            return Empty(pointer_to(holder), "an empty object")
        return Missing(pointer_to(holder), name, noun(inner), fields(inner)[name])
    if detail["type"] == "extra_forbidden":
        stands_for = str(meant[location][-1]) if location in meant else None
        return Strange(pointer, name, noun(inner), tuple(fields(inner)), stands_for)
    field = at(model, location)
    if field is None:
        raise LookupError(f"{model.__name__} has no field at {pointer}")
    value = _value_at(plain, location)
    if is_empty(value):
        return Empty(pointer, written(value))
    if field.many and not isinstance(location[-1], int):
        return list_fault(pointer, field, value, detail)
    return value_fault(pointer, field, value, detail)


def _value_at(plain: Any, location: Location) -> Any:
    for step in location:
        plain = plain[step]
    return plain


def is_empty(value: Any) -> bool:
    """Whether a value says nothing: ``null``, or an empty text, list or object."""
    return value is None or (isinstance(value, str | list | dict) and not value)


def written(value: Any) -> str:
    """How an empty value is called in a message."""
    if value is None:
        return "null"
    return f"an empty {'text' if value == '' else 'list' if value == [] else 'object'}"
