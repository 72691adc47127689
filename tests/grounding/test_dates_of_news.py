"""Dates as news tells them, measured on a table of made-up sentences."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from pourparler import Date
from pourparler_validators.grounding.article import prepared
from pourparler_validators.grounding.dates.reading import ToldDate, dates_told

DATA = Path(__file__).with_name("data")


@dataclass(frozen=True)
class Example:
    """A sentence with its date, and when it is."""

    published: str
    text: str
    spans: tuple[tuple[int, int], ...]
    truth: str

    @property
    def tolds(self) -> list[ToldDate]:
        """The dates that are read in the brackets."""
        article = prepared(self.text)
        found = dates_told(article, Date(self.published)).found
        return [
            one
            for one in found
            if any(one.span[0] < end and start < one.span[1] for start, end in self.spans)
        ]

    @property
    def days(self) -> tuple[dt.date, dt.date]:
        first, _, last = self.truth.partition("/")
        return Date(first).earliest or dt.date.min, Date(last or first).latest or dt.date.max

    @property
    def answered(self) -> list[ToldDate]:
        return [one for one in self.tolds if one.days is not None]

    @property
    def is_right(self) -> bool:
        return bool(self.answered) and all(
            one.days is not None and one.days.may_be_in(*self.days) for one in self.answered
        )


def examples() -> Iterator[Example]:
    lines = (DATA / "dates_en.txt").read_text(encoding="utf-8").splitlines()
    for line in lines:
        if line.strip() and not line.startswith("#"):
            published, sentence, truth = (part.strip() for part in line.split("|"))
            yield Example(published, *_unbracketed(sentence), truth)


def _unbracketed(sentence: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    text, starts, spans = "", [0], []
    for letter in sentence:
        if letter == "[":
            starts.append(len(text))
        elif letter == "]":
            spans.append((starts.pop(), len(text)))
        else:
            text += letter
    return text, tuple(spans)


DATES = [one for one in examples() if one.truth not in ("story", "none")]


def test_dates_of_news_are_read() -> None:
    answered = [one for one in DATES if one.answered]
    wrong = [f"{one.text} {one.truth}: {one.answered}" for one in answered if not one.is_right]
    assert not wrong
    missed = [one.text for one in DATES if not one.answered]
    assert len(missed) <= len(DATES) / 50, missed


@pytest.mark.parametrize("example", [one for one in examples() if one.truth == "story"])
def test_what_hangs_on_the_story_is_not_answered(example: Example) -> None:
    assert not example.answered


@pytest.mark.parametrize("example", [one for one in examples() if one.truth == "none"])
def test_other_words_are_no_dates(example: Example) -> None:
    assert not example.tolds
