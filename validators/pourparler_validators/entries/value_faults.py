"""What is wrong with a value that its field refuses, in a coder's terms."""

from typing import Any, Final

from pydantic_core import ErrorDetails

from pourparler.countries import COUNTRIES
from pourparler.fields import Field
from pourparler.values import MAX_ID_LENGTH, MAX_INTEGER, Form, Reference
from pourparler_validators.entries.cause import Cause
from pourparler_validators.entries.faults import (
    BadNumber,
    Fault,
    Joined,
    NotListed,
    Placeholder,
    WrongForm,
    WrongType,
)
from pourparler_validators.entries.misread_dates.causes import cause_of
from pourparler_validators.entries.misread_numbers import cause_of_number
from pourparler_validators.entries.misread_urls import cause_of_url
from pourparler_validators.entries.placeholders import is_placeholder
from pourparler_validators.languages.state_names import country_named
from pourparler_validators.languages.states import state_codes
from pourparler_validators.messages.json_values import Fraction, is_list
from pourparler_validators.messages.nearest import did_you_mean, nearest

SEPARATORS = (",", ";", "|", "/", "\n")
"""What coders put between several values in one text."""

MAX_NAME: Final = 40
"""A longer part of a text is no name of one of several values."""


def list_fault(pointer: str, field: Field, value: Any, detail: ErrorDetails) -> Fault:
    """What is wrong with a value where the field's list belongs."""
    if is_list(value):
        least = detail.get("ctx", {})["min_length"]
        form = Form("list", f"a list of at least {least} items")
        return WrongForm(pointer, value, form, Cause(hint="add the others"))
    if _is_placeholder(field, value):
        return Placeholder(pointer, value, field)
    return _joined(pointer, field, value) or WrongType(pointer, value, field, True)


def value_fault(pointer: str, field: Field, value: Any, detail: ErrorDetails) -> Fault:
    """What is wrong with a value of a field, or an item of its list."""
    form = field.form
    if _is_placeholder(field, value):
        return Placeholder(pointer, value, field)
    if type(value) not in json_types(form):
        return WrongType(pointer, value, field, False, _misread_number(field, value))
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


def json_types(form: Form | Reference | None) -> tuple[type, ...]:
    """The types of the plain values that a form can be refused as, for their content."""
    name = form.name if form else ""
    return _JSON_TYPES.get(name, (str,))


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
        hint = _no_country(value) or did_you_mean(_countries_like(value))
    elif isinstance(value, str) and (hidden := _first_control(value)):
        hint = f"take out the control character U+{ord(hidden):04X}"
    elif isinstance(value, str) and not value.strip():
        hint = "it has nothing but white space: write what is meant, or leave the field out"
    elif detail["type"] == "string_too_long":
        hint = f"it has {len(value):,} characters; at most {MAX_ID_LENGTH} are allowed"
    else:
        return None
    return Cause(hint=hint) if hint else None


def _misread_number(field: Field, value: Any) -> Cause | None:
    """How a text writes a number, where the field holds one."""
    name = field.form.name if field.form else ""
    if name not in ("count", "offset", "number") or not isinstance(value, str):
        return None
    return cause_of_number(value, is_whole=name != "number")


def _no_country(text: str) -> str | None:
    """What to do where a code is one that ISO 3166-1 reserves for an organization."""
    name = _OF_ORGANIZATIONS.get(text.upper())
    return f'that is {name}, which is no country: leave "country" out' if name else None


def _countries_like(text: str) -> list[str]:
    """The codes that a country's name, three letters, or small letters, may stand for."""
    by_alpha3 = {codes.alpha3: code for code, codes in state_codes().items()}
    known = {**by_alpha3, **{code: code for code in COUNTRIES}}.get(text.upper())
    found = known or country_named(text)
    if found is not None:
        return [found]
    if len(text) < _SHORTEST_NAME:
        return []
    codes = {name: code for code, name in COUNTRIES.items()}
    return [codes[name] for name in nearest(text, codes)]


def _first_control(text: str) -> str | None:
    return next((letter for letter in text if letter < " " and letter not in "\t\n"), None)


_SHORTEST_NAME: Final = 5
"""A text of fewer letters is like the name of some country by chance: NATO, Monaco."""
_OF_ORGANIZATIONS: Final = {"EU": "the European Union", "UN": "the United Nations"}
"""The codes that ISO 3166-1 reserves at the request of organizations ("exceptionally")."""
_JSON_TYPES: Final[dict[str, tuple[type, ...]]] = {
    "count": (int, float, Fraction),
    "offset": (int, float, Fraction),
    "number": (int, float, Fraction),
    "flag": (bool,),
    "extra": (dict,),
    "extra_value": (str, int, float, Fraction, bool),
}
