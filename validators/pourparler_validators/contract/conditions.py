"""When a rule applies: conditions on the fields of the value that it judges, as data.

They stand beside the rule, ``@rule(…, only_if=any_of("status", HELD))``, so that the runner can
count a value to which a rule does not apply without calling it.
"""

import enum
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import Any, TypeAlias, assert_never, cast


class Test(enum.Enum):
    """What a condition asks of its fields."""

    HAS = enum.auto()
    LACKS = enum.auto()
    ANY_OF = enum.auto()
    NONE_OF = enum.auto()
    SEVERAL = enum.auto()


@dataclass(frozen=True, slots=True)
class FieldTest:
    """A test of fields of one value. A field within an object is named ``place.country``.

    Of the objects of a list, ``history.status`` is the list of what each has there.
    """

    test: Test
    fields: tuple[str, ...]
    values: frozenset[Any] = frozenset()

    def holds(self, value: Any) -> bool:
        """Whether the value passes the test."""
        match self.test:
            case Test.HAS:
                return all(held_in(value, field) is not None for field in self.fields)
            case Test.LACKS:
                return all(held_in(value, field) is None for field in self.fields)
            case Test.ANY_OF:
                return any(self._is_among(held_in(value, field)) for field in self.fields)
            case Test.NONE_OF:
                return not any(self._is_among(held_in(value, field)) for field in self.fields)
            case Test.SEVERAL:
                return all(len(held_in(value, field) or ()) > 1 for field in self.fields)
            case _ as test:
                assert_never(test)

    def _is_among(self, held: Any) -> bool:
        if isinstance(held, tuple):
            return not self.values.isdisjoint(cast("Collection[Any]", held))
        return held in self.values


@dataclass(frozen=True, slots=True)
class Where:
    """A field is there, and a function says yes of what it holds, or gives something.

    Without a field the function is asked of the value itself.
    """

    field: str | None
    says: Callable[[Any], object]

    def holds(self, value: Any) -> bool:
        """Whether the value passes the test."""
        held = value if self.field is None else held_in(value, self.field)
        return held is not None and bool(self.says(held))


@dataclass(frozen=True, slots=True)
class Either:
    """At least one of several conditions holds."""

    conditions: tuple["Condition", ...]

    def holds(self, value: Any) -> bool:
        """Whether one of them holds for the value."""
        return any(condition.holds(value) for condition in self.conditions)


@dataclass(frozen=True, slots=True)
class Both:
    """Each of several conditions holds."""

    conditions: tuple["Condition", ...]

    def holds(self, value: Any) -> bool:
        """Whether all of them hold for the value."""
        return all(condition.holds(value) for condition in self.conditions)


Condition: TypeAlias = FieldTest | Where | Either | Both


def has(*fields: str) -> FieldTest:
    """The value has all these fields."""
    return FieldTest(Test.HAS, fields)


def lacks(*fields: str) -> FieldTest:
    """The value has none of these fields."""
    return FieldTest(Test.LACKS, fields)


def any_of(field: str, values: Iterable[Any] | Any) -> FieldTest:
    """The field has one of these values; of a list, at least one item is among them."""
    return FieldTest(Test.ANY_OF, (field,), _set_of(values))


def none_of(field: str, values: Iterable[Any] | Any) -> FieldTest:
    """The field has none of these values, or is not there; of a list, no item is among them."""
    return FieldTest(Test.NONE_OF, (field,), _set_of(values))


def several(*fields: str) -> FieldTest:
    """Each of these fields is a list of more than one item."""
    return FieldTest(Test.SEVERAL, fields)


def where(field: str, says: Callable[[Any], object]) -> Where:
    """The field is there, and the function says yes of what it holds, or gives something."""
    return Where(field, says)


def such_that(says: Callable[[Any], object]) -> Where:
    """The function says yes of the value itself, or gives something that is not empty."""
    return Where(None, says)


def either(*conditions: Condition) -> Either:
    """At least one of these conditions holds."""
    return Either(conditions)


def both(*conditions: Condition) -> Both:
    """All of these conditions hold: for use within :func:`either`."""
    return Both(conditions)


def held_in(value: Any, field: str) -> Any:
    """What a field holds, also one within an object; nothing where an object is not there.

    Of one within the objects of a list, what all that have it hold there.
    """
    for step in field.split("."):
        if value is None:
            return None
        if isinstance(value, tuple):
            items = (getattr(item, step) for item in cast("Iterable[Any]", value))
            value = tuple(item for item in items if item is not None)
        else:
            value = getattr(value, step)
    return value


def _set_of(values: Any) -> frozenset[Any]:
    is_one = isinstance(values, str) or not isinstance(values, Iterable)
    return frozenset[Any]([values] if is_one else cast("Iterable[Any]", values))
