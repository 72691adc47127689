"""Languages without tables: what needs none is found, and the rest is said to be unjudged."""

import pytest

from pourparler_validators import Severity
from pourparler_validators.grounding.article import prepared
from pourparler_validators.grounding.match import Status
from pourparler_validators.grounding.search import find_quotation
from tests.grounding.passages import Record, findings


def statement(words: str) -> Record:
    return {
        "type": "statement",
        "id": "statement:x",
        "acts": ["inform"],
        "speaker_described": "a minister",
        "segments": [{"kind": "direct", "text": words, "source": "source:a"}],
    }


@pytest.mark.parametrize(
    ("language", "article", "words", "kinds"),
    [
        ("it", "«Abbiamo ricevuto 25 aerei quest'anno», disse.", "ricevuto 75 aerei", ["number"]),
        ("zh", "他说\uff1a“我们将释放300名战俘。”", "我们将释放500名战俘。", ["number"]),
        ("ar", "وقال: «سنطلق سراح 300 أسير».", "سنطلق سراح 900 أسير", ["number"]),
        (
            "it",
            "«Parleremo con Roma in maggio», disse.",
            "Parleremo con Parigi in maggio",
            ["name"],
        ),
        ("it", "«Non parleremo mai con loro», disse.", "parleremo con loro", ["omission"]),
        (
            "it",
            "«Parleremo con loro in maggio», disse.",
            "Parleremo con tutti in maggio",
            ["unjudged"],
        ),
    ],
)
def test_a_difference_is_named_by_what_needs_no_tables(
    language: str, article: str, words: str, kinds: list[str]
) -> None:
    found = find_quotation(prepared(article, language), words)
    assert [str(one.kind) for one in found.differences] == kinds


def test_words_that_are_not_there_are_absent() -> None:
    article = prepared("«Siamo pronti a negoziare a Ginevra», disse Anna Berg.", "it")
    words = "L'Italia ritira tutte le sue truppe entro la fine di quest'anno"
    assert find_quotation(article, words).status is Status.ABSENT


def test_what_could_not_be_judged_is_a_warning_that_says_so() -> None:
    text = "«Parleremo con loro in maggio», disse un ministro."
    (found,) = findings(
        "grounding/quote-retyped",
        text,
        statement("Parleremo con tutti in maggio"),
        source={"language": "it"},
    )
    assert found.severity is Severity.WARNING
    assert found.message == (
        'the quotation has "tutti", the article "loro" (what that means could not be judged: '
        "there are no tables for the language)"
    )
