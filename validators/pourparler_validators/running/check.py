"""The check as one call: for the command line, for tests, editors and other programs."""

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import ParamSpec, TypeVar

from pourparler_validators.contract.finding import Severity
from pourparler_validators.contract.rule import Rule
from pourparler_validators.messages.errors import UsageError
from pourparler_validators.messages.nearest import did_you_mean, nearest
from pourparler_validators.project.settings import Project, Settings, day_of
from pourparler_validators.reading.article_files import TextFolders
from pourparler_validators.reading.files import Manner, Reading, Standard, read_paths, read_text
from pourparler_validators.rules import all_rules
from pourparler_validators.running.in_memory import Given, text_of
from pourparler_validators.running.report import Report, report_of
from pourparler_validators.running.runner import Run

ALL = "ALL"
STRUCTURE = "structure"
IN_MEMORY = "<records>"

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Options:
    """What a check is to do, beside what it reads."""

    today: dt.date | None = None
    """The day of the check; the system's by default."""
    select: Sequence[str] = (ALL,)
    """Rules or families to check."""
    ignore: Sequence[str] = ()
    """Rules or families to leave out."""
    severities: Mapping[str, Severity] = field(default_factory=dict[str, Severity])
    """Severities by rule."""
    modules: Sequence[str] = ()
    """Modules of rules beside those of this package and of installed projects."""
    texts: Sequence[str] = ()
    """Folders in which the texts of sources lie."""
    project: Project = field(default_factory=lambda: Project(Settings(), Path()))
    """Settings about single paths."""


def check(
    records: Given,
    *,
    today: dt.date | None = None,
    select: Sequence[str] = (ALL,),
    ignore: Sequence[str] = (),
    severities: Mapping[str, Severity] | None = None,
    texts: Sequence[str] = (),
    modules: Sequence[str] = (),
) -> Report:
    """Checks records in memory: a document, a dataset, a list of records, or a single one.

    Each may be a model, or the dictionary that JSON would give: what is wrong with that is found.
    The places in the report are those of the text that :func:`pourparler.write` makes of them.
    ``today`` is the day of the check, by default the system's. ``select`` and ``ignore`` name
    rules, families or ``ALL``. ``texts`` are folders of the texts of sources, ``modules`` modules
    of rules of one's own. Raises :class:`UsageError` for a name that there is not.
    """
    options = Options(today, select, ignore, severities or {}, modules, texts)
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
) -> Report:
    """Checks the text of a file, which need not be saved, among the files of a dataset.

    ``path`` names the file; its suffix gives the format. ``dataset`` names the files and folders
    that hold the other records; a file of that path among them is not read. Only what is found
    in the text is reported.
    """
    reading = read_text(text, path)
    others = read_paths(dataset, leave_out=(path,))
    every = Reading([*reading.entries, *others.entries], [*reading.files, *others.files])
    options = Options(today, select, ignore, severities or {}, modules, texts)
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
    input_format: str | None = None,
    standard: Standard | None = None,
) -> Report:
    """Checks files and folders as one dataset, without the settings of a project.

    Raises :class:`UsageError` for a path that is not there or whose format is not known, and for
    the name of a rule that there is not.
    """
    reading = read_paths(paths, Manner(input_format, standard))
    return check_reading(reading, Options(today, select, ignore, severities or {}, modules, texts))


@dataclass(frozen=True, slots=True)
class Checked:
    """The report on all that was read, and what of it was asked for."""

    whole: Report
    named: Reading
    is_whole: bool
    """Whether the whole dataset was asked for, as far as it is known."""
    files: Sequence[str]
    """The paths of all files that were read and hold records, or should."""

    def part(self, report: Report | None = None) -> Report:
        """What was asked for of the report, or of another one on the same files."""
        files = {file.path for file in self.named.files}
        return (report or self.whole).only_of(files).of_reading(self.named)


def check_dataset(paths: Sequence[str], options: Options, manner: Manner | None = None) -> Checked:
    """Checks paths together with the dataset of the project.

    Without paths, the dataset is checked, or where the project names none, its folder.
    """
    project = options.project
    manner = replace(manner or Manner(), is_excluded=project.is_excluded)
    dataset = project.files()
    named = read_paths(list(paths) or dataset or [str(project.folder)], manner)
    if not paths or not dataset:
        is_whole = not dataset and all(Path(path).is_dir() for path in paths)
        return _checked(named, named, options, is_whole=is_whole or not paths)
    others = read_paths(dataset, manner, leave_out=named.paths)
    every = Reading([*named.entries, *others.entries], [*named.files, *others.files])
    return _checked(every, named, options, is_whole=True)


def _checked(every: Reading, named: Reading, options: Options, *, is_whole: bool) -> Checked:
    files = [file.path for file in every.files]
    return Checked(check_reading(every, options), named, is_whole, files)


def check_reading(reading: Reading, options: Options) -> Report:
    """Checks what was read.

    Raises :class:`UsageError` for the name of a rule that there is not.
    """
    known = known_rules(options.modules, options.project.has_plugins)
    rules = choose(known, options.select, options.ignore)
    for name in options.severities:
        require_name(name, known)
    day = options.today or dt.date.today()
    reading.entries.sort(key=lambda entry: entry.order)
    severities = _by_rule(options.severities, rules)
    folders = TextFolders(options.texts)
    outcome = Run(rules, day, severities, known=known, load=folders.load).over(reading.entries)
    report = report_of(reading, outcome, day, options.project.folder)
    return _without_ignored(report, options.project)


