"""When a rule applies: conditions on the fields of the value that it judges, as data.

They stand beside the rule, ``@rule(…, only_if=any_of("status", HELD))``, so that the runner can
count a value to which a rule does not apply without calling it. What follows from the fields that
a value has is worked out once for all values that have the same, by ``left``.
"""

import enum
from collections.abc import Callable, Iterable
from dataclasses import field as declared
from operator import attrgetter
from types import NoneType
from typing import Any, TypeAlias, assert_never, cast

from pourparler_validators.contract.questions import Questions
from pourparler_validators.late_dataclasses import dataclass

Answer: TypeAlias = Callable[[Any], bool]
Has: TypeAlias = Callable[[str], bool | None]
"""Says of a field whether the value has it; nothing where it may be either way."""


class Test(enum.Enum):
    """What a condition asks of its fields."""

    HAS = enum.auto()
    HAS_ANY = enum.auto()
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
    holds: Answer = declared(init=False, compare=False, repr=False)
    """Whether a value passes the test."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "holds", _test(self))

    def left(self, has: Has) -> "Condition | bool":
        """What is left to ask of a value whose fields are known, or the answer."""
        there = [name for name in self.fields if has(name)]
        others = [name for name in self.fields if has(name.partition(".")[0]) is not False]
        absent = len(self.fields) - len(others)
        unknown = tuple(name for name in others if name not in there)
        match self.test:
            case Test.HAS:
                return not absent and self._of(unknown, or_else=True)
            case Test.HAS_ANY:
                return bool(there)
            case Test.LACKS:
                return not there and self._of(unknown, or_else=True)
            case Test.SEVERAL:
                return not absent and self
            case Test.ANY_OF:
                is_met = absent > 0 and None in self.values
                return is_met or self._of(tuple(others), or_else=False)
            case Test.NONE_OF:
                is_met = absent == 0 or None not in self.values
                return is_met and self._of(tuple(others), or_else=True)
            case _ as test:
                assert_never(test)

    @property
    def is_of_few_values(self) -> bool:
        """Whether it asks only whether a field has some values of a vocabulary, or a flag."""
        few = (enum.Enum, bool, NoneType)
        return bool(self.values) and all(isinstance(each, few) for each in self.values)

    def _of(self, fields: tuple[str, ...], *, or_else: bool) -> "FieldTest | bool":
        """The test of these fields alone; what comes of it where there are none."""
        if fields == self.fields:
            return self
        return FieldTest(self.test, fields, self.values) if fields else or_else


@dataclass(frozen=True, slots=True)
class Where:
    """A field is there, and a function says yes of what it holds, or gives something.

    Without a field the function is asked of the value itself.
    """

    field: str | None
    says: Callable[[Any], object]
    holds: Answer = declared(init=False, compare=False, repr=False)
    """Whether a value passes the test."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "holds", _said(self))

    def left(self, has: Has) -> "Condition | bool":
        """What is left to ask of a value whose fields are known, or the answer."""
        is_absent = self.field is not None and has(self.field.partition(".")[0]) is False
        return False if is_absent else self


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


@dataclass(frozen=True, slots=True)
class Asking:
    """A function says yes of the value and of what the dataset answers."""

    says: Callable[[Any, Questions], object]


Doubt: TypeAlias = Condition | Asking
"""What has to hold of a value before a rule looks at it closer."""


def left_of(
    condition: Condition, settle: "Callable[[FieldTest | Where], Condition | bool]"
) -> Condition | bool:
    """What is left of a condition where a part of it is settled, or the answer."""
    if not isinstance(condition, Either | Both):
        return settle(condition)
    left = [left_of(one, settle) for one in condition.conditions]
    is_enough = isinstance(condition, Either)
    if is_enough in left:
        return is_enough
    open_ = tuple(one for one in left if not isinstance(one, bool))
    return type(condition)(open_) if open_ else not is_enough


def has(*fields: str) -> FieldTest:
    """The value has all these fields."""
    return FieldTest(Test.HAS, fields)


def has_any(*fields: str) -> FieldTest:
    """The value has at least one of these fields; it need not be of a type that has them all."""
    return FieldTest(Test.HAS_ANY, fields)


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


def asking(says: Callable[[Any, Questions], object]) -> Asking:
    """The function says yes of the value itself and of what the dataset answers.

    It is for ``holds_unless`` alone: whether a rule applies does not hang on other records.
    """
    return Asking(says)


def either(*conditions: Condition) -> Either:
    """At least one of these conditions holds."""
    return Either(conditions)


def both(*conditions: Condition) -> Both:
    """All of these conditions hold: for use within :func:`either`."""
    return Both(conditions)


def _test(asked: FieldTest) -> Answer:
    """The test as one function."""
    if asked.test is Test.HAS_ANY:
        return lambda value: any(getattr(value, name, None) is not None for name in asked.fields)
    getters = tuple(map(getter, asked.fields))
    if asked.test in (Test.ANY_OF, Test.NONE_OF):
        return _among(getters, asked.values, is_wanted=asked.test is Test.ANY_OF)
    if asked.test is Test.SEVERAL:
        return lambda value: all(len(get(value) or ()) > 1 for get in getters)
    is_there = asked.test is Test.HAS
    if len(getters) == 1:
        [get] = getters  # most conditions name one field, and are asked of each value
        return lambda value: (get(value) is not None) is is_there
    return lambda value: all((get(value) is not None) is is_there for get in getters)


def _said(asked: Where) -> Answer:
    """The question of the function as one function."""
    says = asked.says
    if asked.field is None:
        return lambda value: bool(says(value))
    get = getter(asked.field)

    def is_said(value: Any) -> bool:
        held = get(value)
        return held is not None and bool(says(held))

    return is_said


def _among(
    getters: tuple[Callable[[Any], Any], ...], values: frozenset[Any], *, is_wanted: bool
) -> Answer:
    def is_among(value: Any) -> bool:
        for get in getters:
            held = get(value)
            is_list = isinstance(held, tuple)
            if not values.isdisjoint(held) if is_list else held in values:  # pyright: ignore
                return is_wanted
        return not is_wanted

    return is_among


def getter(name: str) -> Callable[[Any], Any]:
    """What gives the value of a field, also of one within an object that may not be there.

    Of one within the objects of a list it gives what all that have it hold there.
    """
    outer, _, inner = name.partition(".")
    hold = attrgetter(outer)
    if not inner:
        return hold
    get = getter(inner)

    def within(value: Any) -> Any:
        held: Any = hold(value)
        if isinstance(held, tuple):
            found = [get(item) for item in held]  # pyright: ignore
            return tuple([each for each in found if each is not None])
        return None if held is None else get(held)

    return within


def _set_of(values: Any) -> frozenset[Any]:
    is_one = isinstance(values, str) or not isinstance(values, Iterable)
    return frozenset[Any]([values] if is_one else cast("Iterable[Any]", values))
