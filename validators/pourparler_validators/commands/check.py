"""``pourparler check``."""

import datetime as dt
import os
import sys
from collections.abc import Iterable

from pourparler_validators.checking import ALL, check_files, require_name
from pourparler_validators.errors import UsageError
from pourparler_validators.finding import Severity
from pourparler_validators.nearest import did_you_mean, nearest
from pourparler_validators.output import emit, note, write_file
from pourparler_validators.reading import STDIN, STDIN_NAME, Standard
from pourparler_validators.report import Report
from pourparler_validators.reports import HUMAN, MACHINE
from pourparler_validators.reports.style import Style
from pourparler_validators.reports.summary import summary, tallies
from pourparler_validators.rules import all_rules

FOUND = 1
NOT_DONE = 2


def run(
    *,
    paths: tuple[str, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    severities: tuple[str, ...],
    fail_on: str,
    fail_on_unchecked: bool,
    report_format: str,
    outputs: tuple[str, ...],
    today: str | None,
    max_findings: int | None,
    stdin_filename: str | None,
    input_format: str | None,
    allow_empty: bool,
    color: str,
    quiet: bool,
    verbose: bool,
) -> int:
    """Checks, writes the report, and gives the exit code."""
    targets = [_target(output) for output in outputs]
    report = check_files(
        paths or (".",),
        today=_day(today),
        select=_names(select) or (ALL,),
        ignore=_names(ignore),
        severities=dict(_severity(setting) for setting in severities),
        input_format=input_format,
        standard=Standard(sys.stdin.buffer, stdin_filename or STDIN_NAME),
    )
    if not report.records and not report.findings and not allow_empty:
        raise UsageError(_nothing(paths or (".",), report))
    for target, path in targets:
        write_file(path, rendered(report, target, Style()))
    is_colored = color == "always" or (color == "auto" and _is_terminal())
    emit(rendered(report, report_format, Style(is_colored, max_findings, not quiet)))
    if report_format in MACHINE and not quiet:
        note(summary(report))
    if verbose:
        note(tallies(report))
    return exit_code(report, fail_on, fail_on_unchecked)


def rendered(report: Report, name: str, style: Style) -> str:
    """A report in the format of that name."""
    return HUMAN[name](report, style) if name in HUMAN else MACHINE[name](report)


def exit_code(report: Report, fail_on: str, fail_on_unchecked: bool) -> int:
    """2 for a rule that failed, 1 for findings at or above the severity, else 0."""
    if report.errors:
        return NOT_DONE
    worst = report.worst()
    if fail_on != "never" and worst is not None and worst.rank <= Severity(fail_on).rank:
        return FOUND
    return FOUND if fail_on_unchecked and any(report.unchecked()) else 0


def _nothing(paths: Iterable[str], report: Report) -> str:
    where = " ".join("standard input" if path == STDIN else path for path in paths)
    passed = f"; {report.passed_over} files without records were passed over"
    return (
        f"there is nothing to check in {where}{passed if report.passed_over else ''}; "
        "--allow-empty allows that"
    )


def _names(options: Iterable[str]) -> tuple[str, ...]:
    return tuple(name.strip() for option in options for name in option.split(",") if name.strip())


def _day(text: str | None) -> dt.date | None:
    if text is None:
        return None
    try:
        return dt.datetime.strptime(text, "%Y-%m-%d").date()
    except ValueError:
        raise UsageError(f'--today takes a day such as 2025-06-01, not "{text}"') from None


def _severity(setting: str) -> tuple[str, Severity]:
    name, _, level = setting.partition("=")
    require_name(name, all_rules())
    try:
        return name, Severity(level)
    except ValueError:
        raise UsageError(
            f'--severity takes RULE=LEVEL with the level error, warning or info, not "{setting}"'
        ) from None


def _target(output: str) -> tuple[str, str]:
    name, _, path = output.partition("=")
    known = [*HUMAN, *MACHINE]
    if name not in known or not path:
        hint = did_you_mean(nearest(name, known)) or f"the formats are {', '.join(known)}"
        raise UsageError(f'--output takes FORMAT=PATH, not "{output}"; {hint}')
    return name, path


def _is_terminal() -> bool:
    return sys.stdout.isatty() and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"
