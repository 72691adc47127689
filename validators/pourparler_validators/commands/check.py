"""``pourparler check``."""

import datetime as dt
import os
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path

from pourparler_validators.baseline import Known, marked, read_baseline
from pourparler_validators.checking import Options, check_project
from pourparler_validators.errors import UsageError
from pourparler_validators.finding import Severity
from pourparler_validators.fixing import Texts, fixable, mended
from pourparler_validators.nearest import did_you_mean, nearest
from pourparler_validators.output import emit, note, replace_texts, write_file
from pourparler_validators.reading import STDIN, STDIN_NAME, Manner, Standard
from pourparler_validators.report import Report
from pourparler_validators.reports import HUMAN, MACHINE
from pourparler_validators.reports.style import Style
from pourparler_validators.reports.summary import summary, tallies
from pourparler_validators.settings import Project, Settings, find_project, settings_text
from pourparler_validators.wording import counted

FOUND = 1
NOT_DONE = 2


@dataclass(frozen=True, slots=True)
class Given:
    """The options of the command line, as they were given."""

    paths: tuple[str, ...]
    select: tuple[str, ...]
    extend_select: tuple[str, ...]
    ignore: tuple[str, ...]
    severities: tuple[str, ...]
    fail_on: str | None
    fail_on_unchecked: bool
    report_format: str
    outputs: tuple[str, ...]
    today: str | None
    max_findings: int | None
    stdin_filename: str | None
    input_format: str | None
    allow_empty: bool
    baseline: str | None
    fix: bool
    unsafe_fixes: bool
    diff: bool
    texts: tuple[str, ...]
    require_texts: bool
    config: str | None
    isolated: bool
    show_settings: bool
    color: str
    quiet: bool
    verbose: bool


def run(given: Given) -> int:
    """Checks, writes the report, and gives the exit code."""
    targets = [_target(output) for output in given.outputs]
    if given.unsafe_fixes and not (given.fix or given.diff):
        raise UsageError("--unsafe-fixes goes with --fix or --diff")
    project = effective(given)
    if given.show_settings:
        emit(settings_text(project))
        return 0
    report, gone = checked(given, project)
    for target, path in targets:
        write_file(path, rendered(report, target, Style()))
    _show(given, report, gone)
    return exit_code(report, project.settings.fail_on, given.fail_on_unchecked)


def effective(given: Given) -> Project:
    """The settings of the project, with what the command line says instead.

    Raises :class:`UsageError` for options that contradict each other, or have a wrong value.
    """
    project = find(given.paths, given.config, given.isolated, given.stdin_filename)
    settings = project.settings
    severity = {**settings.severity, **dict(_severity(one) for one in given.severities)}
    if given.require_texts:
        severity["sources/text-missing"] = "error"
    return project.changed(
        select=_names(given.select) or settings.select,
        extend_select=(*settings.extend_select, *_names(given.extend_select)),
        ignore=(*settings.ignore, *_names(given.ignore)),
        severity=severity,
        texts=(*(_from_here(project, one) for one in settings.texts), *given.texts),
        fail_on=given.fail_on or settings.fail_on,
        today=given.today or settings.today,
        baseline=given.baseline or project.path_of(settings.baseline),
    )


def _from_here(project: Project, folder: str) -> str:
    return (project.folder / folder).as_posix()


def find(
    paths: Iterable[str], config: str | None, isolated: bool, stdin_filename: str | None = None
) -> Project:
    """The project that paths belong to; with ``isolated`` one without settings.

    Raises :class:`UsageError` where both ``config`` and ``isolated`` are given.
    """
    if isolated and config:
        raise UsageError("--isolated and --config contradict each other")
    if isolated:
        return Project(Settings(), Path())
    named = [stdin_filename or "." if path == STDIN else path for path in paths]
    return find_project(named, config)


def options_of(project: Project) -> Options:
    """What a check is to do, by the settings.

    Raises :class:`UsageError` for a day that there is not.
    """
    settings = project.settings
    return Options(
        today=_day(settings.today),
        select=(*settings.select, *settings.extend_select),
        ignore=settings.ignore,
        severities={name: Severity(level) for name, level in settings.severity.items()},
        modules=settings.rules,
        texts=settings.texts,
        project=project,
    )


