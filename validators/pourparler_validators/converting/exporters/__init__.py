"""The forms that records are written in one way only: a module each, collected from here."""

import importlib
import pkgutil
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Literal, Protocol, cast

if TYPE_CHECKING:
    from pourparler_validators.formats.writing import Layout, OneAnId, Sink, Writer


class Exporter(Protocol):
    """What a module of this folder offers."""

    SUFFIXES: tuple[str, ...]
    """The endings of the names of its files, the usual one first; none where it makes a folder."""
    MAKES: Literal["file", "folder"]
    """What it makes."""
    NEEDS_ONE_RECORD_AN_ID: "OneAnId"
    """When it can hold only the first of several records of one id."""
    KEEPS: Mapping[str, tuple[str, ...]]
    """The types of the records that have a place in it, and which of their fields. All else is
    lost, and said in a count, not one by one."""
    LENDS: Mapping[str, tuple[str, ...]]
    """The fields of other records that stand where a record refers to them, such as a name."""
    LOSES: tuple[str, ...]
    """What is lost of the fields that are kept, as nouns: ``the time of day``."""

    def writer(self, sink: "Sink", layout: "Layout") -> "Writer":
        """What writes records in this form."""
        ...


@cache
def exporter_names() -> tuple[str, ...]:
    """The names of all exporters, as the command line knows them."""
    return tuple(sorted(module.name.replace("_", "-") for module in pkgutil.iter_modules(__path__)))


def exporter_named(name: str) -> Exporter:
    """The exporter of that name."""
    module = importlib.import_module(f"{__name__}.{name.replace('-', '_')}")
    return cast("Exporter", module)


def exporter_of(path: str) -> str | None:
    """The name of the exporter whose suffix the name of a file ends with, if there is one."""
    for name in exporter_names():
        if path.casefold().endswith(exporter_named(name).SUFFIXES or ("\0",)):
            return name
    return None
