"""What coders write where nothing is known, in all languages: one a line in a file of each folder.

Apart from the tables, since the texts of all records are compared with it, and few are articles.
"""

from collections.abc import Iterator
from functools import cache
from typing import Final

from pourparler_validators.languages.folders import folder_of, tags

PLACEHOLDERS: Final = "placeholders.txt"


@cache
def placeholders() -> frozenset[str]:
    """Whole values that stand for "not known" in any language, in small letters."""
    return frozenset(word for tag in tags() for word in _in(tag))


def _in(tag: str) -> Iterator[str]:
    folder = folder_of(tag)
    file = folder.joinpath(PLACEHOLDERS) if folder is not None else None
    if file is not None and file.is_file():
        lines = file.read_bytes().decode("utf-8", "replace").splitlines()
        yield from (line.strip().casefold() for line in lines if line.strip())
