"""The article's line beside the record's, in the report for people and in the one for programs."""

import json
from pathlib import Path

import jsonschema
import pytest

from pourparler_validators import Report, check_text
from pourparler_validators.reports.known.full import full
from pourparler_validators.reports.known.json import json as as_json
from pourparler_validators.reports.known.json import schema_text
from pourparler_validators.reports.style import Style
from tests.grounding.seed import Q1, Q2, Q3, Q6, Q7, TEXT, TODAY, checked

ARTICLE = "The envoy said: “We are ready to sign on June 2 in Istanbul.”\nHe left.\n"
RECORDS = """\
[
  {"type": "source", "id": "source:a", "kind": "news_article", "language": "en",
   "text_file": "a.txt"},
  {"type": "statement", "id": "statement:a", "acts": ["inform"], "speaker_described": "the envoy",
   "segments": [
     {"kind": "direct", "source": "source:a",
      "text": "WORDS"}]}
]
"""


def shown(words: str, folder: Path) -> tuple[Report, str]:
    (folder / "a.txt").write_text(ARTICLE, encoding="utf-8")
    text = RECORDS.replace("WORDS", words)
    report = check_text(text, "a.json", texts=[str(folder)], today=TODAY, select=FAMILIES)
    return report, "".join(full(report, Style(has_summary=False))).replace(
        folder.as_posix(), "texts"
    )


FAMILIES = ("grounding", "sources")

SNAPSHOTS = {
    "We are ready to sign on June 12 in Ankara.": """\
error[grounding/quote-altered] the quotation has "12", the article "2" (number), and 1 more
 --> a.json:7:45
  |
7 |       "text": "We are ready to sign on June 12 in Ankara."}]}
  |                                             ^^
 ::: texts/a.txt:1:47
  |
1 | The envoy said: “We are ready to sign on June 2 in Istanbul.”
  |                                               -
 ::: texts/a.txt:1:52
  |
1 | The envoy said: “We are ready to sign on June 2 in Istanbul.”
  |                                                    --------
  = record: statement:a  at /segments/0/text
  = help: copy the article's words
""",
    "We are to sign on June 2 in Istanbul.": """\
error[grounding/quote-altered] the quotation has "are to", the article "are ready to" (omission)
 --> a.json:7:23
  |
7 |       "text": "We are to sign on June 2 in Istanbul."}]}
  |                       ^
 ::: texts/a.txt:1:25
  |
1 | The envoy said: “We are ready to sign on June 2 in Istanbul.”
  |                         -----
  = record: statement:a  at /segments/0/text
  = help: copy the article's words
""",
    "We are ready to sign on June 2 in İstanbul.": """\
info[grounding/quote-typography] the quotation differs in form from the article (diacritics)
 --> a.json:7:50
  |
7 |       "text": "We are ready to sign on June 2 in İstanbul."}]}
  |                                                  ^^^^^^^^^
 ::: texts/a.txt:1:52
  |
1 | The envoy said: “We are ready to sign on June 2 in Istanbul.”
  |                                                    --------
  = record: statement:a  at /segments/0/text
  = help: copy the article's words
""",
}


@pytest.mark.parametrize("words", list(SNAPSHOTS))
def test_the_words_that_differ_are_marked_in_both(words: str, tmp_path: Path) -> None:
    assert shown(words, tmp_path)[1] == SNAPSHOTS[words]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (Q7.replace("–", "-"), "the quotation has U+002D HYPHEN-MINUS, the article U+2013 EN DASH"),
        (Q7.replace("–", "—"), "the quotation has U+2014 EM DASH, the article U+2013 EN DASH"),
        (
            Q2.replace(" ", "\u00a0", 1),
            "the quotation has U+00A0 NO-BREAK SPACE, the article U+0020 SPACE",
        ),
        (Q3.replace(" is", "\nis"), "the quotation has U+000A LINE FEED, the article U+0020 SPACE"),
        (
            Q2.replace("memorandum", "memo\u00adrandum"),
            "the quotation has U+00AD SOFT HYPHEN, the article nothing there",
        ),
        (
            Q1.replace("ü", "u\u0308"),
            "the quotation has letters and accents that look the same as the article's and are not "
            "(NFC or NFD)",
        ),
        (Q1.replace("ü", "u"), "the quotation differs in form from the article (diacritics)"),
        (Q6.replace(", they", " they"), "the quotation has nothing, the article U+002C COMMA"),
        (f"“{Q7}”", "the quotation has quotation marks around it"),
        (Q7.replace("–", "&ndash;"), "the quotation has an HTML entity"),
        (Q7.replace("–", "â€“"), "the quotation has characters that were read in a wrong encoding"),
    ],
)
def test_what_cannot_be_seen_is_named(words: str, message: str) -> None:
    report = checked(words)
    (found,) = [one for one in report.findings if one.rule == "grounding/quote-typography"]
    assert found.message == message
    printed = "".join(full(report, Style()))
    assert not set("\u00ad\u200b") & set(printed)


