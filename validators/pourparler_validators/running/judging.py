"""What a rule answers on one subject: follows from these two and from what the rule is given."""

import datetime as dt
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import field
from functools import partial
from types import GeneratorType
from typing import Any, Final, NoReturn, TypeAlias

from pourparler.fields import Field
from pourparler.own_fields import OwnFields
from pourparler_validators.contract.answers import NoAnswerError, sound_answers
from pourparler_validators.contract.conditions import Asking, Where
from pourparler_validators.contract.finding import (
    NOT_APPLICABLE,
    Answer,
    NotApplicable,
    Unchecked,
)
from pourparler_validators.contract.links import Links
from pourparler_validators.contract.parameters import Parameter, Way, given
from pourparler_validators.contract.questions import Questions
from pourparler_validators.contract.rule import At, RecordNotSoundError, Rule, Today
from pourparler_validators.grounding.given import maker_of
from pourparler_validators.grounding.library import Library
from pourparler_validators.grounding.shelves import Shelves
from pourparler_validators.late_dataclasses import dataclass

NOT_SOUND = "the structure of the record is not sound"
GIVEN: Final[Mapping[Any, str]] = {
    Questions: "questions",
    Links: "questions",
    Today: "today",
    Library: "library",
    OwnFields: "own_fields",
}
"""What every rule gets that asks for it, by the name that it has here."""


@dataclass(frozen=True, slots=True)
class Means:
    """What rules are given beside their subject."""

    questions: Questions
    today: dt.date
    shelves: Shelves = field(default_factory=Shelves)
    """The articles that were prepared, for all subjects."""
    own_fields: OwnFields = field(default_factory=OwnFields)
    """The fields of the project's own."""
    library: Library = field(init=False)
    _same: dict[Rule, tuple[Any, ...] | None] = field(
        init=False, default_factory=dict[Rule, "tuple[Any, ...] | None"]
    )

    def __post_init__(self) -> None:
        object.__setattr__(self, "library", Library(self.questions, self.shelves))

    def forget(self, most: int) -> None:
        """Lets go of the articles that were prepared, where these are more than so many."""
        if len(self.shelves.texts) > most:
            self.library.shelves = Shelves()
            object.__setattr__(self, "shelves", self.library.shelves)

    def same_for_all(self, rule: Rule) -> tuple[Any, ...] | None:
        """What a rule is given whatever it judges; nothing where that depends on the subject."""
        try:
            return self._same[rule]
        except KeyError:
            names = [GIVEN.get(parameter.type) for parameter in rule.parameters]
            known = [getattr(self, name) for name in names if name is not None]
            same = self._same[rule] = tuple(known) if len(known) == len(names) else None
            return same

    def giver(self, parameter: Parameter) -> Callable[[Any], Any]:
        """What gives a rule what it asks for: of a subject that, or why it gets nothing.

        It raises :class:`NoAnswerError` where the rule asks for what no rule is given.
        """
        if parameter.way is not Way.RUN:
            return partial(given, parameter, dataset=self.questions)
        wanted = parameter.type
        if make := maker_of(wanted):
            return lambda subject: make(subject, self.library)
        if wanted in GIVEN:
            same = getattr(self, GIVEN[wanted])
            return lambda _: same
        return partial(_give_nothing, wanted)


Asker: TypeAlias = Callable[[Any], Sequence[Answer]]
"""A rule that has what it is given whatever it judges: what it answers on a subject.

Raises whatever the rule raises, and :class:`NoAnswerError` where that is no answer.
"""


Test: TypeAlias = Callable[[Any], object]
"""Whether something is true of a value."""


def doubt_of(rule: Rule, means: Means) -> Test | None:
    """What tells the values at which a rule has to look; nothing where it looks at all of them.

    So it does where it is given what depends on its subject: the links come first.
    """
    return None if means.same_for_all(rule) is None else _doubt(rule, means)


def _doubt(rule: Rule, means: Means) -> Test | None:
    doubt = rule.holds_unless
    if isinstance(doubt, Asking):
        says, questions = doubt.says, means.questions
        return lambda value: says(value, questions)
    if isinstance(doubt, Where) and doubt.field is None:
        return doubt.says
    return None if doubt is None else doubt.holds


def asker_of(rule: Rule, means: Means) -> Asker:
    """What asks a rule of subjects to which it applies: their links come first, then its body."""
    same, check = means.same_for_all(rule), _check_of(rule, means)
    ask = _linking_asker(rule, check, means) if same is None else _asker(check, same)
    return _elsewhere(ask, rule.not_in) if rule.not_in else ask


def _check_of(rule: Rule, means: Means) -> Callable[..., Any]:
    """The body of a rule, of which nothing is asked where the rule holds at sight."""
    check, is_doubtful = rule.check, _doubt(rule, means)
    if is_doubtful is None:
        return check

    def check_doubtful(subject: Any, *given: Any) -> Any:
        return check(subject, *given) if is_doubtful(subject.value) else ()

    return check_doubtful


def _elsewhere(ask: Asker, left_out: Collection[Field]) -> Asker:
    def not_in_them(at: At[Any]) -> Sequence[Answer]:
        return (NOT_APPLICABLE,) if at.field in left_out else ask(at)

    return not_in_them


def _asker(check: Callable[..., Any], same: tuple[Any, ...]) -> Asker:
    """What asks a rule that is given the same whatever it judges."""

    def ask(subject: Any) -> Sequence[Answer]:
        try:
            given: Iterator[Answer] = check(subject, *same)
            if type(given) is not GeneratorType:  # a rule of somebody's own may give anything
                return sound_answers(given)
            for first in given:  # pyright: ignore
                return sound_answers((first, *given))  # pyright: ignore
            return ()  # nearly all rules hold of nearly all subjects
        except RecordNotSoundError:
            return (Unchecked(NOT_SOUND),)

    return ask


def _linking_asker(rule: Rule, check: Callable[..., Any], means: Means) -> Asker:
    """What asks a rule that is given what depends on its subject."""
    ways = [(means.giver(each), each.way is Way.EACH) for each in rule.parameters]

    def ask(subject: Any) -> Sequence[Answer]:
        values: list[Any] = []
        unread: list[Unchecked] = []
        try:
            for give, is_list in ways:
                value = give(subject)
                if is_list:
                    value = _sound(value, unread)
                if isinstance(value, NotApplicable | Unchecked):
                    return (value,)
                values.append(value)
            answers = sound_answers(check(subject, *values))
        except RecordNotSoundError:
            return (Unchecked(NOT_SOUND),)
        return (*answers, *unread[:1]) if unread else answers

    return ask


def _give_nothing(wanted: Any, _: Any) -> NoReturn:
    raise NoAnswerError(f"it asks for {wanted!r}, which no rule is given")


def _sound(records: tuple[Any, ...], unread: list[Unchecked]) -> Any:
    """Those of a list that can be looked at; why not, where none can. Adds why others cannot."""
    found: list[Any] = []
    for one in records:
        (unread if isinstance(one, Unchecked) else found).append(one)
    return tuple(found) or (records[0] if records else NOT_APPLICABLE)
