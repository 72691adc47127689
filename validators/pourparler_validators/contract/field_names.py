"""Whether the fields and values that a rule's declaration names are there.

A rule that names a field which no record has would never apply, and nobody would notice.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from pourparler import MODELS, Record
from pourparler.fields import Field, fields
from pourparler.model import Model
from pourparler.values import Reference
from pourparler_validators.contract.conditions import (
    Both,
    Condition,
    Either,
    FieldTest,
    Test,
    Where,
)
from pourparler_validators.contract.parameters import Parameter
from pourparler_validators.messages.nearest import did_you_mean, nearest, quoted


def require_fields(types: Iterable[type], conditions: Iterable[Condition]) -> None:
    """Raises ``TypeError`` for a condition on a field, or a value, that a type does not have."""
    models = [each for each in types if issubclass(each, Model)]
    for condition in conditions:
        match condition:
            case Either() | Both():
                require_fields(models, condition.conditions)
            case FieldTest(test=Test.HAS_ANY):
                _require_in_one(models, condition.fields)
            case _:
                for model in models:
                    _require(model, condition)


def require_references(types: Sequence[type], parameters: Iterable[Parameter]) -> None:
    """Raises ``TypeError`` for a linked record to which the judged value has no reference."""
    models = [each for each in types if issubclass(each, Model)]
    is_in_record = not models or not all(issubclass(each, Record) for each in models)
    owners = [*models, *(MODELS.values() if is_in_record or Record in models else ())]
    known = {
        name
        for owner in owners
        for name, field in fields(owner).items()
        if isinstance(field.kind, Reference)
    }
    for parameter in parameters:
        require_fields(parameter.models, parameter.conditions)
        for name in parameter.fields:
            if name not in known:
                said = " or ".join(model.__name__ for model in models) or "a record"
                raise TypeError(
                    f"it follows {quoted(name)}, which {said} does not have{_hint(name, known)}"
                )


def _require_in_one(models: Sequence[type[Model]], names: Iterable[str]) -> None:
    """Raises ``TypeError`` for a field that none of several types has."""
    known = {name for model in models for name in fields(model)}
    for name in names if models else ():
        if name not in known:
            said = " or ".join(model.__name__ for model in models)
            raise TypeError(f"{said} has no field {quoted(name)}{_hint(name, known)}")


def _require(model: type[Model], condition: FieldTest | Where) -> None:
    if isinstance(condition, FieldTest):
        for path in condition.fields:
            _require_values(model, path, condition.values)
    elif condition.field is not None:
        _require_values(model, condition.field, ())


def _require_values(model: type[Model], path: str, values: Iterable[Any]) -> None:
    found: Field | None = None
    owner: type[Model] | None = model
    for step in path.split("."):
        known: Mapping[str, Field] = fields(owner) if owner else {}
        if step not in known:
            hint = _hint(step, known)
            raise TypeError(f"{model.__name__} has no field {quoted(path)}{hint}")
        found = known[step]
        owner = found.model
    vocabulary = found.vocabulary if found else None
    known_values = [str(each) for each in vocabulary] if vocabulary else []
    for value in values if vocabulary else ():
        if str(value) not in known_values:
            hint = _hint(str(value), known_values)
            raise TypeError(f"{quoted(path)} has no value {quoted(str(value))}{hint}")


def _hint(name: str, known: Iterable[str]) -> str:
    said = did_you_mean(nearest(name, known))
    return f"; {said}" if said else ""
