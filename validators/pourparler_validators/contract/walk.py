"""Walks over records, along those fields only that somebody is interested in."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Generic, TypeVar

from pourparler.extra import ExtraValues
from pourparler.fields import Field, fields
from pourparler.model import Model
from pourparler_validators.messages.json_pointer import escaped

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Step(Generic[T]):
    """A field on the way, who is interested in it, and the steps within its objects."""

    name: str
    field: Field
    in_list: tuple[T, ...]
    """Those who look at the list as a whole."""
    in_value: tuple[T, ...]
    """Those who look at the value, or at each item of the list."""
    inner: tuple["Step[T]", ...]


@dataclass(slots=True, eq=False)  # one is made for each value: not frozen, which takes long
class Visit(Generic[T]):
    """A value that somebody is interested in, and its place within the record."""

    pointer: str
    field: Field
    value: Any
    interested: tuple[T, ...]


@dataclass(slots=True)
class Walk(Generic[T]):
    """Visits the values of records, each with those who are interested in it.

    ``interest`` says who is interested in a field: in its list as a whole (``True``), or in its
    value or items (``False``). The way is worked out once a model.
    """

    interest: Callable[[Field, bool], tuple[T, ...]]
    _steps: dict[type[Model], tuple[Step[T], ...]] = field(
        default_factory=dict[type[Model], "tuple[Step[T], ...]"]
    )

    def over(self, record: Model) -> list[Visit[T]]:
        """The visits to one record, outer values before inner ones."""
        model = type(record)
        if model not in self._steps:
            self._steps[model] = self._way(model)
        visits: list[Visit[T]] = []
        _visit(record, "", self._steps[model], visits)
        return visits

    def _way(self, model: type[Model]) -> tuple[Step[T], ...]:
        steps = (self._step(name, shape) for name, shape in fields(model).items())
        return tuple(step for step in steps if step.in_list or step.in_value or step.inner)

    def _step(self, name: str, shape: Field) -> Step[T]:
        in_list = self.interest(shape, True) if shape.many else ()
        inner = self._way(shape.model) if shape.model else ()
        return Step(name, shape, in_list, self.interest(shape, False), inner)


def walk_to(is_wanted: Callable[[Field], bool]) -> Walk[bool]:
    """A walk to the values, and the items of lists, of the fields that are wanted."""
    return Walk(lambda shape, is_list: (True,) if not is_list and is_wanted(shape) else ())


def _visit(value: Model, pointer: str, steps: tuple[Step[T], ...], to: list[Visit[T]]) -> None:
    held = value.__dict__
    for step in steps:
        found = held[step.name]
        if found is None:
            continue
        place = f"{pointer}/{step.name}"
        if not step.field.many:
            _visit_at(found, place, step, to)
            continue
        if step.in_list:
            to.append(Visit(place, step.field, found, step.in_list))
        if step.in_value or step.inner:
            for position, item in enumerate(found):
                _visit_at(item, f"{place}/{position}", step, to)


def _visit_at(value: Any, pointer: str, step: Step[T], to: list[Visit[T]]) -> None:
    if step.in_value and isinstance(value, ExtraValues):
        to += (
            Visit(f"{pointer}/{escaped(name)}", step.field, text, step.in_value)
            for name, text in value.items()
            if isinstance(text, str)
        )
    elif step.in_value:
        to.append(Visit(pointer, step.field, value, step.in_value))
    if step.inner:
        _visit(value, pointer, step.inner, to)  # pyright: ignore


@cache
def fields_within(model: type[Model]) -> tuple[Field, ...]:
    """The fields of a model and of the objects within it."""
    own = tuple(fields(model).values())
    return own + tuple(
        inner for field in own if field.model for inner in fields_within(field.model)
    )
