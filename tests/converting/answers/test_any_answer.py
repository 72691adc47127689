"""Whatever an answer is: it never raises, is the same each time, and sound records pass through."""

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from pourparler.document import MODELS
from pourparler.fields import fields
from pourparler_validators.converting.answers.ladder import records_of_answer
from tests.converting.answers.given import ARTICLE, answer
from tests.schema.documents import Plain, documents, records
from tests.validators.texts import NUMBERS

ANSWERS = tuple(answer(name) for name in ("typed", "naive", "quotations", "cut"))
NAMES = sorted({name for model in MODELS.values() for name in fields(model)})
WORDS = (*MODELS, "party:a", "A B", "2025-01-01T00:00:00Z", "n/a", "held", "Turkey", "\ud800", "")

scalars = st.sampled_from(WORDS) | st.integers() | st.floats() | st.booleans() | st.none()
values = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from((*NAMES, "quote", "head", "x y", "")), inner, max_size=5)
    ),
    max_leaves=20,
)
rough = st.builds(
    lambda plain, name: {**plain, "type": name},
    st.dictionaries(st.sampled_from((*NAMES, "quote", "head", "x y")), values, max_size=6),
    st.sampled_from(tuple(MODELS)),
)
"""Objects that say their type, with fields of any type and values of any kind."""


def outcome(text: str, article: str | None = None) -> str:
    found = records_of_answer(text, article)
    return json.dumps([found.records, [vars_of(one) for one in (*found.repairs, *found.unplaced)]])


def vars_of(one: Any) -> list[Any]:
    return [getattr(one, name) for name in one.__slots__]


@given(st.text() | st.text(alphabet="{}[]\",:'\\ \nab1.-", max_size=60))
def test_any_text_gives_something_and_the_same_again(text: str) -> None:
    assert outcome(text, ARTICLE) == outcome(text, ARTICLE)


@given(st.lists(rough, max_size=3))
def test_any_values_give_records_that_json_can_hold(plain: list[Plain]) -> None:
    found = records_of_answer(json.dumps(plain), ARTICLE)
    assert len(found.records) == len(plain)
    json.dumps(found.records, allow_nan=False)
    json.dumps(found.records, ensure_ascii=False).encode()


@given(st.sampled_from(ANSWERS), st.integers(0, 4_000), st.sampled_from(tuple('{}[]",:\\ \n')))
def test_a_broken_answer_gives_something(text: str, place: int, sign: str) -> None:
    at = place % len(text)
    outcome(text[:at] + sign + text[at:], ARTICLE)
    outcome(text[:at], ARTICLE)


@given(documents())
def test_a_sound_document_passes_through_unchanged(document: Plain) -> None:
    found = records_of_answer(json.dumps(document))
    assert list(found.records) == document["records"]
    assert not found.incomplete


@given(st.lists(records() | rough, max_size=3))
def test_records_of_an_answer_are_an_answer_with_the_same_records(plain: list[Any]) -> None:
    once = records_of_answer(json.dumps(plain), ARTICLE)
    again = records_of_answer(json.dumps(once.records), ARTICLE)
    assert again.records == once.records


def test_numbers_of_all_sizes_give_something() -> None:
    for number in (*NUMBERS, "1e999", "-1e999", "9" * 5_000, "NaN", "-Infinity"):
        outcome(f'[{{"type": "event", "round": {number}, "x": {number}}}]')


def test_brackets_without_end_are_given_up() -> None:
    for sign in ("[", "{", '["', '{"a":', "[{", "'{"):
        outcome(sign * 20_000)
