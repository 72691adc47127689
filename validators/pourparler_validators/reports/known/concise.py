"""Findings for people and editors: one line each."""

from typing import TYPE_CHECKING, Final

from pourparler_validators.messages.wording import counted, visible
from pourparler_validators.reports.recurring import gathered
from pourparler_validators.reports.style import Style
from pourparler_validators.reports.summary import summary

if TYPE_CHECKING:
    from pourparler_validators.running.finding import Finding
    from pourparler_validators.running.report import Report

IS_FOR_PEOPLE: Final = True


def concise(report: "Report", style: Style) -> str:
    """One line a finding, ``path:line:column: severity[rule] message``, and a summary."""
    shown = gathered(report.open_findings)[: style.max_findings]
    lines = [_line(finding, more, style) for finding, more in shown]
    hidden = len(report.open_findings) - sum(1 + more for _, more in shown)
    if hidden:
        lines.append(f"{counted(hidden, 'more finding')}: --max-findings shows them.")
    end = summary(report) if style.has_summary else ""
    return "".join(f"{line}\n" for line in lines) + end


def _line(finding: "Finding", more: int, style: Style) -> str:
    where = visible(finding.place.where)
    head = style.severity(f"{finding.severity}[{finding.rule}]", finding.severity)
    hint = f" ({visible(finding.help)})" if finding.help else ""
    others = f" ({more:,} more of these in this file)" if more else ""
    return f"{where}: {head} {visible(finding.message)}{hint}{others}"