def options_of(project: Project) -> Options:
    """What a check is to do, by the settings of a project."""
    settings = project.settings
    return Options(
        today=None if settings.today is None else day_of(settings.today),
        select=(*settings.select, *settings.extend_select),
        ignore=settings.ignore,
        severities={name: Severity(level) for name, level in settings.severity.items()},
        modules=settings.rules,
        texts=[project.path_of(one) for one in settings.texts],
        project=project,
    )


def known_rules(modules: Sequence[str] = (), has_plugins: bool = True) -> tuple[Rule, ...]:
    """All rules: those of this package, of installed projects, and of the modules named.

    Raises :class:`UsageError` for a module that cannot be imported.
    """
    try:
        return all_rules(modules, has_plugins=has_plugins)
    except (Exception, SystemExit) as error:
        reason = str(error) or type(error).__name__
        raise UsageError(f"the rules cannot be loaded: {reason}") from None


def require_settings(project: Project) -> None:
    """Raises :class:`UsageError` for a module or a name in the settings that there is not."""
    settings = project.settings
    if project.file is None:
        return
    known = _at(project.place_of("rules"), known_rules, settings.rules, project.has_plugins)
    for setting in ("select", "extend-select", "ignore"):
        names: tuple[str, ...] = getattr(settings, setting.replace("-", "_"))
        place = project.place_of(setting)
        _at(place, choose, known, *(((ALL,), names) if setting == "ignore" else (names, ())))
    for name, level in settings.severity.items():
        place = project.place_of("severity", name)
        _at(place, require_name, name, known)
        _at(place, _by_rule, {name: Severity(level)}, known)
    for pattern, names in settings.per_path_ignores.items():
        place = project.place_of("per-path-ignores", pattern)
        _at(place, choose, known, (ALL,), [name for name in names if name != ALL])


def _at(place: str, do: Callable[P, R], *arguments: P.args, **named: P.kwargs) -> R:
    """Does something, and says where if that raises a :class:`UsageError`."""
    try:
        return do(*arguments, **named)
    except UsageError as error:
        raise UsageError(f"{place}: {error}") from None


def choose(known: Sequence[Rule], select: Iterable[str], ignore: Iterable[str]) -> list[Rule]:
    """The rules that are selected and not ignored; those of structure always.

    What is said of a rule counts more than what of its family, and that more than ``ALL``.
    Raises :class:`UsageError` for a name that no rule and no family has, and where structure
    is ignored.
    """
    selected, ignored = tuple(select), tuple(ignore)
    for name in (*selected, *ignored):
        require_name(name, known)
    for name in ignored:
        if name.partition("/")[0] in (ALL, STRUCTURE):
            raise UsageError(f"{name} cannot be ignored: no record can be read without it")
    return [
        rule
        for rule in known
        if rule.family == STRUCTURE or _nearness(rule, selected) > _nearness(rule, ignored)
    ]


def _nearness(rule: Rule, names: Collection[str]) -> int:
    """How close the names come to a rule: 3 for its own, 1 for ``ALL``, 0 for none."""
    return max(
        (3 - at for at, name in enumerate((rule.name, rule.family, ALL)) if name in names),
        default=0,
    )


def require_name(name: str, rules: Iterable[Rule]) -> None:
    """Raises :class:`UsageError` for a name that no rule and no family has."""
    known = {ALL} | {rule.name for rule in rules} | {rule.family for rule in rules}
    if name not in known:
        hint = did_you_mean(nearest(name, sorted(known))) or "see: pourparler rules"
        raise UsageError(f'there is no rule or family "{name}"; {hint}')


def _by_rule(severities: Mapping[str, Severity], rules: Iterable[Rule]) -> dict[str, Severity]:
    """The severity of each rule: what is said of it counts more than what of its family.

    The rules of structure stay errors. Raises :class:`UsageError` where one is to be less.
    """
    for name, severity in severities.items():
        if name.partition("/")[0] == STRUCTURE and severity is not Severity.ERROR:
            raise UsageError(f"{name} stays an error: no record can be read without it")
    wider_first = sorted(severities, key=lambda name: (name != ALL, "/" in name))
    return {
        rule.name: severities[name]
        for name in wider_first
        for rule in rules
        if rule.family != STRUCTURE and _matches(rule.name, (name,))
    }


def _matches(rule: str, names: Iterable[str]) -> bool:
    return any(name in (ALL, rule.partition("/")[0], rule) for name in names)


def _without_ignored(report: Report, project: Project) -> Report:
    """Leaves out what the settings ignore in single files; structure is never left out."""
    ignores = project.settings.per_path_ignores
    if not ignores:
        return report
    return report.where(
        lambda finding: (
            finding.rule.startswith(f"{STRUCTURE}/")
            or not any(
                _matches(finding.rule, names) and project.fits(Path(finding.place.file), pattern)
                for pattern, names in ignores.items()
            )
        )
    )
