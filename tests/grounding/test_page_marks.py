"""What a page has among an article's words is left out of the comparison, and nothing else is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pourparler_validators.grounding.article import prepared
from pourparler_validators.grounding.comparable_text import normalized, without_page_marks
from pourparler_validators.grounding.match import AS_THEY_ARE, Status
from pourparler_validators.grounding.page_marks import _MARK, _read, page_marks
from pourparler_validators.grounding.search import find_quotation


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("the paper[1] in May.[22]", "the paper in May."),
        ("the paper¹ in May.²", "the paper in May."),
        ("the paper<sup>1</sup> in May", "the paper in May"),
        ("will <b>never</b> sign<br/>it", "will never sign it"),
        ('<p class="x">We go.</p>', " We go. "),
        ("R&amp;D can&#39;t&nbsp;stop", "R&D can't stop"),
        ("We has (sic) no, they was [sic!] there", "We has no, they was there"),
        ("the transla-\ntion", "the translation"),
        ("struc -\n tural", "structural"),
    ],
)
def test_marks_of_a_page_are_no_words(text: str, read: str) -> None:
    assert without_page_marks(text).text == read


@pytest.mark.parametrize(
    "text",
    [
        "give up [5] of them",
        "[1] The paper",
        "10² m² km²",
        "a <b and c> d",
        "if a<b then",
        "R&D; AT&T;",
        "a sick (sick) man",
        "Moscow-\nBerlin",
        "in -\n 2025",
        "cease-fire",
    ],
)
def test_what_only_looks_like_one_stays(text: str) -> None:
    assert without_page_marks(text).text == normalized(text).text


PIECES = [
    "We go",
    "&amp;",
    "&#39;",
    "&x;",
    "<b>",
    "</b>",
    "<br>",
    "[1]",
    "¹",
    "(sic)",
    "-\n",
    "\u00ad\n",
    "\u00ac\n",
    "\u2010\n",
    " ",
    "é",
]


@given(st.lists(st.sampled_from(PIECES), max_size=15).map("".join))
def test_no_mark_is_passed_over(text: str) -> None:
    spans = [match.span() for match in _MARK.finditer(text) if _read(match) != match[0]]
    assert [(mark.start, mark.end) for mark in page_marks(text)] == spans


@given(st.lists(st.sampled_from(PIECES), max_size=15).map("".join))
def test_the_map_runs_forward_and_covers(text: str) -> None:
    level1 = without_page_marks(text)
    spans = [level1.span(place, place + 1) for place in range(len(level1.text))]
    for place in (0, 1):
        assert [one[place] for one in spans] == sorted(one[place] for one in spans)


@pytest.mark.parametrize(
    ("article", "words"),
    [
        ("“We will sign the paper[1] in May,” she said.", "We will sign the paper in May"),
        ("“We will <b>never</b> sign,” she said.", "We will never sign"),
        ("“The R&amp;D plan can&#39;t be stopped,” she said.", "The R&D plan can't be stopped"),
        ("“They was here for the talks,” she said.", "They was (sic) here for the talks"),
        ("There were struc -\ntural faults in the plan.", "structural faults in the plan"),
        ("“A cease-fire has to be in place,” she said.", "A ceasefire has to be in place"),
        ("“The U.S. side is ready,” she said.", "The US side is ready"),
    ],
)
def test_words_that_differ_in_them_are_there(article: str, words: str) -> None:
    assert find_quotation(prepared(article), words).status in AS_THEY_ARE


@pytest.mark.parametrize(
    ("article", "words"),
    [
        ("“We give up [5] of them,” she said.", "We give up of them"),
        ("“We will <b>never</b> sign,” she said.", "We will sign"),
        ("“The R&amp;D plan can&#39;t be stopped,” she said.", "The R&D plan can be stopped"),
    ],
)
def test_words_that_differ_beside_them_differ(article: str, words: str) -> None:
    assert find_quotation(prepared(article), words).status is Status.ALTERED