@pytest.mark.parametrize(
    "words",
    [
        Q3.replace("is ready", "is not ready"),
        Q3.replace("necessary ", ""),
        Q7.replace("–", "-"),
        Q6.replace("toward", "towards"),
        f"{Q1} {Q2}",
        "Quite dangerous decisions",
        "We will never accept these conditions of the West.",
    ],
)
def test_the_report_for_programs_has_both_places(words: str) -> None:
    plain = json.loads("".join(as_json(checked(words))))
    jsonschema.validate(plain, json.loads(schema_text()))
    for finding in plain["findings"]:
        for one in finding["params"].get("differences", ()):
            assert TEXT[one["start"] : one["end"]] == one["source"]
        for place in finding["related"]:
            assert place["record"] == "source:seed"
            assert place["pointer"] == "/text"
            assert place["start"]["line"] >= 1
    assert any(finding["related"] for finding in plain["findings"]) or "West" in words


def test_the_place_in_the_article_is_that_of_the_words(tmp_path: Path) -> None:
    report, _ = shown("We are ready to sign on June 12 in Istanbul.", tmp_path)
    (finding,) = json.loads("".join(as_json(report)))["findings"]
    (place,) = finding["related"]
    line, column = place["start"]["line"], place["start"]["column"]
    assert ARTICLE.splitlines()[line - 1][column - 1] == "2"
    assert place["file"].endswith("/a.txt")
    assert finding["fix"]["edits"] == [
        {"action": "set", "pointer": "/segments/0/text", "value": ARTICLE[17:60]}
    ]


def test_marks_around_the_words_do_not_shift_the_place(tmp_path: Path) -> None:
    report, _ = shown("“We are not ready to sign on June 2 in Istanbul.”", tmp_path)
    (finding,) = report.findings
    mark = finding.place.mark
    assert finding.place.lines.text[mark.start : mark.end] == "not"


@pytest.mark.parametrize(
    ("words", "is_safe"),
    [
        (Q7.replace("–", "-"), True),
        (Q2.replace(" ", "\u00a0", 1), True),
        # a letter, an accent, a mark that is no dash, quotation mark or space
        (Q7.replace("–", "-").replace("made", "mbde"), False),
        (Q7.replace("–", "-").replace("dangerous", "dängerous"), False),
        (Q1.replace("ü", "u"), False),
        (Q6.replace(", they", " they"), False),
        # something was taken off or put right before the words were found
        (f"“{Q7.replace('–', '-')}”", False),
        (Q7.replace("–", "&ndash;"), False),
    ],
)
def test_only_dashes_quotation_marks_and_spaces_are_copied_safely(
    words: str, is_safe: bool
) -> None:
    fixes = [one.fix for one in checked(words).findings if one.fix is not None]
    assert [(fix.title, fix.is_safe) for fix in fixes] == [("copy the article's words", is_safe)]


def test_three_stretches_of_the_article_are_shown_at_most(tmp_path: Path) -> None:
    report, _ = shown("We were ready to sign on July 12 in Ankara.", tmp_path)
    (found,) = report.findings
    assert found.message == ('the quotation has "were", the article "are" (wording), and 3 more')
    assert len(found.related) == 3
