"""The records whose dates can bear on each other: what contradicts one of them lies among these."""

import sys
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Final

from pourparler import MODELS
from pourparler.fields import fields
from pourparler.values import Reference
from pourparler_validators.contract.questions import Questions
from pourparler_validators.entries.entry import Entry
from pourparler_validators.facts.citations import cited
from pourparler_validators.facts.timeline.relations import BEFORE, keys_before
from pourparler_validators.facts.timeline.system import TYPES
from pourparler_validators.facts.timeline.things import has_parts, may_be_dated, timed
from pourparler_validators.facts.timeline.witness import has_witness

FIELDS: Final = ("previous", "parent", "process", "event", "proposals", *BEFORE)
"""The fields of the references that say when a record is."""


def component(key: str, dataset: Questions, most: int = sys.maxsize) -> list[Entry]:
    """The records that are linked with that of an id, step by step, and the sources they cite.

    A source links nothing: it only says that what it tells of has begun by then. Of more than
    ``most``, not all are given.
    """
    found = linked(key, dataset, most)
    return [*found, *sources_of(found, dataset)]


def linked(key: str, dataset: Questions, most: int = sys.maxsize) -> list[Entry]:
    """The records that are linked with that of an id, step by step.

    Of more than ``most``, not all are given.
    """
    found: list[Entry] = []
    seen, ahead = {key}, [key]
    while ahead and len(found) <= most:
        step = ahead.pop()
        entry = dataset.to(step)
        if entry is not None and entry.record is not None:
            found.append(entry)
        new = _next_to(step, entry, dataset) - seen
        seen |= new
        ahead += new
    return found


def sources_of(entries: Iterable[Entry], dataset: Questions) -> list[Entry]:
    """The sources that records cite, each once."""
    keys = {key for entry in entries if entry.record is not None for key in cited(entry.record)}
    return [source for key in keys if (source := dataset.to(key)) is not None]


def may_contradict(linked: Sequence[Entry], dataset: Questions) -> bool:
    """Whether dates of linked records may contradict each other so that no other rule says it.

    What is contradicted is a day before which something in them cannot have been: where they are
    not dated, there is none. One record without dated parts has but its own date and those of its
    sources, which two rules of their own compare. Of others, days are looked for that all can have.
    """
    records = timed(linked)
    are_compared = len(records) > 1 or any(map(has_parts, records))
    return are_compared and any(map(may_be_dated, records)) and not has_witness(records, dataset)


def _next_to(key: str, entry: Entry | None, dataset: Questions) -> set[str]:
    """What a record comes after or lies within, and what comes after it or lies within it."""
    found: set[str] = set()
    if entry is not None and entry.record is not None:
        found.update(keys_before(entry.record))
    for name in _leading_to(key.partition(":")[0]):
        for link in dataset.into(key, name):
            if link.entry.id is not None and link.entry.type in TYPES:
                found.add(link.entry.id)
    return found


@cache
def _leading_to(record_type: str) -> tuple[str, ...]:
    """Those of the fields that may refer to a record of a type."""
    kinds = [
        (name, shown.kind)
        for model in MODELS.values()
        for name, shown in fields(model).items()
        if name in FIELDS
    ]
    leading = (
        name
        for name, kind in kinds
        if isinstance(kind, Reference) and record_type in kind.types and record_type != "source"
    )
    return tuple(dict.fromkeys(leading))
