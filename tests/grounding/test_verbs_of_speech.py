"""Verbs by which somebody is quoted in French."""

import json

import pytest

from pourparler_validators import check_text

SAID = [
    ("fr", "Emil Holt a accusé Jan Novak de « bloquer les pourparlers depuis des mois »."),
    ("fr", "Emil Holt accuse Jan Novak de « bloquer les pourparlers depuis des mois »."),
]


@pytest.mark.parametrize(("language", "text"), SAID)
@pytest.mark.parametrize(("speaker", "rules"), [("holt", 0), ("novak", 1)])
def test_who_is_the_subject_of_the_verb_speaks(
    language: str, text: str, speaker: str, rules: int
) -> None:
    words = text.split("«")[1].split("»")[0].strip()
    records = [
        {"type": "source", "id": "source:a", "kind": "news_article", "language": language,
         "text": text},
        {"type": "person", "id": "person:holt", "name": "Emil Holt"},
        {"type": "person", "id": "person:novak", "name": "Jan Novak"},
        {"type": "statement", "id": "statement:x", "acts": ["claim"],
         "speaker": f"person:{speaker}",
         "segments": [{"kind": "direct", "text": words, "source": "source:a"}]},
    ]  # fmt: skip
    report = check_text(json.dumps({"records": records}), "records.json")
    found = [one for one in report.findings if one.rule.startswith("grounding/speaker-")]
    assert len(found) == rules
