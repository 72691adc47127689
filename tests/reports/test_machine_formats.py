"""What other programs read: SARIF, JUnit, GitLab, Reviewdog, JSON Lines, Markdown."""

import json
import os
import subprocess
import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from pourparler_validators import Report, check_files, report_text
from pourparler_validators.reports import MACHINE, written
from pourparler_validators.reports.known import sarif as sarif_module
from pourparler_validators.reports.style import Style
from pourparler_validators.running.outcome import InternalError
from tests.reports.faulty import BEFORE, HOSTILE, LINE, of_hostile_texts, of_many, of_signs
from tests.schema.test_ajv import node_modules
from tests.validators.checked import ROOT, TODAY, checked

FORMATS = sorted(MACHINE)
each_format = pytest.mark.parametrize("name", FORMATS)
COLUMN = len(BEFORE) + 1
END = COLUMN + len('"stat"')

RDJSON = {
    "type": "object",
    "required": ["diagnostics"],
    "properties": {
        "source": {"$ref": "#/$defs/named"},
        "severity": {"$ref": "#/$defs/severity"},
        "diagnostics": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["message", "location"],
                "properties": {
                    "message": {"type": "string"},
                    "location": {"$ref": "#/$defs/location"},
                    "severity": {"$ref": "#/$defs/severity"},
                    "code": {
                        "type": "object",
                        "required": ["value"],
                        "properties": {"value": {"type": "string"}, "url": {"type": "string"}},
                        "additionalProperties": False,
                    },
                    "suggestions": {
                        "type": "array",
                        "items": {
                            "type": "object",
                            "required": ["range", "text"],
                            "properties": {
                                "range": {"$ref": "#/$defs/range"},
                                "text": {"type": "string"},
                            },
                            "additionalProperties": False,
                        },
                    },
                    "relatedLocations": {
                        "type": "array",
                        "items": {
                            "type": "object",
                            "required": ["location"],
                            "properties": {
                                "message": {"type": "string"},
                                "location": {"$ref": "#/$defs/location"},
                            },
                            "additionalProperties": False,
                        },
                    },
                },
                "additionalProperties": False,
            },
        },
    },
    "additionalProperties": False,
    "$defs": {
        "named": {
            "type": "object",
            "required": ["name"],
            "properties": {"name": {"type": "string"}, "url": {"type": "string"}},
        },
        "severity": {"enum": ["ERROR", "WARNING", "INFO"]},
        "position": {
            "type": "object",
            "required": ["line"],
            "properties": {
                "line": {"type": "integer", "minimum": 1},
                "column": {"type": "integer", "minimum": 1},
            },
            "additionalProperties": False,
        },
        "range": {
            "type": "object",
            "required": ["start"],
            "properties": {
                "start": {"$ref": "#/$defs/position"},
                "end": {"$ref": "#/$defs/position"},
            },
            "additionalProperties": False,
        },
        "location": {
            "type": "object",
            "required": ["path"],
            "properties": {"path": {"type": "string"}, "range": {"$ref": "#/$defs/range"}},
            "additionalProperties": False,
        },
    },
}
"""The messages of the format as its Protocol Buffers define them, in their JSON form."""


def sarif(report: Report, *, has_suppressed: bool = False) -> Any:
    log = json.loads("".join(written(report, "sarif", Style(), has_suppressed)))
    return log["runs"][0]


@pytest.fixture(scope="module")
def examples() -> Report:
    """The report on many faults, with an article."""
    paths = [str(ROOT / "examples" / name) for name in ("traps", "istanbul-2025")]
    return check_files(paths, today=TODAY, texts=[str(ROOT / "seeds")])


class TestColumns:
    """The fault stands behind letters of one to four bytes, in a file with CRLF and a mark."""

    def test_sarif_counts_code_points_and_says_so(self) -> None:
        run = sarif(of_signs())
        (result,) = run["results"]
        place = result["locations"][0]["physicalLocation"]
        assert run["columnKind"] == "unicodeCodePoints"
        assert place["artifactLocation"]["uri"] == "a%20b.jsonl"
        assert place["region"] == {
            "startLine": 2,
            "startColumn": COLUMN,
            "endLine": 2,
            "endColumn": END,
        }

    @pytest.mark.parametrize("ending", ["\r\n", "\n"])
    @pytest.mark.parametrize("mark", ["\ufeff", ""])
    def test_rdjson_counts_bytes(self, ending: str, mark: str) -> None:
        (one,) = json.loads(report_text(of_signs(ending, mark), "rdjson"))["diagnostics"]
        start, end = one["location"]["range"]["start"], one["location"]["range"]["end"]
        assert (start["line"], end["line"]) == (2, 2)
        assert LINE.encode()[start["column"] - 1 : end["column"] - 1] == b'"stat"'

    def test_json_and_json_lines_count_code_points(self) -> None:
        _, finding, _ = map(json.loads, report_text(of_signs(), "jsonl").splitlines())
        assert finding["start"] == {"line": 2, "column": COLUMN}
        assert json.loads(report_text(of_signs(), "json"))["findings"] == [finding]

    def test_gitlab_has_lines_alone(self) -> None:
        (issue,) = json.loads(report_text(of_signs(), "gitlab"))
        assert issue["location"] == {"path": "a b.jsonl", "lines": {"begin": 2, "end": 2}}

    def test_junit_and_markdown_name_the_place(self) -> None:
        assert f"a b.jsonl:2:{COLUMN}: error" in report_text(of_signs(), "junit")
        assert f"| a b.jsonl:2:{COLUMN} |" in report_text(of_signs(), "markdown")


