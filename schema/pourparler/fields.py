"""The fields of the models as data: for schemas, documentation, messages and walks over records."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType, NoneType, UnionType
from typing import Annotated, Any, Final, Literal, TypeAlias, Union, cast, get_args, get_origin

from pydantic.fields import FieldInfo

from pourparler.dates import DATE_EXAMPLE, Date
from pourparler.extra import EXTRA_VALUE
from pourparler.model import Model, title
from pourparler.record import Record
from pourparler.values import Form, Reference
from pourparler.vocabularies import Vocabulary

Kind: TypeAlias = type[Model] | type[Vocabulary] | type[Date] | Form | Reference
"""What a field holds: an object, a value of a list, a date, a text of some form, a reference."""

_DATE_FORM: Final = Form("date", "a date", DATE_EXAMPLE)
_FIRST: Final = ("type", "id")
_LAST: Final = ("evidence", "notes", "coding", "identifiers", "waivers", "extra")
"""The fields of every record that are written before and after those of its own type."""


@dataclass(frozen=True, slots=True, eq=False)
class Field:
    """One field of a model; there is one such object for each, so it is compared by identity."""

    name: str
    kind: Kind
    required: bool
    many: bool
    owner: type[Model] | None = None
    """The model that has the field; none for a name of the coder's own."""

    @property
    def description(self) -> str:
        """What the field means: read from the source code, and only when it is asked for."""
        return self.owner.description_of(self.name) if self.owner else ""

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
    if not model.__pydantic_fields_complete__:
        model.model_rebuild()
    found = model.__pydantic_fields__
    return MappingProxyType(
        {
            found[name].alias or name: _field(model, name, found[name])
            for name in _written_order(model)
        }
    )


def noun(model: type[Model]) -> str:
    """What to call an object of a model: ``AgreementParty`` is an ``agreement party``."""
    return re.sub("(?<!^)(?=[A-Z])", " ", model.__name__).lower()


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
        if field is not None and field.form is not None and field.form.name == "extra":
            field = Field(step, EXTRA_VALUE, required=False, many=False)
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
    names = tuple(model.__pydantic_fields__)
    if not issubclass(model, Record):
        return names
    own = tuple(name for name in names if name not in (*_FIRST, *_LAST))
    return (*_FIRST, *own, *_LAST)


def _field(model: type[Model], name: str, info: FieldInfo) -> Field:
    many, required, bare, notes = False, info.is_required(), info.annotation, [*info.metadata]
    while (origin := get_origin(bare)) in (Annotated, Union, UnionType, tuple):
        arguments = get_args(bare)
        if origin is Annotated:
            notes += arguments[1:]
        many = many or origin is tuple
        (bare,) = {*arguments[:1]} if origin in (Annotated, tuple) else {*arguments} - {NoneType}
    forms = [note for note in notes if isinstance(note, Form | Reference)]
    kind: Kind = forms[-1] if forms else cast("Kind", bare)
    if origin is Literal and not forms:
        kind, required = Form("type", "the record type", str(get_args(bare)[0])), True
    return Field(info.alias or name, kind, required, many, model)
