"""What a quotation loses that begins behind the word that makes less of it: almost all."""

import json

import pytest

from pourparler_validators import Finding, check_text

RULE = "grounding/truncated-qualifier"
LESS = [
    ("en", "Almost", "all of the villages are empty"),
    ("en", "Hardly", "anybody has returned to Narva"),
    ("fr", "Presque", "tous les villages sont vides"),
    ("es", "Casi", "todas las aldeas están vacías"),
    ("de", "Fast", "alle Dörfer sind leer"),
    ("ru", "Почти", "все деревни пусты"),
    ("uk", "Майже", "всі села порожні"),
]


def findings(language: str, text: str, words: str) -> list[Finding]:
    segment = {"kind": "direct", "text": words, "source": "source:a"}
    records = [
        {"type": "source", "id": "source:a", "kind": "news_article", "language": language,
         "text": text},
        {"type": "person", "id": "person:holt", "name": "Emil Holt"},
        {"type": "statement", "id": "statement:x", "acts": ["inform"], "speaker": "person:holt",
         "segments": [segment]},
    ]  # fmt: skip
    report = check_text(json.dumps({"records": records}), "records.json", select=[RULE])
    return list(report.findings)


@pytest.mark.parametrize(("language", "less", "words"), LESS)
def test_what_makes_less_of_the_words_may_not_be_cut_off(
    language: str, less: str, words: str
) -> None:
    found = findings(language, f"“{less} {words},” Holt said.", words)
    assert [one.message for one in found] == [f'the rest of the sentence holds "{less.casefold()}"']


@pytest.mark.parametrize(("language", "less", "words"), LESS)
def test_what_the_reporter_says_before_a_quotation_is_not_cut_off(
    language: str, less: str, words: str
) -> None:
    assert not findings(language, f"{less} “{words},” Holt said.", words)


DENIED = [
    ("en", "I don't believe that", "the talks will fail", "not"),
    ("en", "No one says that", "the talks will fail", "no"),
    ("en", "They are wrong to think that", "the talks will fail", "wrong"),
    ("fr", "Personne ne dit que", "les pourparlers ont échoué", "ne"),
    ("es", "No creo que", "las conversaciones fracasen", "no"),
    ("de", "Ich glaube nicht, dass", "die Gespräche enden", "nicht"),
    ("de", "Niemand behauptet, dass", "die Gespräche enden", "niemand"),
    ("ru", "Я не думаю, что", "переговоры сорвутся", "не"),
    ("uk", "Ніхто не каже, що", "переговори зірвуться", "не"),
]


@pytest.mark.parametrize(("language", "denial", "words", "word"), DENIED)
def test_what_nobody_believes_may_not_stand_for_itself(
    language: str, denial: str, words: str, word: str
) -> None:
    found = findings(language, f"“{denial} {words},” Holt said.", words)
    assert [one.message for one in found] == [f'the rest of the sentence holds "{word}"']


@pytest.mark.parametrize(
    "before", ["I believe that", "We never doubted him, and", "They did not come. I think that"]
)
def test_what_is_believed_may(before: str) -> None:
    assert not findings("en", f"“{before} the talks will fail,” Holt said.", "the talks will fail")


UNDER_A_CONDITION = [
    ("en", "We will sign", "as long as all prisoners are freed"),
    ("en", "We will sign", "on condition that all prisoners are freed"),
    ("ru", "Мы подпишем это", "в обмен на пленных"),
    ("uk", "Ми підпишемо це", "в обмін на полонених"),
]


@pytest.mark.parametrize(("language", "words", "condition"), UNDER_A_CONDITION)
def test_what_the_words_depend_on_may_not_be_cut_off(
    language: str, words: str, condition: str
) -> None:
    [one] = findings(language, f"“{words} {condition},” Holt said.", words)
    held = one.message.removeprefix('the rest of the sentence holds "').removesuffix('"')
    assert condition.startswith(held)
