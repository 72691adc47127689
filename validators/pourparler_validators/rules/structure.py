"""What keeps a file from being read, or a record from being understood.

These rules say what reading found. None of them can be waived, and none is ever left out.
"""

import re
from collections.abc import Sequence
from typing import Any, Final

from pourparler import MODELS, Identifier
from pourparler.fields import fields
from pourparler.values import Form, Reference
from pourparler_validators.contract.finding import (
    NOT_APPLICABLE,
    Fix,
    Problem,
    Related,
    Remove,
    Rename,
    SetValue,
    Severity,
)
from pourparler_validators.contract.rule import Answers, WordsAt, rule
from pourparler_validators.entries.cause import Cause
from pourparler_validators.entries.faults import (
    BadJson,
    BadNumber,
    BadYaml,
    Empty,
    Joined,
    Missing,
    Nested,
    NoRecord,
    NoRecords,
    NotListed,
    RepeatedName,
    Strange,
    StrangeType,
    Unquoted,
    Unreadable,
    WrongForm,
    WrongType,
)
from pourparler_validators.entries.misread_dates.causes import cause_of
from pourparler_validators.entries.placeholders import is_placeholder
from pourparler_validators.messages.json_values import Digits, is_list, is_object
from pourparler_validators.messages.nearest import did_you_mean, nearest, nearest_first, quoted
from pourparler_validators.messages.wording import MAX_SHOWN, counted, cut, kind_of, listed, shown

ERROR: Final = Severity.ERROR
MAX_VALUES_SHOWN: Final = 8
MAX_DIGITS: Final = 30
MAX_EXACT: Final = 15
"""A whole number of so many digits is kept exactly, whichever they are."""

_JSON_NUMBER: Final = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?")
_CODE: Final = fields(Identifier)["value"]


@rule(ERROR, is_waivable=False)
def not_readable(fault: Unreadable) -> Answers:
    """The file is not text in UTF-8, is too large, or is no file.

    Why: nothing in it can be checked, so nothing in it counts.

    Fix: save it as UTF-8; in a spreadsheet or an editor the choice is called encoding.

    Bad, in latin-1:
        {"type": "party", "id": "party:tur", "kind": "state", "name": "Türkiye"}

    Says:
        - (file): the file is not UTF-8: the byte 0xFC cannot stand here
    """
    yield Problem(f"the file {fault.reason}", help=fault.help, offset=fault.offset)


@rule(ERROR, is_waivable=False)
def not_json(fault: BadJson) -> Answers:
    """The text breaks the grammar of JSON.

    Why: from the fault on, nothing can be read; what follows it is not checked.

    Fix: look at the place, and at the line above it: mostly a comma is missing, or one too many.

    Bad:
        {"type": "party", "id": "party:tur", "kind": "state" "name": "Türkiye"}

    Says:
        - (file): this is not JSON: a comma or a closing bracket is missing before this
    """
    yield Problem(f"this is not JSON: {fault.reason}", help=fault.help, offset=fault.offset)


@rule(ERROR, is_waivable=False)
def not_yaml(fault: BadYaml) -> Answers:
    """The text breaks the grammar of YAML, or holds what JSON could not: a tag, an endless alias.

    Why: from the fault on, nothing can be read; what follows it is not checked.

    Fix: look at the place, and at the line above it: mostly the indentation is wrong, or a text
    that holds a colon needs quotation marks.

    Bad, in yaml:
        type: party
        id: party:tur
        kind: state
        name: Türkiye: the state

    Says:
        - (file): this is not YAML: a colon and a space stand where no field can begin
    """
    said = "this YAML is not read" if fault.is_yaml else "this is not YAML"
    yield Problem(f"{said}: {fault.reason}", help=fault.help, offset=fault.offset)


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
        fix=_set(fault.pointer, [fault.text]),
    )


