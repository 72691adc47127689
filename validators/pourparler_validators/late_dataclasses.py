"""Data classes as those of :mod:`dataclasses`, whose methods are made at their first call.

To make them takes the standard library a millisecond a class when a module is imported, and most
of the classes that a short command imports are never used.
"""

import dataclasses
from collections.abc import Callable, Iterator
from functools import cache, partial
from operator import attrgetter
from types import MemberDescriptorType
from typing import TYPE_CHECKING, Any, Final, TypeAlias

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:

    def dataclass(cls=None, /, **options):
        """Makes a class a data class; takes the options of :func:`dataclasses.dataclass`."""
        if cls is None:
            return lambda cls: _dataclass(cls, options)
        return _dataclass(cls, options)


_Method: TypeAlias = Callable[..., Any]
_SHAPE: Final = ("slots", "weakref_slot", "kw_only")
_ORDER: Final = ("__lt__", "__le__", "__gt__", "__ge__")


def _dataclass(cls: type[Any], options: dict[str, Any]) -> type[Any]:
    own = set(vars(cls))
    shape = {name: options[name] for name in _SHAPE if name in options}
    made: type[Any] = dataclasses.dataclass(init=False, repr=False, eq=False, **shape)(cls)
    is_frozen, has_eq = options.get("frozen", False), options.get("eq", True)
    methods: dict[str, _Method | None] = {
        "__init__": _late(made, "__init__", partial(_init, made, is_frozen=is_frozen))
    }
    wanted = {"__repr__": True, "__eq__": has_eq, "__hash__": has_eq and is_frozen}
    for name, is_wanted in (wanted | dict.fromkeys(_ORDER, options.get("order", False))).items():
        if is_wanted:
            methods[name] = _late(made, name, partial(_of_twin, made, name))
    if has_eq and not is_frozen:
        methods["__hash__"] = None
    if is_frozen:
        methods |= {
            "__setattr__": _refuse_to_set,
            "__delattr__": _refuse_to_delete,
            "__reduce__": _reduced,
        }
    for name, method in methods.items():
        if name not in own:
            setattr(made, name, method)
    return made


def _late(cls: type[Any], name: str, make: Callable[[], _Method]) -> _Method:
    """A method that makes the one that takes its place, and calls that."""

    def method(self: Any, *arguments: Any, **named: Any) -> Any:
        made = make()
        setattr(cls, name, made)
        return made(self, *arguments, **named)

    return method


def _init(cls: type[Any], *, is_frozen: bool) -> _Method:
    """The method that sets all fields, as it would be written by hand."""
    fields = sorted(dataclasses.fields(cls), key=lambda one: one.kw_only is True)
    scope: dict[str, Any] = {"_missing": dataclasses.MISSING}
    if is_frozen:
        scope |= {f"_set_{one.name}": _setter(cls, one.name) for one in fields}
    form = "_set_{0}(self, {1})" if is_frozen else "self.{0} = {1}"
    body = [*_assignments(fields, scope, form)]
    if hasattr(cls, "__post_init__"):
        body.append("self.__post_init__()")
    lines = "\n    ".join(body or ["pass"])
    exec(f"def __init__({', '.join(_parameters(fields))}):\n    {lines}", scope)  # noqa: S102 (names of fields)
    made: _Method = scope["__init__"]
    made.__qualname__ = f"{cls.__qualname__}.__init__"
    made.__annotations__ = {one.name: one.type for one in fields if one.init} | {"return": None}
    return made


def _setter(cls: type[Any], name: str) -> _Method:
    """What sets a field of a class that refuses to; that of a slot takes half as long."""
    slot = getattr(cls, name, None)
    if isinstance(slot, MemberDescriptorType):
        return slot.__set__

    def set_to(self: object, value: object) -> None:
        object.__setattr__(self, name, value)

    return set_to


def _parameters(fields: list[dataclasses.Field[Any]]) -> Iterator[str]:
    yield "self"
    is_by_name = False
    for one in fields:
        if one.init and one.kw_only and not is_by_name:
            is_by_name = True
            yield "*"
        if one.init:
            yield f"{one.name}=_default_{one.name}" if _has_default(one) else one.name


def _assignments(
    fields: list[dataclasses.Field[Any]], scope: dict[str, Any], form: str
) -> Iterator[str]:
    """The statements that set fields; what they name is put into the scope."""
    for one in fields:
        has_factory = one.default_factory is not dataclasses.MISSING
        scope[f"_default_{one.name}"] = one.default
        scope[f"_make_{one.name}"] = one.default_factory
        given = one.name if one.init else f"_default_{one.name}"
        if has_factory and one.init:
            given = f"_make_{one.name}() if {one.name} is _missing else {one.name}"
        elif has_factory:
            given = f"_make_{one.name}()"
        if one.init or _has_default(one):
            yield form.format(one.name, given)


def _has_default(one: dataclasses.Field[Any]) -> bool:
    missing = dataclasses.MISSING
    return one.default is not missing or one.default_factory is not missing


def _of_twin(cls: type[Any], name: str) -> _Method:
    """A method of a class with the same fields, of which the standard library has made all."""
    made: Any = dataclasses.field
    fields = [
        (one.name, one.type, made(repr=one.repr, hash=one.hash, compare=one.compare))
        for one in dataclasses.fields(cls)
    ]
    twin = dataclasses.make_dataclass(
        cls.__name__, fields, init=False, order=True, unsafe_hash=True
    )
    found: _Method = getattr(twin, name)
    return found


def _refuse_to_set(self: Any, name: str, value: Any) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_to_delete(self: Any, name: str) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")


def _reduced(self: Any) -> tuple[Any, ...]:
    """How :mod:`copy` and :mod:`pickle` take what may not be set: by a call where one suffices."""
    cls: Any = self.__class__
    values_of, is_made_by_call = _way_back(cls)
    values = values_of(self)[:-1]
    return (cls, values) if is_made_by_call else (_restored, (cls, values))


@cache
def _way_back(cls: type[Any]) -> tuple[Callable[[Any], tuple[Any, ...]], bool]:
    """What gives the values of all fields, and the class; whether a call makes an equal object."""
    fields = dataclasses.fields(cls)
    is_plain = all(one.init and not one.kw_only for one in fields)
    values_of = attrgetter(*(one.name for one in fields), "__class__")  # of one it gives no tuple
    return values_of, is_plain and not hasattr(cls, "__post_init__")


def _restored(cls: type[Any], values: tuple[Any, ...]) -> Any:
    made = object.__new__(cls)
    for name, value in zip(cls.__dataclass_fields__, values, strict=True):
        object.__setattr__(made, name, value)
    return made
