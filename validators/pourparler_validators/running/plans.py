"""What is done with the values of records: worked out once for all that have the same fields.

A plan counts the values that it was used for. What a rule answers of nearly all of them, that it
holds or that it does not apply, is not counted value by value, but from that number.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from enum import Enum
from functools import lru_cache, partial
from itertools import chain
from typing import Any, Final

from pourparler import Record
from pourparler.extra import EXTRA
from pourparler.fields import Field, fields
from pourparler.model import Model
from pourparler.own_fields import OwnFields
from pourparler_validators.contract.conditions import Where
from pourparler_validators.contract.finding import Tally
from pourparler_validators.contract.rule import Rule, WordsAt
from pourparler_validators.contract.telling import teller, telling_fields
from pourparler_validators.grounding.given import Maker
from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.running.asking import NotKnownError
from pourparler_validators.running.gates import Gate, Readers, Shape
from pourparler_validators.running.judging import Asker, Test

_MOST_PARTS: Final = 100
"""A plan has so many parts at most: lists may have anything of a vocabulary."""
_MOST_TEXTS: Final = 256
"""So many texts of one field are kept at most of which all rules hold."""


@dataclass(slots=True, eq=False)
class Judging:
    """The rules whose subjects are of one class, in order."""

    subject: type[Any]
    gates: tuple[Gate, ...]
    readers: tuple[Readers, ...]


@dataclass(slots=True, eq=False)
class Plan:
    """What is done with values that have the same fields."""

    gates: tuple[Gate, ...]
    """The rules that may apply."""
    idle: tuple[Tally, ...]
    """The tallies of those that do not."""
    ways: "tuple[Way, ...]" = ()
    """The fields to go on to."""
    count: int = 0
    judging: tuple[Judging, ...] = field(init=False)
    holding: tuple[Tally, ...] = field(init=False)
    """The tallies of the rules that hold of all such values."""
    clears: Callable[[Any], bool] = field(init=False)
    """Whether nothing is done with such a value but to count it."""
    is_divided: bool = field(init=False)
    """Whether it is divided by the kinds, states and flags that rules ask of the values."""
    parts: "dict[Any, Plan]" = field(init=False, default_factory=dict[Any, "Plan"])
    """The plans for values that have the same there, too."""
    _told: Callable[[Any], Any] = field(init=False)

    def __post_init__(self) -> None:
        open_ = [gate for gate in self.gates if not gate.holds]
        self.holding = tuple(gate.tally for gate in self.gates if gate.holds)
        self.judging = tuple(_judging(open_))
        self.clears = _never if self.ways else _clearing(open_)
        asked = [each for gate in open_ for each in gate.conditions]
        fields = dict.fromkeys(chain.from_iterable(map(telling_fields, asked)))
        self.is_divided = bool(fields)
        self._told = teller(fields)

    def part_for(self, value: Any) -> "Plan":
        """The plan for values that have the same as this in the fields of few values."""
        try:
            told = self._told(value)
        except Exception:  # a condition on what is not there: it is said where it is asked
            return self
        found = self.parts.get(told)
        if found is None:
            if len(self.parts) >= _MOST_PARTS:
                return self
            found = self.parts[told] = self._part(value)
        return found

    def _part(self, value: Any) -> "Plan":
        left = [(gate, gate.told(value)) for gate in self.gates]
        idle = [gate.tally for gate, its in left if its is None]
        return Plan(tuple(its for _, its in left if its), (*self.idle, *idle), self.ways)

    def settle(self) -> None:
        """Adds what was not counted value by value to the tallies, once."""
        for part in self.parts.values():
            part.settle()
        for group in self.judging:
            for gate in group.gates:
                gate.tally.held += self.count
            for readers in group.readers:
                readers.settle(self.count)
        for tally in self.holding:
            tally.held += self.count
        for tally in self.idle:
            tally.not_applicable += self.count
        self.count = 0


@dataclass(slots=True, eq=False)
class Way:
    """The way from a value to what one of its fields holds."""

    name: str
    shown: Field
    is_list: bool
    is_open: bool
    """Whether it holds names of the coder's own, each with a value."""
    plan_of: Callable[[Any], Plan]
    """What is done with a value of the field."""
    of_list: Plan | None
    """What is done with a list as a whole."""
    only: Plan | None
    """What is done with each value, where that is the same for all."""


class _Made(dict[Any, Plan]):
    """Plans by what their values have in common, each made at the first such value."""

    def __init__(self, make: Callable[[Any], Plan]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, key: Any) -> Plan:
        plan = self[key] = self._make(key)
        return plan