def checked(given: Given, project: Project) -> tuple[Report, tuple[Known, ...]]:
    """The report, and what of the baseline no longer occurs.

    Raises :class:`UsageError` where there is nothing to check.
    """
    known = read_baseline(project.settings.baseline) if project.settings.baseline else ()
    manner = Manner(given.input_format, _standard(given.stdin_filename or STDIN_NAME))
    report = check_project(given.paths, options_of(project), manner)
    if given.fix or given.diff:
        report = _fixed(given, project, report)
    if not report.records and not report.findings and not given.allow_empty:
        raise UsageError(_nothing(given.paths or (".",), report))
    return marked(report, known)


def _standard(name: str) -> Standard | None:
    """Standard input, unless it is closed."""
    return None if sys.stdin is None else Standard(sys.stdin.buffer, name)


def _fixed(given: Given, project: Project, report: Report) -> Report:
    """Mends the files, or shows what would be mended; gives the report on what is left."""
    if given.fix and given.diff:
        raise UsageError("--fix changes the files, --diff does not: give one of them")
    if STDIN in given.paths:
        raise UsageError("standard input cannot be mended: name the file")
    options = options_of(project)

    def check(texts: Texts) -> Report:
        return check_project(given.paths, options, Manner(given.input_format, texts=texts))

    result = mended(report, check, unsafe=given.unsafe_fixes)
    if given.diff:
        emit(_diff(report, result.texts))
        return report
    replace_texts(result.texts)
    if not given.quiet:
        files = counted(len(result.texts), "file")
        note(f"Mended {counted(result.count, 'finding')} in {files}.\n")
    return result.report


def _diff(report: Report, texts: Texts) -> str:
    before = {finding.place.file: finding.place.lines.text for finding in report.findings}
    parts: list[str] = []
    for path, text in sorted(texts.items()):
        old, new = before[path].splitlines(keepends=True), text.splitlines(keepends=True)
        parts += unified_diff(old, new, path, path)
    return "".join(part if part.endswith("\n") else f"{part}\n" for part in parts)


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


def _show(given: Given, report: Report, gone: tuple[Known, ...]) -> None:
    is_colored = given.color == "always" or (given.color == "auto" and _is_terminal())
    style = Style(is_colored, given.max_findings, not given.quiet)
    emit(rendered(report, given.report_format, style))
    if given.report_format in MACHINE and not given.quiet:
        note(summary(report))
    if given.report_format in HUMAN and not given.quiet:
        note(_offer(*fixable(report)))
    if gone and not given.quiet:
        number = counted(len(gone), "finding")
        note(f"The baseline knows {number} that no longer occur: pourparler baseline prune\n")
    if given.verbose:
        note(tallies(report))


def _offer(safe: int, unsafe: int) -> str:
    """What --fix can do about the findings."""
    if safe:
        more = f", {unsafe} more with --unsafe-fixes" if unsafe else ""
        return f"{counted(safe, 'finding')} can be mended with --fix{more}.\n"
    if unsafe:
        return f"{counted(unsafe, 'finding')} can be mended with --fix --unsafe-fixes.\n"
    return ""


def _nothing(paths: Iterable[str], report: Report) -> str:
    where = " ".join("standard input" if path == STDIN else path for path in paths)
    passed = f"; {counted(report.passed_over, 'file')} without records passed over"
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


def _severity(setting: str) -> tuple[str, str]:
    name, _, level = setting.partition("=")
    if level not in tuple(Severity):
        raise UsageError(
            f'--severity takes RULE=LEVEL with the level error, warning or info, not "{setting}"'
        )
    return name, level


def _target(output: str) -> tuple[str, str]:
    name, _, path = output.partition("=")
    known = [*HUMAN, *MACHINE]
    if name not in known or not path:
        hint = did_you_mean(nearest(name, known)) or f"the formats are {', '.join(known)}"
        raise UsageError(f'--output takes FORMAT=PATH, not "{output}"; {hint}')
    return name, path


def _is_terminal() -> bool:
    wants_none = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return sys.stdout.isatty() and not wants_none
