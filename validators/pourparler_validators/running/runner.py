"""Runs rules over records: owns loops, order, severity, and the counts of what was checked."""

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pourparler import MODELS, Record
from pourparler.fields import Field
from pourparler.own_fields import OwnFields
from pourparler.values import Reference
from pourparler_validators.contract.answers import NoAnswerError, sound_keys
from pourparler_validators.contract.finding import (
    Answer,
    Problem,
    RecordShare,
    Related,
    Severity,
    Share,
    Tally,
    Unchecked,
    UnplacedFinding,
)
from pourparler_validators.contract.questions import Link, Loaded, Missing
from pourparler_validators.contract.rule import At, Group, Rule, WaiverAt, WordsAt
from pourparler_validators.contract.waivers import excuses, waived, waivers_of
from pourparler_validators.contract.walk import Walk, fields_within
from pourparler_validators.entries.entry import Entry
from pourparler_validators.entries.fault import Placeholder
from pourparler_validators.entries.sound_parts import NOT_SOUND as UNSOUND
from pourparler_validators.entries.sound_parts import parts_of
from pourparler_validators.grounding.texts import no_texts
from pourparler_validators.running.judging import NOT_SOUND, Means, answers_of
from pourparler_validators.running.whole_dataset import WholeDataset


@dataclass(frozen=True, slots=True)
class InternalError:
    """A rule that raised an exception: the fault is the rule's, not the data's."""

    rule: str
    record: str
    reason: str


