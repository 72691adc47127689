"""The report as SARIF 2.1.0, the form of code scanning.

Columns are counted in code points, and the log says so. GitHub shows suppressed results as open
alerts; so what is waived, or known to the baseline, is left out, and only counted, unless it is
asked for. GitHub takes at most 25,000 results and 10 MB of a file that is compressed: the worst
are kept, and the others are counted.
"""

import heapq
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from pourparler_validators.messages.manual_address import PAGES, manual_address
from pourparler_validators.messages.wording import visible
from pourparler_validators.reports.in_repository import from_root, root_of_repository
from pourparler_validators.reports.known.json import one_line

if TYPE_CHECKING:
    from pourparler_validators.formats.places import Position
    from pourparler_validators.running.finding import Finding
    from pourparler_validators.running.placed import Placed
    from pourparler_validators.running.report import Report

IS_FOR_PEOPLE: Final = False

_SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS: Final = {"error": "error", "warning": "warning", "info": "note"}
_MOST_RESULTS: Final = 25_000
_MOST_BYTES: Final = 9_500_000
"""So large may the results be when they are compressed; there is room for what is around them."""
_ROOT: Final = "%SRCROOT%"


def sarif(report: "Report", *, has_suppressed: bool = False) -> Iterator[str]:
    """One run with its results; those that are suppressed only on request."""
    findings = report.findings if has_suppressed else report.open_findings
    results = _Results(root_of_repository())
    kept = [*results.kept(_worst(findings))]
    figures = report.figures
    total = figures.open
    total += figures.waived + figures.baselined if has_suppressed else 0
    run = {
        "tool": {"driver": _driver(report, results.rules)},
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(report)],
        "properties": {
            "waived": figures.waived,
            "baselined": figures.baselined,
            "leftOut": total - len(kept),
            **_part(report),
        },
    }
    yield f'{{"$schema": "{_SCHEMA}", "version": "2.1.0", "runs": [{one_line(run)[:-1]}, '
    yield '"results": ['
    yield ",".join(f"\n{one}" for one in kept)
    yield "\n]}]}\n" if kept else "]}]}\n"


def _part(report: "Report") -> dict[str, Any]:
    """That the findings are a part of all that are open, if so, and which."""
    if report.changed_since is None:
        return {}
    return {"changedSince": report.changed_since, "inAll": report.in_all}


def _worst(findings: "Iterable[Finding]") -> "list[Finding]":
    """So many as may be, errors first, in their order."""
    numbered = ((one.severity.rank, number, one) for number, one in enumerate(findings))
    chosen = heapq.nsmallest(_MOST_RESULTS, numbered, key=lambda each: each[:2])
    return [finding for _, _, finding in chosen]


class _Results:
    """Makes results, and keeps in mind which rules they are of."""

    def __init__(self, root: str) -> None:
        self.rules: dict[str, int] = {}
        self._root = root
        self._seen: Counter[str] = Counter()

    def kept(self, findings: "Iterable[Finding]") -> Iterator[str]:
        """The results of the findings, as far as there is room, worst first."""
        compressed, size = zlib.compressobj(), 0
        for finding in findings:
            text = one_line(self._result(finding))
            size += len(compressed.compress(text.encode()))
            if size > _MOST_BYTES:
                return
            yield text

    def _result(self, finding: "Finding") -> dict[str, Any]:
        number = self.rules.setdefault(finding.rule, len(self.rules))
        known_by = finding.fingerprint
        self._seen[known_by] += 1
        hint = f"\n{visible(finding.help)}" if finding.help else ""
        result: dict[str, Any] = {
            "ruleId": finding.rule,
            "ruleIndex": number,
            "level": _LEVELS[finding.severity],
            "message": {"text": f"{visible(finding.message)}{hint}"},
            "locations": [self._location(finding.place)],
            "partialFingerprints": {
                "primaryLocationLineHash": f"{known_by}:{self._seen[known_by]}"
            },
            "properties": {"params": dict(finding.params)},
        }
        if finding.related:
            result["relatedLocations"] = [
                {"id": each, **self._location(place), "message": {"text": visible(place.message)}}
                for each, place in enumerate(finding.related, 1)
            ]
        if finding.replacements and finding.fix is not None:
            result["fixes"] = [self._fix(finding, finding.fix.title)]
        if not finding.is_open:
            result["suppressions"] = [_suppression(finding)]
        return result

    def _location(self, place: "Placed") -> dict[str, Any]:
        name = f"{place.record or ''}{place.pointer}"
        start, end = place.start, place.end
        region = {"startLine": start.line, "startColumn": start.column}
        if place.cell is None:
            region |= {"endLine": end.line, "endColumn": end.column}
        found: dict[str, Any] = {}
        if place.has_file:
            artifact = self._artifact(place.path)
            found["physicalLocation"] = {"artifactLocation": artifact, "region": region}
        if name:
            found["logicalLocations"] = [{"fullyQualifiedName": name, "kind": "member"}]
        return found

    def _artifact(self, path: str) -> dict[str, str]:
        """The file, from the root of the repository; one outside it by its whole path."""
        named = from_root(path, self._root)
        if Path(named).is_absolute():
            return {"uri": Path(named).as_uri()}
        whole = Path("/", named).as_uri()
        return {"uri": whole.removeprefix("file:///"), "uriBaseId": _ROOT}

    def _fix(self, finding: "Finding", title: str) -> dict[str, Any]:
        replacements = [
            {
                "deletedRegion": _region(one.start, one.end),
                "insertedContent": {"text": one.text},
            }
            for one in finding.replacements
        ]
        changed = self._artifact(finding.place.path)
        return {
            "description": {"text": visible(title)},
            "artifactChanges": [{"artifactLocation": changed, "replacements": replacements}],
        }


def _region(start: "Position", end: "Position") -> dict[str, int]:
    return {
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
    }


def _suppression(finding: "Finding") -> dict[str, str]:
    if finding.waived is not None:
        return {"kind": "inSource", "justification": visible(finding.waived)}
    return {"kind": "external", "justification": "known to the baseline"}


def _driver(report: "Report", rules: Iterable[str]) -> dict[str, Any]:
    from importlib import metadata

    return {
        "name": "pourparler",
        "semanticVersion": metadata.version("pourparler"),
        "informationUri": PAGES,
        "rules": [_rule(name) for name in rules],
    }


def _rule(name: str) -> dict[str, Any]:
    from pourparler_validators.messages.catalogue import catalogue

    page = catalogue().get(name)
    if page is None:
        return {"id": name, "shortDescription": {"text": name}}
    fixing = f"{page['why']}\n\n{page['fix']}".strip()
    return {
        "id": name,
        "name": "".join(word.capitalize() for word in name.replace("/", "-").split("-")),
        "shortDescription": {"text": page["fault"]},
        "fullDescription": {"text": page["fault"]},
        "help": {"text": fixing or page["fault"]},
        "helpUri": manual_address(name),
        "defaultConfiguration": {"level": _LEVELS[page["severity"]]},
        "properties": {"tags": [name.partition("/")[0]]},
    }


def _invocation(report: "Report") -> dict[str, Any]:
    notes = [
        {
            "level": "error",
            "message": {"text": visible(f"{error.rule} failed at {error.record}: {error.reason}")},
        }
        for error in report.errors
    ]
    unchecked = [
        {"level": "note", "message": {"text": visible(f"{rule}: {reason} ({count})")}}
        for rule, reason, count in report.unchecked()
    ]
    return {
        "executionSuccessful": not report.errors,
        "toolExecutionNotifications": [*notes, *unchecked],
    }
