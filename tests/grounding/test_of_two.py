"""Whom "the former" and "the latter" mean that say something."""

import json

import pytest

from pourparler_validators import check_text
from tests.grounding.passages import Record

PEOPLE = {"ru": ("Ильза Брандт", "Омар Хаддад"), "uk": ("Ільзе Брандт", "Омар Хаддад")}
WORDS = {
    "en": "The port must stay open",
    "fr": "Le port doit rester ouvert",
    "es": "El puerto debe seguir abierto",
    "de": "Der Hafen muss offen bleiben",
    "ru": "Порт должен быть открыт",
    "uk": "Порт має бути відкритий",
}
CONTRADICTED = "grounding/speaker-contradicted"
SUPPORTED = "grounding/speaker-not-supported"
TOLD = [
    ("en", "haddad", "Brandt met Haddad in Oslo. “{},” the latter said."),
    ("en", "brandt", "Brandt met Haddad in Oslo. “{},” said the former."),
    ("en", "haddad", "Minister Ilse Brandt and President Omar Haddad met. The latter said: “{}.”"),
    ("en", "brandt", "Brandt criticised Haddad. The former told reporters: “{}.”"),
    ("fr", "haddad", "Brandt a reçu Haddad à Oslo. « {} », a dit ce dernier."),
    ("fr", "haddad", "Brandt a reçu Haddad à Oslo. Ce dernier a déclaré : « {}. »"),
    ("es", "haddad", "Brandt recibió a Haddad. «{}», dijo este último."),
    ("de", "haddad", "Brandt traf Haddad in Bremen. „{}“, sagte Letzterer."),
    ("ru", "haddad", "Брандт приняла Хаддада. «{}», — заявил последний."),
    ("uk", "haddad", "Брандт зустрілася з Хаддадом. «{}», — заявив останній."),
]
UNTOLD = [
    ("en", "Brandt met Haddad and the envoy. “{},” the latter said."),
    ("en", "Brandt met Haddad and Emil Keller. “{},” the latter said."),
    ("en", "Brandt met Haddad's lawyer. “{},” the latter said."),
    ("en", "Brandt criticised Haddad. “{},” said the former minister."),
    ("en", "The envoy met Haddad. Brandt was late. “{},” the latter said."),
]


def answers(language: str, text: str, speaker: str) -> dict[str, bool]:
    """Whether the words are another's, and whether they are this speaker's."""
    brandt, haddad = PEOPLE.get(language, ("Ilse Brandt", "Omar Haddad"))
    words = WORDS[language]
    segment = {"kind": "direct", "text": words, "source": "source:a"}
    records: list[Record] = [
        {"type": "source", "id": "source:a", "kind": "news_article", "language": language,
         "text": text.format(words)},
        {"type": "person", "id": "person:brandt", "name": brandt},
        {"type": "person", "id": "person:haddad", "name": haddad},
        {"type": "statement", "id": "statement:x", "acts": ["inform"],
         "speaker": f"person:{speaker}", "segments": [segment]},
    ]  # fmt: skip
    report = check_text(
        json.dumps({"records": records}), "records.json", select=[CONTRADICTED, SUPPORTED]
    )
    tallies = report.tallies
    return {
        "contradicted": bool(tallies[CONTRADICTED].found),
        "held": bool(tallies[SUPPORTED].held),
    }


@pytest.mark.parametrize(("language", "speaker", "text"), TOLD)
def test_one_of_two_is_meant_and_not_the_other(language: str, speaker: str, text: str) -> None:
    other = "brandt" if speaker == "haddad" else "haddad"
    assert answers(language, text, speaker) == {"contradicted": False, "held": True}
    assert answers(language, text, other)["contradicted"]


@pytest.mark.parametrize(("language", "text"), UNTOLD)
def test_where_there_are_not_two_nobody_is_contradicted(language: str, text: str) -> None:
    for speaker in ("brandt", "haddad"):
        assert not answers(language, text, speaker)["contradicted"]
