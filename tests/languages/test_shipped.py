"""The tables in the form in which they are read say what those say that are written."""

import json
import tomllib
import unicodedata
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pourparler_validators.languages.folders import tags
from pourparler_validators.languages.folding import folded
from pourparler_validators.languages.shipped import made_table, made_tables, shipped_table

FOLDER = resources.files("pourparler_validators.languages")


@pytest.mark.parametrize("path", [path for path, _ in made_tables()])
def test_what_is_read_is_what_is_written(path: str) -> None:
    written = FOLDER.joinpath(path.replace(".json", ".toml")).read_text(encoding="utf-8")
    assert shipped_table(path.replace(".json", ".toml")) == tomllib.loads(written)


def test_each_language_is_read_from_what_is_made() -> None:
    made = dict(made_tables())
    assert {f"{tag}/tables.json" for tag in tags()} <= made.keys()


def test_a_table_that_does_not_ship_is_not_there() -> None:
    assert shipped_table("it/tables.toml") is None


@given(st.dictionaries(st.text("ab_", min_size=1), st.text("aéю\n", max_size=9)))
def test_a_table_is_made_of_what_its_text_says(table: dict[str, str]) -> None:
    text = "".join(f"{json.dumps(key)} = {json.dumps(value)}\n" for key, value in table.items())
    assert json.loads(made_table(text)) == table


@given(st.text())
def test_a_folded_word_has_no_mark_that_is_no_letter(word: str) -> None:
    assert not any(map(unicodedata.combining, folded(word)))
