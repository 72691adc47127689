"""The fields of the models as data: for schemas, documentation, messages and walks over records."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType, NoneType, UnionType
from typing import Annotated, Any, Final, Literal, TypeAlias, Union, cast, get_args, get_origin

from pourparler.dates import DATE_WORDS, Date
from pourparler.model import Model, title
from pourparler.record import Record
from pourparler.values import Form, Reference
from pourparler.vocabularies import Vocabulary

Kind: TypeAlias = type[Model] | type[Vocabulary] | type[Date] | Form | Reference
"""What a field holds: an object, a value of a list, a date, a text of some form, a reference."""

_DATE_FORM: Final = Form("date", DATE_WORDS)


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a model."""

    name: str
    kind: Kind
    required: bool
    many: bool
    description: str

    @property
    def title(self) -> str:
        """The title that a form shows."""
        return title(self.name)

    @property
    def model(self) -> type[Model] | None:
        """The model of the objects that the field holds, if it holds objects."""
        return self.kind if isinstance(self.kind, type) and issubclass(self.kind, Model) else None

    @property
    def vocabulary(self) -> type[Vocabulary] | None:
        """The list that the field's values are taken from, if there is one."""
        kind = self.kind
        return kind if isinstance(kind, type) and issubclass(kind, Vocabulary) else None

    @property
    def form(self) -> Form | Reference | None:
        """The form of the texts, numbers or dates that the field holds, if it holds such."""
        if isinstance(self.kind, Form | Reference):
            return self.kind
        return _DATE_FORM if self.kind is Date else None


@dataclass(frozen=True, slots=True)
class Node:
    """A value within a record, with its place."""

    pointer: str
    field: Field
    value: Any


@cache
def fields(model: type[Model]) -> Mapping[str, Field]:
    """The fields of a model by name, in the order in which they are written."""
    model.model_rebuild()
    found = {
        name: _field(name, info.annotation, info.metadata, info.is_required(), info.description)
        for name, info in model.model_fields.items()
    }
    return MappingProxyType({name: found[name] for name in _written_order(model)})


def nodes(value: Model, pointer: str = "") -> Iterator[Node]:
    """Every value that is set within a record, outer before inner: fields, lists and items.

    A list yields itself first and then its items, each with the place of its own.
    """
    shape = fields(type(value))
    for name, item in value.__dict__.items():
        if item is not None:
            yield from _nodes(Node(f"{pointer}/{name}", shape[name], item))


def at(model: type[Model], location: tuple[str | int, ...]) -> Field | None:
    """The field of a model that a path of names and positions leads to, if there is one."""
    field = None
    for step in location:
        if isinstance(step, int):
            continue
        inner = model if field is None else field.model
        field = fields(inner).get(step) if inner else None
        if field is None:
            return None
    return field


def _nodes(node: Node) -> Iterator[Node]:
    yield node
    value = node.value
    if isinstance(value, Model):
        yield from nodes(value, node.pointer)
    elif isinstance(value, tuple):
        for position, item in enumerate(cast("tuple[object, ...]", value)):
            yield from _nodes(Node(f"{node.pointer}/{position}", node.field, item))


def _written_order(model: type[Model]) -> tuple[str, ...]:
    names = tuple(model.model_fields)
    if not issubclass(model, Record):
        return names
    own = tuple(name for name in names if name not in (*model.head, *model.tail))
    return (*model.head, *own, *model.tail)


def _field(
    name: str, annotation: Any, metadata: list[Any], required: bool, description: str | None
) -> Field:
    many, bare, notes = False, annotation, list(metadata)
    while True:
        origin, arguments = get_origin(bare), get_args(bare)
        if origin is Annotated:
            bare, *more = arguments
            notes += more
        elif origin in (Union, UnionType):
            (bare,) = (argument for argument in arguments if argument is not NoneType)
        elif origin is tuple:
            bare, many = arguments[0], True
        else:
            break
    kinds = [note for note in notes if isinstance(note, Form | Reference)]
    if kinds:
        kind: Kind = kinds[-1]
    elif origin is Literal:
        kind = Form("type", f"the record type: {arguments[0]}")
        required = True
    else:
        kind = bare
    return Field(name, kind, required, many, description or "")