@dataclass(slots=True)
class Outcome:
    """What came of a run."""

    findings: list[UnplacedFinding] = field(default_factory=list[UnplacedFinding])
    tallies: dict[str, Tally] = field(default_factory=dict[str, Tally])
    errors: list[InternalError] = field(default_factory=list[InternalError])
    shares: list[RecordShare] = field(default_factory=list[RecordShare])


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
    dataset: WholeDataset = field(init=False)
    means: Means = field(init=False)
    outcome: Outcome = field(default_factory=Outcome)
    _unchecked: set[tuple[str, Entry]] = field(default_factory=set[tuple[str, Entry]])
    """Where a rule could not look."""
    _by_model: dict[type[Record], list[Rule]] = field(
        default_factory=dict[type[Record], list[Rule]]
    )
    _by_field: dict[tuple[Field, bool], tuple[Rule, ...]] = field(
        default_factory=dict[tuple[Field, bool], tuple[Rule, ...]]
    )
    _within: dict[type[Record], list[Rule]] = field(default_factory=dict[type[Record], list[Rule]])

    def __post_init__(self) -> None:
        self.dataset = WholeDataset(load=self.load)
        self.means = Means(self.dataset, self.today, own_fields=self.own_fields)

    def over(self, entries: Sequence[Entry]) -> Outcome:
        """Judges all entries, by every rule."""
        self.outcome.tallies = {rule.name: Tally() for rule in self.rules}
        for entry in sorted(entries, key=lambda entry: entry.rank):
            self._take_in(entry)
        for rule in self.rules:
            if rule.fault:
                self._note_error(rule, "its declaration", NoAnswerError(rule.fault))
            if rule.is_structural:
                self._judge_structure(rule, entries)
            elif rule.is_grouping:
                self._judge_groups(rule, entries)
        walk = Walk(self._rules_for_field)
        for entry in entries:
            if entry.record is not None:
                self._judge_record(entry, entry.record, walk)
            elif entry.id or entry.type:
                self._judge_unsound(entry)
        self._apply_waivers(entries)
        return self.outcome

    def _take_in(self, entry: Entry) -> None:
        self.dataset.add(entry)
        for visit in _REFERENCES.over(entry.record) if entry.record is not None else ():
            self.dataset.add_link(visit.value, Link(entry, visit.pointer, visit.field.name))

    def _judge_structure(self, rule: Rule, entries: Iterable[Entry]) -> None:
        for entry in entries:
            faults = [fault for fault in entry.faults if isinstance(fault, rule.subject)]
            for fault in faults:
                self._judge(rule, entry, fault)
            if not faults:
                self.outcome.tallies[rule.name].held += 1

    def _judge_groups(self, rule: Rule, entries: Iterable[Entry]) -> None:
        groups: dict[str, list[Entry]] = {}
        for entry in entries:
            for key in self._keys(rule, entry):
                groups.setdefault(key, []).append(entry)
        for key, members in groups.items():
            members.sort(key=lambda entry: entry.rank)
            self._judge(rule, members[0], rule.subject(key, tuple(members)))

    def _keys(self, rule: Rule, entry: Entry) -> list[str]:
        """The keys of a record; none where working them out raises, which is noted."""
        try:
            return [] if entry.record is None else [*sound_keys(rule.subject.keys(entry.record))]
        except Exception as error:
            self._note_error(rule, entry.name, error)
            return []

    def _judge_record(self, entry: Entry, record: Record, walk: Walk[Rule]) -> None:
        for rule in self._rules_for_record(type(record)):
            self._judge(rule, entry, At(entry, "", record))
        for visit in walk.over(record):
            for rule in visit.interested:
                subject = rule.subject_class(entry, visit.pointer, visit.value, visit.field)
                self._judge(rule, entry, subject)

    def _judge_unsound(self, entry: Entry) -> None:
        """Judges what is sound in a record that is not, and counts what could not be judged."""
        model = MODELS.get(entry.type or "", Record)
        left = {rule.name: rule for rule in self._rules_within(model)}
        for part in parts_of(entry):
            for rule in self._rules_for_field(part.field, part.is_list):
                left.pop(rule.name, None)
                if part.value is UNSOUND:
                    _count(self.outcome.tallies[rule.name].could_not, NOT_SOUND)
                else:
                    subject = rule.subject_class(entry, part.pointer, part.value, part.field)
                    self._judge(rule, entry, subject)
        self._judge_placeholders(entry)
        for rule in left.values():
            _count(self.outcome.tallies[rule.name].could_not, NOT_SOUND)

    def _judge_placeholders(self, entry: Entry) -> None:
        """Judges the coder's own words that stand where a value of another form belongs."""
        for fault in entry.faults:
            if isinstance(fault, Placeholder):
                for rule in self.rules:
                    if rule.subject is WordsAt:
                        subject = WordsAt(entry, fault.pointer, fault.value, fault.field)
                        self._judge(rule, entry, subject)

    def _apply_waivers(self, entries: Iterable[Entry]) -> None:
        """Marks what the records excuse, then judges the waivers themselves."""
        rules = {rule.name: rule for rule in (*self.known, *self.rules)}
        found = [waived(finding, rules, self.today) for finding in self.outcome.findings]
        self.outcome.findings = found
        by_entry: dict[Entry, list[UnplacedFinding]] = {}
        for finding in found:
            by_entry.setdefault(finding.entry, []).append(finding)
        judges = [rule for rule in self.rules if rule.is_about_waivers]
        waivers = [(entry, *each) for entry in entries for each in waivers_of(entry)]
        beside = _by_referred(found, {waiver.rule for _, _, waiver in waivers})
        for entry, pointer, waiver in waivers:
            subject = WaiverAt(
                entry,
                pointer,
                waiver,
                rule=rules.get(waiver.rule),
                known=tuple(rules),
                was_checked=waiver.rule in self.outcome.tallies
                and (waiver.rule, entry) not in self._unchecked,
                is_used=any(excuses(waiver, one) for one in by_entry.get(entry, ())),
                found_elsewhere=tuple(beside.get((waiver.rule, entry.id), ())),
            )
            for rule in judges:
                self._judge(rule, entry, subject)

    def _rules_for_record(self, model: type[Record]) -> list[Rule]:
        if model not in self._by_model:
            self._by_model[model] = [
                rule for rule in self.rules if rule.judges_record(model, self.own_fields)
            ]
        return self._by_model[model]

    def _rules_within(self, model: type[Record]) -> list[Rule]:
        """The rules, but for those of structure, that look at a record or at anything in it."""
        if model not in self._within:
            self._within[model] = [
                rule
                for rule in self.rules
                if not rule.is_structural
                and (
                    rule.is_grouping
                    or rule.judges_record(model, self.own_fields)
                    or any(rule.judges(one, is_list=one.many) for one in fields_within(model))
                )
            ]
        return self._within[model]

    def _rules_for_field(self, field: Field, is_list: bool) -> tuple[Rule, ...]:
        """The rules that look at the values of a field, of which there is one object each."""
        found = self._by_field.get((field, is_list))
        if found is None:
            found = tuple(rule for rule in self.rules if rule.judges(field, is_list))
            self._by_field[field, is_list] = found
        return found

    def _judge(self, rule: Rule, entry: Entry, subject: Any) -> None:
        try:
            answers = answers_of(rule, subject, self.means)
        except Exception as error:
            self._note_error(rule, entry.name, error)
            self._mark_unchecked(rule, entry, subject)
            return
        if answers:
            self._note(rule, entry, subject, answers)
        else:
            self.outcome.tallies[rule.name].held += 1

    def _note_error(self, rule: Rule, where: str, error: Exception) -> None:
        is_said = isinstance(error, NoAnswerError)
        reason = str(error) if is_said else f"{type(error).__name__}: {error}"
        self.outcome.errors.append(InternalError(rule.name, where, reason))

    def _note(self, rule: Rule, entry: Entry, subject: Any, answers: list[Answer]) -> None:
        problems = [answer for answer in answers if isinstance(answer, Problem)]
        unchecked = [answer for answer in answers if isinstance(answer, Unchecked)]
        shares = [answer for answer in answers if isinstance(answer, Share)]
        self.outcome.shares += (RecordShare(rule.name, entry, one) for one in shares)
        tally = self.outcome.tallies[rule.name]
        if problems:
            tally.found += 1
        elif unchecked:
            _count(tally.could_not, unchecked[0].reason)
            self._mark_unchecked(rule, entry, subject)
        elif len(shares) == len(answers):
            tally.held += 1
        else:
            tally.not_applicable += 1
        group = subject.key if isinstance(subject, Group) else None
        for problem in problems:
            severity = self.severities.get(rule.name) or problem.severity or rule.severity
            self.outcome.findings.append(
                UnplacedFinding(rule.name, severity, problem.entry or entry, problem, group)
            )

    def _mark_unchecked(self, rule: Rule, entry: Entry, subject: Any) -> None:
        """Keeps in mind, for the waivers, where a rule could not look: of a group, at each."""
        entries = subject.entries if isinstance(subject, Group) else (entry,)
        self._unchecked.update((rule.name, each) for each in entries)


def _is_reference(field: Field, is_list: bool) -> tuple[str, ...]:
    return (field.name,) if isinstance(field.kind, Reference) and not is_list else ()


_REFERENCES = Walk(_is_reference)


def _by_referred(
    found: Iterable[UnplacedFinding], rules: Collection[str]
) -> dict[tuple[str, str | None], list[Related]]:
    """What some rules find, by the ids that the record refers to: a waiver may belong there."""
    beside: dict[tuple[str, str | None], list[Related]] = {}
    told = [finding for finding in found if finding.rule in rules]
    for finding in sorted(told, key=lambda each: (each.entry.rank, each.problem.pointer)):
        entry, rule = finding.entry, finding.rule
        visits = _REFERENCES.over(entry.record) if entry.record is not None else ()
        for key in {visit.value for visit in visits} - {entry.id}:
            place = Related(entry, finding.problem.pointer, f"{rule} finds this")
            beside.setdefault((rule, key), []).append(place)
    return beside


def _count(counts: dict[str, int], key: str) -> None:
    counts[key] = counts.get(key, 0) + 1
