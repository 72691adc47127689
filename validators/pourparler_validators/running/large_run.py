"""A run over more records than are kept: an index first, then each stretch with the index at hand.

What it says is what :class:`~pourparler_validators.running.runner.Run` says of the same records.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, NamedTuple

from pourparler_validators.contract.finding import UnplacedFinding
from pourparler_validators.contract.links import Gaps
from pourparler_validators.contract.references import REFERENCES
from pourparler_validators.contract.rule import Rule
from pourparler_validators.contract.waivers import has_waivers, waivers_of
from pourparler_validators.entries.entry import Entry
from pourparler_validators.reading.files import Reading
from pourparler_validators.reading.large_files import LargeFile, Stretch
from pourparler_validators.running.beforehand import (
    by_kind,
    groups_of,
    judge_declaration,
    judge_group,
    judge_structure,
    keys_of,
)
from pourparler_validators.running.index import Index, Indexed, Keyed, Linking, Place
from pourparler_validators.running.on_disk import FILE, KeptFile, OnDisk
from pourparler_validators.running.outcome import Outcome
from pourparler_validators.running.placing import located
from pourparler_validators.running.progress import Progress
from pourparler_validators.running.report import records_of
from pourparler_validators.running.runner import Run
from pourparler_validators.running.stored_findings import StoredFindings, WorkFolder, store
from pourparler_validators.running.workers import Share, in_processes

_MOST_TEXTS: Final = 1_000
"""The texts of so many sources are kept at most, with what was prepared of them."""


class Part(NamedTuple):
    """A stretch of a file, or all records of one that is kept."""

    file: int
    stretch: Stretch | None


@dataclass(slots=True)
class Survey:
    """What is learned of a dataset while its index is made."""

    index: Path
    gaps: Gaps = field(default_factory=Gaps)
    excused: list[Place] = field(default_factory=list[Place])
    """The places of records that have waivers."""
    waived: set[str] = field(default_factory=set[str])
    """The names of the rules that waivers name."""

    def note(self, place: Place, entry: Entry) -> None:
        """Takes in a record."""
        self.gaps.note(entry)
        if has_waivers(entry):
            self.excused.append(place)
            self.waived.update(waiver.rule for _, waiver in waivers_of(entry))

    def add(self, other: "Survey") -> None:
        """Takes in what was learned of the next part."""
        self.gaps.add(other.gaps)
        self.excused += other.excused
        self.waived |= other.waived


@dataclass(slots=True)
class LargeRun:
    """A run in two passes over what was read, some of which stays on disk."""

    run: Run
    reading: Reading
    folder: str | Path
    """What paths are relative to where they stand for a record without an id."""
    jobs: int
    work: WorkFolder = field(default_factory=WorkFolder)
    files: list[LargeFile | KeptFile] = field(init=False)
    parts: list[Part] = field(init=False)
    kinds: list[list[Rule]] = field(init=False)
    """The rules that judge groups, by the kind of the groups."""
    survey: Survey = field(init=False)
    """What the first pass has learned."""
    progress: Progress | None = field(init=False)

    def __post_init__(self) -> None:
        self.files = list(_files(self.reading))
        self.kinds = by_kind(self.run.rules)
        tell = self.run.tell
        self.progress = tell and Progress(tell, records_of(self.reading), self.jobs)
        self.parts = [
            Part(number, stretch)
            for number, file in enumerate(self.files)
            for stretch in (file.stretches if isinstance(file, LargeFile) else (None,))
        ]

    def over(self) -> tuple[Outcome, StoredFindings]:
        """What comes of it, the findings apart.

        Raises :class:`UsageError` where a process dies, a file changes, or there is no room.
        """
        surveys = in_processes(self._survey, self.jobs, ())
        index = Index(Path(self.work.path, "index"))
        index.begin()
        index.gather([each.index for each in surveys])
        index.close()
        self.survey = Survey(index.path)
        for each in surveys:
            self.survey.add(each)
            each.index.unlink()
        outcome = self.run.outcome.taken()
        for part in in_processes(self._judge, self.jobs, ()):
            outcome.add(part)
        self._judge_waivers(outcome)
        return outcome, StoredFindings(sorted(self.work.path.glob("findings-*")), self.work)

    def _entries(self, part: Part) -> list[tuple[Place, Entry]]:
        """The records of a part, each with its place."""
        file, first = self.files[part.file], part.file << FILE
        if isinstance(file, LargeFile):
            assert part.stretch is not None  # noqa: S101 (a large file has stretches)
            return [(first + start, entry) for start, entry in file.entries(part.stretch)]
        return [(first + number, entry) for number, entry in enumerate(file.kept)]

    def _survey(self, share: Share) -> Survey:
        """The first pass: makes the index of a share."""
        found = Survey(Path(self.work.path, f"index-{share.number}"))
        index = Index(found.index)
        index.begin()
        for number in range(*share.bounds(len(self.parts))):
            entries = self._entries(self.parts[number])
            for place, entry in entries:
                found.note(place, entry)
            index.add(_indexed(entries), _linking(entries), self._keyed(number, entries))
        index.close()
        return found

    def _keyed(self, number: int, entries: Sequence[tuple[Place, Entry]]) -> Iterator[Keyed]:
        for kind, rules in enumerate(self.kinds):
            for place, entry in entries:
                for key in keys_of(self.run.judge, rules, entry, says_errors=False):
                    yield Keyed(kind, hash(key), number, place)

    def _judge(self, share: Share) -> Outcome:
        """The second pass: judges a share, and puts what is found on disk."""
        dataset, spread = self._use_dataset()
        outcome = self.run.outcome.taken()
        for number in range(*share.bounds(len(self.parts))):
            entries = self._entries(self.parts[number])
            dataset.go_to(entries)
            self._judge_part(dataset, entries, spread, share, is_first=number == 0)
            come = self.run.outcome.taken()
            kept = [finding for finding in come.findings if self._may_be_waived(finding)]
            others = [finding for finding in come.findings if not self._may_be_waived(finding)]
            self._store(others, str(share.number))
            come.findings = kept
            outcome.add(come)
            self.run.judge.means.forget(_MOST_TEXTS)
        self.run.judge.plans.settle()
        outcome.add(self.run.outcome.taken())
        dataset.index.close()
        return outcome

    def _judge_part(
        self,
        dataset: OnDisk,
        entries: Sequence[tuple[Place, Entry]],
        spread: set[tuple[int, int]],
        share: Share,
        *,
        is_first: bool,
    ) -> None:
        judge = self.run.judge
        records = [entry for _, entry in entries]
        faulty = [entry for entry in records if entry.faults]
        for rule in self.run.rules:
            if is_first:
                judge_declaration(judge, rule)
            if rule.is_structural:
                judge_structure(judge, rule, faulty, len(records))
        here = {place for place, _ in entries}
        for kind, rules in enumerate(self.kinds):
            for key, members in groups_of(judge, rules, records, says_errors=True).items():
                if (kind, hash(key)) in spread:
                    members = self._members(dataset, kind, key, here)
                for rule in rules if members else ():
                    judge_group(judge, rule, key, members)
        for entry in (
            self.progress.over(records, share, judge.outcome) if self.progress else records
        ):
            judge.judge_record(entry)

    def _members(self, dataset: OnDisk, kind: int, key: str, here: set[Place]) -> list[Entry]:
        """All records of a group; none where its first, with which it is judged, is elsewhere."""
        rules, judge = self.kinds[kind], self.run.judge
        found: list[Entry] = []
        for place in dataset.index.members(kind, hash(key)):
            entry = dataset.entry_at(place)
            if key in keys_of(judge, rules, entry, says_errors=False):
                if not found and place not in here:
                    return []
                found.append(entry)
        return found

    def _may_be_waived(self, finding: UnplacedFinding) -> bool:
        return finding.rule in self.survey.waived or has_waivers(finding.entry)

    def _judge_waivers(self, outcome: Outcome) -> None:
        """Marks what waivers excuse, and judges them, when all is found."""
        dataset, _ = self._use_dataset()
        self.run.judge.outcome = outcome
        self.run.judge_waivers([dataset.entry_at(place) for place in self.survey.excused])
        self._store(outcome.findings, "waived")
        outcome.findings.clear()
        dataset.index.close()

    def _use_dataset(self) -> tuple[OnDisk, set[tuple[int, int]]]:
        """Has rules ask the index, in this process; gives the groups that several parts have."""
        index = Index(self.survey.index)
        dataset = OnDisk(
            self.survey.gaps,
            load=self.run.load_text,
            index=index,
            files=self.files,
            repeated=frozenset(index.repeated()),
        )
        self.run.use(dataset)
        return dataset, index.spread()

    def _store(self, findings: Sequence[UnplacedFinding], name: str) -> None:
        if findings:
            store(Path(self.work.path, f"findings-{name}"), located(findings, self.folder))


def _files(reading: Reading) -> Iterator[LargeFile | KeptFile]:
    """The files in order, those that are kept with their records."""
    large: dict[str, LargeFile] = {one.shown: one for one in reading.large}
    kept: dict[str, list[Entry]] = {}
    for entry in reading.entries:
        kept.setdefault(entry.file.path, []).append(entry)
    for path in sorted({*large, *kept}):
        yield large[path] if path in large else KeptFile(kept[path])


def _indexed(entries: Sequence[tuple[Place, Entry]]) -> Iterator[Indexed]:
    for place, entry in entries:
        if entry.id is not None:
            length = len(entry.file.content)
            yield Indexed(place, entry.id, entry.record is not None, entry.position, length)


def _linking(entries: Sequence[tuple[Place, Entry]]) -> Iterator[Linking]:
    for place, entry in entries:
        for visit in REFERENCES.over(entry.record) if entry.record is not None else ():
            yield Linking(hash(visit.value), visit.field.name, place)
