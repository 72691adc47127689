"""What the text of a cell stands for in a field."""

import json
import re
from typing import Any, Final

from pourparler_validators.entries.faults import FileFault
from pourparler_validators.entries.record_shape import RepeatingObject
from pourparler_validators.formats.json_text import number, parse
from pourparler_validators.formats.tables.columns import NUMBERS, Column
from pourparler_validators.messages.json_values import Digits, is_list, is_object

_NUMBER: Final = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?")
_THOUSANDS: Final = re.compile(r"-?[0-9]{1,3}(\.[0-9]{3})+")
"""A number that is whole only if its points stand between thousands."""
_WHOLE: Final = ("count", "offset")
_ANY_TEXT: Final = ("text", "verbatim")
_DEEPEST: Final = 8
_FLAGS: Final = {"true": True, "false": False}


def value_of(column: Column, text: str, *, is_item: bool) -> Any:
    """The value of a cell that is not empty; its text where it is not of the field's form.

    ``is_item`` says that the cell holds one item of a list, not the list.
    """
    name = column.form
    if (column.field.many and not is_item and text.startswith("[")) or name == "extra":
        return _parsed(text)
    if column.is_own:
        return value_of_extra(text)
    if name in _WHOLE and _THOUSANDS.fullmatch(text):
        return text
    if name in NUMBERS and _NUMBER.fullmatch(text):
        found = number(text)
        return text if isinstance(found, Digits) else found
    if name == "flag":
        return _FLAGS.get(text.casefold(), text)
    return text


def value_of_extra(text: str) -> Any:
    """The value of a cell that has one name of ``extra``: its form says what it is.

    A number is a number, true and false are these, a text in quotation marks is that text, as in
    JSON, and all else is a text as it stands.
    """
    if _NUMBER.fullmatch(text):
        found = number(text)
        return text if isinstance(found, Digits) else found
    if text.startswith('"'):
        return found if isinstance(found := _parsed(text), str) else text
    return _FLAGS.get(text.casefold(), text)


def cell_of_extra(value: Any) -> str:
    """The cell of a value of ``extra``, from which :func:`value_of_extra` gives it again."""
    if isinstance(value, str) and value_of_extra(value) == value:
        return value
    return json.dumps(value, ensure_ascii=False)


def is_any_text(column: Column) -> bool:
    """Whether a column holds texts of any form, so that a number in its place is not seen."""
    return column.form in _ANY_TEXT


def said_of_typed(text: str) -> tuple[str, str]:
    """What is said of a cell that is no text, and what to do."""
    advice = f"format the cell as text and type it again, or {text} if that is right"
    if text in ("true", "false"):
        return f"the spreadsheet keeps this as {text}, and a text belongs here", advice
    reason = f"the spreadsheet keeps this as the number {text}, and a text belongs here"
    return f"{reason}: zeros at its ends may be lost", advice


def _parsed(text: str) -> Any:
    """The value of a text of JSON; the text where it is none, or could not be written again."""
    try:
        return json.loads(text) if _is_kept(parse(text)) else text
    except ValueError:
        return text


def _is_kept(value: Any, depth: int = 0) -> bool:
    """Whether a value of JSON has no name twice, and is no deeper than a cell needs."""
    if isinstance(value, FileFault | RepeatingObject) or depth > _DEEPEST:
        return False
    inner = value.values() if is_object(value) else value if is_list(value) else ()
    return all(_is_kept(one, depth + 1) for one in inner)
