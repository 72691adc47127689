"""Quotations whose contractions are written out, or that contract what the article writes out."""

import pytest

from pourparler_validators.grounding.article import prepared
from pourparler_validators.grounding.search import find_quotation


def kinds(article: str, words: str) -> list[str]:
    """The kinds of difference between some words and an article that says more besides."""
    text = f"They do go. I don't think it's late. “{article}” he said. It is good. We have no time."
    match = find_quotation(prepared(text), words)
    return [str(one.kind) for one in match.differences if not one.kind.is_formal]


@pytest.mark.parametrize(
    ("article", "words"),
    [
        ("I've seen this movie before.", "I have seen this movie before."),
        ("I have seen this movie before.", "I've seen this movie before."),
        ("It’s not happening now.", "It is not happening now."),
        ("Jobs are not enough.", "Jobs aren't enough."),
        ("I do not mind waiting.", "I don't mind waiting."),
        ("He said that we cannot.", "He said that we can't."),
        (
            "We've lost it, it's over, and we can't go on.",
            "We have lost it, it's over, and we can't go on.",
        ),
        ("We'd go if they'd come.", "We would go if they would come."),
    ],
)
def test_a_contraction_is_a_minor_difference_wherever_it_stands(article: str, words: str) -> None:
    assert set(kinds(article, words)) == {"contraction"}


@pytest.mark.parametrize(
    ("article", "words", "kind"),
    [
        ("I've seen this movie before.", "I have not seen this movie before.", "negation"),
        ("Jobs are enough for us.", "Jobs aren't enough for us.", "negation"),
        ("I do not mind waiting here.", "I mind waiting here.", "negation"),
        ("We won't pay for it.", "We would pay for it.", "negation"),
    ],
)
def test_another_meaning_is_no_contraction(article: str, words: str, kind: str) -> None:
    assert kind in kinds(article, words)


@pytest.mark.parametrize("words", ["[I]'ve seen this movie.", "[i]’ve seen this movie."])
def test_a_letter_in_brackets_may_stand_before_an_apostrophe(words: str) -> None:
    assert kinds("I've seen this movie.", words) == []
