"""Numbers by their values, however they are written; and what is no number."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pourparler_validators.grounding.article import prepared
from pourparler_validators.grounding.comparable_text import normalized
from pourparler_validators.grounding.numbers import tokens
from pourparler_validators.grounding.search import find_quotation
from pourparler_validators.languages.tables import language_of

ENGLISH = language_of("en")


def keys(text: str) -> list[str]:
    return [token.key for token in tokens(normalized(text), ENGLISH)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("one thousand five hundred", ["#1500"]),
        ("twenty-five", ["#25"]),
        ("two five", ["#2", "#5"]),
        ("one hundred two", ["#102"]),
        ("one hundred and two", ["#102"]),
        ("two thousand and five", ["#2005"]),
        ("hundred hundred", ["#100", "#100"]),
        ("one hundred and two hundred", ["#100", "and", "#200"]),
        ("five and six", ["#5", "and", "#6"]),
        ("twenty thousand", ["#20000"]),
        ("Two men", ["#2", "men"]),
        ("a hundred men", ["#100", "men"]),
        ("a man", ["a", "man"]),
        ("a dozen ships, two dozen men", ["#12", "ships", "#24", "men"]),
        ("dozens of ships", ["dozens", "of", "ships"]),
        ("half a million troops", ["#500000", "troops"]),
        ("half a day", ["half", "a", "day"]),
        ("two and a half million", ["#2500000"]),
        ("two and a half years", ["#2", "and", "a", "half", "years"]),
    ],
)
def test_numbers_in_words(text: str, expected: list[str]) -> None:
    assert keys(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5 million 5,000,000 5mn 5 bn", ["#5000000", "#5000000", "#5000000", "#5000000000"]),
        ("1.5 million", ["#1500000"]),
        ("5m of snow", ["#5", "m", "of", "snow"]),
        ("$5 million, €5m, £5bn", ["#5000000$", "#5000000€", "#5000000000£"]),
        ("5 million dollars", ["#5000000$"]),
        ("5 € 5$ 5 euros", ["#5€", "#5$", "#5€"]),
        ("50% 50 percent 50 per cent fifty percent", ["#50", "%"] * 4),
        ("20° 20 degrees", ["#20", "°"] * 2),
        ("a % of it", ["a", "%", "of", "it"]),
        ("$ signs", ["$", "signs"]),
        ("5, percent", ["#5", "%"]),
        ("2025. Million", ["#2025", "#1000000"]),
    ],
)
def test_numbers_with_what_multiplies_and_measures_them(text: str, expected: list[str]) -> None:
    assert keys(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2nd second", ["#2.", "#2."]),
        ("twenty-first 21st", ["#21.", "#21."]),
        ("two seconds", ["#2", "seconds"]),
        ("one second later", ["#1", "#2.", "later"]),
        ("first two rounds", ["#1.", "#2", "rounds"]),
        ("May 16th, the 16th of May", ["may", "#16", "the", "#16", "of", "may"]),
        ("May 16", ["may", "#16"]),
        ("16 th", ["#16", "th"]),
    ],
)
def test_ordinals_are_numbers_of_their_own_but_for_days(text: str, expected: list[str]) -> None:
    assert keys(text) == expected


def test_without_tables_figures_have_signs_and_words_are_words() -> None:
    found = [token.key for token in tokens(normalized("$5 million, 5%, five"))]
    assert found == ["#5$", "million", "#5", "%", "five"]


PIECES = [
    "5",
    "1.5",
    "two",
    "hundred",
    "million",
    "and",
    "a",
    "half",
    "$",
    "%",
    "nd",
    "May",
    "dozen",
]


@given(st.lists(st.sampled_from([*PIECES, "-", ",", "men"]), max_size=12).map(" ".join))
def test_the_words_follow_each_other_and_cover_what_they_say(text: str) -> None:
    level1 = normalized(text)
    found = tokens(level1, ENGLISH)
    assert all(token.text == level1.text[token.start : token.end] for token in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    letters = "".join(token.text for token in found).replace(" ", "").replace("-", "")
    assert letters == text.replace(" ", "").replace("-", "").replace(",", "")


@pytest.mark.parametrize(
    ("article", "words", "kind"),
    [
        ("It takes half a million troops to end it.", "500,000 troops to end it", "number_form"),
        ("It takes 50% of them to end it.", "50 percent of them to end it", "number_form"),
        ("They want $5 million within a year.", "They want €5 million within a year", "number"),
        ("They want 20° within a year.", "They want 20 within a year", "number"),
        ("It takes the 2nd round to end it.", "the third round to end it", "number"),
    ],
)
def test_a_value_that_differs_is_another_and_a_form_is_not(
    article: str, words: str, kind: str
) -> None:
    found = find_quotation(prepared(article), words)
    assert [str(one.kind) for one in found.differences] == [kind]
