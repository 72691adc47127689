"""The result of a check: the findings with their places, and what was and was not checked."""

import datetime as dt
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import field, replace
from pathlib import Path
from typing import Final

from pourparler import Record
from pourparler_validators.contract.finding import (
    RecordShare,
    Severity,
    Tally,
    UnplacedFinding,
)
from pourparler_validators.entries.entry import Entry, SourceFile
from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.reading.article_files import Looked
from pourparler_validators.reading.files import Reading
from pourparler_validators.running.costs import Cost
from pourparler_validators.running.finding import (
    Begin,
    Figures,
    Finding,
    FindingsOnDisk,
    figures_of,
)
from pourparler_validators.running.outcome import InternalError, Outcome
from pourparler_validators.running.placing import located

MOST_KEPT: Final = 100_000
"""So many findings are kept; more stand on disk, where each takes a fifth of the time to read."""


@dataclass(frozen=True, slots=True)
class Extent:
    """What was read, as a report counts it."""

    entries: Sequence[Entry]
    """The places of the records that were read."""
    files: Sequence[SourceFile]
    number: int
    """The number of files, where those of tables that are a folder count each."""
    records: int
    passed_over: int
    beside_dataset: int
    links_out: int


def extent_of(reading: Reading) -> Extent:
    """What was read, as a report counts it."""
    return Extent(
        _named(reading),
        reading.files,
        sum(file.number for file in reading.files),
        records_of(reading),
        reading.passed_over,
        reading.beside_dataset,
        reading.links_out,
    )


@dataclass(frozen=True, slots=True)
class Report:
    """The result of a check."""

    findings: Sequence[Finding]
    """In order of path, place and rule; also those that are waived or in the baseline."""
    tallies: Mapping[str, Tally]
    """How often each rule held, found a fault, did not apply, or could not be checked."""
    errors: tuple[InternalError, ...]
    """The rules that raised an exception."""
    files: int
    records: int
    passed_over: int
    """The number of files found in folders that hold no records."""
    today: dt.date
    beside_dataset: int = 0
    """The number of files in the folders of the dataset that its settings leave out."""
    links_out: int = 0
    """The number of links found in folders that lead out of them, and were not followed."""
    folder: Path = Path()
    """What paths are relative to where they stand for a record without an id."""
    unseen: frozenset[tuple[str, Entry]] = field(default=frozenset(), repr=False, compare=False)
    """Where a rule could not look: the rule and the record, where that was noted."""
    known_to: str = "the baseline"
    """What knows the findings that are not new."""
    changed_since: str | None = None
    """The revision; the findings are those only that rest on what has changed since."""
    in_all: int = 0
    """The number of open findings, in that case, whatever they rest on."""
    shares: tuple[RecordShare, ...] = ()
    """What rules counted, by record: how many of a source's quotations are coded."""
    texts: tuple[str, ...] = ()
    """The paths of the texts of sources that were read, in order."""
    looked: frozenset[Looked] = field(default=frozenset(), repr=False, compare=False)
    """What texts were looked for in files, and what was found."""
    costs: Mapping[str, Cost] = field(default_factory=dict[str, Cost], repr=False, compare=False)
    """What each rule has cost, where that was noted."""
    entries: tuple[Entry, ...] = field(default=(), repr=False, compare=False)
    """The places of the records that were read."""
    unnamed: Mapping[str, int] = field(default_factory=dict[str, int])
    """By file how many records were read that ``entries`` does not name, since they are many."""
    on_disk: int = field(default=0, repr=False, compare=False)
    """How many records stayed on disk, and were read twice."""
    read_again: int = field(default=0, repr=False, compare=False)
    """How often one of them was read once more, since a rule asked for it with another."""

    @property
    def sound(self) -> tuple[Record, ...]:
        """The records in which no error was found, in order of path and place.

        An error that is waived, or known to the baseline, does not count. Of the records in
        ``unnamed``, and of a report that was stored, none is kept: it has those of the others.
        """
        errors = {one.place.key for one in self.open_findings if one.severity is Severity.ERROR}
        return tuple(
            entry.record
            for entry in self.entries
            if entry.record is not None and entry.order not in errors
        )

    @property
    def is_empty(self) -> bool:
        """Whether there was nothing to check: no record, and nothing that should be one."""
        return not (self.records or self.findings or self.errors)

    @property
    def open_findings(self) -> Sequence[Finding]:
        """The findings that are neither waived nor in the baseline."""
        return _those(self.findings, lambda finding: finding.is_open)

    def count(self, severity: Severity) -> int:
        """The number of open findings of a severity."""
        return self.figures.by_severity.get(severity, 0)

    def worst(self) -> Severity | None:
        """The severity of the worst open finding."""
        found = self.figures.by_severity
        return min(found, key=lambda severity: severity.rank, default=None)

    @property
    def figures(self) -> Figures:
        """How many findings there are of each kind."""
        if isinstance(self.findings, FindingsOnDisk):
            return self.findings.figures()
        return figures_of(self.findings)

    def where(self, is_kept: Callable[[Finding], bool]) -> "Report":
        """The same report with some of its findings only."""
        return replace(self, findings=_those(self.findings, is_kept))

    def changed(self, begin: Begin) -> "Report":
        """The same report with findings that are changed."""
        return replace(self, findings=_changed(self.findings, begin))

    def of_changes(self, revision: str) -> "Report":
        """The same report with the findings only that rest on what has changed since."""
        found = self.where(lambda finding: finding.is_reached)
        number = self.figures.open
        return replace(found, changed_since=revision, in_all=number, entries=(), unnamed={})

    def only_of(self, files: Collection[str]) -> "Report":
        """The same report with the findings and the sound records of some files only."""
        entries = tuple(entry for entry in self.entries if entry.file.path in files)
        found = self.where(lambda finding: finding.place.file in files)
        shares = tuple(one for one in self.shares if one.entry.file.path in files)
        unnamed = {path: number for path, number in self.unnamed.items() if path in files}
        return replace(found, entries=entries, shares=shares, unnamed=unnamed)

    def of_extent(self, extent: "Extent") -> "Report":
        """The same report, as one of so many files and records."""
        return replace(
            self,
            files=extent.number,
            records=extent.records,
            passed_over=extent.passed_over,
            beside_dataset=extent.beside_dataset,
            links_out=extent.links_out,
            entries=tuple(extent.entries),
        )

    def unchecked(self) -> Iterator[tuple[str, str, int]]:
        """What could not be checked: the rule, the reason, and how often."""
        for name, tally in self.tallies.items():
            for reason, count in sorted(tally.could_not.items()):
                yield name, reason, count


