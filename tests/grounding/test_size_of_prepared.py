"""What an article takes once it is prepared, and how often its words are judged."""

import gc
import tracemalloc

import pytest

from pourparler_validators.grounding.article import prepared
from pourparler_validators.grounding.comparable_text import normalized
from pourparler_validators.grounding.spoken import may_begin
from pourparler_validators.languages.numerals import Numerals
from tests.validators.checked import ROOT

MADE = (ROOT / "examples" / "georgia-2008" / "article.txt").read_text(encoding="utf-8") * 15
MOST_BYTES_A_CHARACTER = 40


def test_an_article_keeps_forty_bytes_a_character_at_most() -> None:
    prepared(MADE[:500])  # what is read once for all articles
    tracemalloc.start()
    kept = prepared(MADE)
    gc.collect()
    size, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert kept.text == MADE
    assert size < most < MOST_BYTES_A_CHARACTER * len(MADE)


def test_equal_words_are_one_object() -> None:
    words = prepared("The talks of the sides: talks, talks.").tokens
    assert len({id(word.text) for word in words if word.text == "talks"}) == 1


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("Plain words, in one run.", 1),
        ("“Marks” become others — each for one.", 1),
        ("Переговоры идут", 1),
        ("Two  spaces are one", 3),
        ("Two spaces\n\nare one", 3),
        ("A ﬂag", 2),
        ("й", 2),
        ("", 0),
    ],
)
def test_places_are_kept_as_runs(text: str, runs: int) -> None:
    level1 = normalized(text)
    assert len(level1.places) == len(level1.starts) == len(level1.ends) == runs


def test_each_word_is_judged_once_as_the_beginning_of_a_number(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    judged: list[str] = []

    def counted(word: str, numerals: Numerals) -> bool:
        judged.append(word)
        return may_begin(word, numerals)

    monkeypatch.setattr("pourparler_validators.grounding.numbers.may_begin", counted)
    prepared("Two sides met. The two sides met the other sides. " * 50)
    assert len(judged) == len(set(judged)) == 5
