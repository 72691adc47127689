"""A dossier in Markdown."""

import re
from typing import Any

import pytest

from tests.converting.datasets import HOSTILE, example
from tests.converting.exporters.exported import text_of, undeclared
from tests.schema.documents import Plain

EVENT: Plain = {"type": "event", "id": "event:a", "kind": "call", "status": "held"}


def headings(plain: list[Any]) -> list[str]:
    return [line for line in text_of(plain, "markdown").splitlines() if line.startswith("#")]


def test_the_example() -> None:
    assert headings(example())[:8] == [
        "# Dossier",
        "## Direct Russian-Ukrainian negotiations, 2025",
        "### 2025-05-16: First round of direct Russian-Ukrainian negotiations",
        "### 2025-06-02: Second round of direct Russian-Ukrainian negotiations",
        "### delegation",
        "### delegation",
        "### Russian memorandum on overcoming the root causes of the crisis",
        "### Russian proposal of talks",
    ]
    assert undeclared(example(), "markdown") == []


def test_each_quotation_has_its_source() -> None:
    source = {
        "type": "source",
        "id": "source:a",
        "kind": "news_article",
        "language": "en",
        "title": "Talks",
        "publisher": "The Courier",
        "url": "https://example.org/a_b",
    }
    statement = {
        "type": "statement",
        "id": "statement:a",
        "acts": ["claim"],
        "speaker": "person:b",
        "segments": [
            {"kind": "direct", "text": "Yes.", "source": "source:a"},
            {"kind": "summary", "text": "He agreed."},
        ],
    }
    text = text_of(
        [source, statement, {"type": "person", "id": "person:b", "name": "B"}], "markdown"
    )
    assert (
        "### B says\n\n- acts: claim\n- speaker: B\n- id: `statement:a`\n\n> Yes.\n>\n"
        "> (direct, Talks, The Courier, https://example.org/a\\_b)\n\n> He agreed.\n>\n"
        "> (summary, no source named)\n"
    ) in text


def test_the_order_is_that_of_time() -> None:
    dates = ["2025-06-02", None, "2025-05", "2025-05-16T10:00Z", "2025-05-16", "[..2025-01-01]"]
    events = [
        {
            **EVENT,
            "id": f"event:e{number}",
            "title": f"e{number}",
            **({"date": date} if date else {}),
        }
        for number, date in enumerate(dates)
    ]
    assert headings(events)[2:] == [
        "### \\[..2025-01-01\\]: e5",
        "### 2025-05: e2",
        "### 2025-05-16: e4",
        "### 2025-05-16T10:00Z: e3",
        "### 2025-06-02: e0",
        "### e1",
    ]


def test_a_statement_stands_under_the_process_of_its_event() -> None:
    process = {
        "type": "process",
        "id": "process:p",
        "title": "Talks",
        "parties": ["party:a", "party:b"],
    }
    statement = {
        "type": "statement",
        "id": "statement:a",
        "acts": ["claim"],
        "event": "event:a",
        "speaker_described": "Somebody",
        "segments": [{"kind": "summary", "text": "x"}],
    }
    event = {**EVENT, "title": "Call", "process": "process:p"}
    assert headings([statement, event, process]) == [
        *("# Dossier", "## Talks", "### Call", "### Somebody says"),
    ]
    assert headings([statement, process])[-2:] == [
        *("## Outside of any process", "### Somebody says"),
    ]


def unescaped(text: str) -> str:
    """What a reader of Markdown shows: escapes undone, lines of one quotation joined."""
    joined = text.replace("\\\n> ", "\n").replace("\\\n", "\n")
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", joined)


@pytest.mark.parametrize("text", [*HOSTILE, "1. a", "2) b", "= a", "#", "a\n\n    b", "```", "> a"])
def test_texts_are_found_again(text: str) -> None:
    evidence = [{"source": "source:a", "exact": text}]
    found = text_of([{**EVENT, "title": text, "notes": text, "evidence": evidence}], "markdown")
    lines = [line.strip(" \t") for line in text.split("\n") if line.strip(" \t")]
    shown = unescaped(found)
    assert f"### {' '.join(lines)}\n" in shown
    assert "> " + "\n".join(lines) + "\n>\n" in shown
    assert "Notes: " + "\n".join(lines) + "\n" in shown


@pytest.mark.parametrize(
    "text", ["<b>&amp;</b>", "*a*", "_a_", "[a](b)", "`a`", "- a", "+ a", "1. a"]
)
def test_no_text_is_a_sign_of_markdown(text: str) -> None:
    found = text_of([{**EVENT, "notes": f"x\n{text}"}], "markdown")
    line = found.splitlines()[-1]
    assert not re.match(r"[-+*=#>]|[0-9]+[.)]", line)
    assert not re.search(r"(?<!\\)[<*_\[`&]", line)
