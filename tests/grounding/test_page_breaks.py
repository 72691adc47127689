"""Texts of PDF files: what stands between two pages is no word of a quotation."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pourparler_validators import Report, check_files
from pourparler_validators.grounding.article import prepared
from pourparler_validators.grounding.comparable_text import normalized, without_page_marks
from pourparler_validators.grounding.match import Status
from pourparler_validators.grounding.search import find_quotation
from tests.command_line import Run

BODIES = (
    "Border talks\n\nThe envoy spoke first. “We are not ready to",
    "sign, unless the border is open-",
    "ed, and we will not come back before\nJune,” said the envoy, Ilse Brandt.",
    "She left on 12 May. The next round is in\nGeneva.",
)
WORDS = (
    "We are not ready to sign, unless the border is opened, and we will not come back before June,"
)


def printed(
    head: str = "Journal of Talks 2025", foot: str = "{}", bodies: tuple[str, ...] = BODIES
) -> str:
    """A text as pdftotext prints one."""
    pages = (
        f"{head.format(number)}\n\n{body}\n\n      {foot.format(number)}\n\n\f"
        for number, body in enumerate(bodies, 9)
    )
    return "".join(pages).removeprefix(head.format(9))


@pytest.mark.parametrize(
    ("head", "foot"),
    [
        ("Journal of Talks 2025", "{}"),
        ("{}   JOURNAL OF TALKS", "Page {} of 30"),
        ("", "- {} -"),
        ("Journal\n\n{} May 2025", ""),
        (
            "5/{0}/25, 3:04 PM   Talks\nhttps://example.org/talks?page={0}",
            "https://example.org {}/30",
        ),
        ("Journal of Talks", "Downloaded by a library\n\n© 2025 Institute\n{}"),
        ("", ""),
    ],
)
def test_a_quotation_over_pages_is_found(head: str, foot: str) -> None:
    article = prepared(printed(head, foot))
    assert "Brandt. She left on 12 May. The" in article.level1.text
    match = find_quotation(article, WORDS)
    assert (match.status, match.start) == (Status.TYPOGRAPHIC, article.text.index("We are"))
    assert find_quotation(article, WORDS.replace("not ", "", 1)).status is Status.ALTERED


PLAIN = tuple(body.replace("-", "") for body in BODIES)


@pytest.mark.parametrize(
    "text",
    [
        printed(bodies=PLAIN[:2]),
        "One\n\nTwo\n\nThree\n" * 3,
        "\f".join(("1,000 2,000 3,000", "4,000 5,000 6,000", "7,000 8,000 9,000", "1 2 3")),
        "One\fTwo\fThree\f\f\fOne",
        "\f",
        "",
    ],
)
def test_what_does_not_stand_so_on_three_pages_is_kept(text: str) -> None:
    assert without_page_marks(text).text == normalized(text).text


def test_a_line_within_a_page_is_kept() -> None:
    bodies = tuple(
        f"One\n\nTwo\n\nThree\n\nWe go\n\nSo it is {word}\n\nx\n\ny\n\nz" for word in "abc"
    )
    assert without_page_marks(printed(bodies=bodies)).text.count("We go") == 3


@given(
    st.lists(
        st.sampled_from(["a", "B-", "1", "\n", "\n\n", "\f", " ", "Head\n", "“", "x y"]),
        max_size=40,
    ).map("".join)
)
def test_places_are_kept_in_any_text_of_pages(text: str) -> None:
    made = without_page_marks(text)
    assert list(made.starts) == sorted(made.starts)
    assert list(made.ends) == sorted(made.ends)
    assert all(
        0 <= start < end <= len(text) for start, end in zip(made.starts, made.ends, strict=True)
    )


def test_what_differs_is_found_behind_a_page_break(run: Run) -> None:
    report = checked(printed(), WORDS.replace("open", "shut"))
    (one,) = report.findings
    assert (one.rule, one.message) == (
        "grounding/quote-altered",
        'the quotation has "shuted", the article "opened" (wording)',
    )
    (place,) = one.related
    marked = place.lines.text[place.mark.start : place.mark.end]
    assert (marked.split()[0], marked.split()[-1]) == ("open-", "ed")


def test_commands_print_a_quotation_without_the_pages_between(run: Run) -> None:
    Path("a.txt").write_text(printed(), encoding="utf-8")
    segment = json.loads(run("source", "a.txt")[1])["segments"][0]
    words = segment.pop("text")
    assert " ".join(words.split()) == WORDS
    report = checked(printed(), words, **segment)
    assert [(one.rule, one.message) for one in report.findings] == []
    report = checked(printed(), WORDS, **segment)
    assert [(one.rule, one.message) for one in report.findings] == [
        (
            "grounding/quote-typography",
            "the quotation has U+0020 SPACE, the article U+000A LINE FEED",
        )
    ]


def checked(text: str, words: str, **more: object) -> Report:
    Path("a.txt").write_text(text, encoding="utf-8")
    source = {"type": "source", "id": "source:a", "kind": "news_article", "language": "en"}
    segment = {"kind": "direct", "text": words, "source": "source:a", **more} | {
        "source": "source:a"
    }
    said = {"type": "statement", "id": "statement:s", "speaker_described": "the envoy"}
    records = [
        {**source, "text_file": "a.txt"},
        {**said, "acts": ["inform"], "segments": [segment]},
    ]
    Path("r.json").write_text(json.dumps(records), encoding="utf-8")
    return check_files(["r.json"], select=("sources", "grounding"))
