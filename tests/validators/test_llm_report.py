"""Findings for a language model: a line each, worst first, with the words of the article."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import pytest

from pourparler_validators import Report, Severity, check_files, check_text
from pourparler_validators.reports import HUMAN
from pourparler_validators.reports.style import Style
from tests.validators.checked import PARTY, checked, checked_value

BARE: Final = Style(has_summary=False)

TEXT: Final = (
    "Both sides prepare the next round of their talks, which were broken off in the spring.\n\n"
    "“Our delegation is ready to present this memorandum,” the foreign minister said on Monday. "
    "He did not say who would lead the delegation, or how long it was going to stay in the city."
)
SOURCE: Final = {
    "type": "source",
    "id": "source:a",
    "kind": "news_article",
    "language": "en",
    "text": TEXT,
}
WORDS: Final = "Our delegation is not ready to present this memorandum"
STATEMENT: Final = {
    "type": "statement",
    "id": "statement:a",
    "acts": ["inform"],
    "segments": [{"kind": "direct", "text": WORDS, "source": "source:a"}],
    "speaker_described": "the foreign minister",
}


def llm(report: Report, style: Style = BARE) -> str:
    return "".join(HUMAN["llm"](report, style))


def checked_for(value: Any, *select: str) -> Report:
    return checked_value(value, select=select)


def test_the_words_of_the_article_stand_beside_what_is_wrong() -> None:
    assert llm(checked_for([SOURCE, STATEMENT], "grounding/quote-altered")) == (
        "error[grounding/quote-altered] statement:a /segments/0/text: the quotation has "
        '"is not ready", the article "is ready" (negation); copy the article\'s words; '
        "source:a has: … next round of their talks, which were broken off in the spring. “Our "
        "delegation is ready to present this memorandum,” the foreign minister said on Monday. "
        "He did not …\n"
    )


def test_an_article_in_a_file_of_its_own(tmp_path: Path) -> None:
    named = {**SOURCE, "text_file": "a.txt"}
    del named["text"]
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    path = tmp_path / "records.json"
    path.write_text(json.dumps([named, STATEMENT]), encoding="utf-8")
    report = check_files([str(path)], select=["grounding/quote-altered"])
    assert "; source:a has: … next round of their talks, " in llm(report)


def test_a_web_page_is_shown_by_the_words_of_its_article(tmp_path: Path) -> None:
    named = {**SOURCE, "text_file": "a.html"}
    del named["text"]
    page = "<nav>Home</nav><article><p>“We <b>are</b> not ready,” he said.</p></article>"
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    path = tmp_path / "records.json"
    segment = {"kind": "direct", "text": "We were ready", "source": "source:a"}
    path.write_text(json.dumps([named, {**STATEMENT, "segments": [segment]}]), encoding="utf-8")
    said = llm(check_files([str(path)], select=["grounding/quote-altered"]))
    assert said.count("source:a has:") == 1, "two places, one passage"
    assert said.endswith("source:a has: “We are not ready,” he said.\n")


def test_a_related_record_is_shown_with_its_value() -> None:
    report = checked_for([PARTY, {**PARTY, "name": "B"}], "identity/duplicate-id")
    assert llm(report) == (
        "error[identity/duplicate-id] party:tur /id: another record has the id party:tur; merge "
        'the two, or give this one another id; party:tur /id is "party:tur"\n'
    )


def test_a_related_record_as_a_whole_is_named() -> None:
    again = {**SOURCE, "id": "source:b"}
    assert llm(checked_for([SOURCE, again], "sources/same-text-twice")) == (
        "warning[sources/same-text-twice] source:b: the text has the same words as that of "
        'source:a; keep one of the two, or say with "republishes" that one repeats the other; '
        "see source:a\n"
    )


def test_what_to_do_is_said_once() -> None:
    wrong = [{**PARTY, "id": f"party:{name}", "kind": "stat"} for name in "ab"]
    first, second = llm(checked_for(wrong, "structure/not-in-list")).splitlines()
    assert first.startswith(f"{second.replace('party:b', 'party:a')}; the values are state, ")


def test_a_record_without_id_is_told_by_its_number() -> None:
    broken = f"[{json.dumps(PARTY)},\n8]"
    assert llm(checked(broken, select=("structure/not-a-record",))) == (
        "error[structure/not-a-record] the 2nd record (records.json:2:1): a number stands where a "
        'record belongs; a record is an object with "type" and "id"\n'
    )


@pytest.mark.parametrize(
    ("text", "name", "said"),
    [
        ('{"records": [PARTY,\n8]}', "r.json", "the 2nd record (r.json:2:1)"),
        ("[8]", "r.json", "the 1st record (r.json:1:2)"),
        ("PARTY\n\n8\n", "r.jsonl", "the record (r.jsonl:3:1)"),
        ("- PARTY\n- 8\n", "r.yaml", "the 2nd record (r.yaml:2:3)"),
    ],
)
def test_a_record_without_id_is_told_as_a_person_counts(text: str, name: str, said: str) -> None:
    report = check_text(text.replace("PARTY", json.dumps(PARTY)), name)
    found = [line for line in llm(report).splitlines() if "structure/not-a-record" in line]
    assert [line.partition("] ")[2].partition(": ")[0] for line in found] == [said]


def test_errors_come_first_and_then_the_order_of_the_file() -> None:
    wrong = {**PARTY, "id": "party:b", "kind": "stat"}
    report = checked_value(
        [PARTY, SOURCE, wrong, STATEMENT],
        severities={"structure/not-in-list": Severity.ERROR, "grounding": Severity.WARNING},
    )
    assert [str(one.severity) for one in report.open_findings] == ["error", "warning"]
    report = replace(report, findings=report.findings[::-1])
    heads = [line.partition(" ")[0] for line in llm(report).splitlines()]
    severities = [head.partition("[")[0] for head in heads]
    assert severities == sorted(severities, key=["error", "warning", "info"].index)
    assert len(set(severities)) == 2
    assert llm(report) == llm(report)


def test_no_more_than_fifty() -> None:
    broken = [{**PARTY, "id": f"party:a{number}", "kind": "stat"} for number in range(60)]
    report = checked_for(broken, "structure/not-in-list")
    *lines, last = llm(report).splitlines()
    assert len(lines) == 50
    assert last == "10 more findings."
    assert llm(report, replace(BARE, max_findings=1)).splitlines()[1:] == ["59 more findings."]
    assert len(llm(report, replace(BARE, max_findings=60)).splitlines()) == 60


def test_nothing_is_found() -> None:
    report = checked_for([PARTY], "structure")
    assert llm(report) == ""
    assert llm(report, Style()) == "No findings.\n"


def test_no_colours_and_no_control_characters() -> None:
    report = checked_for([{**PARTY, "kind": "st\nat\u202e"}], "structure/not-in-list")
    assert llm(report, Style(color=True)) == llm(report, Style())
    assert llm(report).startswith(
        'error[structure/not-in-list] party:tur /kind: "st\\nat\\u202e" is not a value of "kind"; '
    )
    assert llm(report).count("\n") == 1


def test_nor_has_what_the_article_says() -> None:
    hidden = {**SOURCE, "text": TEXT.replace("on Monday", "on\u202eMonday")}
    said = llm(checked_for([hidden, STATEMENT], "grounding/quote-altered"))
    assert "said on\\u202eMonday. He did" in said
