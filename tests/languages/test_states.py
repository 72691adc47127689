"""The tables of states: complete, of one form, and as the sources have them."""

import tomllib
from collections import Counter
from dataclasses import fields
from importlib import resources
from pathlib import Path
from typing import Any, Final

import pytest
from babel import Locale

from pourparler.countries import COUNTRIES
from pourparler_validators.facts.names import comparable
from pourparler_validators.languages.scripts import script_of
from pourparler_validators.languages.states import (
    LANGUAGES,
    NameKind,
    StateCodes,
    StateNames,
    names_in,
    state_codes,
)

FOLDER = resources.files("pourparler_validators.languages")
PRESENT: Final = [tag for tag in LANGUAGES if FOLDER.joinpath(tag, "states.toml").is_file()]
DIFFERENCES = tomllib.loads(
    (Path(__file__).parent / "cldr_differences.toml").read_text(encoding="utf-8")
)
SOVEREIGN: Final = [code for code, one in state_codes().items() if one.gw or code in ("PS", "VA")]
WITHOUT_CAPITAL: Final = ("MC", "NR", "SG")
"""City states, and one that has none by law."""

in_each_language = pytest.mark.parametrize("language", PRESENT)


def table(*path: str) -> dict[str, dict[str, Any]]:
    """A file but for its articles, which are a text."""
    read = tomllib.loads(FOLDER.joinpath(*path).read_text(encoding="utf-8"))
    assert isinstance(read.pop("articles", ""), str)
    return read


def test_english_is_there() -> None:
    assert "en" in PRESENT


@in_each_language
def test_every_state_has_a_table_and_nothing_else_has(language: str) -> None:
    assert list(table(language, "states.toml")) == list(COUNTRIES)


@in_each_language
def test_the_keys_are_those_of_the_class_in_its_order(language: str) -> None:
    order = [field.name for field in fields(StateNames)]
    for code, names in table(language, "states.toml").items():
        assert list(names) == [name for name in order if name in names], code
        for key, value in names.items():
            assert isinstance(value, str if key in ("short", "official") else list), (code, key)


@in_each_language
def test_no_name_is_empty_or_padded_and_no_list_is(language: str) -> None:
    for code, names in table(language, "states.toml").items():
        assert all(names.values()), code
    for code, state in names_in(language).items():
        for _, name in state.by_kind():
            assert name == " ".join(name.split()), (code, name)
            assert comparable(name), (code, name)


@in_each_language
def test_names_are_in_the_script_of_the_language(language: str) -> None:
    script = "CYRILLIC" if language in ("ru", "uk") else "LATIN"
    for code, state in names_in(language).items():
        for _, name in state.by_kind():
            assert script_of(name) == script, (code, name)


@in_each_language
def test_no_name_stands_twice_but_as_the_capital_or_the_adjective(language: str) -> None:
    apart = (NameKind.CAPITAL, NameKind.DEMONYM)
    twice = [
        (code, name)
        for code, state in names_in(language).items()
        for (_, name), count in Counter(
            (kind if kind in apart else "", name) for kind, name in state.by_kind()
        ).items()
        if count > 1
    ]
    assert twice == []


@in_each_language
def test_sovereign_states_have_capitals_and_demonyms(language: str) -> None:
    names = names_in(language)
    assert [code for code in SOVEREIGN if not names[code].demonyms] == []
    without = [code for code in SOVEREIGN if not names[code].capitals]
    assert sorted({*without} - {*WITHOUT_CAPITAL}) == []


def test_english_short_names_are_those_of_the_standard() -> None:
    assert {code: names.short for code, names in names_in("en").items()} == COUNTRIES


@in_each_language
def test_other_short_names_are_those_of_cldr(language: str) -> None:
    territories = Locale(language).territories
    found = {
        code
        for code, names in names_in(language).items()
        if names.short.replace("’", "'") != territories[code].replace("’", "'")
    }
    listed = set(DIFFERENCES[language].split())
    assert (found - listed, listed - found) == (set(), set())


def test_every_state_has_codes_and_nothing_else_has() -> None:
    assert list(state_codes()) == list(COUNTRIES)
    assert all(isinstance(codes, StateCodes) for codes in state_codes().values())


def test_no_code_is_given_twice() -> None:
    for name in ("alpha3", "m49", "gw", "cow"):
        given = [getattr(one, name) for one in state_codes().values()]
        counts = Counter(code for code in given if code is not None)
        assert counts.most_common(1)[0][1] == 1, name


def test_the_codes_have_the_forms_of_their_lists() -> None:
    for code, one in state_codes().items():
        assert len(one.alpha3) == 3, code
        assert one.alpha3.isupper(), code
        assert one.m49 is None or (len(one.m49) == 3 and one.m49.isdigit()), code
        assert all(number is None or 1 < number < 1000 for number in (one.gw, one.cow)), code


def test_a_language_without_a_table_has_no_names() -> None:
    assert names_in("xx") == {}
    assert names_in("en-GB") is not None
    assert names_in("en-GB")["GE"].short == "Georgia"
