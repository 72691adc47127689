"""``pourparler check``."""

import os
import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from pourparler_validators.adopting.baseline import Baseline, Known, marked, together
from pourparler_validators.adopting.baseline_file import read_baseline
from pourparler_validators.adopting.fixing import Texts, difference, fixable, fixed, with_marks
from pourparler_validators.commands.check_given import Given, named_paths, overrides
from pourparler_validators.commands.check_looked_up import looked_up_or_checked
from pourparler_validators.commands.output import emit, emit_pieces, note, replace_texts, write_file
from pourparler_validators.commands.progress_line import progress_line
from pourparler_validators.commands.step_summary import GITHUB, add_step_summary
from pourparler_validators.commands.targets import COPY, Target, require_others, target_of
from pourparler_validators.contract.finding import Severity
from pourparler_validators.formats import format_of
from pourparler_validators.messages.errors import UsageError
from pourparler_validators.messages.wording import counted
from pourparler_validators.project.settings import settings_text
from pourparler_validators.reading.article_files import TextFolders
from pourparler_validators.reading.files import STDIN, STDIN_NAME, Manner, Standard
from pourparler_validators.reports import HUMAN, MACHINE, written
from pourparler_validators.reports.style import Style
from pourparler_validators.reports.summary import costs, failures, summary, tallies
from pourparler_validators.rules import own_rules
from pourparler_validators.running.check import Checked, check_dataset
from pourparler_validators.running.options import Options, resolved
from pourparler_validators.running.report import Report
from pourparler_validators.running.selection import known_rules

SPARK = "spark"

FOUND = 1
NOT_DONE = 2


def run(given: Given) -> int:
    """Checks, writes the report, and gives the exit code."""
    targets = [target_of(output) for output in given.outputs]
    if any(target.report_format == COPY for target in targets):
        _workbook(given)
    if given.unsafe_fixes and not (given.fix or given.diff):
        raise UsageError("--unsafe-fixes goes with --fix or --diff")
    if given.changed_since is not None and (given.fix or given.diff):
        raise UsageError("--changed-since reports a part, and --fix and --diff are about all")
    if given.engine == SPARK:
        from pourparler_validators.commands import check_on_spark

        report, options = check_on_spark.run(given, targets)
        return _said(given, targets, options, report, ())
    if given.findings or given.work:
        raise UsageError("--findings and --work go with --engine spark")
    options = resolved(named_paths(given), overrides(given))
    if given.show_settings:
        emit(settings_text(options.project))
        return 0
    with progress_line(quiet=given.quiet) as tell:
        options = replace(options, tell=tell, notes_costs=given.statistics, applies_assertions=True)
        report, gone = checked(given, options, targets)
    return _said(given, targets, options, report, gone)


def _said(
    given: Given,
    targets: Sequence[Target],
    options: Options,
    report: Report,
    gone: tuple[Known, ...],
) -> int:
    """Writes the report and shows it; gives the exit code."""
    for target in targets:
        if target.report_format == COPY:
            _copy(_workbook(given), report, Path(target.path))
        else:
            write_file(
                target.path,
                written(report, target.report_format, Style(), given.sarif_suppressions),
            )
    _show(given, report, gone)
    if given.quiet:
        note("".join(f"The {failure}.\n" for failure in failures(report)))
    else:
        note("".join(f"note: {said}\n" for said in options.project.unmatched()))
        note(_slow_rules(options, report))
    return exit_code(report, options.fail_on, given.fail_on_unchecked)


def checked(
    given: Given, options: Options, targets: Sequence[Target] = ()
) -> tuple[Report, tuple[Known, ...]]:
    """The report, and what of the baseline no longer occurs.

    Raises :class:`UsageError` where there is nothing to check, and before any file is changed
    where a target is one of those that are checked.
    """
    baseline = options.project.baseline
    known = Baseline() if baseline is None else read_baseline(baseline)
    earlier = _earlier(given, options)
    manner = Manner(
        given.input_format,
        _standard(given.stdin_filename or STDIN_NAME),
        leaves_large=not (given.fix or given.diff),
    )
    options = _with_changes(given, options, manner, known)
    found = looked_up_or_checked(given, options, manner)
    if given.verbose:
        from pourparler_validators.commands.pages import left_out_of_pages

        note(left_out_of_pages(found.files))
    if options.project.settings.assertions and not (found.settings or given.quiet):
        place = options.project.place_of("assertions")
        note(f"note: {place}: what is asked of the whole dataset is not asked of a part of it\n")
    settings = [path for path in (options.project.file, baseline) if path is not None]
    require_others(targets, (*found.files, *settings))
    whole = _fixed(given, options, found) if given.fix or given.diff else found.whole
    report, gone = marked(whole, known)
    if earlier is not None:
        every = earlier if baseline is None else together(known, earlier)
        report, _ = marked(whole, every)
        report = replace(report, known_to=f"the revision {given.fail_on_new}")
    report = found.part(report)
    if given.changed_since is not None:
        report = report.of_changes(given.changed_since)
    if report.is_empty and not given.allow_empty:
        raise UsageError(_nothing(given.paths or (".",), report))
    if changed := options.changed:
        gone = tuple(one for one in gone if (one.rule, one.record) in changed.reached)
    return report, gone if found.is_whole else ()


def _with_changes(given: Given, options: Options, manner: Manner, known: Baseline) -> Options:
    """The options, with what has changed since the revision that is named by the option."""
    if given.changed_since is None:
        return options
    from pourparler_validators.adopting.changed_since import changed_since

    paths = named_paths(given)
    changed = changed_since(given.changed_since, paths, options, manner, known)
    return replace(options, changed=changed)


