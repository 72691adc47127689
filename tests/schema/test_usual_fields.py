"""The fields that a form always shows are those that most records of complete codings have."""

from collections import Counter
from collections.abc import Iterator
from typing import Final

import pytest

from pourparler import MODELS
from pourparler.controls import USUAL, is_usual
from pourparler.fields import Field, fields
from pourparler.model import Model
from pourparler_validators.messages.json_values import is_list, is_object
from pourparler_validators.reading.files import read_paths
from tests.docs.markdown_pages import ROOT

CODED: Final = ("gaza-2009", "georgia-2008", "idlib-2020", "istanbul-2025", "normandy-2018")
MADE_BY_PROGRAMS: Final = {"sha256", "text_file", "license", "start", "end", "notes"}
MOST: Final = 0.6
FEWEST: Final = 3
"""So many objects have to be there, so that what most of them have tells something."""


def objects(model: type[Model], value: object) -> Iterator[tuple[type[Model], set[str]]]:
    for each in value if is_list(value) else [value]:
        if is_object(each):
            yield model, set(each)
            for name, inner in each.items():
                if field := fields(model).get(name):
                    yield from objects(field.model, inner) if field.model else ()


def test_what_most_records_have_is_always_shown() -> None:
    entries = read_paths([str(ROOT / "examples" / name) for name in CODED]).entries
    sizes, counts = Counter[type[Model]](), Counter[tuple[type[Model], str]]()
    for entry in entries:
        for model, names in objects(MODELS[str(entry.type)], entry.value):
            sizes[model] += 1
            counts.update((model, name) for name in names - MADE_BY_PROGRAMS)
    hidden = [
        f"{model.__name__}.{name}"
        for (model, name), count in counts.items()
        if sizes[model] >= FEWEST and count > MOST * sizes[model]
        if not is_usual(fields(model)[name])
    ]
    assert len(sizes) > len(MODELS)
    assert hidden == []


@pytest.mark.parametrize("usual", sorted(USUAL))
def test_each_names_a_field_that_need_not_be_there(usual: str) -> None:
    assert usual in {f"{one.owner.__name__}.{one.name}" for one in every() if one.owner}
    assert not next(one for one in every() if is_called(one, usual)).required


def is_called(field: Field, usual: str) -> bool:
    return field.owner is not None and f"{field.owner.__name__}.{field.name}" == usual


def every() -> Iterator[Field]:
    todo: list[type[Model]] = [*MODELS.values()]
    seen = set[type[Model]]()
    while todo:
        model = todo.pop()
        if model not in seen:
            seen.add(model)
            yield from fields(model).values()
            todo += [one.model for one in fields(model).values() if one.model]
