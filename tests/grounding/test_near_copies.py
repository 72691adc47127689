"""Copies of one report are found, in whatever paper; two reports of one story are two."""

import json
import random
from collections.abc import Sequence

import pytest

from pourparler_validators import check_text
from pourparler_validators.grounding.near_copies import (
    LEAST_SHARED,
    Originals,
    body_words,
    share_in_common,
)

LEXICON = """talks border envoy treaty delegation minister Geneva north south agreement weeks
prisoners exchange convoy aid corridor observers hall statement journalists round village river
bridge soldiers withdrawal map annex signature paper proposal council mediator ceasefire"""
WORDS = LEXICON.split()


def report(number: int, size: int = 300) -> str:
    """A made-up report of so many words, in paragraphs of twenty."""
    made = random.Random(number)
    words = made.choices(WORDS, k=size)
    rows = [" ".join(words[place : place + 20]) for place in range(0, size, 20)]
    return "\n\n".join(f"{row}." for row in rows)


def share(one: str, other: str) -> float:
    return share_in_common(body_words(one), body_words(other))


REPORT = report(1)
HEADS = (
    "Talks end late\n\nBy Jon Falk\n\nGENEVA, May 29 (Courier) — ",
    "No paper signed in Geneva, both sides say\n\nGENEVA (Reuters) - ",
    "",
)
FEET = (
    "\n\nReporting by Jon Falk; editing by Ann Lee",
    "\n\n© 2025 Courier. All rights reserved.",
    "",
)


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("foot", FEET)
def test_what_stands_around_a_report_is_not_counted(head: str, foot: str) -> None:
    short = report(1, 60)
    assert share(f"{head}{short}{foot}", short) == 1


def changed(text: str, every: int) -> str:
    """A text with another word in the place of each so many."""
    words = text.split(" ")
    return " ".join("changed" if place % every == 5 else word for place, word in enumerate(words))


@pytest.mark.parametrize(
    ("other", "common"),
    [
        (REPORT.upper(), 1.0),
        (REPORT.replace("\n\n", "\n"), 1.0),
        (changed(REPORT, 50), 0.98),
        (changed(REPORT, 20), 0.95),
        ("\n\n".join(REPORT.split("\n\n")[:12]), 0.8),
        (f"{REPORT}\n\n{report(2, 100)}", 0.75),
        (f"{REPORT}\n\n{report(2, 140)}", 0.68),
        (f"{report(2, 200)}\n\n{REPORT}", 0.6),
        (changed(REPORT, 6), 0.0),
        (report(3), 0.0),
    ],
)
def test_the_share_in_common(other: str, common: float) -> None:
    assert share(REPORT, other) == pytest.approx(common, abs=0.02)
    assert share(other, REPORT) == share(REPORT, other)


def source(name: str, text: str, **more: str) -> dict[str, str]:
    kind = {"type": "source", "kind": "news_article", "language": "en"}
    return {"id": f"source:{name}", **kind, "text": text, **more}


def found(*sources: dict[str, str]) -> list[tuple[str | None, str]]:
    text = json.dumps(sources)
    checked = check_text(text, "r.json", select=("sources/same-text-twice",))
    return [(one.place.record, one.message) for one in checked.findings]


def test_a_copy_is_told_with_the_share_that_is_the_same() -> None:
    wire, copy = source("a", REPORT), source("b", f"{HEADS[0]}{changed(REPORT, 20)}")
    told = [("source:b", "the text is nearly that of source:a: 93 % of its words are the same")]
    assert found(wire, copy) == found(copy, wire) == told
    assert found(wire, source("b", copy["text"], republishes="source:a")) == []
    agency = source("c", "Somewhere else.")
    both = (one | {"republishes": "source:c"} for one in (wire, copy))
    assert found(agency, *both) == []


def test_a_later_report_of_the_story_is_no_copy() -> None:
    assert LEAST_SHARED == 0.7
    assert found(source("a", REPORT), source("b", f"{REPORT}\n\n{report(2, 140)}")) == []
    assert len(found(source("a", REPORT), source("b", f"{REPORT}\n\n{report(2, 100)}"))) == 1


def test_short_texts_are_compared_to_the_word_alone() -> None:
    short = report(1, 39)
    assert found(source("a", short), source("b", f"{short} Now.")) == []
    assert len(found(source("a", short), source("b", short))) == 1


def test_the_same_words_under_another_headline() -> None:
    assert found(source("a", REPORT), source("b", f"{HEADS[1]}{REPORT}")) == [
        ("source:b", "the text is nearly that of source:a: 100 % of its words are the same")
    ]


def test_copies_among_many_are_found_whatever_their_order() -> None:
    texts = {f"source:{number:04}": report(number % 200, 120) for number in range(400)}
    texts |= {
        f"source:{number:04}": changed(text, 30)
        for number, text in enumerate(texts.values())
        if number >= 200
    }
    texts = {name: f"{text}\n\n{report(9999, 10)}" for name, text in texts.items()}
    words = {name: body_words(text) for name, text in texts.items()}

    def copies(names: Sequence[str]) -> dict[str, str | None]:
        originals = Originals(words.__getitem__)
        return {name: originals.take(name, words[name]) for name in sorted(names)}

    expected = {
        name: None if place < 200 else f"source:{place - 200:04}"
        for place, name in enumerate(sorted(texts))
    }
    assert copies(list(texts)) == expected
    assert copies(list(reversed(texts))) == expected
