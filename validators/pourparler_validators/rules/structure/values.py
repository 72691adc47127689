"""Values that are not as their field asks: of another form, or not in its list."""

from typing import Final

from pourparler.fields import fields
from pourparler.values import Reference
from pourparler_validators.contract.finding import (
    Fix,
    Problem,
    SetValue,
    Severity,
)
from pourparler_validators.contract.fixes import set_value
from pourparler_validators.contract.rule import Answers, rule
from pourparler_validators.entries.cause import Cause
from pourparler_validators.entries.faults import (
    Joined,
    NotListed,
    WrongForm,
)
from pourparler_validators.messages.field_names import (
    MAX_VALUES_SHOWN,
    called,
    first_of,
    written_so,
)
from pourparler_validators.messages.json_values import is_list
from pourparler_validators.messages.nearest import nearest, nearest_first
from pourparler_validators.messages.wording import counted, shown

ERROR: Final = Severity.ERROR


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
    cause = fault.cause or Cause(hint=written_so(fault.form))
    said = f": {cause.said}" if cause.said else ""
    yield Problem(
        f"{called(fault.pointer)} is {shown(fault.value)}, and must be {fault.form.words}"
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
        fix=set_value(fault.pointer, nearest(fault.value, fault.allowed)),
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
        fix=set_value(fault.pointer, [list(fault.parts)] if is_whole and fault.is_of_field else []),
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
    values = first_of([*(field.vocabulary or ())])
    return f"write a list with a value for each; the values are {values}"


def _offered(pointer: str, cause: Cause) -> Fix | None:
    """Writes the one value that is offered, safely where it says just the same."""
    if len(cause.offers) != 1:
        return None
    (offer,) = cause.offers
    return Fix(f"write {shown(offer)}", (SetValue(pointer, offer),), is_safe=cause.is_form_only)