@dataclass(slots=True)
class Plans:
    """All plans of a run."""

    rules: Sequence[Rule]
    tallies: Mapping[str, Tally]
    asker_of: Callable[[Rule], Asker]
    doubt_of: Callable[[Rule], Test | None]
    own_fields: OwnFields
    """The fields of the project's own; rules about them judge nothing where there are none."""
    made: list[Plan] = field(default_factory=list[Plan])
    _by_field: dict[tuple[Field, bool], tuple[Rule, ...]] = field(
        default_factory=dict[tuple[Field, bool], tuple[Rule, ...]]
    )
    _of_records: _Made = field(init=False)

    def __post_init__(self) -> None:
        self._of_records = _Made(self._for_records)

    def of_record(self, record: Record) -> Plan:
        """What is done with a record."""
        found = self._of_records[type(record), frozenset(record.__pydantic_fields_set__)]
        return found.part_for(record) if found.is_divided else found

    def settle(self) -> None:
        """Completes the tallies."""
        for plan in self.made:
            plan.settle()

    def _plan(self, rules: Sequence[Rule], shape: Shape, value: Any = None) -> Plan:
        """The plan for values of a shape; of one value alone, where it is given."""
        gates: list[Gate] = []
        idle: list[Tally] = []
        for rule in rules:
            tally = self.tallies[rule.name]
            doubt = self.doubt_of(rule)
            gate = shape.gate(rule, tally, self.asker_of(rule), doubt)
            if gate is not None and value is not None:
                gate = gate.of(value)
            if gate is None:
                idle.append(tally)
            else:
                gates.append(gate)
        ways = tuple(self._ways(shape)) if issubclass(shape.model, Model) else ()
        plan = Plan(tuple(gates), tuple(idle), ways)
        self.made.append(plan)
        return plan

    def _ways(self, shape: Shape) -> Iterator[Way]:
        model: type[Model] = shape.model
        for name, shown in fields(model).items():
            if shape.lacks(name):
                continue
            rules = self.rules_for(shown, is_list=False)
            of_list = self.rules_for(shown, is_list=True) if shown.many else ()
            if rules or of_list or shown.model is not None:
                whole = Shape(tuple, _NOTHING, shape.record, shown)
                plan = self._plan(of_list, whole) if of_list else None
                plan_of, only = self._plan_of(shown, rules, shape.record)
                yield Way(name, shown, shown.many, shown.kind is EXTRA, plan_of, plan, only)

    def rules_for(self, shown: Field, *, is_list: bool) -> tuple[Rule, ...]:
        """The rules that look at the values of a field, or at its lists; found once."""
        found = self._by_field.get((shown, is_list))
        if found is None:
            found = tuple(rule for rule in self.rules if rule.judges(shown, is_list))
            self._by_field[shown, is_list] = found
        return found

    def _plan_of(
        self, shown: Field, rules: Sequence[Rule], record: type[Record]
    ) -> tuple[Callable[[Any], Plan], Plan | None]:
        """What gives the plan for a value of a field, and that which is for all of them."""
        model, kind = shown.model, shown.kind
        if model is not None:
            of_models = _Made(lambda held: self._plan(rules, Shape(model, held, record)))
            return partial(_plan_of_model, of_models), None
        if isinstance(kind, type) and issubclass(kind, Enum):
            shape = Shape(kind, _NOTHING, record)
            return _Made(lambda value: self._plan(rules, shape, value)).__getitem__, None
        only = self._plan(rules, Shape(object, _NOTHING, record, shown))
        return lambda _: only, only

    def _for_records(self, key: tuple[type[Record], frozenset[str]]) -> Plan:
        model = key[0]
        rules = [rule for rule in self.rules if rule.judges_record(model, self.own_fields)]
        return self._plan(rules, Shape(*key, model))


def _plan_of_model(plans: _Made, value: Model) -> Plan:
    found = plans[frozenset(value.__pydantic_fields_set__)]
    return found.part_for(value) if found.is_divided else found


def _clearing(gates: Sequence[Gate]) -> Callable[[Any], bool]:
    """What tells the values of which all rules hold at sight."""
    tests = [gate.is_doubtful for gate in gates if gate.is_doubtful and not gate.conditions]
    if len(tests) < len(gates):
        return _never
    if not tests:
        return _always

    def clears(value: Any) -> bool:
        try:
            for is_doubtful in tests:
                if is_doubtful(value):
                    return False
        except (Exception, NotKnownError):
            return False  # it is said, or pending, where the rule is asked
        return True

    return lru_cache(_MOST_TEXTS)(clears) if all(map(_asks_of_text_alone, gates)) else clears


def _asks_of_text_alone(gate: Gate) -> bool:
    """Whether what it finds follows from a text, which then is judged once, however often it is."""
    return gate.rule.subject_class is WordsAt and isinstance(gate.rule.holds_unless, Where)


def _judging(gates: Iterable[Gate]) -> Iterator[Judging]:
    by_subject: dict[type[Any], dict[Maker | None, list[Gate]]] = {}
    for gate in gates:
        by_maker = by_subject.setdefault(gate.rule.subject_class, {})
        by_maker.setdefault(gate.reads, []).append(gate)
    for subject, by_maker in by_subject.items():
        alone = tuple(by_maker.pop(None, ()))
        readers = tuple(Readers(make, tuple(each)) for make, each in by_maker.items() if make)
        yield Judging(subject, alone, readers)


def _never(_: Any) -> bool:
    return False


def _always(_: Any) -> bool:
    return True


_NOTHING: Final = frozenset[str]()
