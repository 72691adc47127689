"""Walks over records, along those fields only that somebody asks for."""

from collections.abc import Callable, Sequence
from dataclasses import field
from functools import cache
from typing import Any, NamedTuple, TypeAlias

from pourparler.fields import Field, fields
from pourparler.model import Model
from pourparler_validators.late_dataclasses import dataclass


class Step(NamedTuple):
    """A field on the way, and the steps within its objects."""

    name: str
    field: Field
    is_list: bool
    is_wanted: bool
    inner: tuple["Step", ...]
    leaf: str | None
    """The one field within its objects that is wanted, where that is all of the steps."""


@dataclass(slots=True, eq=False)  # one is made for each value: not frozen, which takes long
class Visit:
    """A value that is asked for, and its place within the record. It is not changed."""

    pointer: str
    field: Field
    value: Any


Found: TypeAlias = tuple[str, Field, Any]
"""What a :class:`Visit` holds: for those who ask once, and of many records."""


@dataclass(slots=True)
class Walk:
    """Visits the values, and the items of lists, of the fields that are asked for.

    ``is_wanted`` says of which fields. The way is worked out once a model.
    """

    is_wanted: Callable[[Field], bool]
    _steps: dict[type[Model], tuple[Step, ...]] = field(
        default_factory=dict[type[Model], tuple[Step, ...]]
    )
    _last: tuple[Model | None, Sequence[Visit]] = None, ()
    _last_values: tuple[Model | None, Sequence[Any]] = None, ()

    def over(self, record: Model) -> Sequence[Visit]:
        """The visits to one record, outer values before inner ones.

        Those to the last record are kept: one rule after the other asks for the same.
        """
        last, visits = self._last
        if last is not record:
            visits = [Visit(*each) for each in self.found(record)]
            self._last = record, visits
        return visits

    def found(self, record: Model) -> list[Found]:
        """The same as plain values, which are not kept."""
        found: list[Found] = []
        _find(record, "", self._steps_of(type(record)), found)
        return found

    def values(self, record: Model) -> Sequence[Any]:
        """The values alone, in the same order: where their places do not matter."""
        last, values = self._last_values
        if last is not record:
            found: list[Any] = []
            _collect(record, self._steps_of(type(record)), found)
            values = found
            self._last_values = record, values
        return values

    def _steps_of(self, model: type[Model]) -> tuple[Step, ...]:
        steps = self._steps.get(model)
        if steps is None:
            steps = self._steps[model] = self._way(model)
        return steps

    def _way(self, model: type[Model]) -> tuple[Step, ...]:
        steps = (self._step(name, shape) for name, shape in fields(model).items())
        return tuple(step for step in steps if step.is_wanted or step.inner)

    def _step(self, name: str, shape: Field) -> Step:
        inner = self._way(shape.model) if shape.model else ()
        is_wanted = self.is_wanted(shape)
        return Step(name, shape, shape.many, is_wanted, inner, None if is_wanted else _leaf(inner))


def _leaf(inner: tuple[Step, ...]) -> str | None:
    is_leaf = len(inner) == 1 and not inner[0].inner and not inner[0].is_list
    return inner[0].name if is_leaf else None


def _find(value: Model, pointer: str, steps: tuple[Step, ...], to: list[Found]) -> None:
    held = value.__dict__
    for name, shown, is_list, is_wanted, inner, leaf in steps:
        found = held[name]
        if found is None:
            continue
        place = f"{pointer}/{name}"
        if not is_list:
            if is_wanted:
                to.append((place, shown, found))
            if inner:
                _find(found, place, inner, to)
        elif not inner:
            to += [(f"{place}/{position}", shown, item) for position, item in enumerate(found)]
        elif leaf is not None:  # asked of all evidence: a call for each item takes longer
            only = inner[0].field
            to += [
                (f"{place}/{position}/{leaf}", only, each)
                for position, item in enumerate(found)
                if (each := item.__dict__[leaf]) is not None
            ]
        else:
            for position, item in enumerate(found):
                at = f"{place}/{position}"
                if is_wanted:
                    to.append((at, shown, item))
                _find(item, at, inner, to)


def _collect(value: Model, steps: tuple[Step, ...], to: list[Any]) -> None:
    held = value.__dict__
    for name, _, is_list, is_wanted, inner, leaf in steps:
        found = held[name]
        if found is None:
            continue
        items = found if is_list else (found,)
        if not inner:  # then it is wanted itself
            to.extend(items)
            continue
        if leaf is not None:  # asked of all evidence: a call for each item takes longer
            to += [each for item in items if (each := item.__dict__[leaf]) is not None]
            continue
        for item in items:
            if is_wanted:
                to.append(item)
            _collect(item, inner, to)


@cache
def fields_within(model: type[Model]) -> tuple[Field, ...]:
    """The fields of a model and of the objects within it."""
    own = tuple(fields(model).values())
    return own + tuple(
        inner for field in own if field.model for inner in fields_within(field.model)
    )
