"""The check as one call: for the command line, for tests, editors and other programs."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from pourparler import Document, Record, write
from pourparler_validators.errors import UsageError
from pourparler_validators.finding import Severity
from pourparler_validators.nearest import did_you_mean, nearest
from pourparler_validators.reading import Reading, Standard, read_paths, read_text
from pourparler_validators.report import Report, report_of
from pourparler_validators.rule import Rule
from pourparler_validators.rules import all_rules
from pourparler_validators.runner import Run

ALL = "ALL"
STRUCTURE = "structure"
IN_MEMORY = "<records>"


def check(
    records: Document | Record | Iterable[Record],
    *,
    today: dt.date | None = None,
    select: Sequence[str] = (ALL,),
    ignore: Sequence[str] = (),
    severities: Mapping[str, Severity] | None = None,
) -> Report:
    """Checks records in memory: a document, a list of records, or a single one.

    The places in the report are those of the text that :func:`pourparler.write` makes of them.
    ``today`` is the day of the check, by default the system's. ``select`` and ``ignore`` name
    rules, families or ``ALL``. Raises :class:`UsageError` for a name that there is not.
    """
    return check_text(
        write(records),
        f"{IN_MEMORY}.json",
        today=today,
        select=select,
        ignore=ignore,
        severities=severities,
    )


def check_text(
    text: str,
    path: str,
    dataset: Iterable[str] = (),
    *,
    today: dt.date | None = None,
    select: Sequence[str] = (ALL,),
    ignore: Sequence[str] = (),
    severities: Mapping[str, Severity] | None = None,
) -> Report:
    """Checks the text of a file, which need not be saved, among the files of a dataset.

    ``path`` names the file; its suffix gives the format. ``dataset`` names the files and folders
    that hold the other records; a file of that path among them is not read. Only what is found
    in the text is reported.
    """
    reading = read_text(text, path)
    others = read_paths(dataset, leave_out=(path,))
    every = Reading([*reading.entries, *others.entries], [*reading.files, *others.files])
    report = check_reading(every, today, choose(select, ignore), severities or {})
    return report.only_of(reading.files[0].path)


def check_files(
    paths: Iterable[str],
    *,
    today: dt.date | None = None,
    select: Sequence[str] = (ALL,),
    ignore: Sequence[str] = (),
    severities: Mapping[str, Severity] | None = None,
    input_format: str | None = None,
    standard: Standard | None = None,
) -> Report:
    """Checks files and folders as one dataset.

    Raises :class:`UsageError` for a path that is not there or whose format is not known, and for
    the name of a rule that there is not.
    """
    rules = choose(select, ignore)
    reading = read_paths(paths, input_format=input_format, standard=standard)
    return check_reading(reading, today, rules, severities or {})


def check_reading(
    reading: Reading,
    today: dt.date | None,
    rules: Sequence[Rule],
    severities: Mapping[str, Severity],
) -> Report:
    """Checks what was read."""
    day = today or dt.date.today()
    outcome = Run(rules, day, severities, known=all_rules()).over(reading.entries)
    return report_of(reading, outcome, day)


def choose(select: Iterable[str], ignore: Iterable[str]) -> list[Rule]:
    """The rules that are selected and not ignored; those of structure always.

    Raises :class:`UsageError` for a name that no rule and no family bears, and where structure
    is ignored.
    """
    rules = all_rules()
    selected, ignored = tuple(select), tuple(ignore)
    for name in (*selected, *ignored):
        require_name(name, rules)
    for name in ignored:
        if name.partition("/")[0] in (ALL, STRUCTURE):
            raise UsageError(f"{name} cannot be ignored: no record can be read without it")
    return [
        rule
        for rule in rules
        if rule.family == STRUCTURE or (_matches(rule, selected) and not _matches(rule, ignored))
    ]


def require_name(name: str, rules: Iterable[Rule]) -> None:
    """Raises :class:`UsageError` for a name that no rule and no family bears."""
    known = {ALL} | {rule.name for rule in rules} | {rule.family for rule in rules}
    if name not in known:
        hint = did_you_mean(nearest(name, sorted(known))) or "see: pourparler rules"
        raise UsageError(f'there is no rule or family "{name}"; {hint}')


def _matches(rule: Rule, names: Iterable[str]) -> bool:
    return any(name in (ALL, rule.family, rule.name) for name in names)
