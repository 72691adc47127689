"""Numbers as news tells them, measured on a table of made-up sentences."""

from fractions import Fraction
from pathlib import Path

import pytest

from pourparler_validators.grounding.article import prepared
from pourparler_validators.grounding.told_numbers import ToldNumber, numbers_told

LINES = Path(__file__).with_name("data").joinpath("numbers_en.txt").read_text(encoding="utf-8")
EXAMPLES = [line for line in LINES.splitlines() if "|" in line]


def told(line: str) -> tuple[list[ToldNumber], str]:
    """The numbers that are read in the brackets, but for those of names, and what is right."""
    text, spans, start = "", [], 0
    sentence, _, truth = line.rpartition(" | ")
    for letter in sentence:
        if letter == "[":
            start = len(text)
        elif letter == "]":
            spans.append((start, len(text)))
        else:
            text += letter
    article = prepared(text)
    found = []
    for one in numbers_told(article).numbers:
        first, last = article.span_of(one.place, one.place)
        if any(first < stop and begin < last for begin, stop in spans) and not one.is_of_name:
            found.append(one)
    return found, truth


@pytest.mark.parametrize("line", EXAMPLES)
def test_numbers_of_news_are_read(line: str) -> None:
    found, truth = told(line)
    if truth == "none":
        assert not found
        return
    one = found[0]
    value = Fraction(truth.strip(">").removesuffix("."))
    assert (one.value, one.is_ordinal, one.is_vague) == (
        value,
        truth.endswith("."),
        truth.startswith(">"),
    )
