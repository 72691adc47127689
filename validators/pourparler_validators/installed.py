"""What installed projects add: their entry points, looked for once in all that is installed."""

import sys
from functools import lru_cache
from importlib import metadata
from typing import Final

RULES: Final = "pourparler.rules"
"""The group of entry points, each with a module of rules."""
LANGUAGES: Final = "pourparler.languages"
"""The group of entry points, each with the tag of a language and the package of its tables."""


def entry_points(group: str) -> metadata.EntryPoints:
    """The entry points of one of these groups."""
    return _by_group(tuple(sys.path))[group]


@lru_cache(maxsize=1)
def _by_group(_path: tuple[str, ...]) -> dict[str, metadata.EntryPoints]:
    everything = metadata.entry_points()
    return {group: everything.select(group=group) for group in (RULES, LANGUAGES)}
