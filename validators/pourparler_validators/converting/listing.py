"""The list of all forms that records are converted from and to."""

import textwrap
from collections.abc import Iterator, Mapping
from typing import Final

from pourparler_validators.converting.exporters import Exporter, exporter_named, exporter_names
from pourparler_validators.converting.importers import importer_names
from pourparler_validators.formats import format_named, format_names
from pourparler_validators.formats.writing import OneAnId
from pourparler_validators.late_dataclasses import dataclass

_WIDTH: Final = 98
_BROUGHT_IN: Final = ("lists", "what it reads and has no place for, value by value")
_REPEATED: Final[Mapping[OneAnId, tuple[str, ...]]] = {
    "always": ("all records of one id but the first",),
    "by type": ("in a folder: all records of one id but the first",),
    "never": (),
}


@dataclass(frozen=True, slots=True)
class Listed:
    """What is said of a form."""

    name: str
    suffixes: tuple[str, ...]
    """The endings of the names of its files; none where it is a folder's."""
    way: str
    """``both ways``, ``out``, ``in``, or ``out, in``."""
    notes: tuple[tuple[str, str], ...]
    """What it keeps and loses: a verb and what stands after it."""


def listed() -> Iterator[Listed]:
    """All forms: those that go both ways, then those that go out or in."""
    for name in format_names():
        form = format_named(name)
        lost = (*_REPEATED[form.NEEDS_ONE_RECORD_AN_ID], *form.LOSES)
        yield Listed(name, form.SUFFIXES, "both ways", (("loses", "; ".join(lost) or "nothing"),))
    for name in sorted({*exporter_names(), *importer_names()}):
        yield _one_way(name)


def _one_way(name: str) -> Listed:
    if name not in exporter_names():
        return Listed(name, ("any",), "in", (_BROUGHT_IN,))
    exporter, notes = exporter_named(name), list(_notes(exporter_named(name)))
    if name not in importer_names():
        return Listed(name, exporter.SUFFIXES, "out", tuple(notes))
    return Listed(name, exporter.SUFFIXES, "out, in", (*notes, _BROUGHT_IN))


def listing() -> str:
    """The list as a text for people."""
    return "".join(map(_paragraph, listed()))


def _notes(exporter: Exporter) -> Iterator[tuple[str, str]]:
    for record_type, names in exporter.KEEPS.items():
        yield "keeps", f"of {record_type}: {', '.join(names)}"
    if exporter.LENDS:
        lent = (f"{', '.join(names)} of {one}" for one, names in exporter.LENDS.items())
        yield "shows", f"where it is referred to: {'; '.join(lent)}"
    yield "loses", f"all else; of what it keeps: {'; '.join(exporter.LOSES)}"


def _paragraph(one: Listed) -> str:
    head = f"{one.name:13} {', '.join(one.suffixes) or '(folder)':24} {one.way}"
    lines = [
        textwrap.fill(f"{verb}  {text}", _WIDTH, initial_indent=" " * 4, subsequent_indent=" " * 11)
        for verb, text in one.notes
    ]
    return "".join(f"{line}\n" for line in (head, *lines))
