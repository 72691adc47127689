"""Turns a plain JSON value into a record, or says what is wrong with its structure.

A sound record never comes here: it is read from its JSON text in one step. What was refused is
looked at a second time, value by value, so that each fault is named once and in a coder's terms.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Final, TypeAlias

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from pourparler.countries import COUNTRIES
from pourparler.document import MODELS
from pourparler.extra import EXTRA_NAME
from pourparler.fields import Field, at, fields, noun
from pourparler.model import Model
from pourparler.record import Record
from pourparler.values import MAX_ID_LENGTH, MAX_INTEGER, Form, Reference
from pourparler_validators.entries.cause import Cause
from pourparler_validators.entries.faults import (
    BadNumber,
    Empty,
    Fault,
    Joined,
    Missing,
    NoRecord,
    NotListed,
    Placeholder,
    RepeatedName,
    Strange,
    StrangeType,
    WrongForm,
    WrongType,
)
from pourparler_validators.entries.misread_dates.causes import cause_of
from pourparler_validators.entries.misread_urls import cause_of_url
from pourparler_validators.entries.placeholders import is_placeholder
from pourparler_validators.messages.json_pointer import escaped, pointer_to
from pourparler_validators.messages.json_values import Digits, Fraction, is_list, is_object
from pourparler_validators.messages.nearest import did_you_mean, nearest

Location: TypeAlias = tuple[str | int, ...]

SEPARATORS = (",", ";", "|", "/", "\n")
"""What coders put between several values in one text."""

MAX_NAME: Final = 40
"""A longer part of a text is no name of one of several values."""


class RepeatingObject(dict[str, Any]):
    """An object that has some names twice; it keeps the last value of each."""

    repeated: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Shape:
    """What a value turned out to be: a record if it is sound, and its faults if it is not."""

    record: Record | None
    type: str | None
    id: str | None
    faults: tuple[Fault, ...]


def shape_of(value: Any) -> Shape:
    """A record, or all that is wrong with the structure of one."""
    plain, faults = cleaned(value)
    record_type = plain.get("type") if is_object(plain) else None
    identity = plain.get("id") if is_object(plain) else None
    key = identity if isinstance(identity, str) else None
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
        and _json_types(fault.field.form) == (str,)
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
        return _list_fault(pointer, field, value, detail)
    return _value_fault(pointer, field, value, detail)


def _list_fault(pointer: str, field: Field, value: Any, detail: ErrorDetails) -> Fault:
    if is_list(value):
        least = detail.get("ctx", {})["min_length"]
        form = Form("list", f"a list of at least {least} items")
        return WrongForm(pointer, value, form, Cause(hint="add the others"))
    if _is_placeholder(field, value):
        return Placeholder(pointer, value, field)
    return _joined(pointer, field, value) or WrongType(pointer, value, field, True)


def _value_fault(pointer: str, field: Field, value: Any, detail: ErrorDetails) -> Fault:
    form = field.form
    if _is_placeholder(field, value):
        return Placeholder(pointer, value, field)
    if type(value) not in _json_types(form):
        return WrongType(pointer, value, field, False)
    joined = _joined(pointer, field, value) if field.many else None
    if joined is not None:
        return joined
    if field.vocabulary is not None:
        return NotListed(pointer, value, tuple(field.vocabulary), field.name)
    if form is None:
        return WrongType(pointer, value, field, False)
    if isinstance(value, int | float) and abs(value) > MAX_INTEGER:
        return BadNumber(pointer, str(value))
    return WrongForm(pointer, value, form, _cause(field, value, detail))


def _json_types(form: Form | Reference | None) -> tuple[type, ...]:
    """The types of the plain values that a form can be refused as, for their content."""
    name = form.name if form else ""
    return _JSON_TYPES.get(name, (str,))


_JSON_TYPES: Final[dict[str, tuple[type, ...]]] = {
    "count": (int, float, Fraction),
    "offset": (int, float, Fraction),
    "number": (int, float, Fraction),
    "flag": (bool,),
    "extra": (dict,),
    "extra_value": (str, int, float, Fraction, bool),
}


def _is_placeholder(field: Field, value: Any) -> bool:
    """Whether a value is no value of its field, only a word for none; not asked of codes."""
    is_code = field.form is not None and field.form.name in ("country", "id", "type")
    return isinstance(value, str) and not is_code and is_placeholder(value)


def _joined(pointer: str, field: Field, value: Any) -> Joined | None:
    """A text that joins several values, as the field holds them or in words; else nothing."""
    if not isinstance(value, str):
        return None
    for separator in SEPARATORS:
        parts = tuple(part.strip() for part in value.split(separator) if part.strip())
        is_of_field = any(_belongs(field, part) for part in parts)
        if len(parts) > 1 and (is_of_field or _are_names(field, separator, parts)):
            return Joined(pointer, value, parts, field, is_of_field)
    return None


def _are_names(field: Field, separator: str, parts: tuple[str, ...]) -> bool:
    """Whether parts of a text look like names of what the field holds."""
    holds_names = field.model or field.vocabulary or isinstance(field.kind, Reference)
    return bool(holds_names) and separator != "/" and all(len(part) <= MAX_NAME for part in parts)


def _belongs(field: Field, part: str) -> bool:
    if field.vocabulary is not None:
        return part in field.vocabulary.__members__.values()
    return isinstance(field.kind, Reference) and part.partition(":")[0] in field.kind.types


def _cause(field: Field, value: Any, detail: ErrorDetails) -> Cause | None:
    """Why a value is not of its field's form, or how to write it, where that is known."""
    if detail["type"] == "date_form":
        return cause_of(value) or Cause(hint=detail["msg"])
    if field.form and field.form.name == "url" and (found := cause_of_url(value)):
        return found
    if field.form and field.form.name == "country" and isinstance(value, str):
        hint = did_you_mean(_countries_like(value))
    elif isinstance(value, str) and (hidden := _first_control(value)):
        hint = f"take out the control character U+{ord(hidden):04X}"
    elif isinstance(value, str) and not value.strip():
        hint = "it has nothing but white space: write what is meant, or leave the field out"
    elif detail["type"] == "string_too_long":
        hint = f"it has {len(value):,} characters; at most {MAX_ID_LENGTH} are allowed"
    else:
        return None
    return Cause(hint=hint) if hint else None


def _countries_like(text: str) -> list[str]:
    """The codes that a country's name, or a code in small letters, may stand for."""
    if text.upper() in COUNTRIES:
        return [text.upper()]
    codes = {name: code for code, name in COUNTRIES.items()}
    return [codes[name] for name in nearest(text, codes)]


def _first_control(text: str) -> str | None:
    return next((letter for letter in text if letter < " " and letter not in "\t\n"), None)


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
