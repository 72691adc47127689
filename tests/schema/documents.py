"""Valid records and documents as plain JSON values: seeded, or drawn by hypothesis."""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeAlias, TypeVar

from hypothesis import strategies as st

from pourparler import MODELS, Model
from pourparler.fields import Field, fields
from pourparler.values import Reference
from tests.schema import value_forms as forms
from tests.schema.value_forms import Chooser

T = TypeVar("T")

Plain: TypeAlias = dict[str, Any]

RECORD_TYPES: Final = tuple(MODELS)
FEWEST_ITEMS: Final = {("process", "parties"): 2}
"""Lists that need more than one item, by record type and field."""

_ALWAYS = 10


@dataclass(frozen=True, slots=True)
class _Maker:
    """Makes the values of one record; ``odds`` in 10 say how often an optional field is there."""

    chooser: Chooser
    record_type: str
    odds: int

    def object(self, model: type[Model]) -> Plain:
        shape = fields(model).items()
        return {name: self.field(field) for name, field in shape if self._has(field)}

    def field(self, field: Field) -> Any:
        if not field.many:
            return self.one(field)
        fewest = FEWEST_ITEMS.get((self.record_type, field.name), 1)
        number = fewest + (1 if self.odds == _ALWAYS else self.chooser.randint(0, 1))
        return [self.one(field) for _ in range(number)]

    def _has(self, field: Field) -> bool:
        return field.required or self.chooser.randint(1, _ALWAYS) <= self.odds

    def one(self, field: Field) -> Any:
        if field.model:
            return self.object(field.model)
        if field.vocabulary:
            return self.chooser.choice([value.value for value in field.vocabulary])
        if isinstance(field.form, Reference):
            return forms.identifier(self.chooser, self.chooser.choice(field.form.types))
        name = field.form.name if field.form else ""
        if name == "type":
            return self.record_type
        if name == "id":
            return forms.identifier(self.chooser, self.record_type)
        return forms.FORMS[name](self.chooser)


@dataclass(frozen=True, slots=True)
class _Drawn:
    """Choices that hypothesis makes, and makes simpler when a test fails."""

    draw: Callable[[st.SearchStrategy[Any]], Any]

    def choice(self, options: Sequence[T], /) -> T:
        drawn: T = self.draw(st.sampled_from(options))
        return drawn

    def randint(self, low: int, high: int, /) -> int:
        drawn: int = self.draw(st.integers(low, high))
        return drawn


def record(chooser: Chooser, record_type: str | None = None) -> Plain:
    """A record of that type, or of any, with some of the optional fields."""
    chosen = record_type or chooser.choice(RECORD_TYPES)
    return _Maker(chooser, chosen, odds=3).object(MODELS[chosen])


def full_record(chooser: Chooser, record_type: str) -> Plain:
    """A record with every field that its type has, to the last part, and lists of one too many."""
    return _Maker(chooser, record_type, odds=_ALWAYS).object(MODELS[record_type])


def document(chooser: Chooser) -> Plain:
    """A document, whose first two fields are optional."""
    head = {"$schema": forms.text(chooser), "schema_version": chooser.choice(("1.0", "1.1"))}
    kept = {name: value for name, value in head.items() if chooser.randint(0, 1)}
    return {**kept, "records": [record(chooser) for _ in range(chooser.randint(0, 3))]}


def file(chooser: Chooser) -> Plain | list[Plain]:
    """A file's content: a document, a list of records, or a single record."""
    makers: Sequence[Callable[[Chooser], Plain | list[Plain]]] = (document, _list, _single)
    return chooser.choice(makers)(chooser)


def a_random(seed: int) -> random.Random:
    """Choices that are the same in every run."""
    return random.Random(seed)


def seeded(seed: int) -> Iterator[Plain]:
    """Records of all types in turn, without end, always the same for one seed."""
    chooser = a_random(seed)
    while True:
        for record_type in RECORD_TYPES:
            yield record(chooser, record_type)


@st.composite
def records(draw: st.DrawFn) -> Plain:
    return record(_Drawn(draw))


@st.composite
def documents(draw: st.DrawFn) -> Plain:
    return document(_Drawn(draw))


@st.composite
def files(draw: st.DrawFn) -> Plain | list[Plain]:
    return file(_Drawn(draw))


@st.composite
def dates(draw: st.DrawFn) -> str:
    return forms.date(_Drawn(draw))


def _list(chooser: Chooser) -> list[Plain]:
    return [record(chooser) for _ in range(chooser.randint(1, 3))]


def _single(chooser: Chooser) -> Plain:
    alone = record(chooser)
    return chooser.choice((alone, {"$schema": "https://example.org/record.json", **alone}))
