"""Questions as values, so that they can be noted, kept, and answered somewhere else.

A rule that runs where only a part of the dataset is known gets the truth of the whole, or the
question is noted: what was begun is thrown away, and judged again when the answer is known. What a
rule answers follows from its subject and the answers that it gets, so it then says what it would
have said of the whole.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import field
from typing import Any, Final, NamedTuple, cast

from pourparler_validators.contract.questions import Questions
from pourparler_validators.late_dataclasses import dataclass

NAMES: Final = tuple(name for name in vars(Questions) if not name.startswith("_"))
"""The names of all questions."""
ABOUT_ALL_TEXTS: Final = frozenset(("first_with_wording", "original_of", "sources_with"))
"""Those for which all texts are gone through: while no text changes, no answer does."""


class Question(NamedTuple):
    """What a rule asks of the dataset."""

    name: str
    """The name that it has in :class:`~pourparler_validators.contract.questions.Questions`."""
    about: tuple[Any, ...] = ()

    def __str__(self) -> str:
        return f"{self.name}{self.about}"


class NotKnownError(BaseException):
    """The answer to a question is not known here.

    It is no ``Exception``, so that no rule catches it by mistake, and what was prepared half is
    kept nowhere.
    """

    def __init__(self, question: Question) -> None:
        super().__init__(question)
        self.question = question


class _Asking:
    """Hands each question on as a value."""

    def __init__(self, answer: Callable[[Question], Any]) -> None:
        self._answer = answer

    def __getattr__(self, name: str) -> Callable[..., Any]:
        if name not in NAMES:
            raise AttributeError(f"Questions has no {name}")

        def ask(*about: Any) -> Any:
            return self._answer(Question(name, about))

        setattr(self, name, ask)
        return ask


def asked_by(answer: Callable[[Question], Any]) -> Questions:
    """Questions that one function answers."""
    return cast("Questions", _Asking(answer))


def answered(question: Question, dataset: Questions) -> Any:
    """What a dataset answers to a question."""
    return getattr(dataset, question.name)(*question.about)


@dataclass(frozen=True, slots=True)
class Notes:
    """Passes on questions, and notes each with its answer."""

    dataset: Questions
    answers: dict[Question, Any] = field(default_factory=dict[Question, Any])

    def answer(self, question: Question) -> Any:
        """What the dataset answers; asked once."""
        if question not in self.answers:
            self.answers[question] = answered(question, self.dataset)
        return self.answers[question]


@dataclass(frozen=True, slots=True)
class Known:
    """Answers that are known, and nothing else."""

    answers: Mapping[Question, Any]

    def answer(self, question: Question) -> Any:
        """The answer. Raises :class:`NotKnownError` where it is not known."""
        try:
            return self.answers[question]
        except KeyError:
            raise NotKnownError(question) from None


def all_answered(questions: Iterable[Question], dataset: Questions) -> dict[Question, Any]:
    """The answers of a dataset to questions."""
    return {question: answered(question, dataset) for question in questions}
