"""What is declared beside a rule, evaluated on the JSON of the records: slow, plain, and apart.

It shares no code with the gates of the package, so that the two can be compared.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any, Final

from pourparler import Record
from pourparler_validators.contract.conditions import (
    Asking,
    Both,
    Condition,
    Doubt,
    Either,
    FieldTest,
    Test,
    Where,
)
from pourparler_validators.contract.parameters import Parameter, Way
from pourparler_validators.contract.rule import Group, Rule

CALLED: Final = "called"
NOT_APPLICABLE: Final = "not applicable"
HELD: Final = "held"
"""It holds of the value at sight: the body is not asked."""

Plain = Mapping[str, Any]


@dataclass(frozen=True)
class Dataset:
    """The records as JSON by id: the sound ones with their model, of the others only that."""

    plain: Mapping[str, Plain]
    sound: Mapping[str, Record]

    def to(self, key: str) -> Any:
        """What rules are told of an id: something with a record, or with none."""
        return SimpleNamespace(record=self.sound.get(key)) if key in self.plain else None

    def is_used(self, key: str) -> bool:
        """Whether another record that is sound has an id anywhere."""
        others = (self.plain[own] for own in self.sound if own != key)
        return any(json.dumps(key) in json.dumps(each) for each in others)


def expected(rule: Rule, subject: Any, dataset: Dataset) -> tuple[str, list[str]]:
    """What comes of a subject before the body, and the records that the body is given."""
    if isinstance(subject, Group):
        value: Any = {"entries": subject.entries}
    else:
        value = _at(dataset.plain[str(subject.entry.id)], subject.pointer)
        if not isinstance(value, dict):
            value = {name: getattr(subject.value, name) for name in _asked(rule)}
    model = getattr(subject, "value", subject)
    if not all(holds(each, value, model) for each in rule.conditions):
        return NOT_APPLICABLE, []
    if rule.not_in and subject.field in rule.not_in:
        return NOT_APPLICABLE, []
    handed: list[str] = []
    late: str | None = None
    for parameter in rule.parameters:
        outcome, given, unread = _given(parameter, subject, value, dataset)
        if outcome != CALLED:
            return outcome, []
        late = late or unread
        handed += given
    if rule.holds_unless and not is_in_doubt(rule.holds_unless, value, model, dataset):
        return (late or HELD), []
    return (late or CALLED), handed


def is_in_doubt(doubt: Doubt, value: Any, model: Any, dataset: Any) -> bool:
    """Whether a rule has to look closer at a value."""
    if isinstance(doubt, Asking):
        return bool(doubt.says(model, dataset))
    return holds(doubt, value, model)


def holds(condition: Condition, value: Any, model: Any) -> bool:
    """Whether a condition holds for a value, given as JSON and as the model."""
    match condition:
        case Either():
            return any(holds(each, value, model) for each in condition.conditions)
        case Both():
            return all(holds(each, value, model) for each in condition.conditions)
        case Where(None, says):
            return bool(says(model))
        case Where(field, says):
            for name in str(field).split("."):
                model = None if model is None else getattr(model, name)
            return model is not None and bool(says(model))
        case FieldTest(test, fields, values):
            found = [_values(value, field.split(".")) for field in fields]
            among = any(one in tuple(values) for each in found for one in each)
            return {
                Test.HAS: all(found),
                Test.HAS_ANY: any(found),
                Test.LACKS: not any(found),
                Test.ANY_OF: among,
                Test.NONE_OF: not among,
                Test.SEVERAL: all(len(each) > 1 for each in found),
            }[test]


def _values(value: Any, steps: list[str]) -> list[Any]:
    """All that stands at the end of a way through objects and lists."""
    if isinstance(value, list | tuple):
        return [found for each in value for found in _values(each, steps)]
    if not steps:
        return [value]
    return _values(value[steps[0]], steps[1:]) if steps[0] in value else []


def _asked(rule: Rule) -> set[str]:
    """The fields of which a rule asks: a date has none in JSON."""
    return {name for each in rule.conditions for name in getattr(each, "fields", ())}


def _given(
    parameter: Parameter, subject: Any, value: Any, dataset: Dataset
) -> tuple[str, list[str], str | None]:
    """What comes of a parameter, the records it gets, and why others could not be read."""
    if parameter.way is Way.RUN:
        return CALLED, [], None
    own, owned = str(subject.entry.id), type(subject.value).model_fields
    is_own_field = any(field in owned for field in parameter.fields)
    if own not in dataset.sound and not is_own_field:
        return "the structure of the record is not sound", [], None
    if parameter.way is Way.WITHIN:
        is_such = _is_such(parameter, own, dataset)
        return (CALLED, [own], None) if is_such else (NOT_APPLICABLE, [], None)
    holder = value if is_own_field else dataset.plain[own]
    return _linked(parameter, holder, own, dataset)


def _linked(
    parameter: Parameter, holder: Plain, own: str, dataset: Dataset
) -> tuple[str, list[str], str | None]:
    """What comes of the references of the fields, the sound ones, and why others are not read."""
    wanted = tuple(f"{model.__name__.lower()}:" for model in parameter.models)
    named: dict[str, str] = {}
    for field in parameter.fields:
        keys = holder.get(field, ())
        for key in (keys,) if isinstance(keys, str) else keys:
            if key != own and key.startswith(wanted):
                named.setdefault(key, field)
    followed = list(named) if parameter.way is Way.EACH else list(named)[:1]
    unread = [named[key] for key in followed if key not in dataset.sound]
    sound = [key for key in followed if key in dataset.sound]
    sound = [key for key in sound if _is_such(parameter, key, dataset)]
    reason = reason_of(parameter, unread[0]) if unread else None
    if sound or (not named and parameter.way is Way.IF_LINKED):
        return CALLED, sound, reason
    return reason or NOT_APPLICABLE, [], None


def _is_such(parameter: Parameter, key: str, dataset: Dataset) -> bool:
    record = dataset.sound[key]
    return isinstance(record, parameter.models) and all(
        holds(each, dataset.plain[key], record) for each in parameter.conditions
    )


def reason_of(parameter: Parameter, field: str) -> str:
    """What is said where the record that a field names is missing or not sound."""
    names = [model.__name__.lower() for model in parameter.models]
    is_plain = not {*names, *(f"{name}s" for name in names)}.isdisjoint(parameter.fields)
    where = "" if is_plain else f' in "{field}"'
    return f"the {' or '.join(names)}{where} is missing or not sound"


def _at(record: Any, pointer: str) -> Any:
    for step in pointer.split("/")[1:]:
        record = record[int(step)] if isinstance(record, list) else record[step]
    return record
