"""What keeps a record from being understood: its type, and which fields it has."""

from collections.abc import Sequence
from typing import Any, Final

from pourparler import MODELS
from pourparler_validators.contract.finding import (
    Fix,
    Problem,
    Remove,
    Rename,
    Severity,
)
from pourparler_validators.contract.fixes import set_value
from pourparler_validators.contract.rule import Answers, rule
from pourparler_validators.entries.faults import (
    Empty,
    Missing,
    NoRecord,
    Strange,
    StrangeType,
)
from pourparler_validators.messages.field_names import called
from pourparler_validators.messages.json_values import is_list, is_object
from pourparler_validators.messages.nearest import did_you_mean, nearest, quoted
from pourparler_validators.messages.wording import kind_of, listed, shown

ERROR: Final = Severity.ERROR


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
        fix=set_value(fault.pointer, near),
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
        lacks=fault.name,
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
        f"{called(fault.pointer)} holds {fault.text}",
        fault.pointer,
        help="what is not known is left out: delete it, or fill it in",
        fix=Fix("delete it", (Remove(fault.pointer),)),
    )


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


def _renamed(pointer: str, names: Sequence[str]) -> Fix | None:
    """Corrects the spelling of a field's name."""
    if not names:
        return None
    return Fix(f"write {quoted(names[0])}", (Rename(pointer, names[0]),), is_safe=True)


def _needed(fault: Missing) -> str | None:
    field = fault.field
    if field is None:
        return None
    values = f"; its values are {', '.join(field.vocabulary)}" if field.vocabulary else ""
    return f'add "{field.name}": {field.description[:1].lower()}{field.description[1:-1]}{values}'
