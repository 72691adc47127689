"""Whether extra holds what the settings of the project lay down for it."""

from collections.abc import Iterator
from typing import Final

from pourparler import Record
from pourparler.extra import ExtraValue
from pourparler.own_fields import OwnField, OwnFields
from pourparler_validators.contract.finding import NOT_APPLICABLE, Problem, Severity
from pourparler_validators.contract.rule import Answers, At, rule
from pourparler_validators.formats.tables.cell_values import value_of_extra
from pourparler_validators.messages.nearest import did_you_mean, nearest
from pourparler_validators.messages.wording import article, cut, shown

_MOST_NAMED: Final = 200
"""So many characters of a list are shown."""


@rule(Severity.ERROR, needs=("extra",))
def unknown_field(record: At[Record], own: OwnFields) -> Answers:
    """The settings do not define a field of extra for this type of record.

    Why: a misspelt name is a value that no table and no form shows, and that no count finds.

    Fix: write the name as the settings have it, or define the field there, under "extra".

    Settings:
        [extra.statement]
        tone = { values = { firm = "asks for all", soft = "leaves room" } }

    Bad:
        {"statement:trump-putin": {"extra": {"tnoe": "soft"}}}

    Says:
        statement:trump-putin /extra/tnoe: the settings define no field "tnoe" for a statement
    """
    known = own.of(record.value.type)
    if known is None:
        yield NOT_APPLICABLE
        return
    for name in record.value.extra or ():
        if name not in known:
            yield Problem(
                f'the settings define no field "{name}" for {article(record.value.type)}',
                f"/extra/{name}",
                help=did_you_mean(nearest(name, known))
                or f"define it in the settings, under [extra.{record.value.type}]",
                at_name=True,
            )


@rule(Severity.ERROR, needs=("extra",))
def wrong_kind(record: At[Record], own: OwnFields) -> Answers:
    """A field of the project's own holds another kind of value than the settings say.

    Why: a column of numbers in which one is a text is a column of texts for every program.

    Fix: write the value as the kind asks for it, or change the "kind" in the settings.

    Settings:
        [extra.event]
        desk_id = { kind = "integer", label = "Number at the desk" }

    Bad:
        {"event:istanbul-1": {"extra": {"desk_id": "12"}}}

    Says:
        event:istanbul-1 /extra/desk_id: "Number at the desk" is the text "12", not a whole number
    """
    if own.of(record.value.type) is None:
        yield NOT_APPLICABLE
        return
    for name, field, value in _known(record.value, own):
        if not field.is_of_kind(value):
            yield Problem(
                f"{shown(field.label or name)} is {_said(value)}, not {field.form.words}",
                f"/extra/{name}",
                help=_how_written(field, value),
            )


@rule(Severity.ERROR, needs=("extra",))
def not_in_list(record: At[Record], own: OwnFields) -> Answers:
    """A field of the project's own holds a text that its list in the settings lacks.

    Why: a code that is written in two ways is two codes for whoever counts.

    Fix: take a value of the list, or put this one into it, in the settings, with its meaning.

    Settings:
        [extra.statement.tone]
        values = { firm = "asks for all", soft = "leaves room" }

    Bad:
        {"statement:trump-putin": {"extra": {"tone": "sotf"}}}

    Says:
        statement:trump-putin /extra/tone: "sotf" is not in the list of "tone"
    """
    if own.of(record.value.type) is None:
        yield NOT_APPLICABLE
        return
    for name, field, value in _known(record.value, own):
        known = field.values
        if known is None or not isinstance(value, str) or not field.is_of_kind(value):
            continue
        for text in field.texts(value):
            if text not in known:
                yield Problem(
                    f"{shown(text)} is not in the list of {shown(field.label or name)}",
                    f"/extra/{name}",
                    help=did_you_mean(nearest(text, known))
                    or f"the list has {cut(', '.join(known), _MOST_NAMED)}",
                )


def _known(record: Record, own: OwnFields) -> Iterator[tuple[str, OwnField, ExtraValue]]:
    """The values of a record that the settings define a field for."""
    known = own.of(record.type)
    if known is None or record.extra is None:
        return
    for name, value in record.extra.items():
        if name in known:
            yield name, known[name], value


def _said(value: ExtraValue) -> str:
    """A value with the kind that it has, as a message names it."""
    if isinstance(value, str):
        return f"the text {shown(value)}"
    return shown(value) if isinstance(value, bool) else f"the number {shown(value)}"


def _how_written(field: OwnField, value: ExtraValue) -> str:
    """What to do about a value of another kind."""
    if field.kind == "text" and not isinstance(value, str):
        return f'write it in quotation marks: "{shown(value)}"'
    meant = value_of_extra(value) if isinstance(value, str) else value
    if not isinstance(meant, str) and field.is_of_kind(meant):
        return f"write it without quotation marks: {shown(meant)}"
    return f"write it as {field.form.example}"
