"""Names that the dataset has in another script than the article."""

import json

import pytest

from pourparler_validators import Report, check_text
from pourparler_validators.contract.questions import Speaker
from pourparler_validators.grounding.article import prepared
from pourparler_validators.grounding.other_scripts import may_be_written_otherwise
from pourparler_validators.languages.sounds import skeletons
from pourparler_validators.languages.tables import latin_words

RULE = "grounding/speaker-not-mentioned"
MAY_BE = "the name is in another script than the text, and a word of it may be that name"
RUSSIAN = "Переговоры\n«Мы готовы подписать соглашение», — заявил {} журналистам.\n"
WORDS = "Мы готовы подписать соглашение"
ENGLISH = "Talks end\n“We are ready to sign,” {} told reporters in Geneva.\n"


def checked(name: str, text: str, language: str = "ru", *aliases: str) -> Report:
    words = WORDS if language == "ru" else "We are ready to sign,"
    segment = {"kind": "direct", "text": words, "source": "source:a"}
    records = [
        {"type": "source", "id": "source:a", "kind": "news_article"}
        | {"language": language, "text": text},
        {"type": "person", "id": "person:x", "name": name}
        | (
            {"aliases": [{"name": one, "kind": "transliteration"} for one in aliases]}
            if aliases
            else {}
        ),
        {"type": "statement", "id": "statement:x", "acts": ["announce"]}
        | {"speaker": "person:x", "segments": [segment]},
    ]
    return check_text(json.dumps({"records": records}), "r.json", select=["grounding"])


def rules(report: Report) -> list[str]:
    return [one.rule for one in report.findings if "speaker" in one.rule]


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Donald Trump", "Трамп"),
        ("Hugh", "Хью"),
        ("George Washington", "Джордж Вашингтон"),
        ("Harold Wilson", "Вильсон"),
        ("Margaret Thatcher", "Тэтчер"),
        ("António Guterres", "Гутерриш"),
        ("Lloyd Austin", "Остин"),
        ("Boris Johnson", "Джонсоном"),
    ],
)
def test_a_name_that_letters_do_not_tell_could_not_be_checked(name: str, written: str) -> None:
    report = checked(name, RUSSIAN.format(written))
    assert RULE not in rules(report)
    found = report.tallies[RULE]
    assert found.could_not == {MAY_BE: 1} or found.held == 1


@pytest.mark.parametrize("name", ["Donald Trump", "Vladimir Putin", "Emmanuel Macron"])
def test_a_name_of_which_no_word_has_the_consonants_is_not_there(name: str) -> None:
    assert rules(checked(name, RUSSIAN.format("Лавров"))) == [RULE]


def test_a_name_in_the_script_of_the_text_counts() -> None:
    text = RUSSIAN.format("Трамп")
    assert rules(checked("Donald Trump", text, "ru", "Трамп")) == []
    assert rules(checked("Dan Trump", text, "ru", "Дэн Трумп")) == [RULE]


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Сергей Лавров", "Lavrov"),
        ("Сергей Лавров", "Sergey Lavrov"),
        ("Андрій Єрмак", "Andriy Yermak"),
        ("Дмитрий Песков", "Peskov"),
    ],
)
def test_a_cyrillic_name_is_heard_in_latin_letters(name: str, written: str) -> None:
    report = checked(name, ENGLISH.format(written), "en")
    assert rules(report) == []
    assert report.tallies["grounding/speaker-not-supported"].held == 1


def test_a_cyrillic_name_that_may_be_there_could_not_be_checked() -> None:
    report = checked("Дональд Трамп", ENGLISH.format("Trump"), "en")
    assert report.tallies[RULE].could_not == {MAY_BE: 1}
    assert rules(checked("Дональд Трамп", ENGLISH.format("Lavrov"), "en")) == [RULE]


def test_a_text_without_letters_of_names_has_none() -> None:
    article = prepared("12 34", "en")
    assert not may_be_written_otherwise(Speaker("person:x", ("Трамп",), True), article, None)


@pytest.mark.parametrize(
    ("latin", "cyrillic"),
    [
        ("wright", "райт"),
        ("powell", "пауэлл"),
        ("rodgers", "роджерс"),
        ("eisenhower", "эйзенхауэр"),
        ("phelps", "фелпс"),
        ("schmidt", "шмидт"),
        ("goldwater", "голдуотер"),
        ("baerbock", "бербок"),
    ],
)
def test_what_two_scripts_write_alike(latin: str, cyrillic: str) -> None:
    other = {form for word in latin_words(cyrillic) for form in skeletons(word)}
    assert skeletons(latin) & other


@pytest.mark.parametrize(("one", "other"), [("trump", "kramp"), ("putin", "ponton")])
def test_what_differs_in_its_consonants(one: str, other: str) -> None:
    assert not skeletons(one) & skeletons(other)
