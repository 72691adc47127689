"""Texts at level 1, their words and their quotations; also those that mean harm."""

import sys
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pourparler_validators.grounding.article import prepared
from pourparler_validators.grounding.comparable_text import (
    WORDING_VERSION,
    normalized,
    wording_sha256,
)
from pourparler_validators.grounding.match import Status
from pourparler_validators.grounding.numbers import tokens
from pourparler_validators.grounding.paragraphs import paragraphs
from pourparler_validators.grounding.quotations import quotations
from pourparler_validators.grounding.search import find_quotation
from tests.grounding.seed import TEXT

SIGNS = "ab  \n\r\t-\"'`“”‘’„…–−.,5é\u0301\u0323\u00ad\ufeff\u200bﬁ\u00a0?!«»[]ö中й\0\ud800"
TEXTS = st.text(st.sampled_from(SIGNS) | st.characters(), max_size=60)


@given(TEXTS)
@example("'\u00ad'")
@example("\u1fef`")
@example("a\u0301\u0323b")
def test_level_1_of_level_1_is_itself(text: str) -> None:
    once = normalized(text).text
    assert normalized(once).text == once
    assert unicodedata.is_normalized("NFD", once)


@given(TEXTS)
@example("a\u0301\u0323b")
def test_the_map_runs_forward_and_covers(text: str) -> None:
    level1 = normalized(text)
    spans = [level1.span(place, place + 1) for place in range(len(level1.text))]
    assert [start for start, _ in spans] == sorted(start for start, _ in spans)
    assert [end for _, end in spans] == sorted(end for _, end in spans)
    assert all(0 <= start < end <= len(text) for start, end in spans)


@given(TEXTS)
def test_a_word_maps_back_to_its_characters(text: str) -> None:
    level1 = normalized(text)
    for token in tokens(level1):
        start, end = level1.span(token.start, token.end)
        assert token.text in normalized(text[start:end]).text
        assert level1.place(start) <= token.start


@given(TEXTS, TEXTS)
@example("", "")
@example("a", "")
@example("“a”", "”")
@example("1" * 5000, "1" * 5000)
@example("hundred " * 3000, "hundred")
@example("x [a] … y", "x [a] … y")
def test_nothing_is_too_strange_to_search(text: str, words: str) -> None:
    for language in ("en", "xx"):
        match = find_quotation(prepared(text, language), words)
        assert all(0 <= start <= end <= len(text) for start, end in match.fragments)


@given(TEXTS)
def test_what_stands_in_a_text_is_found(text: str) -> None:
    words = text.strip()
    if tokens(normalized(words)) and not set("&[…ÂÃâÅÄ.'‘’‹›\"“”„«»") & set(words):
        padded = f"zzz {words} zzz"
        assert find_quotation(prepared(padded), words).status is Status.EXACT


GOLDEN = {
    "": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "We are ready.": "96278cb1094f6fccc44fb8c24c7be465249dbae08fe60975ddfdf12120c05206",
    "“We’re ready – at last…” ": "266aaacc48ff8503b1d0e375bebe4e10829005cc1d79939e4a965ffaad8a02b5",
    "ü\r\n\r\nan\u00a0oﬃce": "00928eabf70a36d4c6670b2209e29f7644ef1363d614d16be6893451c6a13036",
    "−5 °C, 10², ½": "a846ef197861db0396aa29146517f5cb40a058d5f9c80e17eaab73d3ee776659",
    "Сергей Лавров: «Да»": "6b6de2f4a07969bd0646edf5ad93b3d29fa9d1886a1724f7c6dd9a6479e700e1",
    "北京 2025": "b8ff12a4165e839daf35db9e90ae5f0fbe176f9ff7bfbae515b28536de1e6c6f",
    "a\u0301\u0323 ạ́": "2fcf40288705354d11912ed7f66c007872fd4aac99250521b6e223752871272d",
    "\ufeff``Co\u00adop'' ": "2640c5cfda654b91164daba4c59afaeca139c9918e150a65d1c19d4dc52c9aa1",
    TEXT: "3961be02c6eac552515b6d10161ed4f8b746a6e7a91abb2ce9bae1e6a587c567",
}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a\r\n\r\nb", "a b"),
        ("“a” ‘b’", "\"a\" 'b'"),
        ("„a“ «b» ``c''", '"a" "b" "c"'),
        ("Türkiye", unicodedata.normalize("NFD", "Türkiye")),
        ("a\u00a0b", "a b"),
        ("\ufeffa", "a"),
        ("  a \n", "a"),
        ("co\u00adop", "coop"),
        ("a – b", "a - b"),
        ("wait…", "wait..."),
        ("oﬃce", "office"),
        ("ạ́", "a\u0301\u0323"),
    ],
)
def test_the_wording_is_the_same(one: str, other: str) -> None:
    assert wording_sha256(one) == wording_sha256(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a b", "a c"),
        ("a b", "ab"),
        ("A", "a"),
        ("10²", "102"),
        ("−5", "-5"),
        ("a", "á"),
        ("½", "1/2"),
    ],
)
def test_the_wording_is_another(one: str, other: str) -> None:
    assert wording_sha256(one) != wording_sha256(other)


