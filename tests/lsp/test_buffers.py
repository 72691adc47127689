"""Places in a text as editors count them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol.types import Position, Range

from pourparler_validators.serving.language_server.buffers import Buffer

TEXTS = st.text(st.sampled_from("aé\u0301\u20ac\U0001f600\n\r\t\u2028\u0085 "), max_size=30)
ENCODINGS = st.sampled_from(["utf-8", "utf-16", "utf-32"])


def lines(text: str) -> list[str]:
    """The lines as the protocol counts them: by LF, CR LF and CR alone, and by nothing else."""
    return re.split(r"\r\n|\n|\r", text)


@given(TEXTS, ENCODINGS, st.data())
def test_every_place_has_a_position_that_leads_back(
    text: str, encoding: str, data: st.DataObject
) -> None:
    buffer = Buffer(text, encoding=encoding)
    offset = data.draw(st.integers(0, len(text)))
    if text[offset - 1 : offset + 1] == "\r\n":
        return  # between the two signs of a line break no position is
    position = buffer.position(offset)
    before = lines(text[:offset])
    assert position.line == len(before) - 1
    units = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}
    codec, width = units[encoding]
    assert position.character == len(before[-1].encode(codec)) // width
    assert buffer.offset(position) == offset


@given(TEXTS, ENCODINGS, st.integers(0, 99), st.integers(0, 99))
def test_a_position_that_is_none_is_the_nearest_in_its_line(
    text: str, encoding: str, line: int, character: int
) -> None:
    offset = Buffer(text, encoding=encoding).offset(Position(line, character))
    assert 0 <= offset <= len(text)
    number = len(lines(text[:offset])) - 1
    assert number == min(line, len(lines(text)) - 1)


@given(TEXTS, TEXTS, ENCODINGS, st.data())
def test_a_change_is_made_where_it_is_said(
    text: str, new: str, encoding: str, data: st.DataObject
) -> None:
    ends = sorted(data.draw(st.integers(0, len(text))) for _ in range(2))
    buffer = Buffer(text, encoding=encoding)
    within = Range(*(buffer.position(at) for at in ends))
    start, end = (buffer.offset(at) for at in (within.start, within.end))
    after = buffer.changed(new, within, 2)
    assert (after.text, after.version) == (text[:start] + new + text[end:], 2)
    assert buffer.changed(new, None, 2).text == new


@pytest.mark.parametrize("character", [0, 1])
def test_the_middle_of_a_sign_is_its_beginning(character: int) -> None:
    assert Buffer("\U0001f600").offset(Position(0, character)) == 0


def test_a_mark_before_the_text_is_counted_by_the_editor_alone() -> None:
    buffer = Buffer("\ufeff{}")
    assert buffer.text == "{}"
    assert buffer.position(1) == Position(0, 2)
    assert buffer.offset(Position(0, 2)) == 1
    assert buffer.offset(Position(0, 0)) == 0


def test_a_range_that_ends_before_it_starts_is_turned_round() -> None:
    backwards = Range(Position(0, 2), Position(0, 1))
    assert Buffer("abc").changed("x", backwards, 2).text == "axc"
