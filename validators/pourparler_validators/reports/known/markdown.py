"""The report as a table in Markdown, for a comment on a pull request."""

from typing import TYPE_CHECKING, Final

from pourparler_validators.reports.step_summary import step_summary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pourparler_validators.running.report import Report

IS_FOR_PEOPLE: Final = False

MOST: Final = 60_000
"""So many bytes: a comment on GitHub may have 65,536 characters."""


def markdown(report: "Report") -> "Iterator[str]":
    """What was checked, and the worst findings as far as there is room; the rest is counted."""
    yield step_summary(report, MOST)
