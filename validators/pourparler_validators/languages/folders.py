"""Where the tables of a language lie: in a folder here, or in an installed package of its own."""

from collections.abc import Iterator
from functools import cache
from importlib import import_module, resources
from importlib.resources.abc import Traversable
from typing import Final

from pourparler_validators.installed import LANGUAGES, entry_points

TABLES: Final = "tables.toml"
"""The file that makes a language of a folder."""

_HERE: Final = "pourparler_validators.languages"


@cache
def folder_of(tag: str) -> Traversable | None:
    """The folder of the tables of a language, by its tag without a region; none where it has none.

    A language that ships is never replaced by another's.
    """
    if is_shipped(tag):
        return resources.files(_HERE).joinpath(tag)
    points = entry_points(LANGUAGES).select(name=tag)
    return next((resources.files(import_module(point.value)) for point in points), None)


def is_shipped(tag: str) -> bool:
    """Whether the tables of a language come with the checker."""
    return resources.files(_HERE).joinpath(tag, TABLES).is_file()


def tags() -> list[str]:
    """The tags of the languages that there are tables for, in order."""
    return sorted({*_shipped(), *own_tags()})


@cache
def own_tags() -> set[str]:
    """The tags of the languages that installed projects have tables for."""
    return entry_points(LANGUAGES).names


def _shipped() -> Iterator[str]:
    for folder in resources.files(_HERE).iterdir():
        if folder.joinpath(TABLES).is_file():
            yield folder.name
