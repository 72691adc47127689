"""How messages call the fields of a record, their forms and their values."""

from collections.abc import Sequence
from typing import Final

from pourparler.values import Form, Reference

MAX_VALUES_SHOWN: Final = 8
"""So many values of a longer list are shown."""


def called(pointer: str) -> str:
    """What to call the value at a pointer: the field, or the item of a list."""
    steps = pointer.split("/")[1:]
    names = [step for step in steps if not step.isdigit()]
    if not names:
        return "the record"
    return f'an item of "{names[-1]}"' if steps[-1].isdigit() else f'"{names[-1]}"'


def written_so(form: Form | Reference) -> str:
    """How a value of a form is written."""
    if form.example:
        return f"it is written like this: {form.example}"
    return f"write {form.words}, in quotation marks"


def first_of(values: Sequence[str]) -> str:
    """The values of a list, or only the first of them if it is long."""
    more = ", …" if len(values) > MAX_VALUES_SHOWN else ""
    return ", ".join(values[:MAX_VALUES_SHOWN]) + more
