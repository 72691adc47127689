"""What rules found in each subject, and what they asked of the dataset for it."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from typing import TypeAlias, cast

from pourparler_validators.contract.finding import UnplacedFinding
from pourparler_validators.contract.questions import Questions
from pourparler_validators.contract.rule import Rule
from pourparler_validators.entries.entry import Entry
from pourparler_validators.grounding.shelves import Shelves
from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.running.beforehand import by_kind, judge_group, keys_of
from pourparler_validators.running.judge import Judge
from pourparler_validators.running.judging import Means
from pourparler_validators.running.runner import Run
from pourparler_validators.serving.language_server.live_links import LiveLinks, Touched
from pourparler_validators.serving.language_server.noted import NotedQuestions

RecordKey: TypeAlias = tuple[str, str, int]
"""A record: its file, its id, and how many of that id stand before it; without an id, its place."""
GroupKey: TypeAlias = tuple[str, str]
"""The name of a rule that judges groups, and the key that records share."""
Subject: TypeAlias = RecordKey | GroupKey


@dataclass(frozen=True, slots=True)
class Result:
    """What came of judging one subject."""

    findings: tuple[UnplacedFinding, ...]
    unchecked: frozenset[tuple[str, Entry]]
    asked: frozenset[tuple[str, ...]]


@dataclass(slots=True)
class Results:
    """The results of all subjects, kept until a change touches them."""

    run: Run
    links: LiveLinks
    found: dict[Subject, Result] = field(default_factory=dict[Subject, Result])
    _asking: dict[tuple[str, ...], set[Subject]] = field(
        default_factory=dict[tuple[str, ...], set[Subject]]
    )
    _members: dict[GroupKey, dict[RecordKey, Entry]] = field(
        default_factory=dict[GroupKey, dict[RecordKey, Entry]]
    )
    _kinds: dict[str, list[Rule]] = field(init=False)
    """The rules that judge groups of one kind, by the name of the first of them."""
    _questions: NotedQuestions = field(init=False)
    _judge: Judge = field(init=False)

    def __post_init__(self) -> None:
        self._kinds = {rules[0].name: rules for rules in by_kind(self.run.rules)}
        self._questions = NotedQuestions(self.links)
        self.forget_articles()

    @property
    def judge(self) -> Judge:
        """What judges: it gives rules the articles that it has prepared."""
        return self._judge

    def forget_articles(self) -> None:
        """Reads articles anew, as where a source has changed."""
        self._read_with(Shelves())

    def forget_names(self) -> None:
        """Looks anew who is named in articles, as where persons or parties have other names."""
        self._read_with(self._judge.means.shelves.without_names())

    def _read_with(self, shelves: Shelves) -> None:
        run = self.run
        questions = cast("Questions", self._questions)
        means = Means(questions, run.today, shelves, run.own_fields)
        self._judge = Judge(run.rules, means, run.severities)

    def begin(self, entries: Mapping[RecordKey, Entry]) -> None:
        """Judges all records, and all groups of them."""
        touched = {key for one, entry in entries.items() for key in self._group(one, entry)}
        for key, entry in entries.items():
            self._judge_record(key, entry)
        for group in touched:
            self._judge_group(group)

    def regroup(self, old: Mapping[RecordKey, Entry], new: Mapping[RecordKey, Entry]) -> None:
        """Puts records into the place of others in their groups."""
        for key, entry in old.items():
            for group in self.groups_of(entry):
                self._members.get(group, {}).pop(key, None)
        for key, entry in new.items():
            self._group(key, entry)

    def asking(self, touched: Touched) -> set[Subject]:
        """The subjects for which rules asked of this."""
        return {key for one in touched for key in self._asking.get(one, ())}

    def has_asked(self, subject: Subject, question: tuple[str, ...]) -> bool:
        """Whether a rule asked a question, when a subject was judged the last time."""
        before = self.found.get(subject)
        return before is not None and question in before.asked

    def asked(self, name: str) -> Iterator[str]:
        """What a question was asked of, for one subject at least."""
        for question, subjects in self._asking.items():
            if question[0] == name and subjects:
                yield question[-1]

    def forget(self, keys: Iterable[RecordKey]) -> None:
        """Takes out the results of records that are gone."""
        for key in keys:
            self._forget(key)

    def judge_again(self, subjects: Iterable[Subject], entries: Mapping[RecordKey, Entry]) -> None:
        """Judges subjects, by what is known now."""
        for key in subjects:
            if len(key) == 2:
                self._judge_group(key)
            elif key in entries:
                self._judge_record(key, entries[key])

    def members(self, group: GroupKey) -> Collection[RecordKey]:
        """The records of a group."""
        return self._members.get(group, {}).keys()

    def findings(self) -> Iterator[UnplacedFinding]:
        """All that was found."""
        for one in self.found.values():
            yield from one.findings

    def unchecked(self) -> Iterator[tuple[str, Entry]]:
        """Where a rule could not look: of records that have waivers only."""
        for one in self.found.values():
            yield from one.unchecked

    def faults_of(self, entries: Iterable[Entry]) -> Sequence[UnplacedFinding]:
        """What is wrong with the structure of entries."""
        for entry in entries:
            self._judge_structure(entry)
        return self.taken()

    def taken(self) -> Sequence[UnplacedFinding]:
        """What was found since something was taken the last time."""
        outcome = self._judge.outcome
        found, outcome.findings = outcome.findings, []
        outcome.unchecked, outcome.shares = set(), []
        self._questions.taken()
        return found

    def _judge_structure(self, entry: Entry) -> None:
        for rule in self.run.rules if entry.faults else ():
            if rule.is_structural:
                for fault in entry.faults:
                    if isinstance(fault, rule.subject):
                        self._judge.judge(rule, entry, fault)

    def _judge_record(self, key: RecordKey, entry: Entry) -> None:
        self._judge_structure(entry)
        self._judge.judge_record(entry)
        self._keep(key)

    def _judge_group(self, group: GroupKey) -> None:
        members = self._members.get(group)
        if members:
            for rule in self._kinds[group[0]]:
                judge_group(self._judge, rule, group[1], members.values())
            self._keep(group)
        else:
            self._members.pop(group, None)
            self._forget(group)

    def _keep(self, key: Subject) -> None:
        self._forget(key)
        asked = frozenset(self._questions.asked)
        unchecked = frozenset(self._judge.outcome.unchecked)
        self.found[key] = Result(tuple(self.taken()), unchecked, asked)
        for one in asked:
            self._asking.setdefault(one, set()).add(key)

    def _forget(self, key: Subject) -> None:
        before = self.found.pop(key, None)
        for one in before.asked if before else ():
            self._asking[one].discard(key)

    def _group(self, key: RecordKey, entry: Entry) -> Iterable[GroupKey]:
        groups = [*self.groups_of(entry)]
        for group in groups:
            self._members.setdefault(group, {})[key] = entry
        return groups

    def groups_of(self, entry: Entry) -> Iterator[GroupKey]:
        """The groups that a record belongs to."""
        for kind, rules in self._kinds.items():
            for key in keys_of(self._judge, rules, entry, says_errors=True):
                yield kind, key
