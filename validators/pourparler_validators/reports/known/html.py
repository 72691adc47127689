"""Findings as one page that a browser shows: to read, to filter and to print."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from pourparler_validators.reports.style import Style

if TYPE_CHECKING:
    from pourparler_validators.running.report import Report

IS_FOR_PEOPLE: Final = True


def html(report: "Report", style: Style) -> Iterator[str]:
    """A page with the findings, what was not checked, and what the rules are for.

    No more findings than the style says, else 1,000: the worst, and of these some of each kind.
    """
    from pourparler_validators.reports.page.report_page import MOST, report_page

    yield report_page(report, MOST if style.max_findings is None else style.max_findings)
