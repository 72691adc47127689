"""The findings as a table in Markdown, for the page of a run in GitHub Actions."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final

from pourparler_validators.messages.wording import counted, visible
from pourparler_validators.reports.summary import NOUNS, summary

if TYPE_CHECKING:
    from pourparler_validators.running.finding import Finding
    from pourparler_validators.running.report import Report

_HEAD: Final = "| | where | rule | what is wrong |\n| --- | --- | --- | --- |\n"
_ROOM_FOR_THE_REST: Final = 100
"""So many bytes the sentence about what is left out may take."""
_MARKUP: Final = re.compile(r"([\\`*_{}\[\]<>()#+!|~@&$])")


def step_summary(report: "Report", most: int) -> str:
    """What was checked, and a table of the findings, in at most so many bytes, else nothing."""
    head = "".join(f"{_plain(line)}\n\n" for line in summary(report).splitlines())
    findings = report.open_findings
    text = head + _table(findings, most - len(head.encode())) if findings else head
    return text if len(text.encode()) <= most else ""


def _table(findings: "Sequence[Finding]", most: int) -> str:
    """The worst findings, and how many are left out."""
    worst = (one for level in NOUNS for one in findings if one.severity == level)
    rows = list(_that_fit(worst, most - len(_HEAD) - _ROOM_FOR_THE_REST))
    left = len(findings) - len(rows)
    rest = f"\nLeft out here: {counted(left, 'finding')}.\n" if left else ""
    return f"{_HEAD}{''.join(rows)}{rest}\n"


def _that_fit(findings: "Iterable[Finding]", room: int) -> Iterator[str]:
    """The rows of the first findings, as far as there is room for whole ones."""
    for finding in findings:
        row = _row(finding)
        room -= len(row.encode())
        if room < 0:
            return
        yield row


def _row(finding: "Finding") -> str:
    texts = finding.severity, finding.place.where, finding.rule, finding.message
    return f"| {' | '.join(_plain(text) for text in texts)} |\n"


def _plain(text: str) -> str:
    """A text that means nothing in Markdown."""
    return _MARKUP.sub(r"\\\1", visible(text))
