"""Which file of a folder a record goes into."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from pourparler_validators.formats.writing import Plain
from pourparler_validators.messages.json_values import is_list, is_object


def _by_type(record: Plain) -> str:
    return str(record["type"])


def _by_record(record: Plain) -> str:
    return str(record["id"]).replace(":", "-")


def _by_source(record: Plain) -> str:
    named = record["id"] if record["type"] == "source" else next(_sources(record), "source:none")
    return str(named).partition(":")[2]


def _sources(value: Any) -> Iterator[str]:
    """The sources that are named in a value, in order."""
    if is_object(value):
        if isinstance(value.get("source"), str):
            yield value["source"]
        for item in value.values():
            yield from _sources(item)
    elif is_list(value):
        for item in value:
            yield from _sources(item)


CUTS: Final[Mapping[str, Callable[[Plain], str]]] = {
    "type": _by_type,
    "source": _by_source,
    "record": _by_record,
}
"""The ways to divide a dataset into files: each gives the name of a record's file, no suffix."""
