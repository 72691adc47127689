"""Plain JSON values, told apart."""

from typing import Any, TypeGuard

from pourparler_validators.late_dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Digits:
    """A number that cannot be kept, as it is written."""

    text: str


class Fraction(float):
    """A number with a fraction or an exponent, which knows how it is written: ``2.10``."""

    text: str


def is_object(value: object) -> TypeGuard[dict[str, Any]]:
    """Whether a JSON value is an object."""
    return isinstance(value, dict)


def is_list(value: object) -> TypeGuard[list[Any]]:
    """Whether a JSON value is a list."""
    return isinstance(value, list)
