"""What has to be done to a value so that it becomes another one, from field to field."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any, TypeAlias

from pourparler_validators.contract.finding import Remove, SetValue
from pourparler_validators.formats.inserting import Put
from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.messages.json_pointer import escaped
from pourparler_validators.messages.json_values import is_list, is_object


@dataclass(frozen=True, slots=True)
class PutInto:
    """A field or an item is put into an object or a list."""

    pointer: str
    """The object or list."""
    put: Put


Step: TypeAlias = SetValue | Remove | PutInto


def steps_between(before: Any, after: Any, pointer: str = "") -> Iterator[Step]:
    """The steps from one value to another, each to be done to what those before it have made.

    What is put somewhere comes before what is taken out, so that no object is empty in between.
    """
    if is_object(before) and is_object(after):
        yield from _of_objects(before, after, pointer)
    elif is_list(before) and is_list(after):
        yield from _of_lists(before, after, pointer)
    elif not same(before, after):
        yield SetValue(pointer, after)


def same(one: Any, other: Any) -> bool:
    """Whether two values are the same: 1 is 1.0, and is not true; fields in any order."""
    if is_object(one) and is_object(other):
        return {*one} == {*other} and all(same(one[name], other[name]) for name in one)
    if is_list(one) and is_list(other):
        return len(one) == len(other) and all(map(same, one, other))
    return isinstance(one, bool) == isinstance(other, bool) and bool(one == other)


def _of_objects(
    before: Mapping[str, Any], after: Mapping[str, Any], pointer: str
) -> Iterator[Step]:
    names = list(before)
    for name in after:
        if name not in before:
            position = _position(name, list(after), names)
            names.insert(position, name)
            yield PutInto(pointer, Put(position, after[name], name))
    for name in before:
        inner = f"{pointer}/{escaped(name)}"
        if name in after:
            yield from steps_between(before[name], after[name], inner)
        else:
            yield Remove(inner)


def _position(name: str, wanted: Sequence[str], names: Sequence[str]) -> int:
    """Where a name belongs: behind the nearest of those that stand before it."""
    before = wanted[: wanted.index(name)]
    return next((names.index(one) + 1 for one in reversed(before) if one in names), 0)


def _of_lists(before: Sequence[Any], after: Sequence[Any], pointer: str) -> Iterator[Step]:
    """The steps from the end of a list to its beginning, so that numbers of items stay right.

    A list is never empty in between: where no item stays, the first becomes another one.
    """
    old, new = ([key_of(item) for item in some] for some in (before, after))
    codes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    for code, start, end, new_start, new_end in reversed(codes):
        if code == "equal":
            continue
        pairs = min(end - start, new_end - new_start)
        for value in reversed(after[new_start + pairs : new_end]):
            yield PutInto(pointer, Put(start + pairs, value))
        for number in reversed(range(start + pairs, end)):
            yield Remove(f"{pointer}/{number}")
        for number in reversed(range(pairs)):
            inner = f"{pointer}/{start + number}"
            yield from steps_between(before[start + number], after[new_start + number], inner)


def key_of(item: Any) -> str:
    """A text that is the same for values that are the same."""
    return json.dumps(_plain(item), sort_keys=True, default=str)


def checksum_of(value: Any) -> str:
    """The SHA-256 checksum of a value, the same for values that are the same."""
    return hashlib.sha256(key_of(value).encode(errors="replace")).hexdigest()


def _plain(value: Any) -> Any:
    """A value in which a whole number is written in one way."""
    if is_object(value):
        return {name: _plain(inner) for name, inner in value.items()}
    if is_list(value):
        return [_plain(inner) for inner in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value
