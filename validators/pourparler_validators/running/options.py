"""What a check is to do: the command line over the settings over the defaults, resolved here."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import field, replace
from pathlib import Path
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from pourparler.own_fields import OwnFields
from pourparler_validators.contract.finding import Severity
from pourparler_validators.languages import own
from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.messages.errors import UsageError
from pourparler_validators.messages.progress import Tell
from pourparler_validators.project.settings import Project, Settings, day_of
from pourparler_validators.project.settings_file import find_project
from pourparler_validators.running.selection import ALL, by_rule, choose, known_rules, require_name

if TYPE_CHECKING:
    from pourparler_validators.running.changed import Changed
    from pourparler_validators.running.kept_parts import KeptParts

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
    fail_on: str = "error"
    """The least severity that makes the check fail, or ``never``."""
    jobs: int | None = 1
    """In how many processes; none for as many as the machine has, where they pay."""
    own_fields: OwnFields = field(default_factory=OwnFields)
    """The fields of the project's own within ``extra``."""
    tell: Tell | None = None
    """Hears how far the check has come."""
    notes_costs: bool = False
    """Whether it is noted what each rule costs."""
    applies_assertions: bool = False
    """Whether the whole dataset is compared with what the settings ask of it."""
    notes_unseen: bool = False
    """Whether it is noted for each record which rules could not look at it."""
    changed: "Changed | None" = None
    """What has changed, where it is asked which findings rest on that."""
    parts: "KeptParts | None" = None
    """What came of records before, where that is kept."""
    project: Project = field(default_factory=lambda: Project(Settings(), Path()))
    """The project, with the settings that hold in the end."""


@dataclass(frozen=True, slots=True)
class Overrides:
    """What one run says in place of the settings, or besides. Its paths are those from here."""

    config: str | None = None
    """The file of the settings, in place of the nearest one."""
    isolated: bool = False
    """Whether no settings are read, and no plug-ins used."""
    has_plugins: bool = True
    """Whether the rules of installed projects are used."""
    select: Sequence[str] = ()
    """The rules or families to check, in place of those of the settings."""
    extend_select: Sequence[str] = ()
    """Rules or families to check besides."""
    ignore: Sequence[str] = ()
    """Rules or families to leave out, besides those of the settings."""
    severity: Mapping[str, str] = field(default_factory=dict[str, str])
    """Severities by rule; those of the settings hold for other rules."""
    texts: Sequence[str] = ()
    """Folders of texts, besides those of the settings."""
    rules: Sequence[str] = ()
    """Modules of rules, besides those of the settings."""
    fail_on: str | None = None
    """The least severity that makes the check fail."""
    baseline: str | None = None
    """The file of the baseline."""
    today: str | None = None
    """The day of the check: 2025-06-01."""
    jobs: int | None = 1
    """In how many processes; none for as many as the machine has, where they pay."""


def resolved(paths: Iterable[str], overrides: Overrides) -> Options:
    """What a check of these paths is to do.

    The settings are those of ``config``, else the nearest upwards from the paths. Raises
    :class:`UsageError` where both ``config`` and ``isolated`` are given, and for settings that
    cannot be read, or name what there is not.
    """
    if overrides.isolated and overrides.config is not None:
        raise UsageError("--isolated and --config contradict each other")
    if overrides.isolated:
        project = Project(Settings(), Path(), has_plugins=False)
        return _options(_changed(project, overrides), overrides.jobs)
    project = find_project(paths, overrides.config)
    project = replace(project, has_plugins=overrides.has_plugins)
    _require_sound(project)
    return _options(_changed(project, overrides), overrides.jobs)


def _changed(project: Project, run: Overrides) -> Project:
    """The project with what one run says."""
    settings = project.settings
    named = (*run.select, *run.extend_select)
    baseline = settings.baseline
    if run.baseline is not None:
        baseline = project.path_from_here(run.baseline)
    return project.changed(
        select=tuple(run.select) or settings.select,
        extend_select=(*(() if run.select else settings.extend_select), *run.extend_select),
        ignore=(*(name for name in settings.ignore if name not in named), *run.ignore),
        severity={**settings.severity, **run.severity},
        texts=(*settings.texts, *map(project.path_from_here, run.texts)),
        rules=(*settings.rules, *run.rules),
        fail_on=run.fail_on or settings.fail_on,
        today=run.today or settings.today,
        baseline=baseline,
    )


def _options(project: Project, jobs: int | None) -> Options:
    settings = project.settings
    return Options(
        today=None if settings.today is None else day_of(settings.today),
        select=(*settings.select, *settings.extend_select),
        ignore=settings.ignore,
        severities={name: Severity(level) for name, level in settings.severity.items()},
        modules=settings.rules,
        texts=[project.path_of(one) for one in settings.texts],
        fail_on=settings.fail_on,
        jobs=jobs,
        own_fields=settings.own_fields,
        project=project,
    )


def _require_sound(project: Project) -> None:
    """Raises :class:`UsageError` for what is not there, or not sound.

    That is a module or a name in the settings, or a language of one's own.
    """
    own.require_sound()
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
        _at(place, by_rule, {name: Severity(level)}, known)
    for pattern, names in settings.per_path_ignores.items():
        place = project.place_of("per-path-ignores", pattern)
        _at(place, choose, known, (ALL,), [name for name in names if name != ALL])


def _at(place: str, do: Callable[P, R], *arguments: P.args, **named: P.kwargs) -> R:
    """Does something, and says where if that raises a :class:`UsageError`."""
    try:
        return do(*arguments, **named)
    except UsageError as error:
        raise error.after(f"{place}: ") from None
