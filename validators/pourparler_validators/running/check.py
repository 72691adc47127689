"""The check as one call: for the command line, for tests, editors and other programs."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from pourparler.own_fields import OwnFields
from pourparler_validators.contract.finding import Severity
from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.project.settings import Project
from pourparler_validators.reading.article_files import TextFolders
from pourparler_validators.reading.dataset import read_dataset
from pourparler_validators.reading.files import Manner, Reading, Standard, read_paths, read_text
from pourparler_validators.reading.kept_in_memory import keep_what_has_room
from pourparler_validators.running.census import Asked, asked_of
from pourparler_validators.running.finding import Finding
from pourparler_validators.running.in_memory import Given, text_of
from pourparler_validators.running.options import Options
from pourparler_validators.running.report import Extent, Report, extent_of, records_of, report_of
from pourparler_validators.running.runner import Run
from pourparler_validators.running.selection import (
    ALL,
    STRUCTURE,
    by_rule,
    choose,
    known_rules,
    matches,
    require_name,
)
from pourparler_validators.running.workers import usable_jobs

IN_MEMORY = "<records>"


def check(
    records: Given,
    *,
    today: dt.date | None = None,
    select: Sequence[str] = (ALL,),
    ignore: Sequence[str] = (),
    severities: Mapping[str, Severity] | None = None,
    texts: Sequence[str] = (),
    modules: Sequence[str] = (),
    own_fields: OwnFields | None = None,
) -> Report:
    """Checks records in memory: a document, a dataset, a list of records, or a single one.

    Each may be a model, or the dictionary that JSON would give: what is wrong with that is found.
    The places in the report are those of the text that :func:`pourparler.write` makes of them.
    ``today`` is the day of the check, by default the system's. ``select`` and ``ignore`` name
    rules, families or ``ALL``. ``texts`` are folders of the texts of sources, ``modules`` modules
    of rules of one's own, ``own_fields`` the fields of one's own within ``extra``. Raises
    :class:`UsageError` for a name that there is not.
    """
    options = _options(today, select, ignore, severities, modules, texts, own_fields)
    text = text_of(records)
    reading = Reading() if text is None else read_text(text, f"{IN_MEMORY}.json")
    return check_reading(reading, options)


def check_text(
    text: str,
    path: str,
    dataset: Iterable[str] = (),
    *,
    today: dt.date | None = None,
    select: Sequence[str] = (ALL,),
    ignore: Sequence[str] = (),
    severities: Mapping[str, Severity] | None = None,
    texts: Sequence[str] = (),
    modules: Sequence[str] = (),
    own_fields: OwnFields | None = None,
) -> Report:
    """Checks the text of a file, which need not be saved, among the files of a dataset.

    ``path`` names the file; its suffix gives the format. ``dataset`` names the files and folders
    that hold the other records; a file of that path among them is not read. Only what is found
    in the text is reported.
    """
    reading = read_text(text, path)
    others = read_paths(dataset, leave_out=(path,))
    every = Reading([*reading.entries, *others.entries], [*reading.files, *others.files])
    options = _options(today, select, ignore, severities, modules, texts, own_fields)
    return check_reading(every, options).only_of({file.path for file in reading.files})


def check_files(
    paths: Iterable[str],
    *,
    today: dt.date | None = None,
    select: Sequence[str] = (ALL,),
    ignore: Sequence[str] = (),
    severities: Mapping[str, Severity] | None = None,
    texts: Sequence[str] = (),
    modules: Sequence[str] = (),
    own_fields: OwnFields | None = None,
    input_format: str | None = None,
    standard: Standard | None = None,
    jobs: int = 1,
) -> Report:
    """Checks files and folders as one dataset, without the settings of a project.

    ``jobs`` is the number of processes. Raises :class:`UsageError` for a path that is not there or
    whose format is not known, and for the name of a rule that there is not.
    """
    reading = read_paths(paths, Manner(input_format, standard))
    options = _options(today, select, ignore, severities, modules, texts, own_fields, jobs)
    return check_reading(reading, options)


def _options(
    today: dt.date | None,
    select: Sequence[str],
    ignore: Sequence[str],
    severities: Mapping[str, Severity] | None,
    modules: Sequence[str],
    texts: Sequence[str],
    own_fields: OwnFields | None,
    jobs: int = 1,
) -> Options:
    own = OwnFields() if own_fields is None else own_fields
    chosen = severities or {}
    return Options(today, select, ignore, chosen, modules, texts, jobs=jobs, own_fields=own)


@dataclass(frozen=True, slots=True)
class Checked:
    """The report on all that was read, and what of it was asked for."""

    whole: Report
    named: Extent
    is_whole: bool
    """Whether the whole dataset was asked for, as far as it is known."""
    files: Sequence[str]
    """The paths of all files that were read: records, or what should be, and texts of sources."""
    settings: str = ""
    """The file of the settings, where it was compared with what it asks of the whole dataset."""
    has_others: bool = True
    """Whether files were read that were not asked for."""

    def part(self, report: Report | None = None) -> Report:
        """What was asked for of the report, or of another one on the same files."""
        found = report or self.whole
        if self.has_others:
            files = {self.settings, *(file.path for file in self.named.files)}
            found = found.only_of(files)
        return found.of_extent(self.named)


def check_dataset(paths: Sequence[str], options: Options, manner: Manner | None = None) -> Checked:
    """Checks paths together with the dataset of the project.

    Without paths, the dataset is checked, or where the project names none, its folder.
    """
    manner = replace(manner or Manner(), tell=options.tell)
    found = read_dataset(paths, options.project, manner)
    keep_what_has_room(found.whole)
    is_applied = options.applies_assertions and found.is_complete
    asked = asked_of(options.project) if is_applied else None
    report = check_reading(found.whole, options, asked=asked)
    files = [path for file in found.whole.files for path in file.parts or (file.path,)]
    settings = asked.entry.file.path if asked else ""
    named, has_others = extent_of(found.named), found.named is not found.whole
    every = [*files, *report.texts]
    return Checked(report, named, found.is_whole, every, settings, has_others)


def check_reading(
    reading: Reading,
    options: Options,
    folders: TextFolders | None = None,
    asked: Asked | None = None,
) -> Report:
    """Checks what was read; ``folders`` has the texts of sources, by default those of the options.

    ``asked`` is what the settings ask of what was read, where that is the whole dataset. Raises
    :class:`UsageError` for the name of a rule that there is not.
    """
    run = run_of(options, folders or TextFolders(options.texts), asked)
    reading.entries.sort(key=lambda entry: entry.order)
    if options.changed:
        options.changed.take_in_now(reading)
    return without_ignored(_run_over(run, reading, options), options.project)


def run_of(options: Options, folders: TextFolders, asked: Asked | None = None) -> Run:
    """A run of the rules that are chosen.

    Raises :class:`UsageError` for the name of a rule that there is not.
    """
    known = known_rules(options.modules, options.project.has_plugins)
    rules = choose(known, options.select, options.ignore)
    for name in options.severities:
        require_name(name, known)
    severities = by_rule(options.severities, rules)
    day = options.today or dt.date.today()
    parts = None if any(rule.holds_dataset for rule in rules) else options.parts
    told = (options.tell, options.notes_costs, options.notes_unseen, asked, options.changed, parts)
    return Run(rules, day, severities, known, folders.load, options.own_fields, *told)


def _run_over(run: Run, reading: Reading, options: Options) -> Report:
    folder = options.project.folder
    jobs = usable_jobs(options.jobs, records_of(reading))
    if not reading.large:
        outcome = run.over(reading.entries, jobs)
        report = report_of(reading, outcome, run.today, folder)
    else:
        from pourparler_validators.running.large_run import LargeRun

        outcome, findings = LargeRun(run, reading, folder, jobs).over()
        report = replace(report_of(reading, outcome, run.today, folder), findings=findings)
    if run.parts:
        run.parts.looked_up = outcome.looked_up
    return report


def without_ignored(report: Report, project: Project) -> Report:
    """Leaves out what the settings ignore in single files; structure is never left out."""
    if not project.settings.per_path_ignores:
        return report
    return report.where(lambda finding: not is_ignored(finding, project))


def is_ignored(finding: Finding, project: Project) -> bool:
    """Whether the settings ignore a finding in its file."""
    return not finding.rule.startswith(f"{STRUCTURE}/") and any(
        matches(finding.rule, names) and project.fits(Path(finding.place.file), pattern)
        for pattern, names in project.settings.per_path_ignores.items()
    )
