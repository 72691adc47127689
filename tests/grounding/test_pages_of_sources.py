"""Sources whose texts are web pages: one text for records, commands and checks."""

import hashlib
import json
from pathlib import Path

import pytest

from pourparler_validators import Finding, check_files
from pourparler_validators.reading.contents import texts
from tests.command_line import Run

PAGES = Path(__file__).parent / "pages"
WORDS = "We are not ready to sign, unless the border is\u00a0opened,"
START = (PAGES / "wordpress.txt").read_text(encoding="utf-8").index(WORDS)


@pytest.fixture(autouse=True)
def _blog(run: Run) -> None:
    Path("blog.html").write_bytes((PAGES / "wordpress.html").read_bytes())


def write(words: str, **more: object) -> None:
    source = {"type": "source", "id": "source:blog", "kind": "news_article", "language": "en"}
    segment = {"kind": "direct", "text": words, "source": "source:blog", **more}
    said = {"type": "statement", "id": "statement:s", "speaker_described": "the envoy"}
    records = [
        {**source, "text_file": "blog.html"},
        {**said, "acts": ["inform"], "segments": [segment]},
    ]
    Path("r.json").write_text(json.dumps(records), encoding="utf-8")


def found() -> list[Finding]:
    return list(check_files(["r.json"], select=("sources", "grounding")).findings)


def test_words_are_found_over_the_tags_of_a_page() -> None:
    write(WORDS, start=START, end=START + len(WORDS))
    assert found() == []


def test_what_differs_is_shown_in_the_page() -> None:
    write(WORDS.replace("not ", ""))
    (one,) = found()
    assert one.message == ('the quotation has "are ready", the article "are not ready" (negation)')
    (place,) = one.related
    assert place.where == "blog.html:27:26"
    assert place.lines.text[place.mark.start : place.mark.end] == "not"


@pytest.mark.parametrize("words", ["The hall in Geneva, in a photo", "I was there!", "Most read"])
def test_what_is_left_out_is_not_in_the_text(words: str) -> None:
    write(words)
    assert [one.rule for one in found()] == ["grounding/quote-not-in-text"]


def test_the_commands_count_as_the_check_does(run: Run) -> None:
    code, out, err = run("source", "blog.html", "--id", "source:blog", "-v")
    made = json.loads(out)
    assert code == 0
    content = Path("blog.html").read_bytes()
    assert made["record"]["sha256"] == hashlib.sha256(content).hexdigest()
    assert made["record"]["title"] == "Border talks end without a paper"
    assert (made["segments"][0]["start"], made["segments"][0]["text"]) == (START, WORDS)
    assert 'blog.html:40:1: left out <aside> "Most read Minister resigns"\n' in err
    assert "blog.html:7:1: left out <script>\n" in err
    code, out, err = run("locate", "blog.html", WORDS)
    assert (code, json.loads(out)["start"], err) == (0, START, "")
    Path("r.json").write_text(json.dumps([made["record"]]), encoding="utf-8")
    code, out, err = run("check", "r.json", "--select", "sources", "-v")
    assert (code, "left out <nav>" in err, "blog.html:42:1: left out <form>" in err) == (
        0,
        False,
        True,
    )


def test_a_page_with_other_line_breaks_is_the_same_text(run: Run) -> None:
    record = json.loads(run("source", "blog.html")[1])["record"]
    Path("r.json").write_text(json.dumps([record]), encoding="utf-8")
    content = Path("blog.html").read_bytes()
    Path("blog.html").write_bytes(content.replace(b"\n", b"\r\n").replace(b"<p>", b"<p >"))
    assert [one.rule for one in found()] == ["sources/text-retyped"]


def test_a_page_is_found_by_its_checksum(run: Run) -> None:
    record = json.loads(run("source", "blog.html")[1])["record"]
    del record["text_file"]
    Path("texts").mkdir()
    Path("blog.html").rename("texts/renamed.htm")
    Path("r.json").write_text(json.dumps([record]), encoding="utf-8")
    report = check_files(["r.json"], select=("sources",), texts=("texts",))
    assert not report.findings
    assert report.tallies["sources/text-changed"].held == 1


def test_importers_read_the_same_text() -> None:
    assert texts(["."]) == texts(["blog.html"])
    assert texts(["."])["blog"][START:].startswith(WORDS)
    Path("blog.txt").write_text("plain", encoding="utf-8")
    assert texts(["."]) == {"blog": "plain"}


@pytest.mark.parametrize(
    ("name", "content", "message", "help_"),
    [
        (
            "a.pdf",
            b"%PDF-1.7\n\xe2\xe3",
            "the text is a PDF",
            "write its text with pdftotext, without -layout, and name that file",
        ),
        (
            "a.html",
            b"<p>caf\xe9 au lait",
            "the text is not in UTF-8, and the page names no other encoding",
            "save the page as UTF-8",
        ),
    ],
)
def test_what_is_no_text_is_one_finding(
    run: Run, name: str, content: bytes, message: str, help_: str
) -> None:
    write(WORDS)
    written = Path("r.json").read_text(encoding="utf-8").replace("blog.html", name)
    Path("r.json").write_text(written, encoding="utf-8")
    Path(name).write_bytes(content)
    (one,) = found()
    assert (one.rule, one.message, one.help) == ("sources/text-not-found", message, help_)
    code, _, err = run("source", name)
    assert (code, err) == (2, f"error: {name} {message.removeprefix('the text ')}: {help_}\n")


def test_words_of_another_source_are_found_in_its_page_too() -> None:
    words = "Negotiators of both sides waited downstairs for seven hours"
    write(words)
    Path("other.html").write_text(
        "<p>N<b>egotiators</b> of both sides wait&#101;d <i>down</i>stairs for seven hours.</p>"
    )
    records = json.loads(Path("r.json").read_text(encoding="utf-8"))
    other = {**records[0], "id": "source:other", "text_file": "other.html"}
    Path("r.json").write_text(json.dumps([*records, other]), encoding="utf-8")
    (one,) = check_files(["r.json"], select=("grounding/quote-not-in-text",)).findings
    assert one.message == "the source does not have these words; source:other has them"
