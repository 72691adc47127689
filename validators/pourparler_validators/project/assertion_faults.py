"""What is wrong with an assertion in the settings, in words."""

from collections.abc import Sequence
from typing import Final

from pydantic_core import ErrorDetails

from pourparler_validators.messages.nearest import did_you_mean, nearest
from pourparler_validators.messages.wording import shown
from pourparler_validators.project.assertions import UNSOUND, Assertions


def said_of_assertion(fault: ErrorDetails, steps: Sequence[str]) -> str:
    """What is wrong at a path within the setting ``assertions``."""
    if fault["type"] == UNSOUND:
        return fault["msg"]
    if fault["type"] == "extra_forbidden":
        known = [str(field.alias) for field in Assertions.model_fields.values()]
        hint = did_you_mean(nearest(steps[0], known)) or f"there are {', '.join(known)}"
        return f'there is no {shown(steps[0])} in "assertions"; {hint}'
    *table, name = (step for step in steps if not step.isdecimal())
    where = ".".join(("assertions", *table))
    return f"{shown(name)} in {shown(where)} must be {_WANTED[steps[0]][len(table) :][0]}"


_OF_FIELDS: Final = 'a list of fields, such as ["evidence"]'
_WANTED: Final = {
    "at-least": ("a table, such as { event = 12 }", "a whole number from 1 up"),
    "at-most": (
        "a table, such as { event.kind.other = 5 }",
        "a table of fields, such as { kind.other = 5 }",
        "a table of values, such as { other = 5 }",
        "a number of per cent, from 0 to 100",
    ),
    "every": ('a table, such as { statement = ["evidence"] }', _OF_FIELDS, _OF_FIELDS),
    "source-texts": ("true or false",),
}
"""What must stand at a path, by its first step and its length."""
