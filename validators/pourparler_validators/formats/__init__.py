"""The formats that records are read from: each is a module of ``known``, collected from there."""

import importlib
import pkgutil
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Final, Literal, Protocol, cast

from pourparler_validators.formats import known

if TYPE_CHECKING:
    from pourparler_validators.contract.finding import Edit
    from pourparler_validators.entries.entry import Entry, SourceFile
    from pourparler_validators.formats.editing import TextEdit
    from pourparler_validators.formats.inserting import Put
    from pourparler_validators.formats.places import Place, Span
    from pourparler_validators.formats.writing import Layout, OneAnId, Sink, Writer


DESCRIPTION: Final = "datapackage.json"
"""The file that describes the CSV tables of its folder, and is read with them."""


class Format(Protocol):
    """What a module of ``known`` offers."""

    SUFFIXES: tuple[str, ...]
    """The endings of the names of its files, the usual one first."""
    ONLY_READ: tuple[str, ...]
    """Those of the endings with which no file is written."""
    READS: Literal["text", "lines", "bytes", "folder"]
    """What is read: a text, in UTF-8; lines of which one alone may not be UTF-8; a file that is no
    text; or, as one, all files of a folder that have its suffix."""
    NEEDS_ONE_RECORD_AN_ID: "OneAnId"
    """When it can hold only the first of several records of one id."""
    LOSES: tuple[str, ...]
    """What else it cannot hold, as nouns: ``texts of more than 32,767 characters``."""

    def read(self, file: "SourceFile", is_named: bool) -> "list[Entry] | None":
        """The records of a file, or where they should be, with their faults.

        Never raises, whatever the bytes. Nothing for a file that was only found in a folder, and
        can be read, but is not meant as records. A document without records gives no entries.
        """
        ...

    def locate(self, text: str, offset: int, pointers: Iterable[str]) -> "dict[str, Place]":
        """Where the values stand that pointers lead to, within the value at ``offset``."""
        ...

    def content(self, text: str, place: "Place") -> Any:
        """The value at a place, the same however the file is laid out; numbers as texts."""
        ...

    def within(self, text: str, value: "Span", words: tuple[int, int]) -> "Span":
        """A stretch of a value that is a text; the whole of it where that cannot be told."""
        ...

    def text_edit(self, text: str, edit: "Edit", place: "Place") -> "TextEdit | None":
        """What an edit does to the text, in the format's spelling; nothing where it cannot be."""
        ...

    def writer(self, sink: "Sink", layout: "Layout") -> "Writer":
        """What writes records in this format."""
        ...


class EditedFormat(Format, Protocol):
    """What a format offers besides whose files are edited in place."""

    def put_text(self, text: str, place: "Place", put: "Put") -> "TextEdit | None":
        """What a field or an item put into the object or list at a place does to the text.

        Nothing where that value stands in other places, too.
        """
        ...

    def spelled(self, text: str, place: "Place", value: Any) -> str:
        """A value as it stands in the place of another."""
        ...


class FolderFormat(Format, Protocol):
    """What a format of a folder offers besides."""

    def is_part(self, path: str) -> bool:
        """Whether a file's name is that of a part, or nearly so."""
        ...


@cache
def format_names() -> tuple[str, ...]:
    """The names of all formats, as on the command line."""
    names = (module.name.replace("_", "-") for module in pkgutil.iter_modules(known.__path__))
    return tuple(sorted(names))


@cache
def format_named(name: str) -> Format:
    """The format of that name."""
    return cast("Format", importlib.import_module(f"{known.__name__}.{name.replace('-', '_')}"))


SPREADSHEETS: Final = {
    ".ods": "an OpenDocument spreadsheet",
    ".xls": "a workbook of Excel before 2007",
    ".xlsb": "a binary workbook of Excel",
    ".numbers": "a spreadsheet of Numbers",
}
"""What is not read, though programs that write it can save it as a workbook that is."""


@cache
def suffixes() -> Mapping[str, str]:
    """The names of the formats by the suffixes of their files."""
    return {suffix: name for name in format_names() for suffix in format_named(name).SUFFIXES}


def format_of(path: str) -> str | None:
    """The name of the format that a file's name stands for, if there is one."""
    if PurePath(path).name == DESCRIPTION:
        return "csv"
    return suffixes().get(PurePath(path).suffix.casefold())
