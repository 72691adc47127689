"""Fixes what can be fixed without a person, and only where it makes things better.

Fixes are tried on the texts in memory, and what was tried is checked. All fixes of a record are
tried together, then fewer of them, down to one. They are kept where each record has so many
findings fewer, or as many findings but fewer errors, and where that holds of the whole: a fix that
only brings another fault to light is left to a person.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import Final, TypeAlias

from pourparler_validators.contract.finding import Severity
from pourparler_validators.formats.editing import EditsApart, TextEdit, edited
from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.running.finding import Finding
from pourparler_validators.running.report import Report

Texts: TypeAlias = Mapping[str, str]
"""The new texts of files, by their paths."""

Key: TypeAlias = tuple[str, int]
"""A record: its file, and its number within it."""

MAX_FOLLOWED: Final = 10
"""A fix may make another one possible; after so many there is an end."""

MAX_TRIALS: Final = 200
"""So many sets of fixes are tried before it is given up that one of them helps."""


@dataclass(frozen=True, slots=True)
class Fixed:
    """What came of fixing."""

    report: Report
    """The report on the fixed texts."""
    texts: Texts
    """The texts that have changed."""
    count: int
    """The number of findings that were fixed."""


def fixed(
    report: Report,
    check: Callable[[Texts], Report],
    files: Collection[str],
    *,
    unsafe: bool,
) -> Fixed:
    """The report and the texts after all fixes of these files that help.

    ``check`` checks the whole dataset with other texts for some of its files.
    """
    trial = _Trial(check, files, unsafe)
    state = Fixed(report, {}, 0)
    while (after := trial.better(state)) is not None:
        state = after
    fewer = len(report.open_findings) - len(state.report.open_findings)
    return replace(state, count=max(fewer, len(state.texts)))


def fixable(report: Report) -> tuple[int, int]:
    """The number of findings with a safe fix, and with an unsafe one."""
    fixes = Counter(one.fix.is_safe for one in report.open_findings if one.fix is not None)
    return fixes[True], fixes[False]


def difference(report: Report, texts: Texts, *, for_eyes: bool = False) -> str:
    """What changes from the texts of the report to others, in the form that ``patch`` reads.

    A byte order mark stands before the first line. For eyes, what cannot be seen is written as an
    escape.
    """
    from pourparler_validators.adopting.differences import unified

    before = {one.file.path: one.file.text for one in report.entries if one.file.path in texts}
    marked = with_marks(report, before), with_marks(report, texts)
    return "".join(
        unified(path, *(some[path] for some in marked), for_eyes=for_eyes) for path in sorted(texts)
    )


def with_marks(report: Report, texts: Texts) -> Texts:
    """The texts as they stand in their files: with the byte order mark that a file has."""
    marks = {entry.file.path: entry.file.mark for entry in report.entries}
    return {path: f"{marks.get(path, '')}{text}" for path, text in texts.items()}


@dataclass(frozen=True, slots=True)
class _Trial:
    """Tries fixes on the texts of a state."""

    check: Callable[[Texts], Report]
    files: Collection[str]
    unsafe: bool

    def better(self, state: Fixed) -> Fixed | None:
        """The state after some fixes that help; nothing where none does."""
        by_record: dict[Key, list[Finding]] = {}
        for finding in self._wanted(state.report):
            by_record.setdefault(finding.place.key, []).append(finding)
        for some in islice(_parts(list(by_record.values())), MAX_TRIALS):
            after = self._after_those_that_help(state, some)
            if after is not None:
                return after
        return None

    def _after_those_that_help(self, state: Fixed, some: Sequence[Finding]) -> Fixed | None:
        """The state after those of some fixes that help their records, if there are any."""
        for _ in range(MAX_FOLLOWED):
            after, made = self._after(state, some)
            some = _helping(state.report, after.report, made)
            if len(some) == len(made) and _is_better(state.report, after.report):
                return after
            if len(some) in (0, len(made)):
                break
        return self._after_a_half(state, some)

    def _after_a_half(self, state: Fixed, some: Sequence[Finding]) -> Fixed | None:
        """Where fixes of several records do not go together, half of them may."""
        if len(some) < 2:
            return None
        middle = len(some) // 2
        first = self._after_those_that_help(state, some[:middle])
        return first or self._after_those_that_help(state, some[middle:])

    def _after(self, state: Fixed, some: Sequence[Finding]) -> tuple[Fixed, list[Finding]]:
        """The state after fixes, and after those of the faults that they bring to light.

        Also says which fixes were made: of those whose edits overlap, only the first.
        """
        made = todo = apart(some)
        known = {sign for finding in state.report.findings for sign in _signs(finding)}
        for _ in range(MAX_FOLLOWED):
            texts = {**state.texts, **edited_texts(todo)}
            state = Fixed(self.check(texts), texts, state.count + len(todo))
            todo = apart(one for one in self._wanted(state.report) if not known & _signs(one))
            if not todo:
                break
            known |= {sign for finding in todo for sign in _signs(finding)}
        return state, made

    def _wanted(self, report: Report) -> Iterator[Finding]:
        """The findings that are to be fixed."""
        for finding in report.open_findings:
            fix = finding.fix
            if fix and (self.unsafe or fix.is_safe) and finding.place.file in self.files:
                yield finding


def _parts(by_record: Sequence[Sequence[Finding]]) -> Iterator[list[Finding]]:
    """All fixes, then of each record the half, a quarter, down to one."""
    longest = size = max(map(len, by_record), default=0)
    while size:
        for start in range(0, longest, size):
            yield [one for fixes in by_record for one in fixes[start : start + size]]
        size //= 2


def _helping(before: Report, after: Report, made: Sequence[Finding]) -> Sequence[Finding]:
    """The fixes whose own records are better, and which brought nothing to light in others."""
    wanted = Counter(finding.place.key for finding in made)
    fewer = _by_record(before.open_findings)
    fewer.subtract(_by_record(after.open_findings))
    errors = _by_record(_errors(before))
    errors.subtract(_by_record(_errors(after)))
    good = {
        key
        for key, number in wanted.items()
        if errors[key] >= 0
        and (fewer[key] >= number or (number == 1 and fewer[key] == 0 < errors[key]))
    }
    kept = good - _blamed(before, after, wanted) or good
    return [finding for finding in made if finding.place.key in kept]


def _blamed(before: Report, after: Report, wanted: Collection[Key]) -> set[Key]:
    """The records that new findings of other records have to do with."""
    known = {sign for finding in before.open_findings for sign in _signs(finding)}
    new = [one for one in after.open_findings if one.place.key not in wanted]
    return {place.key for one in new if not known & _signs(one) for place in one.related}


def _is_better(before: Report, after: Report) -> bool:
    """Whether there are fewer findings, or as many and fewer of them errors; never more errors."""
    fewer = len(before.open_findings) - len(after.open_findings)
    errors = before.count(Severity.ERROR) - after.count(Severity.ERROR)
    return min(fewer, errors) >= 0 and max(fewer, errors) > 0 and not after.errors


def _by_record(findings: Iterable[Finding]) -> Counter[Key]:
    return Counter(finding.place.key for finding in findings)


def _errors(report: Report) -> Iterator[Finding]:
    return (one for one in report.open_findings if one.severity is Severity.ERROR)


def _signs(finding: Finding) -> set[object]:
    """What a finding is known by while its record changes: its content, or its place."""
    place = finding.place
    return {finding.fingerprint, (finding.rule, place.key, place.pointer)}


def apart(findings: Iterable[Finding]) -> list[Finding]:
    """The findings whose edits do not overlap with those of one before."""
    taken: defaultdict[str, EditsApart] = defaultdict(EditsApart)
    return [one for one in findings if taken[one.place.file].take(one.edits)]


def edited_texts(findings: Iterable[Finding]) -> dict[str, str]:
    """The texts of the files after the fixes of some findings, whose edits do not overlap."""
    edits: dict[str, list[TextEdit]] = {}
    before: dict[str, str] = {}
    for finding in findings:
        before[finding.place.file] = finding.place.lines.text
        edits.setdefault(finding.place.file, []).extend(finding.edits)
    return {path: edited(before[path], found) for path, found in edits.items()}
