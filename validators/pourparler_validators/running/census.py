"""Counts in the whole dataset what the settings ask of it; the counts of parts are added."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import field
from typing import Any, Final, cast

from pourparler import Source
from pourparler_validators.contract.figures import (
    Figure,
    NumberOfRecords,
    RecordsWithoutField,
    ShareOfValue,
    SourcesWithoutText,
)
from pourparler_validators.contract.questions import Missing, Questions
from pourparler_validators.entries.entry import Entry, SourceFile
from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.project.assertions import Assertions
from pourparler_validators.project.settings import Project

_MOST_NAMED: Final = 3
TEXT: Final = ("source", "")
"""Stands for the text of a source, among the fields of records."""


@dataclass(slots=True)
class Lacking:
    """The records that lack something."""

    number: int = 0
    some: list[str] = field(default_factory=list[str])
    """The first of them, by their ids."""

    def add(self, other: "Lacking") -> None:
        """Takes in what lacks it elsewhere."""
        self.number += other.number
        self.some = sorted([*self.some, *other.some])[:_MOST_NAMED]


@dataclass(slots=True)
class Census:
    """What was counted so far."""

    asked: Assertions
    records: Counter[str] = field(default_factory=Counter[str])
    """By type."""
    not_sound: Counter[str] = field(default_factory=Counter[str])
    values: Counter[tuple[str, str, str]] = field(default_factory=Counter[tuple[str, str, str]])
    """By type, field, and value."""
    lacking: dict[tuple[str, str], Lacking] = field(default_factory=dict[tuple[str, str], Lacking])
    """By type and field."""

    def take(self, entry: Entry, questions: Questions) -> None:
        """Counts a record."""
        record, name = entry.record, entry.type or ""
        self.records[name] += not entry.is_file
        if record is None:
            self.not_sound[name] += 1
            return
        for path in self.asked.at_most.get(name, ()):
            for value in _values(record, path.split(".")):
                self.values[name, path, str(value)] += 1
        for path in self.asked.every.get(name, ()):
            if not any(True for _ in _values(record, path.split("."))):
                self._note((name, path), record.id)
        if self.asked.source_texts and isinstance(record, Source):
            self._note_text(record.id, questions)

    def add(self, other: "Census") -> None:
        """Takes in what was counted in another part."""
        self.records.update(other.records)
        self.not_sound.update(other.not_sound)
        self.values.update(other.values)
        for what, lacking in other.lacking.items():
            self.lacking.setdefault(what, Lacking()).add(lacking)

    def _note_text(self, source: str, questions: Questions) -> None:
        if isinstance(questions.text(source), Missing):
            self._note(TEXT, source)

    def _note(self, what: tuple[str, str], record: str) -> None:
        self.lacking.setdefault(what, Lacking()).add(Lacking(1, [record]))


@dataclass(frozen=True, slots=True)
class Asked:
    """What the settings of a project ask for, with the places where they do."""

    project: Project
    entry: Entry
    """The file of the settings."""

    @property
    def assertions(self) -> Assertions:
        """What they ask for."""
        return self.project.settings.assertions

    def figures(self, census: Census) -> Iterator[Figure]:
        """What is asked for, beside what there is."""
        asked = self.assertions
        for name, least in asked.at_least.items():
            yield NumberOfRecords(*self._of(census, name, "at-least", name), least=least)
        for (name, path, value), most in asked.shares.items():
            whole = sum(number for (*of, _), number in census.values.items() if of == [name, path])
            place = self._of(census, name, "at-most", name, path, value, whole=whole)
            number = census.values[name, path, value]
            yield ShareOfValue(*place, field=path, value=value, number=number, most=most)
        for name, paths in asked.every.items():
            for path in paths:
                found = census.lacking.get((name, path), Lacking())
                place = self._of(census, name, "every", name, path)
                yield RecordsWithoutField(*place, found.number, tuple(found.some), field=path)
        if asked.source_texts:
            found = census.lacking.get(TEXT, Lacking())
            place = self._of(census, "source", "source-texts")
            yield SourcesWithoutText(*place, found.number, tuple(found.some))

    def _of(
        self, census: Census, name: str, *steps: str, whole: int | None = None
    ) -> tuple[Entry, int, int, str, str, int, int]:
        start, end = self.project.stretch_of("assertions", *steps)
        setting = ".".join(("assertions", *steps))
        number = census.records[name] if whole is None else whole
        return self.entry, start, end - start, setting, name, number, census.not_sound[name]


def asked_of(project: Project) -> Asked | None:
    """What a project asks of its whole dataset, if it asks for anything."""
    if not project.settings.assertions or project.file is None:
        return None
    content = project.text.encode(errors="surrogatepass")
    file = SourceFile(project.file.as_posix(), content)
    return Asked(project, Entry(file, 0, is_file=True))


def _values(value: Any, path: Sequence[str]) -> Iterator[Any]:
    """The values that a path leads to; those of all items, where there are lists."""
    if isinstance(value, tuple):
        for item in cast("tuple[object, ...]", value):
            yield from _values(item, path)
    elif not path:
        yield value
    elif (held := getattr(value, path[0])) is not None:
        yield from _values(held, path[1:])
