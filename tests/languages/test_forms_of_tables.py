"""What stands in the tables of every language can be met with in texts."""

import dataclasses

import pytest

from pourparler_validators.grounding.comparable_text import normalized
from pourparler_validators.grounding.tokens import bare_tokens
from pourparler_validators.languages.language import Language
from pourparler_validators.languages.tables import languages


def words_of(value: object) -> list[str]:
    """The single words of the tables: those that stand in one text."""
    if isinstance(value, frozenset):
        return [word for word in value if isinstance(word, str)]
    if dataclasses.is_dataclass(value):
        names = (field.name for field in dataclasses.fields(value))
        return [
            word
            for name in names
            if name not in ("abbreviations", "elisions", "ordinal_endings")
            for word in words_of(getattr(value, name))
        ]
    return []


@pytest.mark.parametrize("language", languages(), ids=lambda language: language.tag)
def test_a_word_of_the_tables_is_one_word_of_a_text(language: Language) -> None:
    wrong = [
        word
        for word in words_of(language)
        if [token.key for token in bare_tokens(normalized(f"{word} z"), language)] != [word, "z"]
        and [token.key for token in bare_tokens(normalized(f"{word}z"), language)] != [word, "z"]
    ]
    assert wrong == []
