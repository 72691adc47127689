"""The language of a text, told by its small words."""

import pytest

from pourparler_validators.languages.detection import LONG, detected, detected_other
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


OTHERS = {
    "de": "Die Delegation ist in Istanbul angekommen und will in der nächsten Woche mit der "
    "Gegenseite über das Memorandum sprechen. Der Minister sagte, das Dokument sei übergeben.",
    "es": "Los presidentes de ambos países firmaron ayer en La Habana un acuerdo para el "
    "intercambio de prisioneros. El canciller cubano aseguró que las conversaciones continuarán.",
    "fr": "Les présidents des deux pays ont signé hier à La Havane un accord sur l'échange de "
    "prisonniers, a annoncé l'agence.",
}
AKIN = {
    "pt": "A delegação chegou a Istambul no dia e não se sabe se o fará na próxima semana com os "
    "outros. O ministro disse que o documento foi entregue e que as partes vão encontrar-se.",
    "it": "La delegazione è arrivata a Istanbul e non si sa se parlerà con gli altri nella "
    "prossima settimana. Il ministro ha detto che il documento è stato consegnato.",
    "ca": "La delegació ha arribat a Istanbul i no se sap si parlarà amb els altres la setmana "
    "vinent. El ministre va dir que el document s'havia lliurat.",
    "ro": "Delegația a ajuns la Istanbul și nu se știe dacă va vorbi cu ceilalți "
    "săptămâna viitoare.",
    "nl": "De delegatie is in Istanboel aangekomen en wil in de volgende week met de andere partij "
    "over het memorandum praten.",
}


@pytest.mark.parametrize("tag", OTHERS)
def test_other_languages(tag: str) -> None:
    assert detected(OTHERS[tag]) == tag


@pytest.mark.parametrize("tag", AKIN)
def test_a_language_without_tables_is_not_the_one_that_it_is_akin_to(tag: str) -> None:
    assert detected(AKIN[tag]) is None


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
