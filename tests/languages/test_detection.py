"""The language of a text, told by its small words."""

import pytest

from pourparler_validators.languages.detection import detected
from pourparler_validators.languages.tables import languages
from tests.grounding.seed import TEXT


def test_an_article() -> None:
    assert detected(TEXT) == "en"
    assert detected(TEXT.upper()) == "en"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Talks end.",
        "Ankara. Geneva. Vienna. " * 20,
        "De heer Jansen zei dat de gesprekken in Wenen niet zijn hervat, omdat niemand kwam.",
        "首相は「準備ができている」と述べた。",
    ],
)
def test_little_to_go_by_or_another_language(text: str) -> None:
    assert detected(text) is None


def test_two_languages_that_fit_as_well() -> None:
    english = "the talks that they held in the city and of which he said that it was not over"
    assert detected(english) == "en"
    assert languages()
