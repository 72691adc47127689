"""The result of a check: the findings with their places, and what was and was not checked."""

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeAlias

from pourparler import Record
from pourparler_validators.contract.finding import (
    RecordShare,
    Related,
    Severity,
    Tally,
    TextPlace,
    UnplacedFinding,
)
from pourparler_validators.entries.entry import Entry, SourceFile
from pourparler_validators.formats import format_named
from pourparler_validators.formats.editing import TextEdit
from pourparler_validators.formats.places import Lines, Place, Position, Span
from pourparler_validators.reading.files import Reading
from pourparler_validators.running.costs import Cost
from pourparler_validators.running.finding import Finding, Placed
from pourparler_validators.running.fingerprints import Fingerprints
from pourparler_validators.running.outcome import InternalError, Outcome

Anchor: TypeAlias = tuple[SourceFile, int]
"""A file, and where in its text the JSON value starts that a pointer is relative to."""


@dataclass(frozen=True, slots=True)
class Report:
    """The result of a check."""

    findings: tuple[Finding, ...]
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
    shares: tuple[RecordShare, ...] = ()
    """What rules counted, by record: how many of a source's quotations are coded."""
    texts: tuple[str, ...] = ()
    """The paths of the texts of sources that were read, in order."""
    costs: Mapping[str, Cost] = field(default_factory=dict[str, Cost], repr=False, compare=False)
    """What each rule has cost, where that was noted."""
    entries: tuple[Entry, ...] = field(default=(), repr=False, compare=False)
    """The places of the records that were read."""

    @property
    def sound(self) -> tuple[Record, ...]:
        """The records in which no error was found, in order of path and place.

        An error that is waived, or known to the baseline, does not count.
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
    def open_findings(self) -> tuple[Finding, ...]:
        """The findings that are neither waived nor in the baseline."""
        return tuple(finding for finding in self.findings if finding.is_open)

    def count(self, severity: Severity) -> int:
        """The number of open findings of a severity."""
        return sum(finding.severity is severity for finding in self.open_findings)

    def worst(self) -> Severity | None:
        """The severity of the worst open finding."""
        found = [finding.severity for finding in self.open_findings]
        return min(found, key=lambda severity: severity.rank, default=None)

    def where(self, is_kept: Callable[[Finding], bool]) -> "Report":
        """The same report with some of its findings only."""
        return replace(self, findings=tuple(one for one in self.findings if is_kept(one)))

    def only_of(self, files: Collection[str]) -> "Report":
        """The same report with the findings and the sound records of some files only."""
        entries = tuple(entry for entry in self.entries if entry.file.path in files)
        found = self.where(lambda finding: finding.place.file in files)
        shares = tuple(one for one in self.shares if one.entry.file.path in files)
        return replace(found, entries=entries, shares=shares)

    def of_reading(self, reading: Reading) -> "Report":
        """The same report, as one of so many files and records."""
        return replace(
            self,
            files=sum(file.number for file in reading.files),
            records=_records(reading),
            passed_over=reading.passed_over,
            beside_dataset=reading.beside_dataset,
            links_out=reading.links_out,
            entries=tuple(reading.entries),
        )

    def unchecked(self) -> Iterator[tuple[str, str, int]]:
        """What could not be checked: the rule, the reason, and how often."""
        for name, tally in self.tallies.items():
            for reason, count in sorted(tally.could_not.items()):
                yield name, reason, count


def report_of(
    reading: Reading, outcome: Outcome, today: dt.date, folder: str | Path = "."
) -> Report:
    """The report on a run: finds the places of all findings.

    ``folder`` is what paths are relative to where they stand for a record without an id.
    """
    places = _Places(outcome.findings, folder)
    located = [places.located(finding) for finding in outcome.findings]
    located.sort(key=_order)
    return Report(
        findings=tuple(located),
        tallies=outcome.tallies,
        errors=tuple(outcome.errors),
        files=sum(file.number for file in reading.files),
        records=_records(reading),
        passed_over=reading.passed_over,
        today=today,
        beside_dataset=reading.beside_dataset,
        links_out=reading.links_out,
        shares=tuple(sorted(outcome.shares, key=lambda one: (one.rule, one.entry.rank))),
        texts=tuple(sorted(outcome.texts)),
        costs=outcome.costs,
        entries=tuple(reading.entries),
    )


def _records(reading: Reading) -> int:
    return sum(not entry.is_file for entry in reading.entries)


def _order(finding: Finding) -> tuple[str, str, Position, str, str, Position, str]:
    """By its place and rule; of several at one place, by the first other place."""
    place = finding.place
    return (
        place.path,
        place.sheet,
        place.start,
        finding.rule,
        place.document_pointer,
        finding.related[0].start if finding.related else place.start,
        finding.message,
    )


class _Places:
    """The places of all findings: each file is looked through once."""

    def __init__(self, findings: Iterable[UnplacedFinding], folder: str | Path) -> None:
        self._fingerprints = Fingerprints(Path(folder))
        wanted: dict[Anchor, set[str]] = {}
        for finding in findings:
            if finding.problem.offset is None:
                _want(wanted, finding.entry, finding.problem.pointer)
            for edit in finding.problem.fix.edits if finding.problem.fix else ():
                _want(wanted, finding.entry, edit.pointer)
            for related in finding.problem.related:
                if related.passage is None:
                    _want(wanted, related.entry or finding.entry, related.pointer)
        self._lines: dict[SourceFile, Lines] = {}
        self._texts: dict[int, Lines] = {}
        self._whole: dict[SourceFile, bool] = {}
        self._found: dict[Anchor, dict[str, Place]] = {
            anchor: format_named(anchor[0].format).locate(
                self._lines_of(anchor[0]).text, anchor[1], pointers
            )
            for anchor, pointers in wanted.items()
        }

    def located(self, finding: UnplacedFinding) -> Finding:
        """A finding with its places."""
        problem = finding.problem
        place = self._placed(
            finding.entry,
            problem.pointer,
            at_name=problem.at_name,
            offset=problem.offset,
            words=problem.words,
            lacks=problem.lacks,
        )
        edits = self._edits(finding)
        return Finding(
            rule=finding.rule,
            severity=finding.severity,
            message=problem.message,
            help=problem.help,
            params=problem.params,
            place=place,
            related=tuple(
                self._passage(related, related.passage)
                if related.passage is not None
                else self._placed(
                    related.entry or finding.entry,
                    related.pointer,
                    at_name=related.earlier,
                    earlier=related.earlier,
                    message=related.message,
                )
                for related in problem.related
            ),
            fingerprint=self._fingerprints.of(
                finding,
                place.lines.text,
                self._found.get((finding.entry.file, finding.entry.offset), {}),
            ),
            fix=problem.fix if edits else None,
            edits=edits,
            recurs=problem.recurs,
            waived=finding.waived,
        )

    def _passage(self, related: Related, passage: TextPlace) -> Placed:
        """The words of a source: in its file, or as far as known in its record."""
        entry = related.entry
        span = Span(passage.start, passage.end)
        key = id(passage.text)
        if key not in self._texts:
            self._texts[key] = Lines(passage.text)
        lines = self._texts[key]
        record = entry.id if entry else None
        file = passage.path or f"the text of {record}"
        where = (lines, file, record, related.pointer, "", span, span, related.message)
        return Placed(*where, article=passage.article)

    def _placed(
        self,
        entry: Entry,
        pointer: str,
        *,
        at_name: bool = False,
        earlier: bool = False,
        offset: int | None = None,
        words: tuple[int, int] | None = None,
        lacks: str = "",
        message: str = "",
    ) -> Placed:
        lines = self._lines_of(entry.file)
        whole = entry.pointer + pointer
        if offset is not None:
            place = Place(Span(offset, offset))
        else:
            place = self._found[entry.file, entry.offset][whole]
        if earlier:
            place = place.first
        mark = place.name if at_name and place.name else place.value
        if words is not None:
            mark = format_named(entry.file.format).within(lines.text, place.value, words)
        file, position = entry.order
        cells = entry.file.cells
        cell = None if cells is None else cells.at(f"{whole}/{lacks}" if lacks else whole)
        if cell is not None and lacks:
            mark = Span(mark.start, mark.start)  # the cell is empty
        found = (pointer, whole, place.value, mark, message, position, cell)
        return Placed(lines, file, entry.id, *found)

    def _edits(self, finding: UnplacedFinding) -> tuple[TextEdit, ...]:
        """What the fix does to the text; nothing where a part of it cannot be done."""
        entry, fix = finding.entry, finding.problem.fix
        if fix is None or not self._is_text(entry.file):
            return ()
        text = self._lines_of(entry.file).text
        places = self._found[entry.file, entry.offset]
        write = format_named(entry.file.format).text_edit
        edits = [write(text, edit, places[entry.pointer + edit.pointer]) for edit in fix.edits]
        return tuple(edit for edit in edits if edit) if all(edits) else ()

    def _is_text(self, file: SourceFile) -> bool:
        if file not in self._whole:
            self._whole[file] = file.is_text
        return self._whole[file]

    def _lines_of(self, file: SourceFile) -> Lines:
        if file not in self._lines:
            self._lines[file] = Lines(file.text)
        return self._lines[file]


def _want(wanted: dict[Anchor, set[str]], entry: Entry, pointer: str) -> None:
    pointers = wanted.setdefault((entry.file, entry.offset), set())
    while pointer:
        pointers.add(entry.pointer + pointer)
        pointer = pointer.rpartition("/")[0]
    pointers.add(entry.pointer)