def _earlier(given: Given, options: Options) -> Baseline | None:
    """What the revision has that is named by the option."""
    if given.fail_on_new is None:
        return None
    from pourparler_validators.adopting.revisions import known_at, revision_for

    paths = named_paths(given)
    revision = revision_for(given.fail_on_new, paths, options.project)
    return known_at(revision, paths, options, Manner(given.input_format))


def _standard(name: str) -> Standard | None:
    """Standard input, unless it is closed."""
    return None if sys.stdin is None else Standard(sys.stdin.buffer, name)


def _fixed(given: Given, options: Options, found: Checked) -> Report:
    """Fixes the files, or shows what would be fixed; gives the report on what is left."""
    from pourparler_validators.adopting.offsets import filled

    if given.fix and given.diff:
        raise UsageError("--fix changes the files, --diff does not: give one of them")
    if STDIN in given.paths:
        raise UsageError("standard input cannot be fixed: name the file")
    files = {file.path for file in found.named.files}

    def check(texts: Texts) -> Report:
        return check_dataset(given.paths, options, Manner(given.input_format, texts=texts)).whole

    first = fixed(found.whole, check, files, unsafe=given.unsafe_fixes)
    result = filled(first, check, files, TextFolders(options.texts).load)
    if given.diff:
        emit(difference(found.whole, result.texts, for_eyes=sys.stdout.isatty()))
        return found.whole
    replace_texts(with_marks(found.whole, result.texts))
    if not given.quiet:
        number = counted(len(first.texts), "file")
        note(f"Fixed {counted(first.count, 'finding')} in {number}.\n")
        number = f"{counted(result.count, 'passage')} in {counted(result.files, 'file')}"
        note(f"Filled in the offsets of {number}.\n" if result.count else "")
    return result.report


def _workbook(given: Given) -> str:
    """The workbook that is checked, of which a copy is asked for."""
    books = [path for path in given.paths if format_of(path) == COPY]
    if len(books) != 1:
        raise UsageError(f"-o {COPY}=PATH writes a copy of one workbook: name it, book.xlsx")
    return books[0]


def _copy(book: str, report: Report, target: Path) -> None:
    from pourparler_validators.converting.checked_copy import write_copy
    from pourparler_validators.converting.sinks import FileSink, beside, move
    from pourparler_validators.reading.contents import contents

    ((name, content),) = contents([book], None)
    findings = [one for one in report.open_findings if one.place.path == name]
    with beside(target) as made:
        with FileSink(made).stream() as stream:
            write_copy(content, name, findings, stream)
        move(made, target)


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
    if not given.diff:
        emit_pieces(written(report, given.report_format, style, given.sarif_suppressions))
        if given.report_format == GITHUB:
            add_step_summary(report)
    if (given.diff or given.report_format in MACHINE) and not given.quiet:
        note(summary(report))
    if given.report_format in HUMAN and not given.quiet:
        note(_offer(given, *fixable(report)))
    if gone and not given.quiet:
        number = sum(entry.count for entry in gone)
        said = f"{counted(number, 'finding')} that no longer occur{'s' if number == 1 else ''}"
        note(f"The baseline knows {said}: pourparler baseline prune\n")
    if given.verbose:
        note(_read_twice(report))
        note(tallies(report))
    if given.statistics:
        note(costs(report))


def _read_twice(report: Report) -> str:
    """What was read more than once, since there is no room for it in memory."""
    if not report.on_disk:
        return ""
    return (
        f"Memory: no room for {counted(report.on_disk, 'record')}, which stayed on disk: each was "
        f"read twice, and single ones {counted(report.read_again, 'time')} more, for others.\n"
    )


def _slow_rules(options: Options, report: Report) -> str:
    """The rules of the project's own that hold the whole dataset."""
    others = report.tallies.keys() - {rule.name for rule in own_rules()}
    known = known_rules(options.modules, options.project.has_plugins) if others else ()
    slow = [rule.name for rule in known if rule.holds_dataset and rule.name in report.tallies]
    said = "asks for Links, the whole dataset at once, and makes large checks slow"
    return "".join(f"{name} {said}: let it ask for Questions\n" for name in slow)


def _offer(given: Given, safe: int, unsafe: int) -> str:
    """What --fix can do about the findings, or has left."""
    if given.fix:
        left = safe + unsafe if given.unsafe_fixes else safe
        said = f"{counted(left, 'finding')} {'was' if left == 1 else 'were'} not fixed"
        kept = f"{said}: that would only bring others to light.\n" if left else ""
        return kept + ("" if given.unsafe_fixes else _more(0, unsafe))
    return _more(safe, unsafe)


def _more(safe: int, unsafe: int) -> str:
    if safe:
        more = f", {unsafe} more with --unsafe-fixes" if unsafe else ""
        return f"{counted(safe, 'finding')} can be fixed with --fix{more}.\n"
    if unsafe:
        return f"{counted(unsafe, 'finding')} can be fixed with --fix --unsafe-fixes.\n"
    return ""


def _nothing(paths: Iterable[str], report: Report) -> str:
    where = " ".join("standard input" if path == STDIN else path for path in paths)
    passed = f"; {counted(report.passed_over, 'file')} without records passed over"
    return (
        f"there is nothing to check in {where}{passed if report.passed_over else ''}; "
        "--allow-empty allows that"
    )


def _is_terminal() -> bool:
    wants_none = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return sys.stdout.isatty() and not wants_none
