"""The ways in: what other programs give becomes records; each is a module of this folder.

What an importer gives is judged like any other JSON text of records. An importer never invents:
what is not in its input is absent, and what has no place in a record is listed.
"""

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Protocol, TypeAlias, cast

from pourparler_validators.formats.writing import Plain

Texts: TypeAlias = Mapping[str, str]
"""The articles that the input speaks of, by the names of their files without the suffix."""


@dataclass(frozen=True, slots=True)
class Unplaced:
    """Something of the input that has no place in the records."""

    path: str
    """Where it stands: a JSON Pointer, after the number of the line where each line is one value
    (``line 3 /extractions/0``); empty for the whole file."""
    value: Any
    """What stands there, as a JSON value."""
    reason: str
    """Why it has no place, as a clause: ``a statement needs "acts", which are not given``."""


@dataclass(frozen=True, slots=True)
class Repair:
    """Something of the input that is written differently in the records, or elsewhere."""

    step: str
    """The kind of the repair, in a word: ``name``, ``code``, ``offsets``."""
    path: str
    """Where it stands in the input, as in :class:`Unplaced`."""
    before: Any
    after: Any
    """Nothing where the value, which said nothing, is left out."""


@dataclass(slots=True)
class Imported:
    """What became of one file."""

    records: list[Plain] = field(default_factory=list[Plain])
    unplaced: list[Unplaced] = field(default_factory=list[Unplaced])
    repairs: list[Repair] = field(default_factory=list[Repair])
    origins: list[str] = field(default_factory=list[str])
    """Where in the input each record stands, as in :class:`Unplaced`."""

    def add(self, record: Plain, path: str) -> None:
        """Takes in a record that was made of what stands at a path."""
        self.records.append(record)
        self.origins.append(path.strip())


class Importer(Protocol):
    """What a module of this folder offers.

    One that can be told by the user what becomes of what takes ``mapping`` as well: the content of
    a TOML file, ``{}`` by default. It raises ``UsageError`` for a mapping that is not sound.
    """

    def read(self, content: bytes, name: str, texts: Texts) -> Imported:
        """The records of a file of that name, and what of it has no place in them.

        Never raises, whatever the bytes: of a file that cannot be read, the whole is unplaced.
        The same bytes give the same records.
        """
        ...


def importer_names() -> tuple[str, ...]:
    """The names of all importers, as on the command line."""
    return tuple(sorted(one.name.replace("_", "-") for one in pkgutil.iter_modules(__path__)))


def importer_named(name: str) -> Importer:
    """The importer of that name."""
    return cast("Importer", importlib.import_module(f"{__name__}.{name.replace('-', '_')}"))


class Reader(Protocol):
    """Reads one file, see :meth:`Importer.read`."""

    def __call__(self, content: bytes, name: str, texts: Texts) -> Imported:
        """The records of a file, and what of it has no place in them."""
        ...


def takes_mapping(importer: Importer) -> bool:
    """Whether the user can tell it what becomes of what."""
    return "mapping" in inspect.signature(importer.read).parameters


def reader(importer: Importer, mapping: Mapping[str, Any] | None) -> Reader:
    """The function that reads a file, told what becomes of what."""
    read: Callable[..., Imported] = importer.read
    return importer.read if mapping is None else partial(read, mapping=mapping)
