"""The tables of the languages: data, read once, and checked when read."""

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from pourparler_validators.languages.folders import TABLES, folder_of, is_shipped, tags
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
    file = folder.joinpath(TABLES)
    place = "" if is_shipped(name) else str(file)
    return read_tables(name, file.read_text(encoding="utf-8"), place)


def latin_words(word: str) -> Iterator[str]:
    """A folded word in Latin letters, by the tables of each language whose letters it has."""
    for language in languages():
        if language.names.letters and (latin := language.names.latin(word)) is not None:
            yield latin


def read_tables(name: str, text: str, place: str = "") -> "Language":
    """The tables of a language, from the text of its ``tables.toml``, which lies at a place.

    Raises :class:`TablesError` where one is missing, unknown or has another form.
    """
    import tomllib  # needed only where a text is read

    from pourparler_validators.languages.language import Language
    from pourparler_validators.languages.table_forms import read

    try:
        return read(Language, {"tag": name, **tomllib.loads(text)})
    except ValueError as error:
        raise TablesError(f"{place or f'languages/{name}/{TABLES}'}: {error}") from error
