"""Which records still refer to those that were rejected."""

from collections.abc import Iterable, Iterator
from typing import Any

from pourparler_validators.entries.entry import Entry
from pourparler_validators.messages.json_pointer import pointer_to
from pourparler_validators.messages.json_values import is_list, is_object


def referring_to(rejected: Iterable[Entry], entries: Iterable[Entry]) -> Iterator[str]:
    """The references of a dataset's records to rejected ones, as sentences.

    A record is not asked where it was rejected itself, nor for an id that another record has.
    """
    gone = set(rejected)
    left = [entry for entry in entries if entry not in gone and not entry.is_file]
    ids = {entry.id for entry in gone if entry.id} - {entry.id for entry in left}
    for entry in left if ids else ():
        for steps, text in _texts(entry.value, ()):
            if text in ids:
                yield f"{entry.name} {pointer_to(steps)} refers to {text}, which was rejected"


def _texts(value: Any, steps: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if isinstance(value, str):
        yield steps, value
    elif is_object(value) or is_list(value):
        for step, inner in value.items() if is_object(value) else enumerate(value):
            yield from _texts(inner, (*steps, step))