def _those(findings: Sequence[Finding], is_kept: Callable[[Finding], bool]) -> Sequence[Finding]:
    def keep(finding: Finding) -> Finding | None:
        return finding if is_kept(finding) else None

    return _changed(findings, lambda: keep)


def _changed(findings: Sequence[Finding], begin: Begin) -> Sequence[Finding]:
    if isinstance(findings, FindingsOnDisk):
        return findings.changed(begin)
    return tuple(filter(None, map(begin(), findings)))


def report_of(
    reading: Reading, outcome: Outcome, today: dt.date, folder: str | Path = "."
) -> Report:
    """The report on a run: finds the places of all findings.

    ``folder`` is what paths are relative to where they stand for a record without an id.
    """
    return Report(
        findings=_in_order(outcome.findings, folder),
        tallies=outcome.tallies,
        errors=tuple(outcome.errors),
        files=sum(file.number for file in reading.files),
        records=records_of(reading),
        passed_over=reading.passed_over,
        today=today,
        beside_dataset=reading.beside_dataset,
        links_out=reading.links_out,
        shares=tuple(sorted(outcome.shares, key=lambda one: (one.rule, one.entry.rank))),
        texts=tuple(sorted({one.path for one in outcome.texts if one.path is not None})),
        looked=frozenset(outcome.texts),
        costs=outcome.costs,
        folder=Path(folder),
        unseen=frozenset(outcome.unchecked),
        entries=tuple(_named(reading)),
        unnamed=dict(reading.unnamed),
        on_disk=_on_disk(reading),
        read_again=outcome.read_again,
    )


def _in_order(findings: Sequence[UnplacedFinding], folder: str | Path) -> Sequence[Finding]:
    """Findings with their places, on disk where they are too many to be kept."""
    if len(findings) > MOST_KEPT:
        from pourparler_validators.running.stored_findings import stored

        return stored(findings, folder)
    return tuple(sorted(located(findings, folder), key=lambda finding: finding.order))


def _named(reading: Reading) -> Sequence[Entry]:
    """The places of the records that are not too many to be named."""
    unnamed = reading.unnamed
    if not unnamed:
        return reading.entries
    return [entry for entry in reading.entries if entry.file.path not in unnamed]


def records_of(reading: Reading) -> int:
    """The number of records, and of what should be one."""
    kept = sum(not entry.is_file for entry in reading.entries)
    return kept + _on_disk(reading)


def _on_disk(reading: Reading) -> int:
    return sum(large.records for large in reading.large)
