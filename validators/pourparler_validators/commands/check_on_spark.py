"""``pourparler check --engine spark``."""

from dataclasses import replace
from typing import Final

from pourparler_validators.adopting.baseline import Baseline
from pourparler_validators.adopting.baseline_file import read_baseline
from pourparler_validators.commands.check_given import Given, overrides
from pourparler_validators.messages.errors import UsageError
from pourparler_validators.project.file_system import is_remote
from pourparler_validators.reading.article_files import TextFolders
from pourparler_validators.reading.files import STDIN
from pourparler_validators.reading.named_paths import require_there
from pourparler_validators.running.check import run_of
from pourparler_validators.running.options import Options, resolved
from pourparler_validators.running.report import Report

_NOT_HERE: Final = {
    "fix": "--fix",
    "diff": "--diff",
    "fail_on_new": "--fail-on-new",
    "changed_since": "--changed-since",
    "input_format": "--input-format",
    "statistics": "--statistics",
}
"""What is not done on Spark, by the name of the option."""


def run(given: Given) -> tuple[Report, Options]:
    """The report, in which the worst of very many findings are; all are written where asked.

    Raises :class:`UsageError` for options that do not go together, where Spark cannot run, and
    where the run is broken off.
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
    run_of(options, TextFolders())  # says what is wrong with the names of rules
    from pourparler_validators.spark.session import session_of_command

    with session_of_command() as spark:
        from pourparler_validators.spark.checking import check_with

        result = check_with(spark, given.paths, options, baseline=known, work=given.work)
        if given.findings is not None:
            result.write(given.findings)
        report = result.report()
    if report.is_empty and not given.allow_empty:
        where = " ".join(given.paths)
        raise UsageError(f"there is nothing to check in {where}; --allow-empty allows that")
    return report, replace(options, tell=None)
