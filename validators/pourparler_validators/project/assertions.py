"""What a project asks of its whole dataset, in the table ``assertions`` of its settings."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Annotated, Any, Final, NamedTuple, Self, TypeAlias

import pydantic
from pydantic_core import PydanticCustomError

from pourparler.forms import RECORD_TYPES
from pourparler.model import Model
from pourparler_validators.messages.nearest import did_you_mean, nearest
from pourparler_validators.messages.wording import article, shown

if TYPE_CHECKING:
    from pourparler.fields import Field

UNSOUND: Final = "assertion"
"""The type of the errors whose message is a sentence for whoever writes the settings."""


def _is_type(name: str) -> str:
    if name not in RECORD_TYPES:
        raise _fault(_unknown("there is no record type", name, RECORD_TYPES))
    return name


_RecordType: TypeAlias = Annotated[
    str,
    pydantic.AfterValidator(_is_type),
    pydantic.Field(json_schema_extra={"enum": [*RECORD_TYPES]}),
]
_Number = Annotated[int, pydantic.Field(ge=1)]
_PerCent = Annotated[float, pydantic.Field(ge=0, le=100)]


class ValueOf(NamedTuple):
    """A value of a list, and the field that has it: events, their kind, "other"."""

    type: str
    field: str
    """Its name; within other objects with theirs before it: segments.kind."""
    value: str


def kebab(name: str) -> str:
    """The name of a setting, by that of its field: at-least."""
    return name.replace("_", "-")


class Assertions(Model, frozen=True, alias_generator=kebab):
    """What must hold of the whole dataset."""

    at_least: dict[_RecordType, _Number] = pydantic.Field(default_factory=dict)
    """How many records of a type there must be: event = 12."""
    at_most: dict[_RecordType, dict[str, dict[str, _PerCent]]] = pydantic.Field(
        default_factory=dict
    )
    """How many per cent of the values of a field may be one value: event.kind.other = 5."""
    every: dict[_RecordType, tuple[str, ...]] = pydantic.Field(default_factory=dict)
    """The fields that every record of a type must have: statement = ["evidence"]."""
    source_texts: bool = False
    """Whether every source must have a text that can be read."""

    @pydantic.model_validator(mode="after")
    def _names_what_there_is(self) -> Self:
        for one in self.shares:
            _require_value(one)
        for record_type, names in self.every.items():
            for name in names:
                _field_of(record_type, name, ("every", record_type))
        return self

    @pydantic.model_serializer(mode="wrap")
    def _of_what_is_asked(self, write: pydantic.SerializerFunctionWrapHandler) -> dict[str, Any]:
        return {name: value for name, value in write(self).items() if value}

    @property
    def shares(self) -> Mapping[ValueOf, float]:
        """How many per cent at most may be a value."""
        return {
            ValueOf(record_type, name, value): most
            for record_type, names in self.at_most.items()
            for name, values in names.items()
            for value, most in values.items()
        }

    def __bool__(self) -> bool:
        return self != Assertions()


def _require_value(asked: ValueOf) -> None:
    """Raises an error where the field is none of a list, or the list has no such value."""
    steps = ("at-most", asked.type, asked.field)
    field = _field_of(asked.type, asked.field, steps)
    whole = f"{asked.type}.{asked.field}"
    if field.vocabulary is None:
        said = f"{shown(whole)} takes its values from no list, so there is no share of one"
        raise _fault(said, steps)
    known = [str(one) for one in field.vocabulary]
    if asked.value not in known:
        raise _fault(_unknown(f"{whole} has no value", asked.value, known), (*steps, asked.value))


def _field_of(record_type: str, path: str, steps: Iterable[str]) -> "Field":
    """The field that a path leads to. Raises an error where there is none."""
    from pourparler import MODELS
    from pourparler.fields import fields

    model: type[Model] | None = MODELS[record_type]
    field: Field | None = None
    for name in path.split("."):
        known: Mapping[str, Field] = fields(model) if model else {}
        if name not in known:
            raise _fault(_unknown(f"{article(record_type)} has no field", path, known), steps)
        field = known[name]
        model = field.model
    assert field is not None  # noqa: S101 (no path is without a name)
    return field


def _unknown(said: str, name: str, known: Iterable[str]) -> str:
    names = list(known)
    hint = did_you_mean(nearest(name, names)) or f"there are {', '.join(names)}"
    return f"{said} {shown(name)}; {hint}"


def _fault(said: str, steps: Iterable[str] = ()) -> PydanticCustomError:
    return PydanticCustomError(UNSOUND, "{said}", {"said": said, "steps": [*steps]})
