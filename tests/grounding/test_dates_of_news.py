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

    language: str
    published: str
    text: str
    spans: tuple[tuple[int, int], ...]
    truth: str

    @property
    def tolds(self) -> list[ToldDate]:
        """The dates that are read in the brackets."""
        article = prepared(self.text, self.language)
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
    for file in sorted(DATA.glob("dates_*.txt")):
        language = file.stem.removeprefix("dates_")
        for line in file.read_text(encoding="utf-8").splitlines():
            if line.strip() and not line.startswith("#"):
                published, sentence, truth = (part.strip() for part in line.split("|"))
                yield Example(language, published, *_unbracketed(sentence), truth)


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


@pytest.mark.parametrize("language", sorted({one.language for one in DATES}))
def test_dates_of_news_are_read(language: str) -> None:
    dates = [one for one in DATES if one.language == language]
    answered = [one for one in dates if one.answered]
    wrong = [f"{one.text} {one.truth}: {one.answered}" for one in answered if not one.is_right]
    assert not wrong
    missed = [one.text for one in dates if not one.answered]
    assert len(missed) <= len(dates) / 20, missed


@pytest.mark.parametrize("example", [one for one in examples() if one.truth == "story"])
def test_what_hangs_on_the_story_is_not_answered(example: Example) -> None:
    assert not example.answered


@pytest.mark.parametrize("example", [one for one in examples() if one.truth == "none"])
def test_other_words_are_no_dates(example: Example) -> None:
    assert not example.tolds
