"""Records that are converted in the tests: every field, and texts that break formats."""

import copy
import json
from collections.abc import Iterator
from functools import reduce
from itertools import islice
from operator import getitem
from typing import Any, Final, TypeAlias

from pourparler.document import plain_record, read
from tests.schema.documents import RECORD_TYPES, Plain, a_random, full_record, seeded
from tests.validators.checked import EXAMPLE_FILES

Steps: TypeAlias = tuple[str | int, ...]

HOSTILE: Final = (
    *("=1+1", "+1", "-1", "@a", "'a", "00123", "1e5", "1.10", "TRUE", "no", "null", "~", "12:30"),
    *("2025-06", "1/2", "2.6.2025", " ends ", "\ttab\t", "two\nlines\n", 'a "mark"'),
    *("_x000D_", "_x005F_x000D_", "a\u0085b", "a\u2028b", "\ufeffa", "\ufffe", "\U0001f1f9 \u05e9"),
    *("a: b", "- a", "# a", "{a}", "[a]", "<b>&amp;</b>", "a\\nb", "%YAML", "*a", "&a", "!a", "?"),
    *("x" * 4_000, "N/A", "1_000", "0x1F", "0o17", ".inf", "1,5", "12,345", "a,b;c|d", "a\u00a0"),
)
"""Texts that a format or a program could take for something else."""


def example() -> list[Plain]:
    """The example dataset."""
    return [
        plain_record(record) for path in EXAMPLE_FILES for record in read(path.read_bytes()).records
    ]


def full_records(seed: int = 1) -> list[Plain]:
    """A record of each type with every field that it can have."""
    chooser = a_random(seed)
    return [normal(full_record(chooser, record_type)) for record_type in RECORD_TYPES]


def drawn(number: int, seed: int = 1) -> list[Plain]:
    """Records of all types, with ids of their own."""
    found = [normal(record) for record in islice(seeded(seed), number)]
    for position, record in enumerate(found):
        record["id"] = f"{record['type']}:r{position}"
    return found


def hostile_records() -> Iterator[Plain]:
    """For each hostile text a record of each type that has it as every free text."""
    for record in full_records():
        places = list(_free_texts(record))
        for position, text in enumerate(HOSTILE):
            found: Any = copy.deepcopy(record)
            for steps, name in places:
                reduce(getitem, steps, found)[name] = text
            yield {**found, "id": f"{record['type']}:h{position}"}


def _free_texts(record: Plain) -> Iterator[tuple[Steps, Any]]:
    """Where the models take any text: the steps to what holds it, and its name there."""
    for steps, name in _texts(record):
        changed: Any = copy.deepcopy(record)
        reduce(getitem, steps, changed)[name] = "\u2028 ?"
        if _is_sound(changed):
            yield steps, name


def normal(record: Plain) -> Plain:
    """The record as it is written: the standard's order, whole numbers without a fraction."""
    return plain_record(read(json.dumps(record)).records[0])


def _is_sound(record: Plain) -> bool:
    try:
        read(json.dumps(record))
    except ValueError:
        return False
    return True


def _texts(value: Any, steps: Steps = ()) -> Iterator[tuple[Steps, Any]]:
    for name, item in value.items() if isinstance(value, dict) else enumerate(value):
        if isinstance(item, str):
            yield steps, name
        elif isinstance(item, dict | list):
            yield from _texts(item, (*steps, name))
