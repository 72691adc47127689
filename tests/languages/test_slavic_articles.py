# ruff: noqa: RUF001 - the letters of these names look like others
"""To whom a Russian and a Ukrainian article give their quotations."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from pourparler_validators.contract.questions import Speaker
from pourparler_validators.grounding.article import prepared
from pourparler_validators.grounding.attribution import Attributor, Support
from pourparler_validators.grounding.match import Status
from pourparler_validators.grounding.search import find_quotation
from pourparler_validators.grounding.speakers import Roster

DATA = Path(__file__).with_name("data")
NAMES = {
    "ru": {
        "озёрия": ("Озёрия", ""),
        "полесье": ("Полесье", ""),
        "лебедева": ("Анна Лебедева", "озёрия"),
        "громов": ("Павел Громов", "полесье"),
        "ковач": ("Мария Ковач", "полесье"),
        "каримов": ("Ильяс Каримов", "каримов"),
    },
    "uk": {
        "надріччя": ("Надріччя", ""),
        "залісся": ("Залісся", ""),
        "лисенко": ("Олена Лисенко", "надріччя"),
        "гай": ("Петро Гай", "залісся"),
        "мороз": ("Марія Мороз", "залісся"),
        "коваль": ("Ігор Коваль", "коваль"),
    },
}
SPEAKERS = {
    tag: {
        key: Speaker(key, (name,), is_person=bool(party), parties=frozenset({party or key}))
        for key, (name, party) in names.items()
    }
    for tag, names in NAMES.items()
}
_SAID = re.compile(r"\{([^|{}]+)\|([^{}]+)\}")


def labelled(tag: str) -> tuple[str, list[tuple[str, str]]]:
    """An article, and its quotations, each with its speaker."""
    lines = (DATA / f"article_{tag}.txt").read_text(encoding="utf-8").splitlines()
    text = "\n".join(line for line in lines if not line.startswith("#"))
    return _SAID.sub(r"\2", text), _SAID.findall(text)


def given(tag: str, text: str, spans: list[tuple[str, int, int]]) -> tuple[list[str], list[str]]:
    """The words that a text does not give to their speaker, and those to another person."""
    article = prepared(text, tag)
    attributor = Attributor(article, Roster(tuple(SPEAKERS[tag].values()), tag).cast_in(article))
    missed, wrong = [], []
    for who, start, end in spans:
        for key, speaker in SPEAKERS[tag].items():
            support = attributor.verified(start, end, speaker).support
            if key == who and support is not Support.SUPPORTED:
                missed.append(f"{who}: {text[start:end]} ({support})")
            if key != who and speaker.is_person and support is Support.SUPPORTED:
                wrong.append(f"{key}: {text[start:end]}")
    return missed, wrong


def spans_of(tag: str) -> tuple[str, list[tuple[str, int, int]]]:
    text, said = labelled(tag)
    return text, [(who, text.index(words), text.index(words) + len(words)) for who, words in said]


@pytest.mark.parametrize("tag", NAMES)
@pytest.mark.parametrize(
    "spoilt",
    [
        str.upper,
        lambda text: re.sub(r"[«»—–,:]", " ", text),
        lambda text: text.replace("ё", "е").replace("’", "'").replace("«", '"').replace("»", '"'),
        lambda text: re.sub(r"и\b", "м", text),
        lambda text: text + "\n\n“We are not ready,” said the mediator. Anna left.",
    ],
)
def test_in_a_spoilt_text_nobody_is_given_what_another_says(
    tag: str, spoilt: Callable[[str], str]
) -> None:
    text, spans = spans_of(tag)
    _, wrong = given(tag, spoilt(text), spans)
    assert wrong == []


@pytest.mark.parametrize("tag", NAMES)
def test_an_article_gives_its_quotations_to_their_speakers(tag: str) -> None:
    text, spans = spans_of(tag)
    missed, wrong = given(tag, text, spans)
    assert wrong == []
    assert len(missed) <= len(spans) // 10, missed


@pytest.mark.parametrize("tag", NAMES)
def test_the_quotations_are_found_as_they_are(tag: str) -> None:
    text, said = labelled(tag)
    article = prepared(text, tag)
    assert {find_quotation(article, words).status for _, words in said} == {Status.EXACT}
    capitals = {find_quotation(article, words.upper()).status for _, words in said}
    assert Status.ABSENT not in capitals