@pytest.mark.parametrize("text", list(GOLDEN), ids=range(len(GOLDEN)))
def test_the_checksum_of_a_wording_never_changes(text: str) -> None:
    """If it has to, the version changes with it, and so does every record that has one."""
    assert WORDING_VERSION == 1
    assert wording_sha256(text) == GOLDEN[text]


def keys(text: str) -> list[str]:
    return [token.key for token in tokens(normalized(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("—…!? ()", []),
        ("Türkiye’s CAFÉ", ["turkiye's", "cafe"]),
        ("don't rock 'n' roll", ["don't", "rock", "n", "roll"]),
        ("1,500 and 1500 and 1.500.000", ["#1500", "and", "#1500", "and", "#1500000"]),
        ("7.5 7.50 07", ["#15/2", "#15/2", "#7"]),
        ("−5 -5 (-5 a-5 3-5", ["#-5", "#-5", "#-5", "a", "#5", "#3", "#5"]),
        ("1,50 12,345,6", ["#1", "#50", "#12345", "#6"]),
        ("10² G7 5G", ["#10", "²", "g7", "#5", "g"]),
        ("北京2025年", ["北", "京", "#2025", "年"]),
        ("שלום мир", ["שלום", "мир"]),
        ("straße STRASSE", ["strasse", "strasse"]),
        ("well-known U.S.", ["well", "known", "u", "s"]),
        ("٣", ["#3"]),
    ],
)
def test_words_and_numbers(text: str, expected: list[str]) -> None:
    assert keys(text) == expected


def quoted(text: str) -> list[str]:
    return [text[one.start : one.end] for one in quotations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said “we go”.", ["we go"]),
        ('He said "we go".', ["we go"]),
        ("Er sagte „wir gehen“.", ["wir gehen"]),
        ("Il dit «nous allons».", ["nous allons"]),
        ("Il dit «\u00a0nous allons\u00a0».", ["\u00a0nous allons\u00a0"]),
        ("He said ``we go''.", ["we go"]),
        ("He said ”we go“.", ["we go"]),
        ("He said ”we go”.", ["we go"]),
        ("He said ’’we go’’.", ["we go"]),
        ("He said “we go“ and ”we stay”.", ["we go", "we stay"]),
        ("(“We go”)—“we stay”—", ["We go", "we stay"]),
        ("“We said ‘no’ to it,” he said.", ["We said ‘no’ to it,"]),
        ("“We go, he said.", ["We go, he said."]),
        ("We go,” he said.", []),
        ("“”", []),
        ("", []),
        ("no marks at all", []),
        ("“A”\n“B”", ["A", "B"]),
        ('a " b " c', [" b "]),
    ],
)
def test_quotation_marks_of_all_kinds(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


def test_a_quotation_of_several_paragraphs_is_one_utterance() -> None:
    text = "He said: “One.\n“Two.\n“Three.”\nThen: “Four.”"
    assert quoted(text) == ["One.", "Two.", "Three.", "Four."]
    assert [one.utterance for one in quotations(text)][:3] == [quotations(text)[0].utterance] * 3
    assert quotations(text)[3].utterance != quotations(text)[0].utterance


def test_an_open_quotation_ends_with_its_paragraph() -> None:
    text = "He said: “One.\nNobody spoke.\n“Two,” she said."
    assert quoted(text) == ["One.", "Two,"]
    assert len({one.utterance for one in quotations(text)}) == 2


def test_short_lines_that_end_with_their_sentences_are_paragraphs() -> None:
    text = "Interview\nQuestion: Why?\nHOLT: We stay.\nQuestion: How long?\nHOLT: A year.\n"
    assert [text[start:end] for start, end in paragraphs(text)] == text.splitlines()


def test_wrapped_lines_are_one_paragraph() -> None:
    lines = ["He said that “the talks", "will go on”, and left.", "", "Then “we", "stay”.", "End."]
    text = "\n".join(lines)
    assert [text[start:end].count("\n") for start, end in paragraphs(text)] == [1, 2]
    assert quoted(text) == ["the talks\nwill go on", "we\nstay"]


@pytest.mark.parametrize(
    ("text", "is_scare"),
    [
        ("the “red line” of it", True),
        ("a “so called peace plan” of it", True),
        ("he had “gone crazy.” He", False),
        ("that “the talks will go on” for", False),
    ],
)
def test_scare_quotes(text: str, is_scare: bool) -> None:
    assert [one.is_scare for one in quotations(text)] == [is_scare]


def steps(work: Callable[[], object]) -> int:
    """How many functions of this project a piece of work calls: the same in every run."""
    count = 0

    def note(frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


HOSTILE: dict[str, Callable[[int], str]] = {
    "quotation marks": lambda size: '"' * size,
    "curly marks": lambda size: "“" * size,
    "quoted words": lambda size: '"a" ' * size,
    "one paragraph of words": lambda size: "word and another, " * size,
    "short lines": lambda size: "a “b\n" * size,
    "blank lines": lambda size: "a\n \n" * size,
    "spaces": lambda size: " " * size,
    "combining marks": lambda size: "e" + "\u0301\u0323" * size,
    "right to left": lambda size: "שלום “עולם” " * size,
    "NULs": lambda size: "a\0" * size,
    "digits": lambda size: "1" * size,
    "groups of digits": lambda size: "1,111" * size,
    "number words": lambda size: "hundred " * size,
    "apostrophes": lambda size: "a'" * size,
    "brackets": lambda size: "[a] … " * size,
}


@pytest.mark.parametrize("kind", list(HOSTILE))
def test_twice_the_text_is_twice_the_work(kind: str) -> None:
    def work(size: int) -> Callable[[], object]:
        text = HOSTILE[kind](size)
        words = ("a b c d", "e\u0301", "word or another", "a [b] … c")
        return lambda: [find_quotation(prepared(text), one) for one in words]

    steps(work(10))  # tables and word lists are read once
    small, large = steps(work(400)), steps(work(1600))
    assert large <= 5 * small


@pytest.mark.parametrize(
    "text", ['"' * 100_000, " " * 100_000, "e" + "\u0301" * 100_000, "\0" * 100_000]
)
def test_a_large_hostile_text_is_searched(text: str) -> None:
    article = prepared(text)
    assert find_quotation(article, "one two three").status is Status.ABSENT
    assert article.level1.text != "" or not text


def test_a_paragraph_of_5_mb_is_searched() -> None:
    sentence = "“The talks will go on in the morning,” the envoy of the king said again. "
    article = prepared(
        sentence * (5_000_000 // len(sentence)) + "“Nobody came to the second hall.”"
    )
    assert len(article.paragraphs) == 1
    match = find_quotation(article, "Nobody came to the third hall.")
    assert [str(one.kind) for one in match.differences] == ["number"]


def test_very_long_words_of_a_record_do_not_fill_the_memory() -> None:
    """A record that quotes all of an article, with a fault at both ends."""
    article = prepared(" ".join(f"word{place % 977}" for place in range(20_000)))
    words = article.text.split()
    changed = ["nobody", *words[1:10_000], "never", *words[10_000:-1], "nothing"]
    match = find_quotation(article, " ".join(changed))
    assert {str(one.kind) for one in match.differences} == {"negation"}


@pytest.mark.parametrize("words", ["", " ", "…", "[]", "“”", "\0", "—"])
def test_words_without_a_word_are_absent_or_signs(words: str) -> None:
    assert find_quotation(prepared("One two three."), words).status is Status.ABSENT


def test_one_word_is_found_as_a_word() -> None:
    assert find_quotation(prepared("The present state."), "resent").status is Status.ABSENT
    assert find_quotation(prepared("The present state."), "present").status is Status.EXACT
