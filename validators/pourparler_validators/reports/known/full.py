"""Findings for people: the lines of the record with the place marked, and what to do."""

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, Final

from pourparler_validators.messages.wording import columns, counted, cut, visible
from pourparler_validators.reports.frames import frame_of
from pourparler_validators.reports.recurring import gathered
from pourparler_validators.reports.style import Style
from pourparler_validators.reports.summary import CAME_TO_LIGHT, summary

if TYPE_CHECKING:
    from pourparler_validators.contract.finding import Severity
    from pourparler_validators.running.finding import Finding
    from pourparler_validators.running.placed import Placed
    from pourparler_validators.running.report import Report

IS_FOR_PEOPLE: Final = True

WIDTH = 100
"""A longer line of the data is cut around the place."""

_BEFORE = 40
_LONGEST_NAME = 130


def full(report: "Report", style: Style) -> Iterator[str]:
    """All findings, each with its lines, and a summary."""
    divider = ""
    for part in _parts(report, style):
        yield f"{divider}{part}"
        divider = "\n"


def _parts(report: "Report", style: Style) -> Iterator[str]:
    hidden = len(report.open_findings)
    for finding, more in islice(gathered(report.open_findings), style.most):
        yield "\n".join(_finding(finding, more, style)) + "\n"
        hidden -= 1 + more
    if hidden:
        yield f"{counted(hidden, 'more finding')}: --max-findings shows them.\n"
    if style.has_summary:
        yield summary(report)


def _finding(finding: "Finding", more: int, style: Style) -> Iterator[str]:
    head = style.severity(f"{finding.severity}[{finding.rule}]", finding.severity)
    yield f"{head} {style.strong(visible(finding.message))}"
    frames = [finding.place, *finding.related]
    gutter = max(len(str(frame.start.line)) for frame in frames)
    yield from _frame(finding.place, "-->", gutter, finding.severity, style)
    for related in finding.related:
        yield from _frame(related, ":::", gutter, None, style)
    edge = " " * gutter
    record = cut(finding.place.record or "", _LONGEST_NAME)
    pointer = cut(finding.place.pointer, _LONGEST_NAME)
    where = "  ".join(part for part in (record, pointer and f"at {pointer}") if part)
    if where and (finding.place.record or finding.place.cell is None):
        yield f"{edge} {style.faint('=')} record: {visible(where)}"
    if finding.help:
        yield f"{edge} {style.faint('=')} help: {visible(finding.help)}"
    if finding.came_to_light:
        yield f"{edge} {style.faint('=')} note: {CAME_TO_LIGHT}"
    if more:
        yield f"{edge} {style.faint('=')} note: {more:,} more of these in this file"


def _frame(
    place: "Placed", arrow: str, gutter: int, severity: "Severity | None", style: Style
) -> Iterator[str]:
    edge = " " * gutter
    yield f"{edge}{style.faint(arrow)} {visible(place.where)}"
    frame = frame_of([place], WIDTH, _BEFORE, least=1)
    if frame is None:
        return
    before, marked, _ = frame.pieces
    bar = style.faint("|")
    yield f"{edge} {bar}"
    number = style.faint(str(frame.number).rjust(gutter))
    yield f"{number} {bar} {''.join(frame.pieces)}"
    sign = "^" if severity else "-"
    line_of_signs = sign * max(columns(marked), 1)
    if severity:
        line_of_signs = style.severity(line_of_signs, severity)
    note = f" {visible(place.message)}" if place.message else ""
    yield f"{edge} {bar} {' ' * columns(before)}{line_of_signs}{note}"
