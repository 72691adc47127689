"""The codebook as data: what the pages of all formats show."""

import inspect
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from pourparler import MODELS, Record
from pourparler.fields import Field, noun
from pourparler.model import Model
from pourparler.vocabularies import Vocabulary
from pourparler_validators.coding.counts import Counts
from pourparler_validators.coding.examples import Article, Example, examples
from pourparler_validators.coding.guidance import GENERAL, Guidance, Ruling, guidance, rulings
from pourparler_validators.coding.names import field_key, models, own_fields, vocabularies_in_use

EVERY: Final = "every record"


@dataclass(frozen=True, slots=True)
class Uses:
    """How often something is used, of how often it could be."""

    number: int
    of: int

    @property
    def share(self) -> float:
        """From 0 to 1."""
        return self.number / self.of if self.of else 0.0


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


def book(counted: Counts | None = None) -> Book:
    """The codebook, with the counts of a dataset if there is one."""
    known = models()
    types = [_section(model, counted) for model in MODELS.values()]
    inner = [model for model in known.values() if not issubclass(model, Record)]
    return Book(
        types=types,
        every=_section(Record, counted),
        objects=[_section(model, counted) for model in inner],
        vocabularies=[_vocabulary(one, counted) for one in vocabularies_in_use().values()],
        rulings=list(rulings()),
        articles=examples().articles,
        is_counted=counted is not None,
    )


def summary(described: type) -> str:
    """What a class says of itself, in one sentence."""
    return (inspect.getdoc(described) or "").partition("\n")[0]


def _section(model: type[Model], counted: Counts | None) -> Section:
    kind = next((name for name, one in MODELS.items() if one is model), None)
    name = kind or (EVERY if model is Record else noun(model))
    advice = guidance().get(GENERAL if model is Record else kind or "")
    own = advice.rulings if advice else ()
    number = counted.objects[model.__name__] if counted else None
    return Section(
        name=name,
        definition=summary(model),
        fields=[_field(one, number, counted) for one in own_fields(model).values()],
        guidance=advice,
        record=examples().records[advice.example][kind] if advice and kind else None,
        also=[one for one in rulings() if kind in one.types and one not in own],
        number=number,
    )


def _field(field: Field, number: int | None, counted: Counts | None) -> FieldEntry:
    key = field_key(field)
    return FieldEntry(
        key=key,
        field=field,
        holds=holds(field),
        links_to=_section_of(field),
        example=examples().found.get(key),
        rulings=[one for one in rulings() if key in one.fields],
        uses=Uses(counted.fields[key], number or 0) if counted else None,
    )


def holds(field: Field) -> str:
    """What a field holds, in words."""
    if field.model is not None:
        kind = noun(field.model)
    elif field.vocabulary is not None:
        kind = field.vocabulary.__name__
    else:
        kind = field.form.words if field.form else ""
    return f"list: {kind}" if field.many else kind


def _section_of(field: Field) -> str:
    if field.model is not None:
        return noun(field.model)
    return field.vocabulary.__name__ if field.vocabulary is not None else ""


def _vocabulary(vocabulary: type[Vocabulary], counted: Counts | None) -> VocabularyEntry:
    name = vocabulary.__name__
    total = counted.of_vocabulary(vocabulary) if counted else None
    values = list(_values(vocabulary, total, counted))
    other = next((one.uses for one in values if one.value == "other"), None)
    return VocabularyEntry(name, summary(vocabulary), list(_fields_with(vocabulary)), values, other)


def _values(
    vocabulary: type[Vocabulary], total: int | None, counted: Counts | None
) -> Iterator[ValueEntry]:
    for value, meaning in vocabulary.descriptions().items():
        key = f"{vocabulary.__name__}.{value}"
        yield ValueEntry(
            key,
            value,
            meaning,
            example=examples().found.get(key),
            rulings=[one for one in rulings() if key in one.values],
            uses=Uses(counted.values[key], total or 0) if counted else None,
        )


def _fields_with(vocabulary: type[Vocabulary]) -> Iterator[str]:
    for model in models().values():
        for field in own_fields(model).values():
            if field.vocabulary is vocabulary:
                yield field_key(field)


def sections(whole: Book) -> Iterable[Section]:
    """All sections of fields, in the order of the pages."""
    return (*whole.types, whole.every, *whole.objects)