class TestSarif:
    def test_a_validator_finds_nothing_wrong(self, examples: Report, tmp_path: Path) -> None:
        """Of the schema of OASIS, what it demands beyond that, and what GitHub takes."""
        logs = {
            "examples": "".join(written(examples, "sarif", Style())),
            "hostile": "".join(written(of_hostile_texts(), "sarif", Style())),
            "suppressed": "".join(written(known(of_signs()), "sarif", Style(), True)),
            "none": report_text(checked(json.dumps({"records": []})), "sarif"),
        }
        for name, text in logs.items():
            Path(tmp_path, f"{name}.sarif").write_text(text, encoding="utf-8")
        found = validated(tmp_path)
        assert found == []
        Path(tmp_path, "none.sarif").write_text(logs["none"].replace('"results"', '"result"'))
        assert "JSON1005" in validated(tmp_path)

    def test_a_result_says_all_that_is_known(self, examples: Report) -> None:
        run = sarif(examples)
        rules = run["tool"]["driver"]["rules"]
        for result in run["results"]:
            assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        altered = next(one for one in run["results"] if one["ruleId"] == "grounding/quote-altered")
        rule = rules[altered["ruleIndex"]]
        assert rule["helpUri"].endswith("/grounding.md#quote-altered")
        assert rule["defaultConfiguration"] == {"level": "error"}
        assert altered["message"]["text"].endswith("\ncopy the article's words")
        assert altered["relatedLocations"][0]["message"]["text"]
        replaced = altered["fixes"][0]["artifactChanges"][0]["replacements"][0]
        assert replaced["deletedRegion"] == altered["locations"][0]["physicalLocation"]["region"]
        assert replaced["insertedContent"]["text"].startswith('"Our delegation')

    def test_what_is_known_is_counted_and_left_out(self) -> None:
        run = sarif(known(of_signs()))
        assert run["results"] == []
        assert run["properties"] == {"waived": 0, "baselined": 1, "leftOut": 0}
        (result,) = sarif(known(of_signs()), has_suppressed=True)["results"]
        assert result["suppressions"] == [
            {"kind": "external", "justification": "known to the baseline"}
        ]

    def test_the_reason_of_a_waiver_is_told(self) -> None:
        report = of_signs()
        waived = tuple(replace(one, waived="the desk knows") for one in report.findings)
        (result,) = sarif(replace(report, findings=waived), has_suppressed=True)["results"]
        assert result["suppressions"] == [{"kind": "inSource", "justification": "the desk knows"}]

    def test_the_worst_are_kept_and_the_rest_is_counted(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(sarif_module, "_MOST_RESULTS", 3)
        report = of_many(5)
        last = replace(report.findings[4], severity=report.findings[0].severity)
        mild = tuple(
            replace(one, severity=type(one.severity)("info")) for one in report.findings[:4]
        )
        run = sarif(replace(report, findings=(*mild, last)))
        assert [one["level"] for one in run["results"]] == ["error", "note", "note"]
        assert run["properties"]["leftOut"] == 2

    def test_a_log_stays_small_enough_when_it_is_compressed(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(sarif_module, "_MOST_BYTES", 100)
        run = sarif(of_many(5_000))
        assert 0 < len(run["results"]) < 5_000
        assert len(run["results"]) + run["properties"]["leftOut"] == 5_000

    def test_a_rule_that_failed_is_told(self) -> None:
        error = InternalError("desk/broken", "party:a", "ValueError: no")
        run = sarif(replace(of_signs(), errors=(error,)))
        (invocation,) = run["invocations"]
        assert invocation["executionSuccessful"] is False
        assert invocation["toolExecutionNotifications"][0] == {
            "level": "error",
            "message": {"text": "desk/broken failed at party:a: ValueError: no"},
        }


def validated(folder: Path) -> list[str]:
    """What a validator of SARIF finds in the logs of a folder."""
    program = node_modules() / "@microsoft" / "sarif-multitool-linux" / "Sarif.Multitool"
    if not os.access(program, os.X_OK):
        program.chmod(0o755)
    target = folder / "found.json"
    options = ["--rule-kind", "Sarif;Ghas", "--log", "ForceOverwrite", "--level", "Error"]
    subprocess.run(
        [str(program), "validate", str(folder / "*.sarif"), "--output", str(target), *options],
        env={**os.environ, "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"},
        capture_output=True,
        check=False,
    )
    runs = json.loads(target.read_text(encoding="utf-8-sig"))["runs"]
    return [result["ruleId"] for run in runs for result in run.get("results", ())]


def parsed(text: str) -> ET.Element:
    return ET.fromstring(text)  # noqa: S314 (written by the test)


def known(report: Report) -> Report:
    """The report, all of which the baseline knows."""
    return replace(
        report, findings=tuple(replace(one, is_baselined=True) for one in report.findings)
    )


class TestJunit:
    def test_a_suite_a_file_and_a_case_a_record(self) -> None:
        suite = parsed(report_text(of_signs(), "junit"))[0]
        assert suite.attrib == {
            "name": "a b.jsonl",
            "tests": "2",
            "failures": "1",
            "errors": "0",
            "skipped": "0",
        }
        sound, faulty = suite
        assert (sound.get("name"), list(sound)) == ("party:b", [])
        (failure,) = faulty
        assert (faulty.get("name"), failure.tag) == ("party:a", "failure")
        assert failure.get("type") == "structure/not-in-list"

    def test_the_counts_are_those_of_what_follows(self, examples: Report) -> None:
        suites = parsed(report_text(examples, "junit"))
        assert len(suites) > 20
        for suite in suites:
            for tag, name in (("failure", "failures"), ("skipped", "skipped"), ("error", "errors")):
                assert suite.get(name) == str(len(suite.findall(f"testcase/{tag}")))
            assert suite.get("tests") == str(len(suite))
        assert sum(len(one) for one in suites[:-1]) >= examples.records
        assert suites[-1].get("name") == "what could not be checked"

    def test_remarks_are_no_failures(self) -> None:
        report = of_signs()
        mild = tuple(replace(one, severity=type(one.severity)("info")) for one in report.findings)
        suite = parsed(report_text(replace(report, findings=mild), "junit"))[0]
        assert suite.get("failures") == "0"
        assert [one.tag for one in suite[1]] == ["system-out"]

    def test_a_rule_that_failed_is_an_error(self) -> None:
        error = InternalError("desk/broken", "party:a", "ValueError: <no>")
        suites = parsed(report_text(replace(of_signs(), errors=(error,)), "junit"))
        assert suites[-1][0][0].attrib == {"message": "party:a: ValueError: <no>"}


def test_rdjson_is_as_the_format_defines_it(examples: Report) -> None:
    plain = json.loads(report_text(examples, "rdjson"))
    jsonschema.validate(plain, RDJSON)
    assert plain["severity"] == "ERROR"
    assert len(plain["diagnostics"]) == len(examples.open_findings)
    assert any("suggestions" in one for one in plain["diagnostics"])


def test_gitlab_takes_each_fingerprint_once() -> None:
    report = of_signs()
    twice = replace(report, findings=(*report.findings, *report.findings))
    one, other = json.loads(report_text(twice, "gitlab"))
    assert other["fingerprint"] == f"{one['fingerprint']}:2"
    assert (one["severity"], one["check_name"]) == ("major", "structure/not-in-list")


def test_json_lines_are_the_values_of_json(examples: Report) -> None:
    first, *findings, last = map(json.loads, report_text(examples, "jsonl").splitlines())
    assert {**first, **last, "findings": findings} == json.loads(report_text(examples, "json"))


class TestEveryFormat:
    @each_format
    def test_the_same_report_has_the_same_bytes(self, name: str, examples: Report) -> None:
        assert report_text(examples, name) == report_text(examples, name)

    @each_format
    def test_hostile_texts_stay_texts(self, name: str) -> None:
        text = report_text(of_hostile_texts(), name)
        text.encode()
        assert not any(sign in text for sign in "\x07\u202e")
        if name == "junit":
            assert parsed(text)[0].get("name") == HOSTILE.replace("\u202e", "\\u202e")
        elif name == "jsonl":
            assert len([json.loads(line) for line in text.splitlines()]) > 2
        elif name not in ("github", "markdown"):
            json.loads(text)

    @each_format
    def test_of_very_many_findings_all_are_written_or_counted(self, name: str) -> None:
        number = 3_000
        pieces = list(MACHINE[name](of_many(number)))
        text = "".join(pieces)
        written_out = sum(f"fault {each}" in text for each in range(0, number, 97))
        counted = "left out" in text.casefold() or "more finding" in text
        assert written_out == len(range(0, number, 97)) or counted
        if name in ("json", "jsonl", "gitlab", "rdjson"):
            assert max(map(len, pieces)) < len(text) / 40
