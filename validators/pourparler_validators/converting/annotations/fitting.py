"""Whether values fit the fields of a record, and ids for new records."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import count
from typing import Any, Final

from pydantic import ValidationError

from pourparler import MODELS
from pourparler_validators.converting.importing import json_line
from pourparler_validators.formats.writing import Plain
from pourparler_validators.languages.folding import folded

_LONGEST_SLUG: Final = 60


def faults(record: Plain) -> dict[str, bool]:
    """The fields of a record that are not sound, and whether they are missing."""
    try:
        MODELS[record["type"]].model_validate_json(json_line(record))
    except ValidationError as error:
        found = error.errors(include_url=False, include_input=False, include_context=False)
        return {str((*one["loc"], "")[0]): one["type"] == "missing" for one in found}
    return {}


def fitted(record: Plain, name: str, value: Any) -> Plain | None:
    """A record with a value more, a text also as a list of one; nothing if it does not fit."""
    for one in (value, [value]) if isinstance(value, str) else (value,):
        changed = {**record, name: one}
        if name not in faults(changed):
            return changed
    return None


@cache
def field_names(record_type: str) -> tuple[str, ...]:
    """The fields of records of a type that a tool or a mapping can give."""
    return tuple(name for name in MODELS[record_type].model_fields if name not in ("type", "id"))


class Ids:
    """Ids that no record has yet."""

    def __init__(self) -> None:
        self._known: set[str] = set()
        self._numbers: dict[str, Iterator[int]] = {}

    def new(self, record_type: str, name: str) -> str:
        """An id made of a name; of a name without Latin letters, a number."""
        slug = re.sub("[^a-z0-9]+", "-", folded(name)).strip("-")[:_LONGEST_SLUG].strip("-")
        wanted = f"{record_type}:{slug}"
        numbers = self._numbers.setdefault(wanted, count(2 if slug else 1))
        joint = "-" if slug else ""
        while not slug or wanted in self._known:
            wanted = f"{record_type}:{slug}{joint}{next(numbers)}"
            if wanted not in self._known:
                break
        self._known.add(wanted)
        return wanted
