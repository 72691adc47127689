"""What holds of every report, whatever was checked."""

import json
import re
from typing import Final

import jsonschema

from pourparler_validators import Report
from pourparler_validators.commands.check import exit_code
from pourparler_validators.reports import HUMAN, MACHINE
from pourparler_validators.reports.known.json import schema_text
from pourparler_validators.reports.style import Style
from pourparler_validators.running.placed import Placed

HIDDEN: Final = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""Control characters but the line feed, marks of direction, and halves of characters."""

REPORT_SCHEMA: Final = jsonschema.Draft202012Validator(json.loads(schema_text()))


def in_all_formats(report: Report) -> dict[str, str]:
    """The report in each format."""
    return {
        **{name: "".join(write(report, Style())) for name, write in HUMAN.items()},
        **{name: "".join(write(report)) for name, write in MACHINE.items()},
    }


def assert_sound(report: Report) -> dict[str, str]:
    """Asserts what holds of every report; gives it in all formats."""
    assert [f"{error.rule}: {error.reason}"[:200] for error in report.errors] == []
    assert exit_code(report, "error", False) in (0, 1)
    for finding in report.findings:
        for place in (finding.place, *finding.related):
            assert_within(place)
    written = in_all_formats(report)
    for name in ("full", "concise", "github", "html", "llm"):
        assert HIDDEN.search(written[name]) is None, name
    return written


def assert_valid(written: str) -> None:
    """Asserts that a JSON report is what its schema says."""
    REPORT_SCHEMA.validate(json.loads(written))


def assert_within(place: Placed) -> None:
    """Asserts that a place is one of its file."""
    size = len(place.lines.text)
    for span in (place.value, place.mark):
        assert 0 <= span.start <= span.end <= size
    for position in (place.start, place.end):
        assert 1 <= position.line <= place.lines.text.count("\n") + 1
        assert position.column >= 1
