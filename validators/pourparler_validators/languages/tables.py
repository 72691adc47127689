"""The tables of the languages: data, read once, and checked when read."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from pourparler_validators.languages.folders import TABLES, folder_of, tags
from pourparler_validators.languages.shipped import shipped_table
from pourparler_validators.messages.errors import UsageError

if TYPE_CHECKING:
    from pourparler_validators.languages.language import Language


class TablesError(UsageError, ValueError):
    """The tables of a language are not as they have to be."""


@cache
def languages() -> "tuple[Language, ...]":
    """All languages that there are tables for, in order of their tags."""
    return tuple(language for tag in tags() if (language := language_of(tag)))


@cache
def language_of(tag: str) -> "Language | None":
    """The tables of the language that a BCP 47 tag names, if there are any.

    Raises :class:`TablesError` where one is missing, unknown or has another form.
    """
    name = tag.partition("-")[0]
    folder = folder_of(name)
    if folder is None:
        return None
    if name != tag:
        return language_of(name)
    if (shipped := shipped_table(f"{name}/{TABLES}")) is not None:
        return _read(name, shipped, _place_of(name))
    file = folder.joinpath(TABLES)
    return read_tables(name, file.read_text(encoding="utf-8"), str(file))


def latin_words(word: str) -> Iterator[str]:
    """A folded word in Latin letters, by the tables of each language whose letters it has."""
    for language in languages():
        if language.names.letters and (latin := language.names.latin(word)) is not None:
            yield latin


def read_tables(name: str, text: str, place: str = "") -> "Language":
    """The tables of a language, from the text of its ``tables.toml``, which lies at a place.

    Raises :class:`TablesError` where one is missing, unknown or has another form.
    """
    import tomllib  # needed only for the tables of one's own

    place = place or _place_of(name)
    try:
        table = tomllib.loads(text)
    except ValueError as error:
        raise TablesError(f"{place}: {error}") from error
    return _read(name, table, place)


def _read(name: str, table: Mapping[str, Any], place: str) -> "Language":
    from pourparler_validators.languages.language import Language
    from pourparler_validators.languages.table_forms import read

    try:
        return read(Language, {"tag": name, **table})
    except ValueError as error:
        raise TablesError(f"{place}: {error}") from error


def _place_of(name: str) -> str:
    return f"languages/{name}/{TABLES}"
