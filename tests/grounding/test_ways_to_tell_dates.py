"""A word is asked only for the dates that may begin with it, and no date is lost by that."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from random import Random
from typing import Any

import pytest

from pourparler_validators.grounding.article import prepared
from pourparler_validators.grounding.dates import finding
from pourparler_validators.languages.tables import language_of

LANGUAGES = ("en", "de", "es", "fr", "ru", "uk")
OTHERS = ("5", "20th", "2025", "1990", "'90", "3.", ",", "-", "and", "talks", "Talks")


def phrases_in(value: Any) -> Iterator[str]:
    """All texts within tables, or the keys of those that give something for a text."""
    if isinstance(value, str):
        yield value
    elif is_dataclass(value):
        for each in fields(value):
            yield from phrases_in(getattr(value, each.name))
    elif isinstance(value, Mapping | Iterable):
        for each in value:
            yield from phrases_in(each)


@cache
def of_dates(tag: str) -> list[list[str]]:
    """The phrases of each table of a language that has to do with dates."""
    language = language_of(tag)
    assert language is not None
    numerals = language.numerals
    told, words = (
        [getattr(one, each.name) for each in fields(one)]
        for one in (language.told_dates, language.date_words)
    )
    others = [numerals.one, numerals.half_of, numerals.and_a_half, language.months]
    tables = [*told, *words, *others, language.weekdays, language.light_words, OTHERS]
    found = [sorted(set(phrases_in(table))) for table in tables if not isinstance(table, bool)]
    return [table for table in found if table]


def texts(tag: str, count: int) -> Iterator[str]:
    """So many texts made of such phrases, with capitals and without; always the same."""
    draw = Random(tag)
    for _ in range(count):
        words = [draw.choice(draw.choice(of_dates(tag))) for _ in range(30)]
        yield " ".join(draw.choice((word, word.capitalize())) for word in words)


@pytest.mark.parametrize("tag", LANGUAGES)
def test_no_other_way_finds_a_date(tag: str, monkeypatch: pytest.MonkeyPatch) -> None:
    articles = [prepared(text, tag) for text in texts(tag, 300)]
    found = list(map(finding.told_in, articles))
    language = language_of(tag)
    assert language is not None
    every = dict.fromkeys(finding._ways_by_word(language), tuple(finding._Way))
    monkeypatch.setattr(finding, "_ways_by_word", lambda _language: every)
    assert list(map(finding.told_in, articles)) == found


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("They meet on Friday the", "en"),
        ("Man trifft sich am Sonntag dem", "de"),
        ("Ils se voient mercredi une", "fr"),
        ("во вторник ну", "ru"),
    ],
)
def test_a_text_may_end_in_the_middle_of_a_date(text: str, tag: str) -> None:
    [told] = finding.told_in(prepared(text, tag))
    assert told.weekday is not None


@pytest.mark.parametrize(
    ("text", "tag", "days"),
    [
        ("Talks were held on 02.06.2025.", "en", [(2025, 6, 2)]),
        ("Version 1.2.20 is out.", "en", []),
        ("Man traf sich am 2.6. in Orland.", "de", [(None, 6, 2)]),
        ("Man traf sich am 2.6.2025.", "de", [(2025, 6, 2)]),
        ("Abschnitt 3.2. gilt.", "de", []),
    ],
)
def test_figures_with_full_stops_have_the_day_first(
    text: str, tag: str, days: list[tuple[int | None, int, int]]
) -> None:
    found = finding.told_in(prepared(text, tag))
    assert [(told.year, told.month, told.day) for told in found] == days
