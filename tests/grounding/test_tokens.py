"""The words of a text: each where it stands, found alike whatever letters it has."""

import re
from itertools import pairwise
from typing import Final

from hypothesis import given
from hypothesis import strategies as st

from pourparler_validators.grounding.comparable_text import normalized
from pourparler_validators.grounding.tokens import bare_tokens

_WORD: Final = re.compile(
    r"[^\W\d_][^\W_]*(?:[\u0300-\u036f]+[^\W_]*)*(?:'(?:[^\W\d_]|[\u0300-\u036f])+)*"
)
"""A word, by one pattern for all letters."""

letters = st.text("aZé'’ж\u0301ß .-_b“", max_size=30)


@given(letters)
def test_words_are_found_alike_in_all_letters(text: str) -> None:
    level1 = normalized(text)
    assert [word.text for word in bare_tokens(level1)] == _WORD.findall(level1.text)


@given(st.text("aé' 12,.5-−%€中2三\n", max_size=30))
def test_a_word_stands_where_it_says(text: str) -> None:
    level1 = normalized(text)
    words = bare_tokens(level1)
    assert all(level1.text.startswith(word.text, word.start) for word in words)
    assert all(one.end <= other.start for one, other in pairwise(words))


def test_a_number_is_read_where_it_stands() -> None:
    words = bare_tokens(normalized("5-7, then -5 and 1,500 of 1,5001"))
    assert [word.key for word in words if word.value is not None] == [
        *("#5", "#7", "#-5", "#1500", "#1", "#5001")
    ]
