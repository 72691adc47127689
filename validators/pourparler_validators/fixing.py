"""Mends what can be mended without a person, and only where it makes things better.

Fixes are kept if afterwards there are fewer findings, or as many but fewer errors, and never more
errors than before. Fixes that fail together are tried apart.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

from pourparler_validators.editing import TextEdit, edited
from pourparler_validators.finding import Severity
from pourparler_validators.report import Located, Report

Texts: TypeAlias = Mapping[str, str]
"""The new texts of files, by their paths."""

MAX_ROUNDS: Final = 10
"""A fix may make another one possible; after so many rounds there is an end."""


@dataclass(frozen=True, slots=True)
class Mended:
    """What came of fixing."""

    report: Report
    """The report on the mended texts."""
    texts: Texts
    """The texts that have changed."""
    count: int
    """The number of findings that were mended."""


def mended(report: Report, check: Callable[[Texts], Report], *, unsafe: bool) -> Mended:
    """The report and the texts after all fixes that help; ``check`` checks with other texts."""
    trial = _Trial(check, unsafe)
    state = Mended(report, {}, 0)
    for _ in range(MAX_ROUNDS):
        after = trial.of(state, trial.wanted(state.report))
        if after.count == state.count:
            break
        state = after
    mended_count = len(report.open_findings) - len(state.report.open_findings)
    return replace(state, count=max(mended_count, min(state.count, 1)))


def fixable(report: Report) -> tuple[int, int]:
    """The number of findings with a safe fix, and with an unsafe one."""
    fixes = [finding.fix for finding in report.open_findings if finding.fix is not None]
    safe = sum(fix.is_safe for fix in fixes)
    return safe, len(fixes) - safe


def _is_wanted(finding: Located, unsafe: bool) -> bool:
    return finding.fix is not None and (unsafe or finding.fix.is_safe)


@dataclass(frozen=True, slots=True)
class _Trial:
    """Tries fixes: together, else in halves."""

    check: Callable[[Texts], Report]
    unsafe: bool

    def of(self, state: Mended, findings: Sequence[Located]) -> Mended:
        """The state after those of the fixes that help."""
        if not findings:
            return state
        after = self._followed(state, findings)
        if _is_better(state.report, after.report):
            return after
        if len(findings) == 1:
            return state
        middle = len(findings) // 2
        first = self.of(state, findings[:middle])
        return first if first.count > state.count else self.of(state, findings[middle:])

    def _followed(self, state: Mended, findings: Sequence[Located]) -> Mended:
        """The state after the fixes, and after those of the faults that they bring to light."""
        known = {finding.fingerprint for finding in state.report.findings}
        for _ in range(MAX_ROUNDS):
            texts = {**state.texts, **_edited(findings)}
            state = Mended(self.check(texts), texts, state.count + len(findings))
            findings = [
                finding for finding in self.wanted(state.report) if finding.fingerprint not in known
            ]
            if not findings:
                break
            known |= {finding.fingerprint for finding in findings}
        return state

    def wanted(self, report: Report) -> list[Located]:
        """The findings that may be mended."""
        return [one for one in report.open_findings if _is_wanted(one, self.unsafe)]


def _edited(findings: Sequence[Located]) -> dict[str, str]:
    edits: dict[str, list[TextEdit]] = {}
    before: dict[str, str] = {}
    for finding in findings:
        before[finding.place.file] = finding.place.lines.text
        edits.setdefault(finding.place.file, []).extend(finding.edits)
    return {path: edited(before[path], found) for path, found in edits.items()}


def _is_better(before: Report, after: Report) -> bool:
    """Whether there are fewer findings, or as many and fewer of them errors; never more errors."""
    fewer = len(before.open_findings) - len(after.open_findings)
    errors = before.count(Severity.ERROR) - after.count(Severity.ERROR)
    return min(fewer, errors) >= 0 and max(fewer, errors) > 0 and not after.errors
