"""``pourparler baseline``."""

import shlex
from pathlib import Path

from pourparler_validators.adopting.baseline import (
    DEFAULT_FILE,
    Known,
    baseline_of,
    baseline_text,
    marked,
    read_baseline,
    without,
)
from pourparler_validators.commands.check import find
from pourparler_validators.commands.output import emit, write_file
from pourparler_validators.messages.errors import UsageError
from pourparler_validators.messages.wording import counted, visible
from pourparler_validators.project.settings import Project
from pourparler_validators.project.toml_text import toml_of
from pourparler_validators.running.check import Checked, check_dataset, options_of


def create(paths: tuple[str, ...], baseline: str | None, config: str | None, force: bool) -> int:
    """Writes what is found now into a baseline."""
    project, target = _project(paths, baseline, config)
    if Path(target).exists() and not force:
        raise UsageError(f"there is a baseline {target} already; --force writes it anew")
    found = _found(paths, project)
    known = baseline_of(found.part())
    write_file(target, baseline_text(known))
    emit(f"{target} knows {counted(sum(entry.count for entry in known), 'finding')}.\n")
    if find(paths, config, isolated=False).baseline != target:
        setting = f"baseline = {toml_of(project.settings.baseline)}"
        emit(f"Name it in the settings ({setting}), or give --baseline {shlex.quote(target)}.\n")
    return 0


def prune(paths: tuple[str, ...], baseline: str | None, config: str | None) -> int:
    """Takes out of a baseline what no longer occurs."""
    project, target = _project(paths, baseline, config)
    known = read_baseline(target)
    found = _found(paths, project)
    if not found.is_whole:
        raise UsageError(
            "only a check of the whole dataset shows what no longer occurs: name its folder"
        )
    _, gone = marked(found.whole, known)
    if gone:
        write_file(target, baseline_text(without(known, gone)))
    emit(f"{counted(sum(entry.count for entry in gone), 'finding')} taken out of {target}.\n")
    return 0


def show(baseline: str | None, config: str | None) -> int:
    """Prints what a baseline knows."""
    _, target = _project((), baseline, config)
    known = read_baseline(target)
    emit("".join(f"{_line(entry)}\n" for entry in known))
    emit(f"{counted(sum(entry.count for entry in known), 'finding')}.\n")
    return 0


def _project(
    paths: tuple[str, ...], baseline: str | None, config: str | None
) -> tuple[Project, str]:
    """The project with the file of its baseline, and that file."""
    project = find(paths, config, isolated=False)
    if baseline is not None:
        return project.changed(baseline=project.path_from_here(baseline)), baseline
    project = project.changed(baseline=project.settings.baseline or DEFAULT_FILE)
    return project, project.path_of(project.settings.baseline or DEFAULT_FILE)


def _found(paths: tuple[str, ...], project: Project) -> Checked:
    found = check_dataset(paths, options_of(project))
    report = found.part()
    if not report.records and not report.findings:
        raise UsageError("there is nothing to check")
    return found


def _line(entry: Known) -> str:
    times = f" ({counted(entry.count, 'time')})" if entry.count > 1 else ""
    return visible(f"{entry.rule} {entry.record or '-'} {entry.pointer or '(record)'}{times}")
