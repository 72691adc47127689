# ruff: noqa: RUF001 - the letters of these names look like others
"""The cases of names, by the endings of a table."""

import pytest

from pourparler_validators.languages.declension import Declension, Ending
from pourparler_validators.languages.sounds import heard, romanized

NAMES = Declension(
    [
        Ending(("ов", "ин"), "", ("а", "у", "ым")),
        Ending(("ск",), "ий", ("ого", "ому")),
        Ending((), "ий", ("ия", "ию")),
        Ending((), "ы", ("", "ам")),
        Ending(("ых",), "", ()),
        Ending(("х",), "", ("а",)),
    ]
)


@pytest.mark.parametrize(
    ("name", "cases"),
    [
        ("лавров", ["лаврова", "лаврову", "лавровым"]),
        ("зеленский", ["зеленского", "зеленскому"]),
        ("юрий", ["юрия", "юрию"]),
        ("мальдивы", ["мальдив", "мальдивам"]),
        ("черных", []),
        ("блох", ["блоха"]),
        ("шойгу", []),
        ("", []),
    ],
)
def test_the_longest_ending_declines_a_name(name: str, cases: list[str]) -> None:
    assert list(NAMES.cases_of(name)) == cases
    assert all(name in NAMES.names_of(case) for case in cases)


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("лавров", "лавров"),
        ("зеленския", "зеленский"),
        ("черныха", "черных"),
        ("лаврув", "лавров"),
        ("иванова", "иван"),
        ("а", ""),
    ],
)
def test_what_is_no_case_of_a_name_is_not_that_name(word: str, name: str) -> None:
    assert name not in NAMES.names_of(word)


def test_a_language_without_cases_has_none() -> None:
    assert list(Declension().names_of("lavrov")) == list(Declension().cases_of("lavrov")) == []


@pytest.mark.parametrize(
    ("one", "other", "are_romanized", "are_heard"),
    [
        ("sergei", "sergey", True, True),
        ("yermak", "ermak", False, True),
        ("hrynko", "grinko", False, True),
        ("gorbatchev", "gorbachyov", False, True),
        ("lavrov", "lavrova", False, False),
        ("ivanov", "ivan", False, False),
    ],
)
def test_names_that_sound_alike(one: str, other: str, are_romanized: bool, are_heard: bool) -> None:
    assert (romanized(one) == romanized(other)) is are_romanized
    assert (heard(one) == heard(other)) is are_heard
