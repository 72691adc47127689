"""Which records still refer to those that were rejected."""

from collections.abc import Iterable, Iterator

from pourparler import MODELS
from pourparler.fields import fields
from pourparler.model import Model
from pourparler.values import Reference
from pourparler_validators.entries.entry import Entry
from pourparler_validators.formats.writing import Plain
from pourparler_validators.messages.json_values import is_list, is_object


def referring_to(rejected: Iterable[Entry], entries: Iterable[Entry]) -> Iterator[str]:
    """The references of a dataset's records to rejected ones, as sentences.

    A record is not asked where it was rejected itself, nor for an id that another record has.
    """
    gone = set(rejected)
    left = [entry for entry in entries if entry not in gone and not entry.is_file]
    ids = {entry.id for entry in gone if entry.id} - {entry.id for entry in left}
    for entry in left if ids else ():
        model = MODELS.get(entry.type or "")
        if model is not None and is_object(entry.value):
            for pointer, text in _references(model, entry.value, ""):
                if text in ids:
                    yield f"{entry.name} {pointer} refers to {text}, which was rejected"


def _references(model: type[Model], value: Plain, pointer: str) -> Iterator[tuple[str, str]]:
    """The references in an object: where, and to which record."""
    for name, field in fields(model).items():
        inner, at = value.get(name), f"{pointer}/{name}"
        items = enumerate(inner) if is_list(inner) else [(None, inner)]
        for number, item in items:
            place = at if number is None else f"{at}/{number}"
            if field.model is not None and is_object(item):
                yield from _references(field.model, item, place)
            elif isinstance(field.kind, Reference) and isinstance(item, str):
                yield place, item
