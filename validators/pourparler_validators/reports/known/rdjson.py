"""Findings in the Reviewdog Diagnostic Format, whose columns are bytes of UTF-8 from 1."""

from typing import TYPE_CHECKING, Any, Final

from pourparler_validators.messages.catalogue import catalogue
from pourparler_validators.messages.manual_address import PAGES, manual_address
from pourparler_validators.messages.wording import visible
from pourparler_validators.reports.in_repository import from_root, root_of_repository
from pourparler_validators.reports.known.json import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pourparler_validators.formats.places import Position
    from pourparler_validators.running.finding import Finding
    from pourparler_validators.running.placed import Placed
    from pourparler_validators.running.report import Report

IS_FOR_PEOPLE: Final = False

_SEVERITIES: Final = {"error": "ERROR", "warning": "WARNING", "info": "INFO"}


def rdjson(report: "Report") -> "Iterator[str]":
    """The open findings as diagnostics, with fixes as suggestions."""
    root = root_of_repository()
    source = one_line({"name": "pourparler", "url": PAGES})
    worst = report.worst()
    severity = f'"severity": "{_SEVERITIES[worst]}", ' if worst else ""
    yield f'{{"source": {source}, {severity}"diagnostics": ['
    divider = ""
    for finding in report.open_findings:
        yield f"{divider}\n{one_line(_diagnostic(finding, root))}"
        divider = ","
    yield "\n]}\n" if divider else "]}\n"


def _diagnostic(finding: "Finding", root: str) -> dict[str, Any]:
    place = finding.place
    cell = f"{place.cell.name}: " if place.cell else ""
    hint = f"\n{visible(finding.help)}" if finding.help else ""
    found: dict[str, Any] = {
        "message": f"{visible(f'{cell}{finding.message}')}{hint}",
        "location": _location(place, root),
        "severity": _SEVERITIES[finding.severity],
        "code": _code(finding.rule),
    }
    if finding.replacements:
        found["suggestions"] = [
            {"range": _range(place, one.start, one.end), "text": one.text}
            for one in finding.replacements
        ]
    related = [
        {"message": visible(one.message), "location": _location(one, root)}
        for one in finding.related
        if one.has_file
    ]
    return {**found, "relatedLocations": related} if related else found


def _code(rule: str) -> dict[str, str]:
    """The rule, and its manual page, if it is one of the package's."""
    return {"value": rule, **({"url": manual_address(rule)} if rule in catalogue() else {})}


def _location(place: "Placed", root: str) -> dict[str, Any]:
    """The place; of a cell only its row, since a table has no bytes."""
    path = from_root(place.path, root)
    if place.cell is not None:
        return {"path": path, "range": {"start": {"line": place.start.line}}}
    return {"path": path, "range": _range(place, place.start, place.end)}


def _range(place: "Placed", start: "Position", end: "Position") -> dict[str, Any]:
    return {"start": _position(place, start), "end": _position(place, end)}


def _position(place: "Placed", position: "Position") -> dict[str, int]:
    before = place.before(position)
    return {"line": position.line, "column": len(before.encode(errors="replace")) + 1}
