"""What stands before the body of a rule: what is left to ask of values that have the same fields.

A plan is made of gates for each (type of record, fields that are there): where a rule cannot apply
to such values it has no gate, and they are only counted.
"""

from collections.abc import Callable, Collection
from dataclasses import field as declared
from typing import Any

from pourparler import Record
from pourparler.fields import Field
from pourparler.model import Model
from pourparler_validators.contract.conditions import (
    Asking,
    Condition,
    Doubt,
    FieldTest,
    Where,
    left_of,
)
from pourparler_validators.contract.finding import NotApplicable, Tally, Unchecked
from pourparler_validators.contract.parameters import Parameter, Way
from pourparler_validators.contract.rule import Rule
from pourparler_validators.contract.telling import telling_fields
from pourparler_validators.grounding.given import Maker, maker_of
from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.running.judging import GIVEN, Asker, Test


@dataclass(slots=True, eq=False)
class Gate:
    """A rule, and what is left to ask before its body runs.

    Its plan counts that it holds of every value; what is answered of one takes that back.
    """

    rule: Rule
    conditions: tuple[Condition, ...]
    tally: Tally
    ask: Asker
    is_doubtful: Test | None = None
    """Tells the values at which the rule has to look, where it holds of all others."""
    has_no_doubt: bool = False
    """Whether it has to look at none, by the fields that they have."""
    tests: tuple[Callable[[Any], bool], ...] = declared(init=False)
    """Whether each condition holds for a value."""

    def __post_init__(self) -> None:
        self.tests = tuple(condition.holds for condition in self.conditions)

    @property
    def holds(self) -> bool:
        """Whether the rule holds of all such values, so that nothing is asked of them."""
        return self.has_no_doubt and not self.conditions

    @property
    def reads(self) -> Maker | None:
        """What makes that which the rule asks of the articles that a value cites before all."""
        parameters = self.rule.parameters
        return maker_of(parameters[0].type) if parameters and not self.conditions else None

    def of(self, value: Any) -> "Gate | None":
        """The gate for one value that cannot change; nothing where the rule does not apply."""
        return self._left(lambda test: test.holds(value))

    def told(self, value: Any) -> "Gate | None":
        """The gate for all values that have the same in the fields of few values."""
        return self._left(lambda test: test.holds(value) if telling_fields(test) else test)

    def _left(self, settle: Callable[[FieldTest | Where], Condition | bool]) -> "Gate | None":
        try:
            left = [left_of(each, settle) for each in self.conditions]
        except Exception:  # a condition of somebody's own: it is said where the value is judged
            return self
        if False in left:
            return None
        open_ = tuple(each for each in left if not isinstance(each, bool))
        doubt = self.is_doubtful, self.has_no_doubt
        return Gate(self.rule, open_, self.tally, self.ask, *doubt)

    def leave(self) -> None:
        """Counts that the rule does not apply to a value."""
        self.tally.held -= 1
        self.tally.not_applicable += 1

    def answer(self, answer: Unchecked) -> None:
        """Counts why the rule could not look at a value."""
        self.tally.held -= 1
        self.tally.could_not_look(answer.reason)


@dataclass(slots=True, eq=False)
class Readers:
    """Rules that ask for the same of the articles that a value cites, and for nothing before.

    Where it cannot be had, that is found once, and counted for all of them in the end.
    """

    make: Maker
    """Makes it of a value and the articles."""
    gates: tuple[Gate, ...]
    _refused: dict[str | None, int] = declared(default_factory=dict[str | None, int])
    """For how many values it could not be had, by the reason; by none where it does not apply."""

    def refuse(self, answer: Unchecked | NotApplicable) -> None:
        """Counts a value for which what is asked for cannot be had."""
        reason = answer.reason if isinstance(answer, Unchecked) else None
        if reason not in self._refused:
            self._refused[reason] = 0
            if reason is not None:
                for gate in self.gates:  # in order of first sight
                    gate.tally.could_not.setdefault(reason, 0)
        self._refused[reason] += 1

    def settle(self, count: int) -> None:
        """Adds what was not counted value by value to the tallies, once."""
        for gate in self.gates:
            gate.tally.held += count - sum(self._refused.values())
            for reason, times in self._refused.items():
                if reason is None:
                    gate.tally.not_applicable += times
                else:
                    gate.tally.could_not_look(reason, times)
        self._refused.clear()


@dataclass(frozen=True, slots=True)
class Shape:
    """What values have in common for which a gate is made."""

    model: type[Any]
    held: frozenset[str]
    """The names of the fields that are there: JSON has none without a value."""
    record: type[Record]
    """The type of the record that holds them."""
    field: Field | None = None
    """The field that holds them, where they have no fields themselves."""

    def has(self, name: str) -> bool | None:
        """Whether a field is there; nothing of what is no field of the model."""
        return name in self.held if name in self.model.__pydantic_fields__ else None

    def lacks(self, name: str) -> bool:
        """Whether it is a field of the model that is not there."""
        return self.has(name) is False

    def gate(self, rule: Rule, tally: Tally, ask: Asker, is_doubtful: Test | None) -> Gate | None:
        """The gate of a rule for such values; nothing where the rule never applies."""
        if self.field in rule.not_in:
            return None
        if not issubclass(self.model, Model):
            return Gate(rule, rule.conditions, tally, ask, is_doubtful)
        left = [left_of(each, lambda test: test.left(self.has)) for each in rule.conditions]
        if False in left or self._gives_nothing(rule.parameters):
            return None
        open_ = tuple(one for one in left if not isinstance(one, bool))
        has_no_doubt = is_doubtful is not None and self._rules_out(rule.holds_unless)
        return Gate(rule, open_, tally, ask, is_doubtful, has_no_doubt)

    def _rules_out(self, doubt: Doubt | None) -> bool:
        """Whether it follows from the fields that are there that there is no doubt."""
        if doubt is None or isinstance(doubt, Asking):
            return False
        return left_of(doubt, lambda test: test.left(self.has)) is False

    def _gives_nothing(self, parameters: Collection[Parameter]) -> bool:
        """Whether a rule gets nothing to look at, before anything could not be looked at."""
        for parameter in parameters:
            if parameter.way is Way.WITHIN and not issubclass(self.record, parameter.models):
                return True
            if parameter.way is Way.RUN and parameter.type not in GIVEN:
                return False  # it may be that it cannot be given, which is said first
            if parameter.way in (Way.LINKED, Way.IF_LINKED, Way.EACH):
                if not all(map(self.lacks, parameter.fields)):
                    return False  # a record that is missing is said first
                if parameter.way is not Way.IF_LINKED:
                    return True
        return False
