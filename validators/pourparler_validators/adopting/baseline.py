"""The findings that a project knows already, so that a check fails for new ones only.

A finding is known by its rule, its record, its field and its value, never by its line: moving,
reordering and reformatting change nothing. Only a record whose id cannot be read is known by its
file.

A baseline knows, too, where rules could not look when it was made. What they find there later is
not known, but it need not be new: it is told apart.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field, replace
from itertools import chain
from pathlib import Path
from typing import Annotated, Final, TypeAlias

from pydantic import Field

from pourparler.model import Model
from pourparler_validators.entries.entry import Entry
from pourparler_validators.entries.fault import FileFault
from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.running.finding import Finding
from pourparler_validators.running.fingerprints import name_within
from pourparler_validators.running.report import Report

Unseen: TypeAlias = Mapping[str, frozenset[str]]
"""The rules that could not look, by the id of the record, or by the file of what has none."""

_NONE: Final = frozenset[str]()

ALL: Final = "ALL"
"""Stands for all rules: of what cannot be read, none can look."""


class Known(Model, frozen=True):
    """A finding of a baseline."""

    record: str
    """The id of the record."""
    pointer: str
    """Where it was in the record when the baseline was made."""
    rule: str
    """The rule that found it."""
    fingerprint: str
    """What the finding is known by."""
    count: Annotated[int, Field(ge=1)] = 1
    """How often it may occur."""


@dataclass(frozen=True, slots=True)
class Baseline:
    """What is known of a dataset."""

    findings: tuple[Known, ...] = ()
    unseen: Unseen = field(default_factory=dict[str, frozenset[str]])

    @property
    def number(self) -> int:
        """The number of findings that are known."""
        return sum(entry.count for entry in self.findings)


def together(first: Baseline, *others: Baseline) -> Baseline:
    """What one or the other knows, each as often as it is known most often.

    A rule could not look where it could not for any of them.
    """
    found: dict[str, Known] = {}
    for entry in chain(first.findings, *(one.findings for one in others)):
        same = found.get(entry.fingerprint, entry)
        found[entry.fingerprint] = max(entry, same, key=_count)
    unseen = first.unseen
    for other in others:
        unseen = _in_both(unseen, other.unseen)
    return Baseline(tuple(found.values()), unseen)


def marked(report: Report, known: Baseline) -> tuple[Report, tuple[Known, ...]]:
    """The report with what the baseline knows marked, and what of it no longer occurs.

    What a rule found that did not look now may still be there: the rule was not selected, or a
    new fault of structure hides the record.
    """
    if known == Baseline():
        return report, ()
    compared = report.changed(lambda: _Marking(report, known).marked)
    marking = _Marking(report, known)
    hidden = {
        finding.place.record
        for finding in map(marking.marked, report.findings)
        if finding.rule.startswith("structure/") and not finding.is_baselined
    }
    gone = tuple(
        entry.model_copy(update={"count": marking.left[entry.fingerprint]})
        for entry in {entry.fingerprint: entry for entry in known.findings}.values()
        if marking.left[entry.fingerprint] > 0
        and entry.rule in report.tallies
        and not hidden & {entry.record, None}
    )
    return compared, gone


class _Marking:
    """Marks findings one after the other, and counts what of the baseline is left."""

    def __init__(self, report: Report, known: Baseline) -> None:
        self.left = Counter({entry.fingerprint: entry.count for entry in known.findings})
        self._report = report
        self._unseen = known.unseen

    def marked(self, finding: Finding) -> Finding:
        """The finding, as the baseline knows it or does not."""
        is_known = self.left[finding.fingerprint] > 0 and finding.waived is None
        if is_known:
            self.left[finding.fingerprint] -= 1
        is_open = not is_known and finding.waived is None
        is_old = (
            is_open
            and bool(self._unseen)
            and was_unseen(finding, self._report.folder, self._unseen)
        )
        if (is_known, is_old) == (finding.is_baselined, finding.came_to_light):
            return finding
        return replace(finding, is_baselined=is_known, came_to_light=is_old)


def baseline_of(report: Report) -> Baseline:
    """What a report found that is not waived, and where rules could not look, as a baseline."""
    found: dict[str, Known] = {}
    counts = Counter[str]()
    for finding in report.findings:
        if finding.waived is None:
            counts[finding.fingerprint] += 1
            if finding.fingerprint not in found:
                found[finding.fingerprint] = Known(
                    fingerprint=finding.fingerprint,
                    rule=finding.rule,
                    record=finding.place.record or "",
                    pointer=finding.place.pointer,
                )
    known = (one.model_copy(update={"count": counts[key]}) for key, one in found.items())
    return Baseline(in_order(known), unseen_in(report))


def unseen_in(report: Report) -> Unseen:
    """Where rules could not look in a check that has noted it."""
    found: dict[str, set[str]] = {}
    for rule, entry in (*report.unseen, *_unread(report.entries)):
        found.setdefault(entry.id or name_within(report.folder, entry.file.path), set()).add(rule)
    return {where: frozenset(rules) for where, rules in found.items()}


def without(known: Baseline, gone: Iterable[Known], report: Report) -> Baseline:
    """A baseline without what no longer occurs, and without where rules can look by now.

    As long as something is open that came to light there, it stays, to tell that apart.
    """
    fewer = {entry.fingerprint: entry.count for entry in gone}
    left = tuple(
        entry.model_copy(update={"count": entry.count - fewer.get(entry.fingerprint, 0)})
        for entry in known.findings
        if entry.count > fewer.get(entry.fingerprint, 0)
    )
    still: dict[str, frozenset[str]] = dict(unseen_in(report))
    for finding in report.findings:
        if finding.came_to_light:
            record, file = _places(finding, report.folder)
            for where, rule in ((record or file, finding.rule), (file, ALL)):
                still[where] = still.get(where, _NONE) | {rule}
    return Baseline(left, _in_both(known.unseen, still))


def in_order(known: Iterable[Known]) -> tuple[Known, ...]:
    """Known findings as they stand in a file."""
    return tuple(sorted(known, key=_in_order))


def _in_both(one: Unseen, other: Unseen) -> Unseen:
    """Where a rule could not look by what both say."""
    return {where: _common(rules, other.get(where, _NONE)) for where, rules in one.items()}


def _common(some: frozenset[str], others: frozenset[str]) -> frozenset[str]:
    if ALL in others:
        return some
    return others if ALL in some else some & others


def was_unseen(finding: Finding, folder: Path, unseen: Unseen) -> bool:
    """Whether the rule could not look at the record, or nothing of its file could be read."""
    record, file = _places(finding, folder)
    return finding.rule in unseen.get(record or file, _NONE) or ALL in unseen.get(file, _NONE)


def _places(finding: Finding, folder: Path) -> tuple[str, str]:
    """What stands for the record of a finding: its id, and its file."""
    return finding.place.record or "", name_within(folder, finding.place.file)


def _unread(entries: Iterable[Entry]) -> Iterator[tuple[str, Entry]]:
    """What could not be read, at which no rule could look."""
    for entry in entries:
        if entry.record is None and any(isinstance(fault, FileFault) for fault in entry.faults):
            yield ALL, entry


def _in_order(entry: Known) -> tuple[str, str, str, str, int]:
    return entry.record, entry.pointer, entry.rule, entry.fingerprint, entry.count


def _count(entry: Known) -> int:
    return entry.count
