"""Findings for people: the lines of the record with the place marked, and what to do."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from pourparler_validators.messages.wording import columns, counted, cut, visible
from pourparler_validators.reports.recurring import gathered
from pourparler_validators.reports.style import Style
from pourparler_validators.reports.summary import summary

if TYPE_CHECKING:
    from pourparler_validators.contract.finding import Severity
    from pourparler_validators.running.finding import Finding, Placed
    from pourparler_validators.running.report import Report

IS_FOR_PEOPLE: Final = True

WIDTH = 100
"""A longer line of the data is cut around the place."""

_BEFORE = 40
_LONGEST_NAME = 130
_TAB = "    "


def full(report: "Report", style: Style) -> str:
    """All findings, each with its lines, and a summary."""
    shown = gathered(report.open_findings)[: style.max_findings]
    parts = ["\n".join(_finding(finding, more, style)) + "\n" for finding, more in shown]
    hidden = len(report.open_findings) - sum(1 + more for _, more in shown)
    if hidden:
        parts.append(f"{counted(hidden, 'more finding')}: --max-findings shows them.\n")
    return "\n".join([*parts, summary(report)] if style.has_summary else parts)


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
        said = "the rule could not look here before: the fault may be old"
        yield f"{edge} {style.faint('=')} note: {said}"
    if more:
        yield f"{edge} {style.faint('=')} note: {more:,} more of these in this file"


def _frame(
    place: "Placed", arrow: str, gutter: int, severity: "Severity | None", style: Style
) -> Iterator[str]:
    edge = " " * gutter
    yield f"{edge}{style.faint(arrow)} {visible(place.where)}"
    line, number, column, length = _of_cell(place) if place.cell else _of_text(place)
    if not line.strip():
        return
    before, marked, after = _cut(line, column, length)
    bar = style.faint("|")
    yield f"{edge} {bar}"
    yield f"{style.faint(str(number).rjust(gutter))} {bar} {before}{marked}{after}"
    sign = "^" if severity else "-"
    line_of_signs = sign * max(columns(marked), 1)
    if severity:
        line_of_signs = style.severity(line_of_signs, severity)
    note = f" {visible(place.message)}" if place.message else ""
    yield f"{edge} {bar} {' ' * columns(before)}{line_of_signs}{note}"


def _of_text(place: "Placed") -> tuple[str, int, int, int]:
    """The line of a place with its number, and where in it the mark starts and how long it is."""
    start = place.lines.position(place.mark.start)
    line = place.lines.line(start.line)
    last = min(place.mark.end, place.lines.start(start.line) + len(line))
    return line, start.line, start.column - 1, max(last - place.mark.start, 1)


def _of_cell(place: "Placed") -> tuple[str, int, int, int]:
    """The same for a cell: its row's record, its heading and its value."""
    value = place.lines.text[place.mark.start : place.mark.end]
    heading = place.cell.heading if place.cell else ""
    before = f"{place.record or ''}  {heading}: ".lstrip()
    has_value = heading and len(value) < len(place.lines.text)
    return f"{before}{value}" if has_value else "", place.start.line, len(before), len(value)


def _cut(line: str, column: int, length: int) -> tuple[str, str, str]:
    """A line before, at and after the mark, made visible, and cut to the width."""
    start = max(0, column - _BEFORE) if column + length > WIDTH else 0
    stop = start + WIDTH
    before, marked = line[start:column], line[column : min(column + length, stop)]
    after = line[column + len(marked) : stop]
    lead = "…" if start else ""
    trail = "…" if stop < len(line) else ""
    return lead + _plain(before), _plain(marked), _plain(after) + trail


def _plain(text: str) -> str:
    return visible(text.replace("\t", _TAB))
