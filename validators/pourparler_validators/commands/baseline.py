"""``pourparler baseline``."""

import shlex
from pathlib import Path

from pourparler_validators.adopting.baseline import (
    DEFAULT_FILE,
    Known,
    baseline_of,
    baseline_text,
    is_written,
    marked,
    read_baseline,
    without,
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
    emit(f"{target} knows {counted(sum(entry.count for entry in known), 'finding')}.\n")
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
    _, gone = marked(found.whole, known)
    left = without(known, gone)
    if not is_written(target, left):
        write_file(target, baseline_text(left))
    emit(f"{counted(sum(entry.count for entry in gone), 'finding')} taken out of {target}.\n")
    return 0


def show(baseline: str | None, config: str | None) -> int:
    """Prints what a baseline knows."""
    _, target = _options((), baseline, config)
    known = read_baseline(target)
    emit("".join(f"{_line(entry)}\n" for entry in known))
    emit(f"{counted(sum(entry.count for entry in known), 'finding')}.\n")
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
    found = check_dataset(paths, options)
    if found.whole.errors:
        raise UsageError(f"the {failures(found.whole)[0]}")
    if found.part().is_empty:
        raise UsageError("there is nothing to check")
    return found


def _line(entry: Known) -> str:
    times = f" ({counted(entry.count, 'time')})" if entry.count > 1 else ""
    return visible(f"{entry.rule} {entry.record or '-'} {entry.pointer or '(record)'}{times}")
