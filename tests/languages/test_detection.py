"""The language of a text, told by its small words."""

import pytest

from pourparler_validators.languages.detection import LONG, detected, detected_other
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


ENGLISH = (
    "The delegations of the two countries met in Geneva on Thursday, and the minister told "
    "reporters that they had agreed to continue the talks next week. He said that nobody was ready "
    "to sign the paper, because the border was still closed."
)
FRENCH = (
    "Les délégations des deux pays se sont réunies jeudi à Genève, et le ministre a déclaré aux "
    "journalistes qu'elles étaient convenues de poursuivre les pourparlers la semaine prochaine. "
    "Il a dit que personne n'était prêt à signer le document."
)
PORTUGUESE = (
    "As delegações dos dois países reuniram-se na quinta-feira em Genebra, e o ministro disse aos "
    "jornalistas que tinham concordado em continuar as conversações na próxima semana. Disse que "
    "ninguém estava pronto para assinar o documento, porque a fronteira continuava fechada."
)


@pytest.mark.parametrize(
    ("text", "tag", "found"),
    [
        (ENGLISH, "fr", "en"),
        (ENGLISH, "de-AT", "en"),
        (FRENCH, "en", "fr"),
        (ENGLISH, "en-GB", None),
        (FRENCH, "fr", None),
        (PORTUGUESE, "es", None),
        (FRENCH, "it", None),
        (f"{ENGLISH} {FRENCH}", "fr", None),
        (" ".join(ENGLISH.split()[: LONG - 1]), "fr", None),
        (" ".join(ENGLISH.split()[:LONG]), "fr", "en"),
        ("Genève, Berne, Lausanne. " * 20, "en", None),
        ("", "en", None),
    ],
)
def test_another_language_than_is_said(text: str, tag: str, found: str | None) -> None:
    assert detected_other(text, tag) == found
