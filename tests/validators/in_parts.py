"""A run over a dataset that is cut into parts, none of which knows anything of the others."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from pourparler_validators.contract.rule import Rule
from pourparler_validators.entries.entry import Entry
from pourparler_validators.running.asking import Question, all_answered
from pourparler_validators.running.outcome import Outcome
from pourparler_validators.running.parts import Grouped, Part
from pourparler_validators.running.runner import Run

Cut = Callable[[int, Entry], Any]
"""What a record has in common with those of its part, by its number and what it is."""

CUTS: dict[str, Cut] = {
    "each record apart": lambda number, _entry: number,
    "three in order": lambda number, _entry: number // 12,
    "seven mixed": lambda number, _entry: number * 31 % 7,
    "by type": lambda _number, entry: entry.type or "",
}


@dataclass(slots=True)
class RunInParts(Run):
    """Judges every part by itself; the whole dataset only answers what they have asked."""

    cut: Cut = CUTS["seven mixed"]

    def over(self, entries: Sequence[Entry], jobs: int = 1) -> Outcome:
        for entry in sorted(entries, key=lambda entry: entry.rank):
            self.dataset.take_in(entry)
        held: dict[Any, list[Entry]] = {}
        for number, entry in enumerate(entries):
            held.setdefault(self.cut(number, entry), []).append(entry)
            if self.outcome.census:
                self.outcome.census.take(entry, self.dataset)
        parts = {key: self._part() for key in held} or {None: self._part()}
        groups: dict[tuple[Rule, str], list[Entry]] = {}
        for key, part in parts.items():
            for rule, name, entry in part.keys(held.get(key, ())):
                groups.setdefault((rule, name), []).append(entry)
        grouped = [Grouped(*key, members) for key, members in groups.items()]
        for number, (key, part) in enumerate(parts.items()):
            dealt = grouped[number :: len(parts)]
            part.take(held.get(key, []), dealt, is_first=number == 0)
        while lacking := {question for part in parts.values() for question in part.lacking}:
            answers = self.answers_to(lacking)
            for part in parts.values():
                part.go_on({one: answers[one] for one in part.lacking})
        for part in parts.values():
            self.outcome.add(part.outcome())
        self.judge_waivers(entries)
        return self.outcome

    def answers_to(self, questions: set[Question]) -> dict[Question, Any]:
        """What the whole dataset answers."""
        return all_answered(questions, self.dataset)

    def _part(self) -> Part:
        return Part(self.rules, self.today, self.severities, self.own_fields)
