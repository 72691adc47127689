"""The words of a workbook for hand entry, in the languages that have them."""

from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Final

ENGLISH: Final = "en"
"""The language of the standard, which the words are translated from."""

_FILE: Final = "workbook.toml"
_HERE: Final = "pourparler_validators.languages"


@cache
def workbook_languages() -> tuple[str, ...]:
    """The tags of the languages that there are words in."""
    folders = resources.files(_HERE).iterdir()
    return tuple(sorted({ENGLISH, *(one.name for one in folders if one.joinpath(_FILE).is_file())}))


@cache
def workbook_words(tag: str) -> Mapping[str, str]:
    """The words of a language by those in English; none for English itself."""
    import tomllib  # needed only where such a workbook is made

    if tag == ENGLISH:
        return {}
    file = resources.files(_HERE).joinpath(tag, _FILE)
    words: Mapping[str, str] = tomllib.loads(file.read_text(encoding="utf-8"))["words"]
    return words
