"""Codings of made-up articles in five languages: right ones are silent, mistakes are found."""

from collections import Counter, defaultdict

import pytest

from tests.languages.coded_articles import articles_in, warnings_on

LANGUAGES = ("de", "es", "fr", "ru", "uk")
FOUND = {"words": 1.0, "date": 1.0, "number": 1.0, "status": 0.9, "speaker": 0.88}
"""The share of mistakes of each kind that is found; "the spokesman" may be one of several."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_right_coding_is_silent(language: str) -> None:
    for article in articles_in(language):
        assert warnings_on(article.coding) == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_mistakes_are_found(language: str) -> None:
    made: Counter[str] = Counter()
    missed: dict[str, list[str]] = defaultdict(list)
    for article in articles_in(language):
        for mistake in article.mistakes():
            made[mistake.kind] += 1
            if not warnings_on(mistake.coding):
                missed[mistake.kind].append(str(mistake))
    assert set(made) == set(FOUND)
    for kind, share in FOUND.items():
        assert len(missed[kind]) <= (1 - share) * made[kind], missed[kind]
