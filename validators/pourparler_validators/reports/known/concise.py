"""Findings for people and editors: one line each."""

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, Final

from pourparler_validators.messages.wording import counted, visible
from pourparler_validators.reports.recurring import gathered
from pourparler_validators.reports.style import Style
from pourparler_validators.reports.summary import summary

if TYPE_CHECKING:
    from pourparler_validators.running.finding import Finding
    from pourparler_validators.running.report import Report

IS_FOR_PEOPLE: Final = True


def concise(report: "Report", style: Style) -> Iterator[str]:
    """One line a finding, ``path:line:column: severity[rule] message``, and a summary."""
    hidden = len(report.open_findings)
    for finding, more in islice(gathered(report.open_findings), style.most):
        yield f"{_line(finding, more, style)}\n"
        hidden -= 1 + more
    if hidden:
        yield f"{counted(hidden, 'more finding')}: --max-findings shows them.\n"
    if style.has_summary:
        yield summary(report)


def _line(finding: "Finding", more: int, style: Style) -> str:
    where = visible(finding.place.where)
    head = style.severity(f"{finding.severity}[{finding.rule}]", finding.severity)
    hint = f" ({visible(finding.help)})" if finding.help else ""
    others = f" ({more:,} more of these in this file)" if more else ""
    return f"{where}: {head} {visible(finding.message)}{hint}{others}"
