"""Fixes that several rules offer."""

from collections.abc import Sequence
from typing import Any

from pourparler_validators.contract.finding import Fix, SetValue
from pourparler_validators.messages.wording import shown


def set_value(pointer: str, values: Sequence[Any]) -> Fix | None:
    """Sets the first of the values that may be meant; nothing where there is none."""
    if not values:
        return None
    return Fix(f"write {shown(values[0])}", (SetValue(pointer, values[0]),))
