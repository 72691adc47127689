"""The JSON of other programs: values with their paths, or one sentence that says what is wrong."""

from collections.abc import Iterator
from typing import Any, Final

from pourparler_validators.converting.annotations.marks import Given
from pourparler_validators.converting.imported import Unplaced
from pourparler_validators.entries.faults import FileFault
from pourparler_validators.entries.record_shape import RepeatingObject
from pourparler_validators.formats import json_text
from pourparler_validators.messages.json_pointer import escaped
from pourparler_validators.messages.json_values import is_list, is_object

_MARK: Final = "\ufeff".encode()

_LONGEST: Final = 200
"""The most characters of a text that cannot be read which are kept in the list."""


def document(content: bytes) -> Iterator[Given | Unplaced]:
    """The value of a JSON file, after what of it is lost."""
    yield from _values("", content)


def lines(content: bytes) -> Iterator[Given | Unplaced]:
    """The values of JSON Lines, each after what of it is lost; empty lines are skipped."""
    for number, line in enumerate(content.removeprefix(_MARK).split(b"\n"), 1):
        if line.strip():
            yield from _values(f"line {number} ", line)


def _values(path: str, content: bytes) -> Iterator[Given | Unplaced]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        shown = content[:_LONGEST].decode(errors="replace")
        yield Unplaced(path.strip(), shown, "this is not UTF-8; save it as UTF-8")
        return
    value = json_text.parse(text)
    if isinstance(value, FileFault):
        yield Unplaced(path.strip(), text[:_LONGEST], f"this is not JSON: {value.reason}")
        return
    yield from _repeated(path, value)
    yield Given(path, value)


def _repeated(path: str, value: Any) -> Iterator[Unplaced]:
    """The names that stand twice in an object, of which only the last value is read."""
    if isinstance(value, RepeatingObject):
        for name in value.repeated:
            reason = "the name stands twice in one object; only its last value is read"
            yield Unplaced(f"{path}/{escaped(name)}", value[name], reason)
    if is_object(value):
        for name, item in value.items():
            yield from _repeated(f"{path}/{escaped(name)}", item)
    elif is_list(value):
        for position, item in enumerate(value):
            yield from _repeated(f"{path}/{position}", item)
