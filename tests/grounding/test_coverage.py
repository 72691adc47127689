"""What is left out: the shares that are counted, the option, and what cannot be said."""

import json
from typing import Any, Final

import jsonschema
import pytest

from pourparler_validators import Report, report_text
from pourparler_validators.reports.known.json import schema_text
from pourparler_validators.reports.summary import summary
from tests.command_line import Run
from tests.validators.checked import checked_value
from tests.validators.test_command_line import put

Record = dict[str, Any]

QUOTES: Final = (
    "“We are ready to sign it,” Anna Berg said. “The rest can wait for a year,” she said.\n"
    "“Nobody will stop us now,” said Bo Dahl."
)
BERG: Final[Record] = {"type": "person", "id": "person:berg", "name": "Anna Berg"}


def source(name: str, text: str = QUOTES, **values: Any) -> Record:
    fields = {"type": "source", "id": f"source:{name}", "kind": "news_article", "language": "en"}
    return {**fields, "text": text, **values}


def statement(name: str, *words: str) -> Record:
    segments = [{"kind": "direct", "text": one, "source": f"source:{name}"} for one in words]
    fields = {"type": "statement", "id": f"statement:{name}", "acts": ["inform"]}
    return {**fields, "speaker": "person:berg", "segments": segments}


def covered(*records: Record) -> Report:
    report = checked_value([BERG, *records], select=("coverage",))
    assert not report.errors
    return report


def rules(report: Report) -> list[str]:
    return [one.rule.partition("/")[2] for one in report.findings]


def could_not(report: Report) -> set[tuple[str, str]]:
    return {(rule.partition("/")[2], reason) for rule, reason, _ in report.unchecked()}


def plain(report: Report) -> Record:
    value: Record = json.loads(report_text(report, "json"))
    jsonschema.validate(value, json.loads(schema_text()))
    return value


def test_the_share_of_one_source() -> None:
    report = covered(source("a"), statement("a", "We are ready to sign it,"))
    assert "Quotations coded: 1 of 3 (33%).\n" in summary(report)
    assert "source:a" not in summary(report)
    assert plain(report)["shares"] == [
        {
            "rule": "coverage/quotation-not-coded",
            "of": "quotations coded",
            "part": 1,
            "whole": 3,
            "records": [{"record": "source:a", "part": 1, "whole": 3}],
        }
    ]


def test_the_shares_of_several_sources_the_least_first() -> None:
    report = covered(
        source("a"),
        source("b"),
        source("c", "“We go home tomorrow at noon,” Anna Berg said."),
        source("d", "They left."),
        statement("a", "We are ready to sign it,", "The rest can wait for a year,"),
        statement("b", "We are ready to sign it,"),
        statement("c", "We go home tomorrow at noon,"),
    )
    assert (
        "Quotations coded: 4 of 7 (57%).\n  source:b: 1 of 3 (33%)\n  source:a: 2 of 3 (67%)\n"
    ) in summary(report)
    shares = plain(report)["shares"][0]["records"]
    assert [one["record"] for one in shares] == ["source:a", "source:b", "source:c"]


def test_many_sources_are_cut_short() -> None:
    report = covered(*(source(f"s{number:02}") for number in range(12)))
    assert "  source:s09: 0 of 3 (0%)\n  and 2 more records that lack some\n" in summary(report)


def test_all_is_coded() -> None:
    words = (
        "We are ready to sign it,",
        "The rest can wait for a year,",
        "Nobody will stop us now,",
    )
    report = covered(source("a"), statement("a", *words))
    assert "quotation-not-coded" not in rules(report)
    assert report.tallies["coverage/quotation-not-coded"].held == 1
    assert "Quotations coded: 3 of 3 (100%).\n" in summary(report)


def test_a_text_that_is_not_there_or_has_changed() -> None:
    missing = {key: value for key, value in source("a").items() if key != "text"}
    report = covered(missing)
    assert {reason for _, reason in could_not(report)} == {"the source has no text"}
    report = covered(source("a", sha256="0" * 64))
    assert {reason for _, reason in could_not(report)} == {
        "the text has changed since it was coded"
    }
    assert (rules(report), report.shares) == ([], ())


def test_a_record_that_is_not_sound_may_have_it() -> None:
    report = covered(source("a"), {"type": "statement", "id": "statement:x"})
    reason = "a record that may cite the text is not sound"
    found = {rule for rule, why in could_not(report) if why == reason}
    assert found == {f"{one}-not-coded" for one in ("quotation", "date", "name", "number")}


def test_a_language_without_tables() -> None:
    report = covered(
        source(
            "a",
            "首相は「準備ができている」と述べた。「我々は明日ここを発つだろう。」",
            language="ja",
        )
    )
    reason = "there are no tables for the language ja"
    assert could_not(report) == {
        (name, reason) for name in ("date-not-coded", "name-not-coded", "number-not-coded")
    }
    assert rules(report) == ["quotation-not-coded"]


def test_findings_stand_in_the_order_of_the_text() -> None:
    text = "They freed 700 men, 50 women, 400 guards and 300 others, and 50 women more."
    report = covered(source("a", text))
    words = [one.message.rpartition(" ")[2] for one in report.findings]
    assert words == ['"700"', '"50"', '"400"', '"300"']


def test_the_place_is_told_to_programs() -> None:
    report = covered(source("a"), statement("a", "We are ready to sign it,"))
    places = [one.params for one in report.findings if one.rule.endswith("quotation-not-coded")]
    assert places == [
        {"start": 44, "end": 73, "line": 1, "column": 45},
        {"start": 86, "end": 110, "line": 2, "column": 2},
    ]


def test_only_an_option_turns_it_on(run: Run) -> None:
    put("a.json", [BERG, source("a"), statement("a", "We are ready to sign it,")])
    code, out, _ = run("check", "a.json", "--isolated")
    assert code == 0
    assert "coverage/" not in out
    assert "Quotations coded" not in out
    code, out, _ = run("check", "a.json", "--isolated", "--coverage")
    assert code == 0
    assert out.count("info[coverage/quotation-not-coded]") == 2
    assert "Quotations coded: 1 of 3 (33%).\n" in out
    code, out, _ = run("check", "a.json", "--isolated", "--coverage", "--select", "dates")
    assert "coverage/quotation-not-coded" in out
    code, _, _ = run("check", "a.json", "--isolated", "--coverage", "--fail-on", "info")
    assert code == 1


def test_the_settings_turn_it_on(run: Run) -> None:
    put("a.json", [BERG, source("a"), statement("a", "We are ready to sign it,")])
    put("pourparler.toml", 'dataset = ["a.json"]\nextend-select = ["coverage"]\n')
    _, out, _ = run("check")
    assert "Quotations coded: 1 of 3 (33%).\n" in out
    _, out, _ = run("check", "--ignore", "coverage")
    assert "coverage" not in out


@pytest.mark.parametrize("rule", ["date", "name", "number"])
def test_each_thing_is_told_once(rule: str) -> None:
    text = "In Oslo 300 men met on March 3, 2024. In Oslo 300 men met on March 3, 2024."
    found = [one for one in rules(covered(source("a", text))) if one.startswith(rule)]
    assert found == [f"{rule}-not-coded"]
