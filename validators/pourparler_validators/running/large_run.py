"""A run over more records than are kept: an index first, then each stretch with the index at hand.

What it says is what :class:`~pourparler_validators.running.runner.Run` says of the same records.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from itertools import groupby
from pathlib import Path
from typing import Final, NamedTuple

from pourparler_validators.contract.finding import UnplacedFinding
from pourparler_validators.contract.rule import Rule
from pourparler_validators.contract.waivers import has_waivers
from pourparler_validators.entries.entry import Entry
from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.reading.files import Reading
from pourparler_validators.reading.large_files import LargeFile, Stretch
from pourparler_validators.running.beforehand import (
    by_kind,
    judge_declarations,
    judge_groups,
    judge_structure,
)
from pourparler_validators.running.index import Index, Place
from pourparler_validators.running.on_disk import FILE, KeptFile, OnDisk
from pourparler_validators.running.outcome import Outcome
from pourparler_validators.running.progress import Progress
from pourparler_validators.running.report import records_of
from pourparler_validators.running.runner import Run
from pourparler_validators.running.stored_findings import (
    StoredFindings,
    WorkFolder,
    findings_in,
    store_unplaced,
)
from pourparler_validators.running.survey import Survey, indexed, keyed, linking
from pourparler_validators.running.workers import Share, in_processes

_MOST_TEXTS: Final = 1_000
"""The texts of so many sources are kept at most, with what was prepared of them."""

_MOST_FOUND: Final = 5_000
"""So many findings are kept at most while a batch is judged, beside those of one group."""


class Batch(NamedTuple):
    """A stretch of a file, or all records of one that is kept."""

    file: int
    stretch: Stretch | None


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
    batches: list[Batch] = field(init=False)
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
        self.batches = [
            Batch(number, stretch)
            for number, file in enumerate(self.files)
            for stretch in (file.stretches if isinstance(file, LargeFile) else (None,))
        ]

    def over(self) -> tuple[Outcome, StoredFindings]:
        """What comes of it, the findings apart.

        Raises :class:`UsageError` where a process dies, a file changes, or there is no room.
        """
        surveys = in_processes(self._survey, self.jobs, ())
        self.survey, *others = surveys
        index = Index(self.survey.index)
        index.gather([each.index for each in others])
        index.close()
        for each in others:
            self.survey.add(each)
            each.index.unlink()
        outcome = self.run.outcome.taken()
        outcome.errors += self.survey.errors
        for judged in in_processes(self._judge, self.jobs, ()):
            outcome.add(judged)
        self._judge_waivers(outcome)
        return outcome, findings_in(sorted(self.work.path.glob("findings-*")), self.work)

    def _entries(self, number: int, *, are_sound: bool = False) -> list[tuple[Place, Entry]]:
        """The records of a batch, each with its place."""
        batch = self.batches[number]
        file, first = self.files[batch.file], batch.file << FILE
        if isinstance(file, LargeFile):
            assert batch.stretch is not None  # noqa: S101 (a large file has stretches)
            entries = file.entries(batch.stretch, are_sound=are_sound)
            return [(first + start, entry) for start, entry in entries]
        return [(first + number, entry) for number, entry in enumerate(file.kept)]

    def _survey(self, share: Share) -> Survey:
        """The first pass: makes the index of a share."""
        found = Survey(Path(self.work.path, f"index-{share.number}"))
        index = Index(found.index)
        index.begin()
        if share.is_first:
            judge_declarations(self.run.judge)
        for number in range(*share.bounds(len(self.batches))):
            entries = self._entries(number)
            found.take(number, entries)
            keys = keyed(self.run.judge, self.kinds, number, entries)
            index.add(indexed(entries), linking(entries), keys)
        index.close()
        found.errors = self.run.outcome.taken().errors
        return found

    def _judge(self, share: Share) -> Outcome:
        """The second pass: judges a share, and puts what is found on disk."""
        dataset = self._use_dataset()
        spread = dataset.index.spread()
        outcome = self.run.outcome.taken()
        for number in range(*share.bounds(len(self.batches))):
            entries = self._entries(number, are_sound=number not in self.survey.unsound)
            dataset.go_to(entries)
            for _ in self._judge_batch(dataset, number, entries, spread, share):
                if len(self.run.outcome.findings) > _MOST_FOUND:
                    self._put_aside(outcome, share)
            self._put_aside(outcome, share)
            self.run.judge.means.forget(_MOST_TEXTS)
        self.run.judge.plans.settle()
        outcome.add(self.run.outcome.taken())
        outcome.read_again = dataset.read_again
        dataset.index.close()
        self._require_unchanged()
        return outcome

    def _judge_batch(
        self,
        dataset: OnDisk,
        number: int,
        entries: Sequence[tuple[Place, Entry]],
        spread: set[tuple[int, int]],
        share: Share,
    ) -> Iterator[None]:
        """Judges all of a batch; after each thing that it judges, what was found may be taken."""
        judge, records = self.run.judge, [entry for _, entry in entries]
        judge_structure(judge, records)
        yield
        here = dict(entries)
        for kind, rows in groupby(dataset.index.keys_in(number), _kind_of):
            groups = self._groups(dataset, kind, rows, here, spread)
            yield from judge_groups(judge, self.kinds[kind], groups)
        self.run.judge_all(records, share, self.progress)

    def _groups(
        self,
        dataset: OnDisk,
        kind: int,
        rows: Iterable[tuple[int, str, Place]],
        here: Mapping[Place, Entry],
        spread: set[tuple[int, int]],
    ) -> Iterator[tuple[str, Sequence[Entry]]]:
        """The groups of a kind that are judged with a batch: whose first record stands in it."""
        groups: dict[str, list[Entry]] = {}
        for _, key, place in rows:
            groups.setdefault(key, []).append(here[place])
        for key, members in groups.items():
            if (kind, hash(key)) not in spread:
                yield key, members
                continue
            found = dataset.index.members(kind, key)
            first = next(found).place
            if first in here:
                yield key, [here[first], *map(dataset.kept, found)]

    def _put_aside(self, outcome: Outcome, share: Share) -> None:
        """Puts on disk what was found, but for what may be waived, and counts the rest."""
        come = self.run.outcome.taken()
        if self.progress:
            self.progress.add_findings(len(come.findings), share)
        found, come.findings = come.findings, []
        others: list[UnplacedFinding] = []
        for finding in found:
            (come.findings if self._may_be_waived(finding) else others).append(finding)
        self._store(others, str(share.number))
        outcome.add(come)

    def _require_unchanged(self) -> None:
        for file in self.files:
            if isinstance(file, LargeFile):
                file.require_unchanged()

    def _may_be_waived(self, finding: UnplacedFinding) -> bool:
        return finding.rule in self.survey.waived or has_waivers(finding.entry)

    def _judge_waivers(self, outcome: Outcome) -> None:
        """Marks what waivers excuse, and judges them, when all is found."""
        dataset = self._use_dataset()
        self.run.judge.outcome = outcome
        self.run.judge_waivers([dataset.entry_at(place) for place in self.survey.excused])
        self._store(outcome.findings, "waived")
        outcome.findings.clear()
        dataset.index.close()

    def _use_dataset(self) -> OnDisk:
        """Has rules ask the index, in this process."""
        index = Index(self.survey.index)
        dataset = OnDisk(
            self.survey.gaps,
            load=self.run.load_text,
            index=index,
            files=self.files,
            repeated=frozenset(index.repeated()),
        )
        self.run.use(dataset)
        return dataset

    def _store(self, findings: Sequence[UnplacedFinding], name: str) -> None:
        path = Path(self.work.path, f"findings-{name}")
        store_unplaced(path, findings, self.folder, _MOST_FOUND)


def _kind_of(row: tuple[int, str, Place]) -> int:
    return row[0]


def _files(reading: Reading) -> Iterator[LargeFile | KeptFile]:
    """The files in order, those that are kept with their records."""
    large: dict[str, LargeFile] = {one.shown: one for one in reading.large}
    kept: dict[str, list[Entry]] = {}
    for entry in reading.entries:
        kept.setdefault(entry.file.path, []).append(entry)
    for path in sorted({*large, *kept}):
        yield large[path] if path in large else KeptFile(kept[path])
