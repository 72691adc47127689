"""Judges a block of records on a worker, and again when its questions are answered."""

import dataclasses
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import field
from pathlib import Path
from typing import Any, Final

from pourparler_validators.contract.links import Gaps
from pourparler_validators.contract.references import links_of
from pourparler_validators.contract.waivers import has_waivers
from pourparler_validators.entries.entry import Entry
from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.messages.nearest import nearest
from pourparler_validators.reading.article_files import TextFolders
from pourparler_validators.running.asking import NotKnownError, Question
from pourparler_validators.running.beforehand import (
    by_kind,
    groups_of,
    judge_groups,
    judge_structure,
)
from pourparler_validators.running.census import Census
from pourparler_validators.running.check import run_of
from pourparler_validators.running.judge import Pending
from pourparler_validators.running.judging import asker_of
from pourparler_validators.running.options import Options
from pourparler_validators.spark.block import Actors, Asking, Exploring, OnHand, held
from pourparler_validators.spark.judged_rows import ResultRow, for_waivers, results_of
from pourparler_validators.spark.rows import (
    Row,
    asked,
    entry_of,
    hashed,
    of_kind,
    pickled,
    question_of,
    unpickled,
)
from pourparler_validators.spark.texts import Texts

TOO_MANY: Final = "more records refer to it than are looked at together"
NO_MORE_ROUNDS: Final = "what it asks leads on through too many other records"


@dataclass(frozen=True, slots=True)
class Work:
    """What every worker knows of a run."""

    options: Options
    gaps: Gaps = field(default_factory=Gaps)
    known: Mapping[Question, Any] = field(default_factory=dict[Question, Any])
    """Answers that all may need."""
    actors: Actors = field(default_factory=Actors)
    waived: frozenset[str] = frozenset()
    """The rules that waivers name."""
    has_waivers: bool = False
    here: str = field(default_factory=lambda: str(Path.cwd()))
    """The current folder of the driver, which paths are relative to."""

    @property
    def folder(self) -> str:
        """What paths are relative to where they stand for a record without an id."""
        return str(self.options.project.folder)


class Block:
    """The records of a block, or what was left of it, with a judge."""

    def __init__(self, work: Work, rows: Sequence[Row], kept: Mapping[Question, Any]) -> None:
        self.work = work
        self.rows = rows
        self.texts = Texts(work.options.texts)
        for row in rows:
            self.texts.note(row)
        self.hand = OnHand(work.actors, {**work.known, **kept})
        run = run_of(work.options, TextFolders())
        run.use(self._asking(self.hand.answer))
        self.rules, self.judge = run.rules, run.judge

    def _asking(self, answer: Callable[[Question], Any]) -> Asking:
        return Asking(answer=answer, gaps=self.work.gaps, load=self.texts.load)

    def results(self) -> Iterator[ResultRow]:
        """What has come of it, and what has to be judged again."""
        self.judge.plans.settle()
        outcome = self.judge.outcome
        yield from for_waivers(outcome, self.work.waived)
        outcome.findings = [one for one in outcome.findings if not has_waivers(one.entry)]
        yield from results_of(outcome, self.work.folder)
        yield from self._pending()

    def _pending(self) -> Iterator[ResultRow]:
        pending = self.judge.pending
        if not pending:
            return
        explored = Exploring(self.hand.answer)
        questions = self._asking(explored.answer_or_guess)
        means = dataclasses.replace(self.judge.means, questions=questions)
        explored.questions.update(one.question for one in pending)
        for one in pending:
            with suppress(Exception, NotKnownError):  # a guess may lead anywhere
                asker_of(one.rule, means)(one.subject)
        kept = {one: answer for one, answer in explored.known.items() if one not in self.work.known}
        subjects = [(one.rule.name, one.entry, one.subject, one.question) for one in pending]
        value = pickled((subjects, kept, self.texts.found))
        yield ResultRow("pending", position=len(subjects), value=value)
        for question in explored.questions:
            yield ResultRow("lacking", question.name, asked(question))


