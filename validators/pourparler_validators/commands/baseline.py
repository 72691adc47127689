"""``pourparler baseline``."""

import shlex
from dataclasses import replace
from pathlib import Path

from pourparler_validators.adopting.baseline import (
    ALL,
    Baseline,
    Known,
    baseline_of,
    marked,
    together,
    without,
)
from pourparler_validators.adopting.baseline_file import (
    DEFAULT_FILE,
    baseline_text,
    is_written,
    read_baseline,
)
from pourparler_validators.commands.output import emit, write_file
from pourparler_validators.messages.errors import UsageError
from pourparler_validators.messages.wording import counted, visible
from pourparler_validators.project.toml_text import toml_of
from pourparler_validators.reports.summary import failures
from pourparler_validators.running.check import Checked, check_dataset
from pourparler_validators.running.options import Options, Overrides, resolved


def create(paths: tuple[str, ...], baseline: str | None, config: str | None, force: bool) -> int:
    """Writes what is found now into a baseline."""
    options, target = _options(paths, baseline, config)
    if Path(target).exists() and not force:
        raise UsageError(f"there is a baseline {target} already; --force writes it anew")
    found = _found(paths, options)
    known = baseline_of(found.part())
    write_file(target, baseline_text(known))
    emit(f"{target} knows {counted(known.number, 'finding')}.\n{_unseen(known)}")
    if resolved(paths, Overrides(config=config)).project.baseline != target:
        setting = f"baseline = {toml_of(options.project.settings.baseline)}"
        emit(f"Name it in the settings ({setting}), or give --baseline {shlex.quote(target)}.\n")
    return 0


def prune(paths: tuple[str, ...], baseline: str | None, config: str | None) -> int:
    """Takes out of a baseline what no longer occurs, and puts the rest in order."""
    options, target = _options(paths, baseline, config)
    known = read_baseline(target)
    found = _found(paths, options)
    if not found.is_whole:
        raise UsageError(
            "only a check of the whole dataset shows what no longer occurs: name its folder"
        )
    report, gone = marked(found.whole, known)
    _put(target, without(known, gone, report))
    emit(f"{counted(sum(entry.count for entry in gone), 'finding')} taken out of {target}.\n")
    return 0


def extend(paths: tuple[str, ...], baseline: str | None, config: str | None) -> int:
    """Adds to a baseline what came to light where rules could not look when it was made."""
    options, target = _options(paths, baseline, config)
    known = read_baseline(target)
    report, _ = marked(_found(paths, options).part(), known)
    come = baseline_of(report.where(lambda one: one.came_to_light or one.is_baselined))
    more = together(known, Baseline(come.findings, known.unseen))
    _put(target, more)
    emit(f"{counted(more.number - known.number, 'finding')} added to {target}.\n")
    return 0


def show(baseline: str | None, config: str | None) -> int:
    """Prints what a baseline knows."""
    _, target = _options((), baseline, config)
    known = read_baseline(target)
    emit("".join(f"{_line(entry)}\n" for entry in known.findings))
    emit(f"{counted(known.number, 'finding')}.\n{_unseen(known)}")
    return 0


def _options(
    paths: tuple[str, ...], baseline: str | None, config: str | None
) -> tuple[Options, str]:
    """What a check is to do, and the file of the baseline."""
    options = resolved(paths, Overrides(config=config, baseline=baseline))
    target = baseline or options.project.baseline
    if target is not None:
        return options, target
    target = options.project.path_of(DEFAULT_FILE)
    return resolved(paths, Overrides(config=config, baseline=target)), target


def _found(paths: tuple[str, ...], options: Options) -> Checked:
    found = check_dataset(paths, replace(options, notes_unseen=True))
    if found.whole.errors:
        raise UsageError(f"the {failures(found.whole)[0]}")
    if found.part().is_empty:
        raise UsageError("there is nothing to check")
    return found


def _put(target: str, known: Baseline) -> None:
    if not is_written(target, known):
        write_file(target, baseline_text(known))


def _unseen(known: Baseline) -> str:
    """How many records could not be checked, or not by all rules."""
    hidden = [rules for rules in known.unseen.values() if rules]
    if not hidden:
        return ""
    rules = frozenset[str]().union(*hidden) - {ALL}
    number = f" ({counted(len(rules), 'rule')})" if rules else ""
    return (
        f"{counted(len(hidden), 'record')} could not be checked by all rules{number}: "
        "what comes to light there is told apart.\n"
    )


def _line(entry: Known) -> str:
    times = f" ({counted(entry.count, 'time')})" if entry.count > 1 else ""
    return visible(f"{entry.rule} {entry.record or '-'} {entry.pointer or '(record)'}{times}")
