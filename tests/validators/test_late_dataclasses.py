"""Data classes whose methods are made late are those of the standard library in all else."""

import copy
import dataclasses
import pickle
from collections.abc import Callable
from dataclasses import field
from functools import partial
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pourparler_validators import late_dataclasses

Decorator = Callable[..., Any]


def classes(dataclass: Decorator) -> dict[str, Any]:
    """One class of each kind that the project has, made by a decorator."""

    @dataclass(frozen=True, slots=True)
    class Frozen:
        """Text."""

        a: int
        b: str = "b"
        made: list[int] = field(default_factory=list, repr=False)
        unseen: int = field(default=3, compare=False, kw_only=True)

    @dataclass(slots=True)
    class Changing:
        a: int
        b: str = "b"
        worked_out: list[Any] = field(init=False)
        fixed: int = field(init=False, default=7)

        def __post_init__(self) -> None:
            self.worked_out = [self.a, self.b]

    @dataclass(frozen=True, slots=True, order=True)
    class Ordered:
        a: int
        b: str

    @dataclass(frozen=True, slots=True, eq=False)
    class Itself:
        a: int
        b: str

    @dataclass(frozen=True, slots=True, kw_only=True)
    class Named:
        a: int
        b: str = "x"

    @dataclass(frozen=True)
    class Own:
        a: int
        b: str

        def __eq__(self, other: object) -> bool:
            return isinstance(other, type(self)) and self.a == other.a

        def __hash__(self) -> int:
            return self.a

        def __repr__(self) -> str:
            return "own"

    @dataclass(frozen=True, slots=True)
    class Heir(Frozen):
        c: int = 0

    @dataclass
    class Open:
        a: int
        b: str

    every = (Frozen, Changing, Ordered, Itself, Named, Own, Heir, Open)
    return {cls.__name__: cls for cls in every}


LATE = classes(late_dataclasses.dataclass)
USUAL = classes(dataclasses.dataclass)
NAMES = sorted(USUAL)


def told(action: Callable[[], Any]) -> Any:
    """What an action gives, or the error that it raises."""
    try:
        return action()
    except Exception as error:
        return type(error), str(error)


@pytest.mark.parametrize("name", NAMES)
@given(st.integers(0, 3), st.sampled_from("ab"), st.integers(0, 3), st.sampled_from("ab"))
def test_they_do_what_the_usual_ones_do(name: str, a: int, b: str, c: int, d: str) -> None:
    made = [(cls(a=a, b=b), cls(a=c, b=d)) for cls in (LATE[name], USUAL[name])]
    for ask in (
        lambda one, other: repr(one),
        lambda one, other: one == other,
        lambda one, other: one != other,
        lambda one, other: one == copy.copy(one),
        lambda one, other: one < other,
        lambda one, other: one >= other,
        lambda one, other: one == object(),
        lambda one, other: dataclasses.asdict(one),
        lambda one, other: repr(dataclasses.replace(one, a=9)),
        lambda one, other: repr(copy.deepcopy(one)),
        lambda one, other: setattr(one, "a", 5),
        lambda one, other: delattr(one, "a"),
        lambda one, other: hash(one) == hash(other) if name != "Itself" else None,
    ):
        late, usual = (told(partial(ask, *pair)) for pair in made)
        assert late == usual


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("arguments", [(), (1,), (1, "x"), (1, "x", [2]), (1, "x", [2], 4, 5)])
def test_they_take_the_same_arguments(name: str, arguments: tuple[Any, ...]) -> None:
    late, usual = (told(partial(cls, *arguments)) for cls in (LATE[name], USUAL[name]))
    assert repr(late) == repr(usual)


@pytest.mark.parametrize("name", NAMES)
def test_they_have_the_same_shape(name: str) -> None:
    late, usual = LATE[name], USUAL[name]
    assert late.__match_args__ == usual.__match_args__
    assert late.__doc__ == usual.__doc__ or name != "Frozen"
    assert getattr(late, "__slots__", None) == getattr(usual, "__slots__", None)
    assert [one.name for one in dataclasses.fields(late)] == [
        one.name for one in dataclasses.fields(usual)
    ]
    assert late(a=1, b="x").__class__ is late


@late_dataclasses.dataclass(frozen=True, slots=True)
class Kept:
    """A class that pickle finds."""

    a: int
    worked_out: int = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "worked_out", self.a + 1)


def test_what_may_not_be_set_is_pickled() -> None:
    assert pickle.loads(pickle.dumps(Kept(3))) == Kept(3)  # noqa: S301 (written here)
    assert pickle.loads(pickle.dumps(Kept(3))).worked_out == 4  # noqa: S301 (written here)


def test_a_factory_gives_each_its_own() -> None:
    one, other = LATE["Frozen"](1), LATE["Frozen"](1)
    one.made.append(2)
    assert other.made == []


def test_methods_are_made_at_their_first_call() -> None:
    made = classes(late_dataclasses.dataclass)["Frozen"]
    before = made.__init__
    made(1)
    assert made.__init__ is not before
    after = made.__init__
    made(2)
    assert made.__init__ is after
