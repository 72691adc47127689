"""What the options of ``pourparler check`` say."""

from collections.abc import Iterable

from pourparler_validators.contract.finding import Severity
from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.messages.errors import UsageError
from pourparler_validators.project.settings import day_of
from pourparler_validators.reading.files import STDIN
from pourparler_validators.running.options import Overrides

COVERAGE = "coverage"
"""The family of rules about what is left out, which an option of its own selects."""


@dataclass(frozen=True, slots=True)
class Given:
    """The options of the command line, as they were given."""

    paths: tuple[str, ...]
    select: tuple[str, ...]
    extend_select: tuple[str, ...]
    ignore: tuple[str, ...]
    severities: tuple[str, ...]
    fail_on: str | None
    fail_on_unchecked: bool
    report_format: str
    outputs: tuple[str, ...]
    sarif_suppressions: bool
    today: str | None
    coverage: bool
    max_findings: int | None
    jobs: int | None
    stdin_filename: str | None
    input_format: str | None
    allow_empty: bool
    baseline: str | None
    fail_on_new: str | None
    changed_since: str | None
    fix: bool
    unsafe_fixes: bool
    diff: bool
    texts: tuple[str, ...]
    require_texts: bool
    config: str | None
    isolated: bool
    no_plugins: bool
    statistics: bool
    show_settings: bool
    color: str
    quiet: bool
    verbose: bool
    engine: str = "local"
    findings: str | None = None
    work: str | None = None
    cache_dir: str | None = None
    no_cache: bool = False


def overrides(given: Given) -> Overrides:
    """What the command line says in place of the settings, or besides.

    Raises :class:`UsageError` for an option that has a wrong value.
    """
    severity = dict(_severity(one) for one in given.severities)
    if given.require_texts:
        severity["sources/text-missing"] = "error"
    return Overrides(
        config=given.config,
        isolated=given.isolated,
        has_plugins=not given.no_plugins,
        select=_names(given.select),
        extend_select=(*_names(given.extend_select), *((COVERAGE,) if given.coverage else ())),
        ignore=_names(given.ignore),
        severity=severity,
        texts=given.texts,
        fail_on=given.fail_on,
        baseline=given.baseline,
        today=_day(given.today),
        jobs=given.jobs,
    )


def named_paths(given: Given) -> list[str]:
    """The paths to check, with what standard input stands for."""
    return [given.stdin_filename or "." if path == STDIN else path for path in given.paths]


def _names(options: Iterable[str]) -> tuple[str, ...]:
    return tuple(name.strip() for option in options for name in option.split(",") if name.strip())


def _day(text: str | None) -> str | None:
    if text is not None:
        try:
            day_of(text)
        except ValueError:
            raise UsageError(f'--today takes a day such as 2025-06-01, not "{text}"') from None
    return text


def _severity(setting: str) -> tuple[str, str]:
    name, _, level = setting.partition("=")
    if level not in tuple(Severity):
        raise UsageError(
            f'--severity takes RULE=LEVEL with the level error, warning or info, not "{setting}"'
        )
    return name, level
