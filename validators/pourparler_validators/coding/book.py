"""The codebook as data: what the pages of all formats show."""

import inspect
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from pourparler import MODELS, Record
from pourparler.fields import Field, noun
from pourparler.model import Model
from pourparler.vocabularies import Vocabulary
from pourparler_validators.coding.counts import Counts, Uses
from pourparler_validators.coding.examples import Article, Example, Examples, examples
from pourparler_validators.coding.guidance import (
    GENERAL,
    Guidance,
    Ruling,
    guidance,
    phrases,
    rulings,
)
from pourparler_validators.coding.names import field_key, models, own_fields, vocabularies_in_use
from pourparler_validators.coding.project_fields import ProjectField
from pourparler_validators.late_dataclasses import dataclass

EVERY: Final = "every record"


@dataclass(frozen=True, slots=True)
class FieldEntry:
    """A field: what it holds and means."""

    key: str
    field: Field
    holds: str
    """What it holds, in words: a date, a list of parties, a value of a vocabulary."""
    links_to: str
    """The section that says more of what it holds; nothing where there is none."""
    example: Example | None
    rulings: Sequence[Ruling]
    uses: Uses | None


@dataclass(frozen=True, slots=True)
class Section:
    """A record type, or an object within records."""

    name: str
    definition: str
    fields: Sequence[FieldEntry]
    guidance: Guidance | None
    """For a record type, and for what holds for all."""
    record: Mapping[str, Any] | None
    """A whole record of the type, as it was coded."""
    also: Sequence[Ruling]
    """The rulings of other sections that are about it, too."""
    number: int | None
    """How many there are in the dataset."""


@dataclass(frozen=True, slots=True)
class ValueEntry:
    """A value of a vocabulary and what it means."""

    key: str
    value: str
    meaning: str
    example: Example | None
    phrase: str
    """How an article might say it, where the example has no words."""
    rulings: Sequence[Ruling]
    uses: Uses | None


@dataclass(frozen=True, slots=True)
class VocabularyEntry:
    """A vocabulary: what its values say, and where they are used."""

    name: str
    definition: str
    fields: Sequence[str]
    """The fields that take their values from it."""
    values: Sequence[ValueEntry]
    other: Uses | None
    """How often the dataset has ``other``; nothing where the list has no such value."""


@dataclass(frozen=True, slots=True)
class Book:
    """The whole codebook."""

    types: Sequence[Section]
    every: Section
    """What every record has."""
    objects: Sequence[Section]
    vocabularies: Sequence[VocabularyEntry]
    rulings: Sequence[Ruling]
    articles: Sequence[Article]
    is_counted: bool
    project: Sequence[ProjectField] = ()
    """The fields of the project's own within ``extra``."""


def book(counted: Counts | None = None, shown: Examples | None = None) -> Book:
    """The codebook, with the counts of a dataset if there is one.

    The examples are those that ship with the package, where no others are given.
    """
    return _Maker(shown or examples(), counted).book()


@dataclass(frozen=True, slots=True)
class _Maker:
    """Puts the codebook together."""

    examples: Examples
    counts: Counts | None

    def book(self) -> Book:
        inner = [model for model in models().values() if not issubclass(model, Record)]
        return Book(
            types=[self._section(model) for model in MODELS.values()],
            every=self._section(Record),
            objects=[self._section(model) for model in inner],
            vocabularies=[self._vocabulary(one) for one in vocabularies_in_use().values()],
            rulings=list(rulings()),
            articles=self.examples.articles,
            is_counted=self.counts is not None,
        )

    def _section(self, model: type[Model]) -> Section:
        kind = next((name for name, one in MODELS.items() if one is model), None)
        name = kind or (EVERY if model is Record else noun(model))
        advice = guidance().get(GENERAL if model is Record else kind or "")
        own = advice.rulings if advice else ()
        number = self.counts.objects[model.__name__] if self.counts else None
        return Section(
            name=name,
            definition=summary(model),
            fields=[self._field(one, number) for one in own_fields(model).values()],
            guidance=advice,
            record=self.examples.records[advice.example][kind] if advice and kind else None,
            also=[one for one in rulings() if kind in one.types and one not in own],
            number=number,
        )

    def _field(self, field: Field, number: int | None) -> FieldEntry:
        key = field_key(field)
        return FieldEntry(
            key=key,
            field=field,
            holds=holds(field),
            links_to=_section_of(field),
            example=self.examples.found.get(key),
            rulings=[one for one in rulings() if key in one.fields],
            uses=Uses(self.counts.fields[key], number or 0) if self.counts else None,
        )

    def _vocabulary(self, vocabulary: type[Vocabulary]) -> VocabularyEntry:
        values = list(self._values(vocabulary))
        return VocabularyEntry(
            name=vocabulary.__name__,
            definition=summary(vocabulary),
            fields=list(_fields_with(vocabulary)),
            values=values,
            other=next((one.uses for one in values if one.value == "other"), None),
        )

    def _values(self, vocabulary: type[Vocabulary]) -> Iterator[ValueEntry]:
        total = self.counts.of_vocabulary(vocabulary) if self.counts else 0
        for value, meaning in vocabulary.descriptions().items():
            key = f"{vocabulary.__name__}.{value}"
            yield ValueEntry(
                key=key,
                value=value,
                meaning=meaning,
                example=self.examples.found.get(key),
                phrase=phrases().get(key, ""),
                rulings=[one for one in rulings() if key in one.values],
                uses=Uses(self.counts.values[key], total) if self.counts else None,
            )


def summary(described: type) -> str:
    """What a class says of itself, in one sentence."""
    return (inspect.getdoc(described) or "").partition("\n")[0]


def holds(field: Field) -> str:
    """What a field holds, in words."""
    if field.model is not None:
        kind = noun(field.model)
    elif field.vocabulary is not None:
        kind = field.vocabulary.__name__
    else:
        kind = field.form.words if field.form else "a text"
    return f"list: {kind}" if field.many else kind


def _section_of(field: Field) -> str:
    if field.model is not None:
        return noun(field.model)
    return field.vocabulary.__name__ if field.vocabulary is not None else ""


def _fields_with(vocabulary: type[Vocabulary]) -> Iterator[str]:
    for model in models().values():
        for field in own_fields(model).values():
            if field.vocabulary is vocabulary:
                yield field_key(field)


def sections(whole: Book) -> Iterable[Section]:
    """All sections of fields, in the order of the pages."""
    return (*whole.types, whole.every, *whole.objects)
