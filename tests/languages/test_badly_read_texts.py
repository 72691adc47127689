"""Texts from optical reading, and texts without signs: what is found in them, and what is not."""

import json
import re
from itertools import count

import pytest

from pourparler_validators import Report, check_text
from pourparler_validators.grounding.article import prepared
from pourparler_validators.grounding.match import Status
from pourparler_validators.grounding.search import find_quotation
from pourparler_validators.languages.look_alikes import in_one_script
from tests.languages.coded_articles import articles_in, warnings_on
from tests.languages.test_slavic_articles import given, spans_of

ALIKE = str.maketrans("асеорхуАВЕКМНОРСТХ", "aceopxyABEKMHOPCTX")  # noqa: RUF001 - they are meant
LANGUAGES = ("de", "es", "fr", "ru", "uk")
SPEAKERS = ("grounding/speaker-contradicted", "grounding/speaker-not-mentioned")
UNTOLD = "the text has no signs that tell where its sentences end"


def every_other(text: str) -> str:
    """A text in which each second letter that looks like a Latin one is that one."""
    number = count()
    return re.sub(r"\w", lambda one: one[0].translate(ALIKE) if next(number) % 2 else one[0], text)


@pytest.mark.parametrize("language", ["ru", "uk"])
@pytest.mark.parametrize("read", [every_other, lambda text: text.translate(ALIKE)])
def test_letters_that_look_alike_are_no_other_words(language: str, read: object) -> None:
    assert callable(read)
    text, spans = spans_of(language)
    article = prepared(read(text), language)
    for _, start, end in spans:
        match = find_quotation(article, text[start:end])
        assert match.status in (Status.EXACT, Status.TYPOGRAPHIC, Status.LEXICAL)
        assert all(one.kind.is_formal for one in match.differences)
    missed, wrong = given(language, read(text), spans)
    assert wrong == []
    assert len(missed) <= len(spans) // 10, missed


@pytest.mark.parametrize(
    ("word", "read"),
    [
        ("c\u043b\u043e\u0432\u043e", "\u0441\u043b\u043e\u0432\u043e"),
        ("\u0441onference", "conference"),
        ("\u0441\u043b\u043ew\u043e", "\u0441\u043b\u043ew\u043e"),
        ("\u0441\u043b\u043e\u0432\u043e", "\u0441\u043b\u043e\u0432\u043e"),
    ],
)
def test_a_word_of_two_scripts_is_read_in_that_of_its_other_letters(word: str, read: str) -> None:
    assert in_one_script(word) == read


def report(text: str, words: str, language: str = "ru", speaker: str = "Павел Громов") -> Report:
    """What is found in the words of one who is named in a text."""
    records = [
        {"type": "source", "id": "source:a", "kind": "news_article", "language": language,
         "text": text},
        {"type": "person", "id": "person:a", "name": speaker},
        {"type": "person", "id": "person:b", "name": "Анна Лебедева"},
        {"type": "statement", "id": "statement:a", "acts": ["inform"], "speaker": "person:a",
         "segments": [{"kind": "direct", "text": words, "source": "source:a"}]},
    ]  # fmt: skip
    return check_text(json.dumps({"records": records}), "records.json", select=["grounding"])


def test_letters_that_look_alike_are_told_and_no_more() -> None:
    text = "«Мы готовы подписать договор», — сказал Павел Громов.".translate(ALIKE)
    found = report(text, "Мы готовы подписать договор").findings
    assert [f"{one.severity} {one.rule}: {one.message}" for one in found] == [
        "info grounding/quote-typography: the quotation has letters that look the same as the "
        "article's and are not (Latin or Cyrillic)"
    ]


def test_a_change_is_found_among_letters_that_look_alike() -> None:
    text = "«Мы не готовы подписать договор», — сказал Павел Громов.".translate(ALIKE)
    found = report(text, "Мы готовы подписать договор").findings
    assert [one.rule for one in found] == ["grounding/quote-altered"]


@pytest.mark.parametrize("hyphen", ["-\n", "\u2010\n", "\u00ad\n", "¬\n"])
def test_verbs_and_names_go_on_after_a_line_end(hyphen: str) -> None:
    text = f"Лебедева молчала. «Мы готовы подписать», — за{hyphen}явил Павел Гро{hyphen}мов."
    result = report(text, "Мы готовы подписать")
    assert not result.findings
    assert result.tallies["grounding/speaker-contradicted"].held == 1


def without_signs(text: str) -> str:
    """A text of words and spaces alone, as a program may write down what it hears."""
    return " ".join(re.sub(r"[^\w\s'’%-]|[—–]", " ", text).split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_in_a_text_without_signs_no_speaker_is_doubted(language: str) -> None:
    for article in articles_in(language):
        source, *others = article.coding
        spoilt = [source | {"text": without_signs(source["text"])}, *others]
        found = {rule for rule, _ in warnings_on(spoilt)}
        assert found.isdisjoint(SPEAKERS)


def test_why_speakers_of_a_text_without_signs_could_not_be_checked() -> None:
    text = without_signs(
        "Лебедева уехала из Озёрска. «Мы готовы подписать договор», — сказал Павел Громов."
    )
    tally = report(text, "Мы готовы подписать договор").tallies["grounding/speaker-contradicted"]
    assert tally.could_not == {UNTOLD: 1}
