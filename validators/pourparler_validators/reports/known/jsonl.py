"""The report as JSON Lines: what the run was, a finding a line, and what came of it."""

from typing import TYPE_CHECKING, Final

from pourparler_validators.reports.known.json import head, one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pourparler_validators.running.report import Report

IS_FOR_PEOPLE: Final = False

_FIRST: Final = ("version", "tool", "today")


def jsonl(report: "Report") -> "Iterator[str]":
    """The values of the JSON report, its findings a line each between those on the run."""
    whole = head(report)
    yield f"{one_line({name: whole.pop(name) for name in _FIRST})}\n"
    for finding in report.findings:
        yield f"{one_line(finding.to_dict())}\n"
    yield f"{one_line(whole)}\n"
