"""What rules cost: how often each is asked, and how long it takes to answer."""

import time
from collections.abc import Callable, Sequence
from dataclasses import field
from typing import Any

from pourparler_validators.contract.finding import Answer
from pourparler_validators.contract.rule import Rule
from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.running.judging import Asker, Means, asker_of


@dataclass(slots=True)
class Cost:
    """What a rule has cost."""

    calls: int = 0
    seconds: float = 0.0

    def add(self, other: "Cost") -> None:
        """Takes in what it has cost elsewhere."""
        self.calls += other.calls
        self.seconds += other.seconds


@dataclass(frozen=True, slots=True)
class Clock:
    """Asks rules, and notes what that costs."""

    costs: dict[str, Cost]
    now: Callable[[], float] = field(default=time.perf_counter)

    def asker_of(self, rule: Rule, means: Means) -> Asker:
        """What asks a rule, and notes what that costs."""
        answers_of = asker_of(rule, means)

        def ask(subject: Any) -> Sequence[Answer]:
            start = self.now()
            try:
                return answers_of(subject)
            finally:
                self.costs.setdefault(rule.name, Cost()).add(Cost(1, self.now() - start))

        return ask
