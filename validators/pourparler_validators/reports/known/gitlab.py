"""Findings for GitLab, whose merge requests show them as Code Quality.

GitLab knows a finding by its fingerprint, and takes each for one: of several that have the same,
as where a fault stands in two records of one id, the second is told apart.
"""

from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from pourparler_validators.messages.wording import visible
from pourparler_validators.reports.in_repository import from_root, root_of_repository
from pourparler_validators.reports.known.json import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pourparler_validators.running.finding import Finding
    from pourparler_validators.running.report import Report

IS_FOR_PEOPLE: Final = False

_SEVERITIES: Final = {"error": "major", "warning": "minor", "info": "info"}


def gitlab(report: "Report") -> "Iterator[str]":
    """The open findings as a list of issues."""
    root, seen = root_of_repository(), Counter[str]()
    divider = "["
    for finding in report.open_findings:
        seen[finding.fingerprint] += 1
        yield f"{divider}\n{one_line(_issue(finding, root, seen[finding.fingerprint]))}"
        divider = ","
    yield "[]\n" if divider == "[" else "\n]\n"


def _issue(finding: "Finding", root: str, number: int) -> dict[str, Any]:
    place = finding.place
    cell = f"{place.cell.name}: " if place.cell else ""
    hint = f"; {finding.help}" if finding.help else ""
    start, end = place.start, place.end
    return {
        "description": visible(f"{cell}{finding.message}{hint}"),
        "check_name": finding.rule,
        "fingerprint": finding.fingerprint if number == 1 else f"{finding.fingerprint}:{number}",
        "severity": _SEVERITIES[finding.severity],
        "location": {
            "path": from_root(place.path, root),
            "lines": {"begin": start.line, "end": end.line},
        },
    }
