"""Values of JSON are found between fences and prose, and read with the slips that models make."""

from typing import Any

import pytest

from pourparler_validators.converting.answers.repairs import Log
from pourparler_validators.converting.answers.values_of_text import values_of

FOUND: tuple[tuple[str, list[Any]], ...] = (
    ('[{"a": 1}]', [[{"a": 1}]]),
    ('Here:\n```json\n{"a": 1}\n```\nDone.', [{"a": 1}]),
    ('~~~\n{"a": 1}\n~~~', [{"a": 1}]),
    ('{"a": 1}\n{"a": 2}\n', [{"a": 1}, {"a": 2}]),
    ('First {"a": 1}, then [Norland] {"a": 2}.', [{"a": 1}, {"a": 2}]),
    ('{"a": [1, 2,], }', [{"a": [1, 2]}]),
    ('{"a": 1 "b": 2}', [{"a": 1, "b": 2}]),
    ('{"a": "x"\n "b": 2}', [{"a": "x", "b": 2}]),
    ('[{"a": 1} {"a": 2}]', [[{"a": 1}, {"a": 2}]]),
    ("{'a': None, 'b': True, 'c': 'it isn't'}", [{"a": None, "b": True, "c": "it isn't"}]),
    ('{a: 1, "b": NaN, "c": -Infinity}', [{"a": 1, "b": None, "c": None}]),
    ('{"a": "they said "no", and left", "b": 1}', [{"a": 'they said "no", and left', "b": 1}]),
    ('{"a": "two\nlines"}', [{"a": "two\nlines"}]),
    ('{"a": 1, // a remark\n "b": 2 /* another */}', [{"a": 1, "b": 2}]),
    ('{"a": 1, "a": 2, "a": 3}', [{"a": 1, "a_2": 2, "a_3": 3}]),
    ("""{"a": "x" "b": "y" 'c': 1}""", [{"a": "x", "b": "y", "c": 1}]),
    ('{"a": "the "b" side"}', [{"a": 'the "b" side'}]),
    (
        "{“a”: “x”, “b”: [“y”, 1, {“c”: “z”}], ‘d’: ‘it’s’}",
        [{"a": "x", "b": ["y", 1, {"c": "z"}], "d": "it’s"}],
    ),
    (
        '{„a“: „x“, “b“: ”he said “no” today”, “c”: “x"}',
        [{"a": "x", "b": "he said “no” today", "c": "x"}],
    ),
    ('{"a": "“no”, he said", "b": 1}', [{"a": "“no”, he said", "b": 1}]),
    ('{"a": 1e999}', [{"a": "1e999"}]),
    (r'{"a": "\ud83d\ude00 \ud800"}', [{"a": "\U0001f600 \ufffd"}]),
    (r'"[{\"a\": 1}]"', [[{"a": 1}]]),
    ("\ufeff[]", []),
    ("", []),
)


@pytest.mark.parametrize(("text", "values"), FOUND)
def test_the_values_of_a_text(text: str, values: list[Any]) -> None:
    assert [value for _, value in values_of(text, Log())] == values


CUT: tuple[tuple[str, list[Any], list[str]], ...] = (
    ('[{"id": "x"}, {"id": "y", "a": [{"b": 1}', [[{"id": "x"}]], ['{"id": "y", "a": [{"b": 1}']),
    ('{"records": [{"id": "x"}, {"id', [{"records": [{"id": "x"}]}], []),
    ('{"d": {"events": [{"a": 1}, {"b": "c', [{"d": {"events": [{"a": 1}]}}], []),
    ('{"type": "x", "a": [{"b": 1}, {"c', [], ['{"type": "x", "a": [{"b": 1}, {"c']),
    ('[{"id": "x"}, {"id": 5 ; }, {"id": "z"}]', [[{"id": "x"}], {"id": "z"}], ['{"id": 5']),
)  # fmt: skip
"""Answers that end in the middle, or are broken there; what is whole; what is left out."""


@pytest.mark.parametrize(("text", "values", "lost"), CUT)
def test_what_is_cut_off_is_taken_to_the_last_whole_record(
    text: str, values: list[Any], lost: list[str]
) -> None:
    log = Log()
    assert [value for _, value in values_of(text, log)] == values
    assert [one.value.strip() for one in log.unplaced] == lost
    assert {one.reason for one in log.unplaced} <= {"it is cut off or broken here"}


def test_prose_and_repaired_json_are_listed() -> None:
    log = Log()
    values_of('Here:\n{"a": 1,}', log)
    assert [(one.step, one.before, one.after) for one in log.repairs] == [
        ("text", "Here:", ""),
        ("text", '{"a": 1,}', '{"a": 1}'),
    ]


def test_an_answer_without_values_is_left_out_whole() -> None:
    log = Log()
    assert values_of("There are no quotations.", log) == []
    (one,) = log.unplaced
    assert (one.value, one.reason) == (
        "There are no quotations.",
        "no object or list of JSON stands there",
    )


def test_no_value_of_a_name_that_stands_often_is_lost() -> None:
    ((_, value),) = values_of("{" + '"a": 1, ' * 50_000 + "}", Log())
    assert len(value) == 50_000
