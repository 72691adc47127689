"""Asks rules of records and of what is in them, and counts what they answer."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import field
from functools import partial
from typing import Any, Final, NamedTuple

from pourparler import MODELS, Record
from pourparler.extra import ExtraValues
from pourparler.fields import Field
from pourparler_validators.contract.answers import NoAnswerError
from pourparler_validators.contract.finding import (
    Answer,
    NotApplicable,
    Problem,
    RecordShare,
    Severity,
    Share,
    Tally,
    Unchecked,
    UnplacedFinding,
)
from pourparler_validators.contract.rule import At, Group, Rule, WordsAt
from pourparler_validators.contract.waivers import has_waivers
from pourparler_validators.contract.walk import fields_within
from pourparler_validators.entries.entry import Entry
from pourparler_validators.entries.fault import Placeholder
from pourparler_validators.entries.sound_parts import NOT_SOUND as UNSOUND
from pourparler_validators.entries.sound_parts import parts_of
from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.messages.json_pointer import escaped
from pourparler_validators.running.asking import NotKnownError, Question
from pourparler_validators.running.gates import Gate, Readers
from pourparler_validators.running.judging import NOT_SOUND, Asker, Means, asker_of, doubt_of
from pourparler_validators.running.outcome import InternalError, Outcome
from pourparler_validators.running.plans import Plan, Plans, Way


class Pending(NamedTuple):
    """A subject that a rule could not judge, since it asked what is not known here."""

    rule: Rule
    entry: Entry
    subject: Any
    question: Question


@dataclass(slots=True)
class Judge:
    """Judges one subject after the other, by the rules of a run."""

    rules: Sequence[Rule]
    means: Means
    severities: Mapping[str, Severity]
    """Severities that the user has set, by rule."""
    outcome: Outcome = field(default_factory=Outcome)
    pending: list[Pending] = field(default_factory=list[Pending])
    """What is to be judged again; nothing where the whole dataset is known."""
    asker_of: Callable[[Rule, Means], Asker] = field(default_factory=lambda: asker_of)
    """How rules are asked."""
    notes_unseen: bool = False
    """Whether it is noted for each record which rules could not look at it."""
    is_reached: Callable[[Rule, Collection[Entry], Any], bool] | None = None
    """Whether what is found in a subject rests on what has changed, where that is asked for."""
    plans: Plans = field(init=False)
    _notes_entry: bool = False
    """Whether it is noted which rules could not look at the record that is judged now."""
    _askers: dict[Rule, Asker] = field(default_factory=dict[Rule, Asker])
    _gates: dict[Rule, Gate] = field(default_factory=dict[Rule, Gate])
    """Those of rules that are asked one by one."""
    _within: dict[type[Record], list[Rule]] = field(default_factory=dict[type[Record], list[Rule]])

    def __post_init__(self) -> None:
        self.outcome.tallies = {rule.name: Tally() for rule in self.rules}
        own_fields, tallies = self.means.own_fields, self.outcome.tallies
        doubt = partial(doubt_of, means=self.means)
        self.plans = Plans(self.rules, tallies, self._asker_of, doubt, own_fields)

    def judge_record(self, entry: Entry) -> None:
        """Judges a record and all that is in it; of one that is not sound, what is."""
        if self.outcome.census:
            self.outcome.census.take(entry, self.means.questions)
        if entry.record is not None:
            self._notes_entry = self._is_noted(entry)
            self._carry_out(self.plans.of_record(entry.record), entry, "", entry.record, None)
        elif entry.id or entry.type:
            self._judge_unsound(entry)

    def _carry_out(
        self, plan: Plan, entry: Entry, pointer: str, value: Any, shown: Field | None
    ) -> None:
        """Judges a value and all within it; what holds or does not apply is counted by the plan."""
        plan.count += 1
        for group in plan.judging:
            subject = group.subject(entry, pointer, value, shown)
            self._pass(group.gates, entry, subject, value)
            for readers in group.readers:
                self._read(readers, entry, subject, value)
        for way in plan.ways:
            found = value.__dict__[way.name]
            if way.is_list:
                self._go_over(way, entry, pointer, found)
            elif way.is_open:
                self._go_within(way, entry, f"{pointer}/{way.name}", found)
            elif (inner := way.only or way.plan_of(found)).clears(found):
                inner.count += 1
            else:
                self._carry_out(inner, entry, f"{pointer}/{way.name}", found, way.shown)

    def _read(self, readers: Readers, entry: Entry, subject: Any, value: Any) -> None:
        """Judges a value by the article that it cites; at once, where that cannot be read."""
        try:
            found = readers.make(subject, self.means.library)
            if isinstance(found, _UNREAD) and not self._notes_entry:
                readers.refuse(found)
                return
        except (Exception, NotKnownError):  # noqa: S110 (each rule that asks for it says so)
            pass
        self._pass(readers.gates, entry, subject, value)

    def _go_over(self, way: Way, entry: Entry, holder: str, items: Sequence[Any]) -> None:
        """Judges a list, and what is in it; ``holder`` is the place of what has it."""
        if (whole := way.of_list) is not None:
            if whole.clears(items):
                whole.count += 1
            else:
                self._carry_out(whole, entry, f"{holder}/{way.name}", items, way.shown)
        only = way.only
        for position, item in enumerate(items):
            if (inner := only or way.plan_of(item)).clears(item):
                inner.count += 1
            else:
                place = f"{holder}/{way.name}/{position}"
                self._carry_out(inner, entry, place, item, way.shown)

    def _go_within(self, way: Way, entry: Entry, pointer: str, held: ExtraValues) -> None:
        """Judges the texts that stand under names of the coder's own."""
        for name, text in held.items():
            if isinstance(text, str):
                if (inner := way.plan_of(text)).clears(text):
                    inner.count += 1
                else:
                    place = f"{pointer}/{escaped(name)}"
                    self._carry_out(inner, entry, place, text, way.shown)

    def _pass(self, gates: Sequence[Gate], entry: Entry, subject: Any, value: Any) -> None:
        """Judges a value of which its plan counts that each of the rules holds."""
        for gate in gates:
            try:
                for test in gate.tests:
                    if not test(value):
                        gate.leave()
                        break
                else:
                    is_doubtful = gate.is_doubtful
                    answers = gate.ask(subject) if not is_doubtful or is_doubtful(value) else ()
                    if answers:
                        self._note(gate, entry, subject, answers)
            except Exception as error:
                self.note_error(gate.rule, entry.name, error)
                self._mark_unchecked(gate.rule, entry, subject)
                gate.tally.held -= 1
            except NotKnownError as error:
                gate.tally.held -= 1
                self.pending.append(Pending(gate.rule, entry, subject, error.question))

    def _asker_of(self, rule: Rule) -> Asker:
        """What asks a rule of subjects, made once."""
        asker = self._askers.get(rule)
        if asker is None:
            asker = self._askers[rule] = self.asker_of(rule, self.means)
        return asker

    def _judge_unsound(self, entry: Entry) -> None:
        """Judges what is sound in a record that is not, and counts what could not be judged."""
        model = MODELS.get(entry.type or "", Record)
        left = {rule.name: rule for rule in self._rules_within(model)}
        for part in parts_of(entry):
            for rule in self.plans.rules_for(part.field, is_list=part.is_list):
                left.pop(rule.name, None)
                if part.value is UNSOUND:
                    self._could_not_look(rule, entry)
                else:
                    subject = rule.subject_class(entry, part.pointer, part.value, part.field)
                    self.judge(rule, entry, subject)
        self._judge_placeholders(entry)
        for rule in left.values():
            self._could_not_look(rule, entry)

    def _could_not_look(self, rule: Rule, entry: Entry) -> None:
        """Counts what is not sound, at which a rule cannot look."""
        self.outcome.tallies[rule.name].could_not_look(NOT_SOUND)
        self._mark_unchecked(rule, entry, None)

    def _judge_placeholders(self, entry: Entry) -> None:
        """Judges the coder's own words that stand where a value of another form belongs."""
        for fault in entry.faults:
            if isinstance(fault, Placeholder):
                for rule in self.rules:
                    if rule.subject is WordsAt:
                        subject = WordsAt(entry, fault.pointer, fault.value, fault.field)
                        self.judge(rule, entry, subject)

    def _rules_within(self, model: type[Record]) -> list[Rule]:
        """The rules, but for those of structure, that look at a record or at anything in it."""
        if model not in self._within:
            self._within[model] = [
                rule
                for rule in self.rules
                if not rule.is_structural
                and (
                    rule.is_grouping
                    or rule.judges_record(model, self.means.own_fields)
                    or any(rule.judges(one, is_list=one.many) for one in fields_within(model))
                )
            ]
        return self._within[model]

    def judge(self, rule: Rule, entry: Entry, subject: Any) -> None:
        """Judges one subject by one rule."""
        gate = self._gates.get(rule)
        if gate is None:
            tally = self.outcome.tallies[rule.name]
            gate = Gate(rule, rule.conditions, tally, self._asker_of(rule), None)
            self._gates[rule] = gate
        value: Any = subject.value if isinstance(subject, At) else subject  # pyright: ignore
        gate.tally.held += 1
        self._pass((gate,), entry, subject, value)

    def give_up(self, pending: Pending, reason: str) -> None:
        """Counts that a rule could not look at a subject, since it cannot be told what it asked."""
        self.outcome.tallies[pending.rule.name].could_not_look(reason)
        self._mark_unchecked(pending.rule, pending.entry, pending.subject)

    def note_error(self, rule: Rule, where: str, error: Exception) -> None:
        """Notes that a rule raised an exception."""
        is_said = isinstance(error, NoAnswerError)
        reason = str(error) if is_said else f"{type(error).__name__}: {error}"
        self.outcome.errors.append(InternalError(rule.name, where, reason))

    def _note(self, gate: Gate, entry: Entry, subject: Any, answers: Sequence[Answer]) -> None:
        """Counts what is answered of a value of which it was counted that the rule holds."""
        first = answers[0]
        if len(answers) > 1 or isinstance(first, Problem | Share):
            self._note_all(gate, entry, subject, answers)
        elif isinstance(first, Unchecked):
            gate.answer(first)
            self._mark_unchecked(gate.rule, entry, subject)
        else:
            gate.leave()

    def _note_all(self, gate: Gate, entry: Entry, subject: Any, answers: Sequence[Answer]) -> None:
        """Counts the gravest of several answers, and takes in what was found."""
        rule, tally = gate.rule, gate.tally
        problems = [answer for answer in answers if isinstance(answer, Problem)]
        unchecked = [answer for answer in answers if isinstance(answer, Unchecked)]
        shares = [answer for answer in answers if isinstance(answer, Share)]
        self.outcome.shares += (RecordShare(rule.name, entry, one) for one in shares)
        if problems:
            tally.held -= 1
            tally.found += 1
        elif unchecked:
            gate.answer(unchecked[0])
            self._mark_unchecked(rule, entry, subject)
        elif len(shares) < len(answers):
            gate.leave()
        if problems:
            self._find(rule, entry, subject, problems)

    def _find(self, rule: Rule, entry: Entry, subject: Any, problems: Sequence[Problem]) -> None:
        group = subject.key if isinstance(subject, Group) else None
        places = [problem.entry or entry for problem in problems]
        is_reached = self.is_reached is None or self.is_reached(rule, {entry, *places}, subject)
        for problem, where in zip(problems, places, strict=True):
            severity = self.severities.get(rule.name) or problem.severity or rule.severity
            self.outcome.findings.append(
                UnplacedFinding(rule.name, severity, where, problem, group, is_reached=is_reached)
            )

    def _mark_unchecked(self, rule: Rule, entry: Entry, subject: Any) -> None:
        """Keeps in mind where a rule could not look: of a group, at each."""
        entries = subject.entries if isinstance(subject, Group) else (entry,)
        for each in entries:
            if self._is_noted(each):
                self.outcome.unchecked.add((rule.name, each))

    def _is_noted(self, entry: Entry) -> bool:
        """Whether it matters which rules could not look at a record: its waivers go by it."""
        return self.notes_unseen or has_waivers(entry)


_UNREAD: Final = (Unchecked, NotApplicable)
