"""What a run in GitHub Actions shows: annotations by default, and a table on its page."""

import os
from typing import TYPE_CHECKING, Final

from pourparler_validators.commands.output import append, note, size_of
from pourparler_validators.messages.errors import UsageError
from pourparler_validators.reports.step_summary import step_summary

if TYPE_CHECKING:
    from pourparler_validators.running.report import Report

GITHUB: Final = "github"
"""The format of the report for GitHub Actions."""
_VARIABLE: Final = "GITHUB_STEP_SUMMARY"
"""Names the file of the step whose text is shown on the page of the run."""
_MOST: Final = 1000 * 1024
"""So many bytes a step may write: what is larger than 1,024 KiB is not shown at all."""


def usual_format() -> str:
    """The format of a report for which none is named."""
    return GITHUB if os.environ.get("GITHUB_ACTIONS") == "true" else "full"


def add_step_summary(report: "Report") -> None:
    """Writes the table after what the step has written already; a failure is only said."""
    path = os.environ.get(_VARIABLE)
    if not path:
        return
    try:
        append(path, step_summary(report, _MOST - size_of(path)))
    except UsageError as error:
        note(f"No table is on the page of the run, since {error}.\n")
