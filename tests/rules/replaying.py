"""Proves that a rule's answer follows from its subject and from the answers that it gets.

Each rule is asked twice: with the dataset, where what it asks is noted, and with nothing but the
notes. A rule that sees the dataset by another way, or keeps something in mind, answers otherwise.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final

from pourparler_validators.contract.finding import Answer
from pourparler_validators.contract.questions import Questions
from pourparler_validators.contract.rule import Rule
from pourparler_validators.running.judging import Means, answers_of

QUESTIONS: Final = tuple(name for name in vars(Questions) if not name.startswith("_"))

Question = tuple[str, tuple[Any, ...]]


class UnknownAnswerError(BaseException):
    """A question that was not asked the first time; a rule cannot catch it by mistake."""


@dataclass(slots=True)
class Notes:
    """Passes on questions, and notes each with its answer."""

    asked: Any
    answers: dict[Question, Any] = field(default_factory=dict[Question, Any])

    def __getattr__(self, name: str) -> Callable[..., Any]:
        assert name in QUESTIONS, f"there is no question {name}"

        def ask(*about: Any) -> Any:
            answer = getattr(self.asked, name)(*about)
            assert self.answers.setdefault((name, about), answer) == answer
            return answer

        return ask


@dataclass(frozen=True, slots=True)
class Replay:
    """Answers from notes, and knows nothing else."""

    answers: dict[Question, Any]

    def __getattr__(self, name: str) -> Callable[..., Any]:
        def ask(*about: Any) -> Any:
            if (name, about) not in self.answers:
                raise UnknownAnswerError(name, about)
            return self.answers[name, about]

        return ask


def twice(rule: Rule, subject: Any, means: Means) -> list[Answer]:
    """What a rule answers, once it has answered the same from notes alone."""
    notes = Notes(means[Questions])
    first = answers_of(rule, subject, _asking(notes, means))
    again = answers_of(rule, subject, _asking(Replay(notes.answers), means))
    assert again == first, f"{rule.name} answers the same questions otherwise"
    return first


def _asking(questions: Any, means: Means) -> Means:
    return {**means, Questions: questions}
