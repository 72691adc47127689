"""No module but the tables holds words of a language; the words of messages are another matter."""

import ast
import enum
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest

import pourparler
import pourparler_validators
from pourparler_validators.languages.attribution import Attribution
from pourparler_validators.languages.folding import folded
from pourparler_validators.languages.language import Language
from pourparler_validators.languages.states import LANGUAGES
from pourparler_validators.languages.tables import languages

HOUSE = Path(pourparler_validators.__file__).parent


def words_in(value: object) -> Iterator[str]:
    """All words of a language's tables."""
    if is_dataclass(value):
        for field in fields(value):
            yield from words_in(getattr(value, field.name))
    elif isinstance(value, str):
        yield from value.split()
    elif isinstance(value, frozenset | tuple | dict):
        for each in value:
            yield from words_in(each)


NOTATION = {
    "always",
    "false",
    "get",
    "first",
    "last",
    "never",
    "none",
    "null",
    "post",
    "table",
    "true",
}
"""Words of options, settings and formats, which are the same in every language."""
UNITS = {"day", "week", "weekend", "month", "season", "year"}
"""The names of the units of time, which the tables give to words, too."""
PARAMETERS = {"words", "years"}
"""Names by which findings give what they are about."""
FIELDS = {
    name
    for each in vars(pourparler).values()
    if isinstance(each, type) and issubclass(each, pourparler.Model)
    for name in each.model_fields
}
NAMES_OF_OTHERS = (
    "converting/answers/synonyms.py",
    "converting/exporters/csl.py",
    "converting/exporters/ical.py",
    "messages/days.py",
    "project/own_field_faults.py",
    "reviewing/verdicts.py",
    "serving/reviewing.py",
)
"""The modules with the names that others have for fields, codes and days, and those with the names
of settings and verdicts."""
VALUES = {
    str(value)
    for each in vars(pourparler).values()
    if isinstance(each, type)
    and issubclass(each, enum.StrEnum)
    and each.__name__.endswith(("Status", "ParticipantRole"))
    for value in each
}
"""Statuses, and parts in talks, some of which are words of English."""
TYPES = {name.lower() for name, each in vars(pourparler).items() if isinstance(each, type)}
"""The names of types of records: agreement."""
TABLES = {field.name for table in (Language, Attribution) for field in fields(table)}
"""The names of tables: latter."""
OTHERS = {*NOTATION, *UNITS, *PARAMETERS, *FIELDS, *VALUES, *TYPES, *LANGUAGES, *TABLES}
WORDS = [set(words_in(language)) - OTHERS for language in languages()]
"""Those of each language."""


def word_lists(code: str) -> Iterator[str]:
    """The lists of a module of which most texts are words of a table, and their first words."""
    for node in ast.walk(ast.parse(code)):
        texts = _texts(node)
        known = max(([text for text in texts if _is_of(text, words)] for words in WORDS), key=len)
        if len(known) > 1 and 2 * len(known) > len(texts):
            yield f"line {getattr(node, 'lineno', 0)}: {' '.join(known[:5])}"


def _texts(node: ast.AST) -> list[str]:
    """The texts of a list, set or tuple, the keys of a dictionary, or of a text that is split."""
    if isinstance(node, ast.List | ast.Set | ast.Tuple):
        parts: list[ast.expr | None] = [*node.elts]
    elif isinstance(node, ast.Dict):
        parts = [*node.keys]
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        is_split = node.func.attr == "split" and isinstance(node.func.value, ast.Constant)
        text = ast.literal_eval(node.func.value) if is_split else ""
        return text.split() if isinstance(text, str) else []
    else:
        return []
    return [
        each.value
        for each in parts
        if isinstance(each, ast.Constant) and isinstance(each.value, str)
    ]


def _is_of(text: str, known: set[str]) -> bool:
    words = [word for word in folded(text).split() if word.isalpha()]
    return bool(words) and any(len(word) > 1 for word in words) and known.issuperset(words)


def test_no_module_holds_a_list_of_words() -> None:
    found = [
        f"{path.relative_to(HOUSE)}, {each}"
        for path in sorted(HOUSE.rglob("*.py"))
        if path.relative_to(HOUSE).as_posix() not in NAMES_OF_OTHERS
        for each in word_lists(path.read_text(encoding="utf-8"))
    ]
    assert found == []


@pytest.mark.parametrize(
    "code",
    [
        'X = frozenset({"no", "not", "never"})',
        'X = ["minister", "president"]',
        'X = {"january": 1, "february": 2}',
        'X = "the a an".split()',
        'X = ("provided that", "only when")',
        'def f(x):\n    return x in ("the", "an")',
    ],
)
def test_a_list_of_words_is_seen(code: str) -> None:
    assert list(word_lists(code))


@pytest.mark.parametrize(
    "code", ['X = ["json", "yaml"]', 'X = "the words of a message, which says what is wrong"']
)
def test_other_texts_are_left_alone(code: str) -> None:
    assert not list(word_lists(code))
