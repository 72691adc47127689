"""The tables of a language: what is missing or misspelt in them is said, with file and key."""

import dataclasses
import json
import tomllib
from importlib import resources
from typing import Any

import pytest

from pourparler import AgreementKind
from pourparler_validators.facts.values.statements import WITH_OPPOSITES
from pourparler_validators.languages.language import Language
from pourparler_validators.languages.tables import TablesError, languages, read_tables

ENGLISH = resources.files("pourparler_validators.languages").joinpath("en/tables.toml")
TEXT = ENGLISH.read_text(encoding="utf-8")
KEYS = tomllib.loads(TEXT)
NAMES = [field.name for field in dataclasses.fields(Language) if field.name != "tag"]
WITHIN = {
    "numerals": "measures",
    "told_dates": "ago",
    "date_words": "parts",
    "offices": "holders",
    "acts": "agent",
    "telling": "hedges",
    "attribution": "titles",
    "statuses": "planned",
}


def without(*path: str) -> dict[str, Any]:
    """The tables of English but for one."""
    table = tomllib.loads(TEXT)
    inner = table
    for step in path[:-1]:
        inner = inner[step]
    del inner[path[-1]]
    return table


def toml(table: dict[str, Any], above: str = "") -> str:
    """A table as TOML; the plain values first."""
    plain = {key: value for key, value in table.items() if not isinstance(value, dict)}
    lines = [f"{key!r} = {json.dumps(value)}" for key, value in plain.items()]
    for key in table.keys() - plain.keys():
        lines += [f"[{above}{key}]", toml(table[key], f"{above}{key}.")]
    return "\n".join(lines)


def refused(text: str) -> str:
    with pytest.raises(TablesError) as error:
        read_tables("xx", text)
    return str(error.value)


def test_the_keys_of_english_are_the_names_of_the_class() -> None:
    assert sorted(KEYS) == sorted(NAMES)


def test_the_acts_that_verbs_report_are_those_of_the_vocabulary_that_have_opposites() -> None:
    for language in languages():
        assert set(language.acts.verbs) <= set(WITH_OPPOSITES)


def test_the_kinds_of_agreements_are_those_of_the_vocabulary() -> None:
    for language in languages():
        assert set(language.agreement_kinds) <= set(AgreementKind)


def test_every_language_can_be_read() -> None:
    assert "en" in [language.tag for language in languages()]


@pytest.mark.parametrize("name", NAMES)
def test_a_missing_key_is_named_with_its_file(name: str) -> None:
    said = f'languages/xx/tables.toml: "{name}" is missing'
    assert refused(toml(without(name))) == said


@pytest.mark.parametrize(("table", "name"), WITHIN.items())
def test_a_missing_key_of_a_table_is_named_with_its_table(table: str, name: str) -> None:
    said = f'languages/xx/tables.toml: "{table}.{name}" is missing'
    assert refused(toml(without(table, name))) == said


def test_an_unknown_key_is_named() -> None:
    assert refused(f'negation = "no"\n{TEXT}') == (
        'languages/xx/tables.toml: "negation" is unknown'
    )
    assert refused(f'{TEXT}\ntitle = "mr"\n') == (
        'languages/xx/tables.toml: "telling.title" is unknown'
    )


@pytest.mark.parametrize(
    ("name", "value", "wanted"),
    [
        ("negations", ["no"], "words in one text"),
        ("negations", 1, "words in one text"),
        ("opposites", "up down", "a list of texts, each of words that go together"),
        ("possessives", "s", "a list of texts"),
        ("nouns_have_capitals", "no", "true or false"),
        ("variant_endings", ["ise"], "a list of texts of two words"),
        ("months", "may", "a list of texts, or a table of texts"),
        ("contractions", "no", "a table of texts"),
        ("offices", "minister", "a table"),
    ],
)
def test_another_form_is_named(name: str, value: object, wanted: str) -> None:
    table = {**KEYS, name: value}
    assert refused(toml(table)) == f'languages/xx/tables.toml: "{name}" is not {wanted}'


def test_what_is_no_toml_is_said_with_the_file() -> None:
    assert refused("negations =").startswith("languages/xx/tables.toml: ")


def test_words_are_folded_as_those_of_texts_are() -> None:
    changes = {
        "negations": "Não NUNCA",
        "months": ["Février"],
        "numerals": {**KEYS["numerals"], "cardinals": {"3": "três", "1": "Um uma"}},
    }
    read = read_tables("xx", toml({**KEYS, **changes}))
    assert read.negations == {"nao", "nunca"}
    assert read.months == {"fevrier": 1}
    assert read.numerals.cardinals == {"tres": 3, "um": 1, "uma": 1}


def test_a_mark_that_makes_another_letter_is_no_accent() -> None:
    read = read_tables("xx", toml({**KEYS, "negations": "мой їжак ещё Ў"}))
    assert read.negations == {"мой", "їжак", "еще", "ў"}


def test_an_ending_of_possession_is_taken_off_once() -> None:
    english = read_tables("en", TEXT)
    assert english.bare("lavrov's") == "lavrov"
    assert english.bare("states'") == "states"
    assert english.bare("is") == "is"
