"""``pourparler baseline``."""

from pathlib import Path

from pourparler_validators.baseline import (
    DEFAULT_FILE,
    Known,
    baseline_of,
    baseline_text,
    marked,
    read_baseline,
    without,
)
from pourparler_validators.checking import check_project
from pourparler_validators.commands.check import find, options_of
from pourparler_validators.errors import UsageError
from pourparler_validators.output import emit, write_file
from pourparler_validators.report import Report
from pourparler_validators.settings import Project
from pourparler_validators.wording import counted, visible


def create(paths: tuple[str, ...], baseline: str | None, config: str | None, force: bool) -> int:
    """Writes what is found now into a baseline."""
    project = find(paths, config, isolated=False)
    target = _file(project, baseline)
    if Path(target).exists() and not force:
        raise UsageError(f"there is a baseline {target} already; --force writes it anew")
    known = baseline_of(_report(paths, project))
    write_file(target, baseline_text(known))
    emit(f"{target} knows {counted(sum(entry.count for entry in known), 'finding')}.\n")
    if project.settings.baseline is None:
        emit(f'Name it in the settings (baseline = "{target}"), or give --baseline {target}.\n')
    return 0


def prune(paths: tuple[str, ...], baseline: str | None, config: str | None) -> int:
    """Takes out of a baseline what no longer occurs."""
    project = find(paths, config, isolated=False)
    target = _file(project, baseline)
    known = read_baseline(target)
    _, gone = marked(_report(paths, project), known)
    if gone:
        write_file(target, baseline_text(without(known, gone)))
    emit(f"{counted(sum(entry.count for entry in gone), 'finding')} taken out of {target}.\n")
    return 0


def show(baseline: str | None, config: str | None) -> int:
    """Prints what a baseline knows."""
    project = find((), config, isolated=False)
    known = read_baseline(_file(project, baseline))
    emit("".join(f"{_line(entry)}\n" for entry in known))
    emit(f"{counted(sum(entry.count for entry in known), 'finding')}.\n")
    return 0


def _report(paths: tuple[str, ...], project: Project) -> Report:
    report = check_project(paths, options_of(project))
    if not report.records and not report.findings:
        raise UsageError("there is nothing to check")
    return report


def _file(project: Project, baseline: str | None) -> str:
    return baseline or project.path_of(project.settings.baseline) or DEFAULT_FILE


def _line(entry: Known) -> str:
    times = f" ({counted(entry.count, 'time')})" if entry.count > 1 else ""
    return visible(f"{entry.rule} {entry.record or '-'} {entry.pointer or '(record)'}{times}")