@rule(ERROR, is_waivable=False)
def too_deep(fault: Nested) -> Answers:
    """Lists and objects are nested more than 200 deep.

    Why: no record needs it, and it is a known way to make programs crash.

    Fix: a record nests at most six deep; look for a program that wrapped a value again and again.

    Bad:
        [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[
        [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[
        [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[

    Says:
        - (file): lists and objects are nested more than 200 deep here
    """
    yield Problem(fault.reason, help=fault.help, offset=fault.offset)


@rule(ERROR, is_waivable=False)
def duplicate_key(fault: RepeatedName) -> Answers:
    """A field stands twice in one object.

    Why: most programs silently keep the last value and lose the first.

    Fix: delete the one that is wrong; two values of one field belong into a list.

    Bad:
        {"type": "person", "id": "person:lavrov", "name": "Lavrov", "name": "Sergei Lavrov"}

    Says:
        person:lavrov /name: the field "name" stands twice in one object
    """
    yield Problem(
        f"the field {shown(fault.name)} stands twice in one object",
        fault.pointer,
        help="delete the one that is wrong: programs would keep the last and lose the first",
        params={"name": fault.name},
        related=(Related(None, fault.pointer, "it stands here first", earlier=True),),
        at_name=True,
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
def null_or_empty(fault: Empty) -> Answers:
    """A field holds null, or an empty text, list or object.

    Why: a field that is not known is left out; then there is one way to say so, and no program
    takes an empty text for a name.

    Fix: delete the field, or fill it in.

    Bad:
        {"type": "person", "id": "person:lavrov", "name": "Sergei Lavrov", "notes": null}

    Says:
        person:lavrov /notes: "notes" holds null
    """
    yield Problem(
        f"{_place(fault.pointer)} holds {fault.text}",
        fault.pointer,
        help="what is not known is left out: delete it, or fill it in",
        fix=Fix("delete it", (Remove(fault.pointer),)),
    )


@rule(ERROR, is_waivable=False)
def placeholder_text(words: WordsAt) -> Answers:
    """A placeholder such as "unknown" or "TBD" stands in the coder's own words.

    Why: a field that is not known is left out. A placeholder is counted, searched and shown as
    if it were a name. Codes and the words of a source are left alone: NA is Namibia.

    Fix: delete the field; if it must be there, write what the source says of it.

    Bad:
        {"delegation:rus-istanbul-2": {"mandate": "N/A"}}

    Says:
        delegation:rus-istanbul-2 /mandate: "N/A" is a placeholder, not a text
    """
    if words.field is _CODE:
        yield NOT_APPLICABLE
    elif is_placeholder(words.value):
        yield Problem(
            f"{shown(words.value)} is a placeholder, not a text",
            words.pointer,
            help="what is not known is left out: delete the field, or write what is known",
            fix=Fix("delete the field", (Remove(words.pointer),)),
        )


@rule(ERROR, is_waivable=False)
def not_a_record(fault: NoRecord) -> Answers:
    """Something else stands where a record belongs.

    Why: only an object with a type can be read as a record.

    Fix: a record is an object with "type" and "id", such as {"type": "event", "id": "event:…"}.

    Bad:
        [42]

    Says:
        - (record): a number stands where a record belongs
    """
    if is_object(fault.value):
        message, hint = 'the object has no "type", so that it is no record', _typed(fault.value)
    else:
        message = f"{kind_of(fault.value)} stands where a record belongs"
        hint = 'a record is an object with "type" and "id"'
    yield Problem(message, fault.pointer, help=hint)


@rule(ERROR, is_waivable=False)
def unknown_type(fault: StrangeType) -> Answers:
    """There is no such record type.

    Why: the type says which fields the record has; without it nothing else can be checked.

    Fix: write one of the nine types, in small letters.

    Bad:
        {"type": "evnt", "id": "event:istanbul-2"}

    Says:
        event:istanbul-2 /type: there is no record type "evnt"
    """
    near = nearest(fault.value, MODELS)
    yield Problem(
        f"there is no record type {shown(fault.value)}",
        fault.pointer,
        help=did_you_mean(near) or f"the types are {', '.join(MODELS)}",
        params={"value": fault.value},
        fix=_set(fault.pointer, near),
    )


@rule(ERROR, is_waivable=False)
def missing_field(fault: Missing) -> Answers:
    """A field that must be there is missing.

    Why: without it the record says too little to be used.

    Fix: add the field; `pourparler explain` and the reference of fields say what it means.

    Bad:
        {"type": "person", "id": "person:lavrov"}

    Says:
        person:lavrov (record): the person has no "name"
    """
    yield Problem(
        f'the {fault.holder} has no "{fault.name}"',
        fault.pointer,
        help=_needed(fault),
        params={"field": fault.name},
    )


@rule(ERROR, is_waivable=False)
def unknown_field(fault: Strange) -> Answers:
    """There is no such field here.

    Why: programs would pass the value over, and it would be lost.

    Fix: mostly the name is misspelt, or the field belongs to another object. What has no field of
    its own goes into "notes".

    Bad:
        {"type": "person", "id": "person:lavrov", "nmae": "Sergei Lavrov"}

    Says:
        person:lavrov /nmae: the person has no field "nmae", and lacks "name"
    """
    lacking = f', and lacks "{fault.meant}"' if fault.meant else ""
    near = [fault.meant] if fault.meant else nearest(fault.name, fault.known)
    known = listed([quoted(name) for name in fault.known], "and")
    yield Problem(
        f"the {fault.holder} has no field {shown(fault.name)}{lacking}",
        fault.pointer,
        help=did_you_mean(near) or f"its fields are {known}",
        params={"field": fault.name},
        fix=_renamed(fault.pointer, near),
        at_name=True,
    )


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
    yield Problem(
        f"{_place(fault.pointer)} must be {wanted}, and {found}",
        fault.pointer,
        help=_type_help(fault),
        params={"expected": wanted, "found": kind_of(value)},
        fix=_retyped(fault),
    )


@rule(ERROR, is_waivable=False)
def wrong_form(fault: WrongForm) -> Answers:
    """A value is not written as its form asks: an id, date, language, country or web address.

    Why: only values of one form can be compared, sorted and looked up.

    Fix: write the value in the form that the message describes.

    Bad:
        {"type": "party", "id": "party:tur", "kind": "state", "name": "Türkiye", "country": "tr"}

    Says:
        party:tur /country: "tr" is not a country code of ISO 3166-1
    """
    cause = fault.cause or Cause(hint=_written(fault.form))
    said = f": {cause.said}" if cause.said else ""
    yield Problem(
        f"{_place(fault.pointer)} is {shown(fault.value)}, and must be {fault.form.words}"
        if is_list(fault.value)
        else f"{shown(fault.value)} is not {fault.form.words}{said}",
        fault.pointer,
        help=cause.help,
        params={"value": fault.value, "form": fault.form.name},
        fix=_offered(fault.pointer, cause),
        at_name=fault.at_name,
    )


@rule(ERROR, is_waivable=False)
def not_in_list(fault: NotListed) -> Answers:
    """A value is not in the list from which the field's values are taken.

    Why: a value outside the list cannot be counted with the others.

    Fix: take one of the list's values; where none fits, "other", and say in "notes" what it is.

    Bad:
        {"type": "party", "id": "party:tur", "kind": "country", "name": "Türkiye"}

    Says:
        party:tur /kind: "country" is not a value of "kind"
    """
    near = nearest_first(fault.value, fault.allowed, MAX_VALUES_SHOWN)
    more = ", …" if len(fault.allowed) > len(near) else ""
    yield Problem(
        f'{shown(fault.value)} is not a value of "{fault.name}"',
        fault.pointer,
        help=f"the values are {', '.join(near)}{more}",
        params={"value": fault.value, "nearest": near},
        fix=_set(fault.pointer, nearest(fault.value, fault.allowed)),
    )


@rule(ERROR, is_waivable=False)
def joined_values(fault: Joined) -> Answers:
    """Several values stand in one text where a list belongs.

    Why: a program that looks for one of them does not find it.

    Fix: write a list, with each value in quotation marks of its own.

    Bad:
        {"type": "event", "id": "event:a", "kind": "summit", "status": "held",
         "agenda": "prisoners, ceasefire"}

    Says:
        event:a /agenda: "prisoners, ceasefire" holds 2 values in one text
    """
    is_whole = not fault.pointer[-1:].isdigit()
    yield Problem(
        f"{shown(fault.value)} holds {counted(len(fault.parts), 'value')} in one text",
        fault.pointer,
        help=_list_help(fault),
        params={"values": list(fault.parts)},
        fix=_set(fault.pointer, [list(fault.parts)] if is_whole and fault.is_of_field else []),
    )


@rule(ERROR, is_waivable=False)
def no_records(fault: NoRecords) -> Answers:
    """A file is empty, or is a list with nothing in it.

    Why: an empty file is mostly a program's mistake. That nothing was found in an article is said
    by a document: {"records": []}.

    Fix: add records, write a document with an empty list of records, or delete the file.

    Bad:
        []

    Says:
        - (record): the file holds no records
    """
    yield Problem(
        "the file holds no records",
        fault.pointer,
        help='add records; where nothing was found, write {"records": []}',
    )


def _list_help(fault: Joined) -> str:
    """How several values are written: those of the field as they are, others in its form."""
    field = fault.field
    if fault.is_of_field:
        return f"write a list: [{', '.join(shown(part) for part in fault.parts[:8])}]"
    if field.model is not None:
        needed = [name for name, inner in fields(field.model).items() if inner.required]
        form = "{" + ", ".join(f'"{name}": …' for name in needed) + "}"
        return f"write a list with an object for each: [{form}, {form}]"
    if isinstance(field.kind, Reference):
        form = f'"{field.kind.types[0]}:…"'
        return f"write a list with the id of each: [{form}, {form}]"
    return (
        f"write a list with a value for each; the values are {_first([*(field.vocabulary or ())])}"
    )


def _kind(value: Any) -> str:
    return shown(value) if isinstance(value, bool) else kind_of(value)


def _typed(plain: dict[str, Any]) -> str:
    """How to make a record, or a document of records, of an object without a type."""
    if (inner := _one_deeper(plain)) is not None:
        return inner
    said = str(plain.get("id", "")).partition(":")[0]
    for wanted in ("type", "records"):
        for name in nearest(wanted, plain):
            return f"write {quoted(wanted)} in place of {shown(name)}"
    return f'add "type": "{said}"' if said in MODELS else f'add "type": one of {", ".join(MODELS)}'


def _one_deeper(plain: dict[str, Any]) -> str | None:
    """What to do with an object whose one field holds the record, or a list of records."""
    if len(plain) != 1:
        return None
    ((name, value),) = plain.items()
    if is_list(value) and any(is_object(item) for item in value):
        return f'the records lie one level deeper: write "records" in place of {shown(name)}'
    if not is_object(value):
        return None
    alone = f"write what {shown(name)} holds, alone"
    named = name if name in MODELS else ""
    typed = f', with "type": "{named}"' if named and "type" not in value else ""
    return f"the record lies one level deeper: {alone}{typed}"


def _set(pointer: str, values: Sequence[Any]) -> Fix | None:
    """Sets the first of the values that may be meant; nothing where there is none."""
    if not values:
        return None
    return Fix(f"write {shown(values[0])}", (SetValue(pointer, values[0]),))


def _offered(pointer: str, cause: Cause) -> Fix | None:
    """Writes the one value that is offered, safely where it says just the same."""
    if len(cause.offers) != 1:
        return None
    (offer,) = cause.offers
    return Fix(f"write {shown(offer)}", (SetValue(pointer, offer),), is_safe=cause.is_form_only)


def _renamed(pointer: str, names: Sequence[str]) -> Fix | None:
    """Corrects the spelling of a field's name."""
    if not names:
        return None
    return Fix(f"write {quoted(names[0])}", (Rename(pointer, names[0]),), is_safe=True)


def _retyped(fault: WrongType) -> Fix | None:
    """Writes the same value as the type that the field holds, where that can be done."""
    value, form = fault.value, fault.field.form
    if isinstance(value, Digits):
        return None
    if (date := _dated(fault)) is not None:
        return _set(fault.pointer, [date])
    if fault.needs_list:
        return _set(fault.pointer, [[value]])
    if isinstance(value, str) and form is not None and form.name in ("count", "offset", "number"):
        is_number = value.isdecimal() and len(value) <= MAX_EXACT
        return _set(fault.pointer, [int(value)] if is_number else [])
    if isinstance(value, str) and form is not None and form.name == "flag":
        return _set(fault.pointer, [value == "true"] if value in ("true", "false") else [])
    is_text = form is not None and form.name in _ANY_TEXT
    return _set(fault.pointer, [str(value)] if is_text and type(value) is int else [])


def _dated(fault: WrongType) -> str | None:
    """The date that a number is meant for, such as 20250602, if it is meant for one."""
    form = fault.field.form
    if form is None or form.name != "date" or type(fault.value) is not int:
        return None
    cause = cause_of(str(fault.value))
    return cause.offers[0] if cause and len(cause.offers) == 1 else None


def _place(pointer: str) -> str:
    """What to call the value at a pointer: the field, or the item of a list."""
    steps = pointer.split("/")[1:]
    names = [step for step in steps if not step.isdigit()]
    if not names:
        return "the record"
    return f'an item of "{names[-1]}"' if steps[-1].isdigit() else f'"{names[-1]}"'


def _needed(fault: Missing) -> str | None:
    field = fault.field
    if field is None:
        return None
    values = f"; its values are {', '.join(field.vocabulary)}" if field.vocabulary else ""
    return f'add "{field.name}": {field.description[:1].lower()}{field.description[1:-1]}{values}'


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


def _type_help(fault: WrongType) -> str:
    field, value = fault.field, fault.value
    if fault.needs_list:
        example = f": [{shown(value)}]" if isinstance(value, str) else ""
        return f"a list stands in square brackets, even one of a single item{example}"
    if field.model is not None:
        return f"its fields are {listed([quoted(name) for name in fields(field.model)], 'and')}"
    if field.name == "type":
        return f"the types are {', '.join(MODELS)}"
    if (date := _dated(fault)) is not None:
        return f"write {shown(date)}, in quotation marks"
    if kind_of(value) == "a number" and field.form and field.form.name in _ANY_TEXT:
        return f'put it into quotation marks: "{shown(value)}"'
    if field.vocabulary is not None:
        return f"the values are {_first(list(field.vocabulary))}"
    return _written(field.form) if field.form else "look up what the field holds"


def _written(form: Form | Reference) -> str:
    if form.example:
        return f"it is written like this: {form.example}"
    return f"write {form.words}, in quotation marks"


def _first(values: Sequence[str]) -> str:
    """The values of a list, or only the first of them if it is long."""
    more = ", …" if len(values) > MAX_VALUES_SHOWN else ""
    return ", ".join(values[:MAX_VALUES_SHOWN]) + more


_ANY_TEXT: Final = ("text", "verbatim", "date")
_JSON_TYPES: Final = {
    "count": "a number",
    "offset": "a number",
    "number": "a number",
    "flag": "true or false",
    "extra": "an object",
    "extra_value": "a text, a number, true or false",
}
