"""``pourparler check --engine spark``."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import Final

from pourparler_validators.adopting.baseline import Baseline
from pourparler_validators.adopting.baseline_file import read_baseline
from pourparler_validators.commands.check_given import Given, overrides
from pourparler_validators.commands.targets import Target, require_others
from pourparler_validators.messages.errors import UsageError
from pourparler_validators.project.file_system import is_remote
from pourparler_validators.reading.article_files import TextFolders
from pourparler_validators.reading.files import STDIN, Manner, read_paths
from pourparler_validators.reading.named_paths import require_there
from pourparler_validators.running.check import run_of
from pourparler_validators.running.options import Options, resolved
from pourparler_validators.running.report import Report
from pourparler_validators.spark.file_system import lies_within, local_path, require_apart

_NOT_HERE: Final = {
    "fix": "--fix",
    "diff": "--diff",
    "fail_on_new": "--fail-on-new",
    "changed_since": "--changed-since",
    "input_format": "--input-format",
    "statistics": "--statistics",
}
"""What is not done on Spark, by the name of the option."""


def run(given: Given, targets: Sequence[Target]) -> tuple[Report, Options]:
    """The report, in which the worst of very many findings are; all are written where asked.

    Raises :class:`UsageError` for options that do not go together, where Spark cannot run, where
    the run is broken off, and before it where what is read would be written over.
    """
    for name, option in _NOT_HERE.items():
        if getattr(given, name):
            raise UsageError(f"{option} does not go with --engine spark")
    if not given.paths or STDIN in given.paths:
        raise UsageError("name the files or folders that Spark reads")
    local = [path for path in given.paths if not is_remote(path)]
    require_there(local)
    options = resolved(local or ["."], overrides(given))
    baseline = options.project.baseline
    known = Baseline() if baseline is None else read_baseline(baseline)
    _require_kept(given, targets, options)
    run_of(options, TextFolders())  # says what is wrong with the names of rules
    from pourparler_validators.spark.session import session_of_command

    with session_of_command() as spark:
        from pourparler_validators.spark.checking import check_with
        from pourparler_validators.spark.new_folder import FINDINGS, require_free

        if given.findings is not None:
            require_free(spark, given.findings, is_over=True, of=FINDINGS)
        result = check_with(spark, given.paths, options, baseline=known, work=given.work)
        if given.findings is not None:
            result.write(given.findings)
        report = result.report()
    if report.is_empty and not given.allow_empty:
        where = " ".join(given.paths)
        raise UsageError(f"there is nothing to check in {where}; --allow-empty allows that")
    return report, replace(options, tell=None)


def _require_kept(given: Given, targets: Sequence[Target], options: Options) -> None:
    """Raises :class:`UsageError` where what is read would be written over."""
    if targets:
        project = options.project
        manner = Manner(is_excluded=project.is_excluded, opens=False)
        beside = [path for path in (project.file, project.baseline) if path is not None]
        here = [path for path in map(local_path, given.paths) if Path(path).exists()]
        require_others(targets, (*read_paths(here, manner).paths, *beside))
    for target, folder in product(targets, filter(None, (given.findings, given.work))):
        if lies_within(target.path, folder):
            raise UsageError(f"{target.path} lies in {folder}: write the report to another folder")
    if given.findings is not None:
        require_apart(given.findings, (*given.paths, *filter(None, [given.work])))
    if given.work is not None:
        require_apart(given.work, given.paths)
