# ruff: noqa: RUF001 - the letters of these names look like others
"""Who says what in Russian and Ukrainian sentences, and what it means to change their words."""

from pathlib import Path

import pytest

from pourparler_validators.contract.questions import Speaker
from pourparler_validators.grounding.article import prepared
from pourparler_validators.grounding.attribution import Attributor, Support
from pourparler_validators.grounding.differences import Names
from pourparler_validators.grounding.kinds import Kind
from pourparler_validators.grounding.match import Status
from pourparler_validators.grounding.search import find_quotation
from pourparler_validators.grounding.speakers import Roster

DATA = Path(__file__).with_name("data")


def person(key: str, name: str, party: str) -> Speaker:
    return Speaker(key, (name,), is_person=True, parties=frozenset({party}))


def party(key: str, name: str, country: str) -> Speaker:
    return Speaker(key, (name,), parties=frozenset({key}), country=country)


SPEAKERS = {
    "ru": (
        party("россия", "Russia", "RU"),
        party("турция", "Türkiye", "TR"),
        party("украина", "Ukraine", "UA"),
        person("лавров", "Сергей Лавров", "россия"),
        person("песков", "Dmitry Peskov", "россия"),
        person("захарова", "Мария Захарова", "россия"),
        person("путин", "Владимир Путин", "россия"),
        person("зеленский", "Владимир Зеленский", "украина"),
        person("фидан", "Хакан Фидан", "турция"),
    ),
    "uk": (
        party("україна", "Ukraine", "UA"),
        party("росія", "Russia", "RU"),
        person("сибіга", "Андрій Сибіга", "україна"),
        person("зеленський", "Володимир Зеленський", "україна"),
        person("свириденко", "Юлія Свириденко", "україна"),
        person("єрмак", "Andrii Yermak", "україна"),
    ),
}


def said(tag: str) -> list[tuple[str, str, str]]:
    lines = (DATA / f"said_{tag}.txt").read_text(encoding="utf-8").splitlines()
    rows = (line.partition(" | ") for line in lines if line and not line.startswith("#"))
    return [(tag, who, sentence) for who, _, sentence in rows]


def heard(tag: str, sentence: str, speaker: Speaker) -> Support:
    """What a sentence says of a speaker of its words in brackets."""
    before, _, rest = sentence.partition("[")
    words, _, after = rest.partition("]")
    article = prepared(before + words + after, tag)
    attributor = Attributor(article, Roster(SPEAKERS[tag], tag).cast_in(article))
    return attributor.verified(len(before), len(before) + len(words), speaker).support


@pytest.mark.parametrize(("tag", "who", "sentence"), [*said("ru"), *said("uk")])
def test_the_words_are_given_to_their_speaker_and_to_no_other_person(
    tag: str, who: str, sentence: str
) -> None:
    for speaker in SPEAKERS[tag]:
        support = heard(tag, sentence, speaker)
        if speaker.id == who:
            assert support is Support.SUPPORTED
        elif speaker.is_person:
            assert support is not Support.SUPPORTED, speaker.id


RUSSIAN = (
    "«Россия не может подписать этот договор до пятницы, 6 июня, и Лавров передал все "
    "12 предложений: войска должны уйти на 300 километров», — сказал он."
)
UKRAINIAN = (
    "«Україна не може підписати цей договір до п’ятниці, 6 червня, і Сибіга передав усі "
    "12 пропозицій: війська повинні відійти на 300 кілометрів», – сказав він."
)


@pytest.mark.parametrize(
    ("tag", "words", "kinds"),
    [
        ("ru", "Россия не может подписать этот договор до пятницы", []),
        ("ru", "РОССИЯ НЕ МОЖЕТ ПОДПИСАТЬ ЭТОТ ДОГОВОР", ["case"]),
        ("ru", "Россия может подписать этот договор до пятницы", ["negation"]),
        ("ru", "Россия не должна подписать этот договор до пятницы", ["modality"]),
        ("ru", "Россия не может подписать этот договор до четверга", ["date"]),
        ("ru", "до пятницы, 6 июля, и Лавров передал все", ["date"]),
        ("ru", "Россия не может подписать этот договор после пятницы", ["polarity"]),
        ("ru", "и Лавров передал некоторые 12 предложений", ["quantifier"]),
        ("ru", "и Лавров передал все 15 предложений", ["number"]),
        ("ru", "и Лавров передал все двенадцать предложений", ["number_form"]),
        ("ru", "войска должны уйти на пятьсот километров", ["number"]),
        ("ru", "до пятницы, 6 июня, и Песков передал все", ["name"]),
        ("ru", "Россия не может подписать этот протокол до пятницы", ["wording"]),
        ("uk", "Україна не може підписати цей договір до п'ятниці", []),
        ("uk", "Україна може підписати цей договір до п’ятниці", ["negation"]),
        ("uk", "Україна не повинна підписати цей договір до п’ятниці", ["modality"]),
        ("uk", "Україна не може підписати цей договір до четверга", ["date"]),
        ("uk", "до п’ятниці, 6 липня, і Сибіга передав усі", ["date"]),
        ("uk", "Україна не може підписати цей договір після п’ятниці", ["polarity"]),
        ("uk", "і Сибіга передав деякі 12 пропозицій", ["quantifier"]),
        ("uk", "і Сибіга передав усі 15 пропозицій", ["number"]),
        ("uk", "і Сибіга передав усі дванадцять пропозицій", ["number_form"]),
        ("uk", "до п’ятниці, 6 червня, і Єрмак передав усі", ["name"]),
        ("uk", "Україна не може підписати цей протокол до п’ятниці", ["wording"]),
        ("uk", "і Сибіга передав всі 12 пропозицій", ["spelling"]),
    ],
)
def test_what_a_change_means_is_said(tag: str, words: str, kinds: list[str]) -> None:
    article = prepared({"ru": RUSSIAN, "uk": UKRAINIAN}[tag], tag)
    roster = Roster(SPEAKERS[tag], tag)
    found = find_quotation(article, words, names=Names(roster.may_mean_one, roster.is_known))
    assert [str(one.kind) for one in found.differences if one.kind is not Kind.TYPOGRAPHY] == kinds


def test_words_between_dashes_within_the_marks_are_the_reporters() -> None:
    article = prepared("«Мы ждали, — сказал он, — и мы готовы. Война — не выход».", "ru")
    assert [article.text[one.start : one.end] for one in article.quotations] == [
        "Мы ждали,",
        "и мы готовы. Война — не выход",
    ]
    assert find_quotation(article, "Мы ждали, и мы готовы").status is Status.INTERRUPTED
