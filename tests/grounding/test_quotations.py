"""Where the quotations of an article stand, in whatever way it quotes."""

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pourparler_validators.grounding.quotations import quotations


def quoted(text: str) -> list[str]:
    return [text[one.start : one.end] for one in quotations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("‘The talks don’t end today,’ she said.", ["The talks don’t end today,"]),
        (
            "'Nobody in the Russians' hall wanted it,' she said.",
            ["Nobody in the Russians' hall wanted it,"],
        ),
        ("The soldiers' wives and Russia's plan don't end.", []),
        ("In the ’90s the soldiers’ wives left.", []),
        ("\u201aWir gehen im Mai‘, sagte sie.", ["Wir gehen im Mai"]),
        ("›Wir gehen‹, sagte sie. »Wir bleiben«, sagte er.", ["Wir gehen", "Wir bleiben"]),
        ("外相は「国境を開放する」と述べた。『続く』。", ["国境を開放する", "続く"]),
        ("אמרה: ״השיחות יימשכו מחר״. צה״ל", ["השיחות יימשכו מחר"]),
        ("&quot;We go,&quot; she said. &ldquo;Now.&rdquo;", ["We go,", "Now."]),
    ],
)
def test_marks_of_all_kinds(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("«Мы сказали: „Подождите“», — говорит он.", ["Мы сказали: „Подождите“"]),
        ("«Газета „Известия“ неправа», — заявил он.", ["Газета „Известия“ неправа"]),
        ('d\'"un plan "secret" visant la paix" en mai', ['un plan "secret" visant la paix']),
        ("“He said ‘never’ to us,” she said.", ["He said ‘never’ to us,"]),
        ("“We go, he said. “We stay,” she said.", ["We go, he said.", "We stay,"]),
        ('"‘"We go."', ["‘", "We go."]),
    ],
)
def test_what_stands_in_marks_within_a_quotation_is_a_part_of_it(
    text: str, expected: list[str]
) -> None:
    assert quoted(text) == expected


def test_a_quotation_goes_on_until_a_later_paragraph_closes_it() -> None:
    found = quotations("It reads:\n\n“One.\n\nTwo.\n\nThree.”\n\nShe left. “Four.”")
    assert [one.utterance for one in found] == [0, 0, 0, 1]


def test_a_quotation_that_nothing_closes_ends_with_its_paragraph() -> None:
    assert quoted("“One, he said.\nTwo.\nShe said “three”.") == ["One, he said.", "three"]


LINES = "Vladimir Putin: We go.\nQuestion: And then?\nVladimir Putin (interpreted): That is later."


def test_words_under_labels_are_those_of_the_speaker_whom_the_label_names() -> None:
    found = quotations(LINES)
    assert [LINES[one.start : one.end] for one in found] == [
        "We go.",
        "And then?",
        "That is later.",
    ]
    labels = [LINES[slice(*one.label)] for one in found if one.label]
    assert labels == ["Vladimir Putin", "Question", "Vladimir Putin"]


def test_paragraphs_without_a_label_belong_to_the_one_above_in_a_transcript() -> None:
    text = "PUTIN: We go.\nWe go now.\nMACRON: We stay."
    assert [one.utterance for one in quotations(text)] == [0, 0, 1]


def test_a_name_alone_on_its_line_is_a_label_where_it_recurs() -> None:
    text = "\n\n".join(["Anna Berg", "We go.", "Emil Holt", "We stay."] * 2)
    assert quoted(text) == ["We go.", "We stay."] * 2


@pytest.mark.parametrize(
    "text",
    [
        "Note: the talks go on.\nShe left.",
        "He said this: we go.\nShe said that: we stay.",
        "Talks of 2025: a list\nhttps://example.org: a page",
        "Peace Talks\nThey met.\nThe End\nThey left.",
    ],
)
def test_one_label_is_a_caption_and_a_sentence_is_none(text: str) -> None:
    assert quoted(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("— Мы идём, — заявила она. — И вернёмся.", ["Мы идём,", "И вернёмся."]),
        ("She wrote:\n> We go.\nThe talks go on.", ["We go."]),
        ("She said:\n\nWe go.\n\nThe talks go on.", ["We go."]),
        ("- a list\n- of things", []),
    ],
)
def test_speech_that_is_set_off_may_be_a_quotation(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected
    assert not any(one.is_certain for one in quotations(text))


PIECES = [*"\"“”„«»‘’'‹›「」״>—:\n ", "We go.", "Putin: ", "&quot;", "a", "é", "外", ", "]


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
@example('"\n"')
@example('「\n""‘')
def test_quotations_lie_in_the_text_in_order_and_none_in_another(text: str) -> None:
    found = quotations(text)
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    numbers = [one.utterance for one in found]
    assert numbers == sorted(numbers)
