"""A run over a part of a dataset: ask, get answers, judge again, until nothing is lacking."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from pourparler.own_fields import OwnFields
from pourparler_validators.contract.finding import Severity
from pourparler_validators.contract.rule import Rule
from pourparler_validators.entries.entry import Entry
from pourparler_validators.running.asking import Known, Question, asked_by
from pourparler_validators.running.beforehand import (
    by_kind,
    judge_declarations,
    judge_group,
    judge_structure,
    keys_of,
)
from pourparler_validators.running.judge import Judge
from pourparler_validators.running.judging import Means
from pourparler_validators.running.outcome import Outcome


class Grouped(NamedTuple):
    """The records that share a key, as a rule sees them."""

    rule: Rule
    key: str
    members: Sequence[Entry]


class Part:
    """Judges what it holds of a dataset, and keeps in mind what it has to know for that.

    Each round adds at least one answer to each subject that is pending, so it ends.
    """

    def __init__(
        self,
        rules: Sequence[Rule],
        today: dt.date,
        severities: Mapping[str, Severity],
        own_fields: OwnFields,
    ) -> None:
        self.answers: dict[Question, Any] = {}
        """What is known of the whole."""
        questions = asked_by(Known(self.answers).answer)
        self.judge = Judge(rules, Means(questions, today, own_fields=own_fields), severities)

    def take(
        self, entries: Sequence[Entry], groups: Iterable[Grouped] = (), *, is_first: bool = True
    ) -> None:
        """Judges records and groups as far as the answers go; the first part says what all say."""
        if is_first:
            judge_declarations(self.judge)
        judge_structure(self.judge, entries)
        for group in groups:
            judge_group(self.judge, *group)
        for entry in entries:
            self.judge.judge_record(entry)

    def keys(self, entries: Sequence[Entry]) -> Iterator[tuple[Rule, str, Entry]]:
        """The groups that records belong to: by these the groups of all parts are put together."""
        for rules in by_kind(self.judge.rules):
            for entry in entries:
                for key in keys_of(self.judge, rules, entry, says_errors=True):
                    yield from ((rule, key, entry) for rule in rules)

    @property
    def lacking(self) -> set[Question]:
        """The questions that have to be answered before it can go on."""
        return {one.question for one in self.judge.pending}

    def go_on(self, answers: Mapping[Question, Any]) -> None:
        """Judges again what was pending, now that more is known."""
        self.answers.update(answers)
        pending, self.judge.pending = self.judge.pending, []
        for one in pending:
            self.judge.judge(one.rule, one.entry, one.subject)

    def outcome(self) -> Outcome:
        """What has come of it."""
        self.judge.plans.settle()
        return self.judge.outcome