def judge_block(work: Work, rows: Sequence[Row]) -> Iterator[ResultRow]:
    """Judges the records of a block, and the groups that are judged there."""
    block = Block(work, rows, {})
    judge, hand = block.judge, block.hand
    asked_for = work.options.project.settings.assertions
    judge.outcome.census = Census(asked_for) if asked_for else None
    placed = [(row, entry_of(row)) for row in of_kind(rows, "record")]
    entries = [entry for _, entry in sorted(placed, key=lambda each: each[1].order)]
    near = {row["key"]: row["path"] and entry_of(row) for row in of_kind(rows, "near")}
    hand.by_id = {**near, **{row["key"]: entry for row, entry in placed if row["number"]}}
    hand.linked.update({row["key"]: dict(row["links"] or ()) for row in of_kind(rows, "linked")})
    hand.held = held((*entries, *filter(None, near.values())))
    judge_structure(judge, entries)
    _judge_groups(block, entries)
    for entry in entries:
        judge.judge_record(entry)
    if judge.outcome.census is not None:
        yield ResultRow("census", "", value=pickled(judge.outcome.census))
    yield from block.results()


def _judge_groups(block: Block, entries: Sequence[Entry]) -> None:
    """Judges groups all of whose records are in the block, and those that were put into it."""
    judge = block.judge
    apart = {(row["key"], row["number"]) for row in of_kind(block.rows, "apart")}
    members: dict[str, list[Entry]] = {}
    wanted = {(row["key"], row["number"]) for row in of_kind(block.rows, "member")}
    for row in of_kind(block.rows, "member"):
        members.setdefault(row["key"], []).append(entry_of(row))
    for number, rules in enumerate(by_kind(block.rules)):
        kind = str(number)
        here = groups_of(judge, rules, entries, says_errors=True)
        brought = groups_of(
            judge, rules, [*dict.fromkeys(members.get(kind, ()))], says_errors=False
        )
        groups = [(key, each) for key, each in here.items() if (kind, hashed(key)) not in apart]
        groups += [(key, each) for key, each in brought.items() if (kind, hashed(key)) in wanted]
        for _ in judge_groups(judge, rules, groups):
            pass


def judge_again(work: Work, rows: Sequence[Row], *, is_last: bool) -> Iterator[ResultRow]:
    """Judges what was pending in a block, now that its questions are answered."""
    (row,) = of_kind(rows, "pending")
    subjects, kept, found = unpickled(row["value"])
    answers: dict[str, list[Row]] = {}
    for one in of_kind(rows, "answer"):
        answers.setdefault(one["key"], []).append(one)
    refused = {one["key"] for one in of_kind(rows, "refused")}
    kept.update({question_of(key): _answer(question_of(key), answers[key]) for key in answers})
    block = Block(work, rows, kept)
    block.texts.found.update(found)
    judge, rules = block.judge, {rule.name: rule for rule in block.rules}
    for name, entry, subject, question in subjects:
        if asked(question) in refused:
            judge.give_up(Pending(rules[name], entry, subject, question), TOO_MANY)
        else:
            judge.judge(rules[name], entry, subject)
    if is_last:
        pending, judge.pending = judge.pending, []
        for left in pending:
            judge.give_up(left, NO_MORE_ROUNDS)
    yield from block.results()


def judge_waivers(work: Work, rows: Sequence[Row]) -> Iterator[ResultRow]:
    """Marks what some records excuse, and judges their waivers."""
    options = work.options
    held: dict[tuple[str, int], list[Row]] = {}
    for row in rows:
        held.setdefault((row["path"], row["position"]), []).append(row)
    for order, each in held.items():
        (entry,) = map(entry_of, of_kind(each, "record"))
        run = run_of(options, TextFolders())
        mine = [unpickled(row["value"]) for row in of_kind(each, "held")]
        others = [unpickled(row["value"]) for row in of_kind(each, "beside")]
        run.outcome.findings = [*mine, *(one for one in others if one.entry.order != order)]
        run.outcome.unchecked = {(row["rule"], entry) for row in of_kind(each, "unseen")}
        run.judge_waivers([entry])
        found = [one for one in run.outcome.findings if one.entry.order == order]
        run.outcome.findings = found
        yield from results_of(run.outcome, work.folder)


def _answer(question: Question, rows: Sequence[Row]) -> Any:
    """What was answered to a question."""
    entries = sorted(
        dict.fromkeys(entry_of(row) for row in rows if row["path"] is not None),
        key=lambda entry: entry.rank,
    )
    match question.name:
        case "into":
            key, name = question.about
            return tuple(
                link
                for entry in entries
                for target, link in links_of(entry)
                if (target, link.field) == (key, name)
            )
        case "is_used":
            return bool(rows[0]["number"])
        case "like":
            return tuple(nearest(question.about[0], (row["text"] for row in rows if row["text"])))
        case "sources_with":
            return tuple(entries)
        case _:
            return entries[0] if entries else None
