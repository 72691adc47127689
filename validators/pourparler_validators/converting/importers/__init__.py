"""The ways in: what other programs give becomes records; each is a module of this folder.

What an importer gives is judged like any other JSON text of records. An importer never invents:
what is not in its input is absent, and what has no place in a record is listed.
"""

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol, cast

if TYPE_CHECKING:
    from pourparler_validators.converting.imported import Imported, Texts


class Importer(Protocol):
    """What a module of this folder offers.

    One that can be told by the user what becomes of what takes ``mapping`` as well: the content of
    a TOML file, ``{}`` by default. It raises ``UsageError`` for a mapping that is not sound.
    """

    def read(self, content: bytes, name: str, texts: "Texts") -> "Imported":
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

    def __call__(self, content: bytes, name: str, texts: "Texts") -> "Imported":
        """The records of a file, and what of it has no place in them."""
        ...


def takes_mapping(importer: Importer) -> bool:
    """Whether the user can tell it what becomes of what."""
    return "mapping" in inspect.signature(importer.read).parameters


def reader(importer: Importer, mapping: Mapping[str, Any] | None) -> Reader:
    """The function that reads a file, told what becomes of what."""
    read: Callable[..., Imported] = importer.read
    return importer.read if mapping is None else partial(read, mapping=mapping)
