"""Runs rules over records: owns the order of things, and how they are divided among processes."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import field
from functools import partial
from typing import TYPE_CHECKING, Final, TypeAlias

from pourparler.own_fields import OwnFields
from pourparler_validators.contract.finding import Severity
from pourparler_validators.contract.questions import Loaded, Missing
from pourparler_validators.contract.rule import Rule
from pourparler_validators.entries.entry import Entry
from pourparler_validators.grounding.texts import no_texts
from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.messages.progress import Tell
from pourparler_validators.reading.article_files import looked, sought_by
from pourparler_validators.running.beforehand import (
    by_kind,
    groups_of,
    judge_declarations,
    judge_groups,
    judge_structure,
)
from pourparler_validators.running.census import Asked, Census
from pourparler_validators.running.costs import Clock
from pourparler_validators.running.judge import Judge
from pourparler_validators.running.judging import Means
from pourparler_validators.running.outcome import Outcome
from pourparler_validators.running.progress import Progress
from pourparler_validators.running.waiving import apply_waivers
from pourparler_validators.running.whole_dataset import WholeDataset
from pourparler_validators.running.workers import Share, in_processes

if TYPE_CHECKING:
    from pourparler_validators.running.changed import Changed
    from pourparler_validators.running.kept_parts import KeptParts
    from pourparler_validators.running.reach import Reach

Phase: TypeAlias = Callable[[Share], None]
"""A part of a run; of what it judges, it judges a share."""

WHOLE: Final = Share(0, 1)


@dataclass(slots=True)
class Run:
    """One run of rules over the records of a dataset."""

    rules: Sequence[Rule]
    today: dt.date
    severities: Mapping[str, Severity] = field(default_factory=dict[str, Severity])
    """Severities that the user has set, by rule."""
    known: Sequence[Rule] = ()
    """All rules, also those that are not selected: a waiver may name them."""
    load: Callable[[Entry], Loaded | Missing] = no_texts
    """Reads the texts of sources."""
    own_fields: OwnFields = field(default_factory=OwnFields)
    """The fields of the project's own; rules about them judge nothing where there are none."""
    tell: Tell | None = None
    """Hears how far the run has come."""
    notes_costs: bool = False
    """Whether it is noted what each rule costs."""
    notes_unseen: bool = False
    """Whether it is noted for each record which rules could not look at it."""
    asked: Asked | None = None
    """What the settings ask of the whole dataset."""
    changed: "Changed | None" = None
    """What has changed, where it is asked which findings rest on that."""
    parts: "KeptParts | None" = None
    """What came of records before, where that is kept."""
    dataset: WholeDataset = field(init=False)
    judge: Judge = field(init=False)
    reach: "Reach | None" = field(init=False, default=None)

    def __post_init__(self) -> None:
        self.use(WholeDataset(load=self.load_text))

    def use(self, dataset: WholeDataset) -> None:
        """Begins anew, with another dataset that answers the questions of rules."""
        self.dataset = dataset
        questions = self.parts.questions_to(dataset) if self.parts else dataset
        means = Means(questions, self.today, own_fields=self.own_fields)
        self.judge = Judge(self.rules, means, self.severities)
        self.judge.notes_unseen = self.notes_unseen
        if self.changed:
            from pourparler_validators.running.reach import Reach

            self.reach = Reach(self.changed, means, dataset)
            self.judge.is_reached = self.reach.has
        self.outcome.census = Census(self.asked.assertions) if self.asked else None
        if self.notes_costs:
            self.judge.asker_of = Clock(self.outcome.costs).asker_of

    def load_text(self, source: Entry) -> Loaded | Missing:
        """The text of a source; what was looked for, and found, is kept in mind."""
        loaded = self.load(source)
        if sought := sought_by(source):
            self.outcome.texts.add(looked(sought, loaded))
        return loaded

    @property
    def outcome(self) -> Outcome:
        """What has come of it so far."""
        return self.judge.outcome

    def over(self, entries: Sequence[Entry], jobs: int = 1) -> Outcome:
        """Judges all entries, by every rule, on request in several processes.

        Raises :class:`UsageError` where one of the processes dies.
        """
        for entry in sorted(entries, key=lambda entry: entry.rank):
            self.dataset.take_in(entry)
        progress = self.tell and Progress(self.tell, len(entries), jobs)
        phases: list[Phase] = [
            partial(self._judge_structure, entries),
            *(partial(self._judge_groups, rules, entries) for rules in by_kind(self.rules)),
            partial(self._judge_records, entries, progress),
        ]
        if jobs == 1:
            for phase in phases:
                phase(WHOLE)
        else:
            self._divide(phases, entries, jobs)
        self.judge.plans.settle()
        self.judge_waivers(entries)
        return self.outcome

    def _divide(self, phases: Sequence[Phase], entries: Sequence[Entry], jobs: int) -> None:
        """Has each process do its share of all phases, and puts together what comes of them."""

        def share_of_all(share: Share) -> list[Outcome]:
            return [self._come_of(phase, share) for phase in phases]

        for by_share in zip(*in_processes(share_of_all, jobs, entries), strict=True):
            for outcome in by_share:
                self.outcome.add(outcome)

    def _come_of(self, phase: Phase, share: Share) -> Outcome:
        phase(share)
        self.judge.plans.settle()
        return self.outcome.taken()

    def _judge_structure(self, entries: Sequence[Entry], share: Share) -> None:
        """Says what is wrong with the declarations of rules, and what reading found."""
        if share.is_first:
            judge_declarations(self.judge)
            judge_structure(self.judge, entries)

    def _judge_groups(self, rules: Sequence[Rule], entries: Sequence[Entry], share: Share) -> None:
        groups = groups_of(self.judge, rules, entries, says_errors=share.is_first)
        for _ in judge_groups(self.judge, rules, share.of([*groups.items()])):
            pass

    def _judge_records(
        self, entries: Sequence[Entry], progress: Progress | None, share: Share
    ) -> None:
        self.judge_all(share.of(entries), share, progress)

    def judge_all(self, entries: Sequence[Entry], share: Share, progress: Progress | None) -> None:
        """Judges records one after the other, or looks up what came of them."""
        told = progress.over(entries, share, self._found) if progress else entries
        if self.parts:
            self.parts.judge(self.judge, told)
            return
        for entry in told:
            self.judge.judge_record(entry)

    def _found(self) -> int:
        return len(self.outcome.findings) + (self.parts.found if self.parts else 0)

    def judge_waivers(self, entries: Sequence[Entry]) -> None:
        """Marks what is excused among all that was found, and judges what excuses it."""
        rules = {rule.name: rule for rule in (*self.known, *self.rules)}
        judges = [rule for rule in self.rules if rule.is_about_waivers]
        for subject in apply_waivers(self.outcome, entries, rules, self.today):
            for rule in judges:
                self.judge.judge(rule, subject.entry, subject)
        self.judge_dataset()
        if self.reach:
            self.reach.mark_known(self.rules)

    def judge_dataset(self) -> None:
        """Judges what the settings ask of the whole dataset, now that it is counted."""
        census, judges = self.outcome.census, [rule for rule in self.rules if rule.is_about_dataset]
        for figure in self.asked.figures(census) if self.asked and census else ():
            for rule in judges:
                if isinstance(figure, rule.subject):
                    self.judge.judge(rule, figure.entry, figure)
