"""Values of another type than their field holds, and numbers and dates read as such."""

import re
from typing import Any, Final

from pourparler import MODELS
from pourparler.fields import fields
from pourparler_validators.contract.finding import (
    Fix,
    Problem,
    Severity,
)
from pourparler_validators.contract.fixes import set_value
from pourparler_validators.contract.rule import Answers, rule
from pourparler_validators.entries.faults import (
    BadNumber,
    Unquoted,
    WrongType,
)
from pourparler_validators.entries.misread_dates.causes import cause_of
from pourparler_validators.messages.field_names import called, first_of, written_so
from pourparler_validators.messages.json_values import Digits, is_object
from pourparler_validators.messages.nearest import quoted
from pourparler_validators.messages.wording import MAX_SHOWN, cut, kind_of, listed, shown

ERROR: Final = Severity.ERROR
MAX_DIGITS: Final = 30
MAX_EXACT: Final = 15
"""A whole number of so many digits is kept exactly, whichever they are."""
_JSON_NUMBER: Final = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?")
_ANY_TEXT: Final = ("text", "verbatim", "date")
_JSON_TYPES: Final = {
    "count": "a number",
    "offset": "a number",
    "number": "a number",
    "flag": "true or false",
    "extra": "an object",
    "extra_value": "a text, a number, true or false",
}


@rule(ERROR, is_waivable=False)
def wrong_type(fault: WrongType) -> Answers:
    """A value is a number where a text belongs, a text where a list belongs, and so on.

    Why: programs would refuse the value or convert it silently.

    Fix: write the value in the form that the message names; quotation marks make a text.

    Bad:
        {"type": "person", "id": "person:lavrov", "name": 7}

    Says:
        person:lavrov /name: "name" must be a text, and 7 is a number
    """
    wanted = _wanted(fault)
    value = fault.value
    is_plain = isinstance(value, str | int | float) and not isinstance(value, bool)
    found = f"{shown(value)} is {kind_of(value)}" if is_plain else f"this is {_kind(value)}"
    said = f": {fault.cause.said}" if fault.cause else ""
    yield Problem(
        f"{called(fault.pointer)} must be {wanted}, and {found}{said}",
        fault.pointer,
        help=fault.cause.help if fault.cause else _type_help(fault),
        params={"expected": wanted, "found": kind_of(value)},
        fix=_retyped(fault),
    )


@rule(ERROR, is_waivable=False)
def not_a_number(fault: BadNumber) -> Answers:
    """A number is NaN, infinite, or too large to be kept exactly.

    Why: JSON has no NaN, and beyond 2^53 most programs round without a word.

    Fix: leave the field out, or write the number as it is meant.

    Bad:
        {"type": "event", "id": "event:a", "kind": "summit", "status": "held", "round": NaN}

    Says:
        event:a /round: NaN is no number in JSON
    """
    digits = len(fault.text.lstrip("-"))
    what = f"a number of {digits:,} digits" if digits > MAX_DIGITS else fault.text
    is_number = any(letter.isdigit() for letter in fault.text)
    is_odd = is_number and not _JSON_NUMBER.fullmatch(fault.text)
    wrong = "too large to be kept exactly" if is_number and not is_odd else "no number in JSON"
    yield Problem(f"{what} is {wrong}", fault.pointer, help=_number_help(fault, is_number, is_odd))


@rule(ERROR, is_waivable=False)
def needs_quotes(fault: Unquoted) -> Answers:
    """A date in YAML lacks the quotation marks without which it is a number or a list.

    Why: YAML reads 2025 as a number and [2025-05-26..2025-06-01] as a list.

    Fix: put the date into quotation marks.

    Bad, in yaml:
        type: party
        id: party:tur
        kind: state
        name: Türkiye
        start: 1923

    Says:
        party:tur /start: 1923 is read as a number or a list, not as a date
    """
    yield Problem(
        f"{shown(fault.text)[1:-1]} is read as a number or a list, not as a date",
        fault.pointer,
        help=f"put it into quotation marks: {shown(fault.text)}",
        fix=set_value(fault.pointer, [fault.text]),
    )


def _kind(value: Any) -> str:
    return shown(value) if isinstance(value, bool) else kind_of(value)


def _retyped(fault: WrongType) -> Fix | None:
    """Writes the same value as the type that the field holds, where that can be done."""
    value, form = fault.value, fault.field.form
    if isinstance(value, Digits):
        return None
    if (date := _dated(fault)) is not None:
        return set_value(fault.pointer, [date])
    if fault.needs_list:
        return set_value(fault.pointer, [[value]])
    if isinstance(value, str) and form is not None and form.name in ("count", "offset", "number"):
        is_number = value.isdecimal() and len(value) <= MAX_EXACT
        return set_value(fault.pointer, [int(value)] if is_number else [])
    if isinstance(value, str) and form is not None and form.name == "flag":
        return set_value(fault.pointer, [value == "true"] if value in ("true", "false") else [])
    is_text = form is not None and form.name in _ANY_TEXT
    return set_value(fault.pointer, [str(value)] if is_text and type(value) is int else [])


def _dated(fault: WrongType) -> str | None:
    """The date that a number is meant for, such as 20250602, if it is meant for one."""
    form = fault.field.form
    if form is None or form.name != "date" or type(fault.value) is not int:
        return None
    cause = cause_of(str(fault.value))
    return cause.offers[0] if cause and len(cause.offers) == 1 else None


def _wanted(fault: WrongType) -> str:
    field = fault.field
    if fault.needs_list:
        return "a list"
    if field.model is not None:
        return "an object"
    return _JSON_TYPES.get(field.form.name if field.form else "", "a text")


def _number_help(fault: BadNumber, is_number: bool, is_odd: bool) -> str:
    if fault.is_for_text and is_number:
        return f'a text belongs here: put it into quotation marks, "{cut(fault.text, MAX_SHOWN)}"'
    if is_odd:
        return "write it with the digits 0 to 9, without a sign + or zeros before it: 12 or 0.5"
    if is_number:
        return "a whole number may go up to 9,007,199,254,740,991"
    return "what is not known is left out: delete the field, or write the number"


def _list_help(value: Any) -> str:
    if is_object(value) and value and all(map(is_object, value.values())):
        return 'put its objects into a list, [{…}, {…}], each with its id as "id" where it has one'
    if isinstance(value, str) and value.lstrip().startswith("["):
        return "it begins like a list, and is none in JSON: see to its quotation marks and brackets"
    example = f": [{shown(value)}]" if isinstance(value, str) else ""
    return f"a list stands in square brackets, even one of a single item{example}"


def _type_help(fault: WrongType) -> str:
    field, value = fault.field, fault.value
    if fault.needs_list:
        return _list_help(value)
    if field.model is not None:
        return f"its fields are {listed([quoted(name) for name in fields(field.model)], 'and')}"
    if field.name == "type":
        return f"the types are {', '.join(MODELS)}"
    if (date := _dated(fault)) is not None:
        return f"write {shown(date)}, in quotation marks"
    if kind_of(value) == "a number" and field.form and field.form.name in _ANY_TEXT:
        return f'put it into quotation marks: "{shown(value)}"'
    if field.vocabulary is not None:
        return f"the values are {first_of(list(field.vocabulary))}"
    return written_so(field.form) if field.form else "look up what the field holds"
