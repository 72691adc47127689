"""What a rule answers on one subject: follows from these two and from what the rule is given."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from pourparler.own_fields import OwnFields
from pourparler_validators.contract.answers import NoAnswerError, sound_answers
from pourparler_validators.contract.finding import (
    NOT_APPLICABLE,
    Answer,
    NotApplicable,
    Unchecked,
)
from pourparler_validators.contract.links import Links
from pourparler_validators.contract.parameters import Parameter, Way, given
from pourparler_validators.contract.questions import Missing, Questions
from pourparler_validators.contract.rule import RecordNotSoundError, Rule, Today
from pourparler_validators.grounding.library import Library
from pourparler_validators.grounding.shelves import Shelves
from pourparler_validators.grounding.texts import SourceText

NOT_SOUND = "the structure of the record is not sound"


@dataclass(frozen=True, slots=True)
class Means:
    """What rules are given beside their subject."""

    questions: Questions
    today: dt.date
    shelves: Shelves = field(default_factory=Shelves)
    """The articles that were prepared, for all subjects."""
    own_fields: OwnFields = field(default_factory=OwnFields)
    """The fields of the project's own."""

    def of(self, wanted: Any, subject: Any) -> Any:
        """What a rule gets that asks for a type, or why it gets nothing.

        Raises :class:`NoAnswerError` for a type that no rule is given.
        """
        if wanted in (Questions, Links):
            return self.questions
        if wanted is Today:
            return self.today
        if wanted is OwnFields:
            return self.own_fields
        library = Library(self.questions, self.shelves)
        if wanted is Library:
            return library
        if wanted is SourceText:
            text = library.text_of(subject.record.id)
            return Unchecked(text.reason) if isinstance(text, Missing) else text
        raise NoAnswerError(f"it asks for {wanted!r}, which no rule is given")


def answers_of(rule: Rule, subject: Any, means: Means) -> list[Answer]:
    """What a rule answers: its own fields come first, then its links, then its body.

    Raises whatever the rule raises, and :class:`NoAnswerError` where that is no answer.
    """
    try:
        return list(_answers(rule, subject, means))
    except RecordNotSoundError:
        return [Unchecked(NOT_SOUND)]


def _answers(rule: Rule, subject: Any, means: Means) -> Iterator[Answer]:
    if not rule.applies_to(subject):
        yield NOT_APPLICABLE
        return
    values: list[Any] = []
    unread: list[Unchecked] = []
    for parameter in rule.parameters:
        value = _given(parameter, subject, means)
        if parameter.way is Way.EACH:
            unread += (each for each in value if isinstance(each, Unchecked))
            value = _sound(value)
        if isinstance(value, NotApplicable | Unchecked):
            yield value
            return
        values.append(value)
    yield from sound_answers(rule.check(subject, *values))
    yield from unread[:1]


def _given(parameter: Parameter, subject: Any, means: Means) -> Any:
    if parameter.way is not Way.RUN:
        return given(parameter, subject, means.questions)
    return means.of(parameter.type, subject)


def _sound(records: tuple[Any, ...]) -> Any:
    """Those of a list that can be looked at; why not, where none can."""
    sound = tuple(one for one in records if not isinstance(one, Unchecked))
    return sound or (records[0] if records else NOT_APPLICABLE)
