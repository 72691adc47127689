"""The JSON Schemas in the forms that other programs need: a module each, collected from here."""

import importlib
import pkgutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Final, Protocol, cast

from pourparler.own_fields import OwnFields

CANONICAL: Final = "canonical"


@dataclass(frozen=True, slots=True)
class Id:
    """The id of a record, and what people call it."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Options:
    """What is wished of a profile; each profile names those that it knows."""

    provider: str | None = None
    """Whose language model is to answer."""
    ids: tuple[Id, ...] | None = None
    """The ids of a dataset, for the fields that refer to its records."""
    strict_ids: bool = False
    """Whether other ids are faults."""
    own_fields: OwnFields = field(default_factory=OwnFields)
    """The fields of the project's own, which every profile has that keeps ``extra``."""


class Profile(Protocol):
    """What a module of this folder offers."""

    ABOUT: str
    """For what it is made, in one line."""
    NAMES: tuple[str, ...]
    """What it has schemas of, such as record types; the first is what is shown unasked."""
    OPTIONS: tuple[str, ...]
    """The names of the :class:`Options` that it knows."""
    LOSES: tuple[str, ...]
    """What the canonical schema says and this does not, as nouns."""

    def files(self, name: str, options: Options) -> Mapping[str, str]:
        """The files of one of its names: texts by file name, the schema itself first.

        Raises ``ValueError`` with a sentence for people where an option is missing or wrong.
        """
        ...


@cache
def profile_names() -> tuple[str, ...]:
    """The names of all profiles, the canonical schemas first."""
    found = {module.name.replace("_", "-") for module in pkgutil.iter_modules(__path__)}
    return (CANONICAL, *sorted(found - {CANONICAL}))


def profile_named(name: str) -> Profile:
    """The profile of that name, one of :func:`profile_names`."""
    return cast("Profile", importlib.import_module(f"{__name__}.{name.replace('-', '_')}"))
