"""How a rule is declared: one function, whose signature says what it may see.

The first parameter is the subject, the smallest thing that the rule judges:

* ``At[T]``: each value of type ``T`` within a record (a model, or ``Date``), or the record itself;
* ``ReferenceAt``, ``ListAt``, ``WordsAt``: each reference, each list of plain values, each text
  in the coder's own words;
* a :class:`Group`: the records that share a key;
* a :class:`~pourparler_validators.entries.faults.Fault`: a fault that reading found;
* a :class:`~pourparler_validators.contract.figures.Figure`: what the settings ask of the dataset.

Further parameters are asked for by type: ``Linked[Event]`` for the record that the reference
``event`` leads to, ``Within[Event]`` for the record that holds the value, ``Today`` for the date of
the check, :class:`~pourparler_validators.contract.questions.Questions` for what else it has to know
of the dataset; see :mod:`pourparler_validators.contract.parameters`. When the rule applies is said
beside it: ``needs=("date",)`` names fields that the value must have, ``only_if`` conditions on its
fields; see :mod:`pourparler_validators.contract.conditions`. ``holds_unless`` says what a value
must be like to be worth a look: of nearly all values nothing else is asked.
"""

import datetime as dt
import inspect
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cache
from typing import Any, Final, Generic, NewType, TypeAlias, get_args, get_origin

from typing_extensions import TypeVar

from pourparler import MODELS, Record, Waiver
from pourparler.fields import Field
from pourparler.own_fields import OwnFields
from pourparler.values import Form, Reference
from pourparler_validators.contract.conditions import Condition, Doubt, has
from pourparler_validators.contract.figures import Figure
from pourparler_validators.contract.finding import Answer, Related, Severity
from pourparler_validators.contract.links import Links
from pourparler_validators.contract.parameters import Parameter
from pourparler_validators.entries.entry import Entry
from pourparler_validators.entries.fault import Fault
from pourparler_validators.late_dataclasses import dataclass

T = TypeVar("T")
RecordT = TypeVar("RecordT", bound=Record, default=Record)

Today = NewType("Today", dt.date)
"""The day of the check."""

Answers: TypeAlias = Iterator[Answer]
"""What a rule yields for one subject: nothing if it held."""


class RecordNotSoundError(Exception):
    """A rule asks for the record that holds a value, and its structure is not sound."""


@dataclass(slots=True, eq=False)  # one is made for each value: not frozen, which takes long
class At(Generic[T]):
    """A value within a record, and its place. It is not changed."""

    entry: Entry
    pointer: str
    value: T
    field: Field | None = None
    """The field that holds the value; none for the record itself."""

    @property
    def record(self) -> Record:
        """The record that holds the value.

        Raises :class:`RecordNotSoundError` where only the value is sound. Let it through: the rule
        then could not be checked there.
        """
        if self.entry.record is None:
            raise RecordNotSoundError
        return self.entry.record


class ReferenceAt(At[str]):
    """A reference to another record."""

    __slots__ = ()

    @property
    def types(self) -> tuple[str, ...]:
        """The types of record that it may lead to."""
        kind = self.field.kind if self.field else None
        return kind.types if isinstance(kind, Reference) else ()


class ListAt(At[tuple[str, ...]]):
    """A list of references, of values of a vocabulary, or of texts."""

    __slots__ = ()


class WordsAt(At[str]):
    """A text in the coder's own words."""

    __slots__ = ()


@dataclass(slots=True, eq=False)
class WaiverAt(At[Waiver]):
    """A waiver of a record, judged after all other rules."""

    rule: "Rule | None" = None
    """The rule that it names, if there is one."""
    known: tuple[str, ...] = ()
    """The names of all rules."""
    was_checked: bool = False
    """Whether the rule was selected and could look at the record."""
    is_used: bool = False
    """Whether it excuses a finding."""
    found_elsewhere: tuple[Related, ...] = ()
    """What the rule finds in records that refer to this one."""


@dataclass(slots=True, eq=False)  # one is made for each key: not frozen, which takes long
class Group(Generic[RecordT]):
    """The records that share a key, in the order of the dataset. It is not changed.

    ``Group[Event]`` is one of events, ``Group[Event | Process]`` of both, ``Group`` of any.
    """

    key: str
    entries: tuple[Entry, ...]

    @staticmethod
    def keys(record: RecordT) -> Iterable[str]:
        """The keys under which a record belongs to groups of this kind."""
        raise NotImplementedError

    @classmethod
    @cache
    def models(cls) -> frozenset[type[Record]]:
        """The types of the records that may belong to groups of this kind.

        Raises ``TypeError`` where it names what is no type of record.
        """
        named = (each for base in cls.__mro__ for each in getattr(base, "__orig_bases__", ()))
        wanted = next((get_args(each)[0] for each in named if get_origin(each) is Group), Record)
        types = get_args(wanted) or (wanted,)
        for each in types:
            if not (isinstance(each, type) and issubclass(each, Record)):
                raise TypeError(f"its groups are of {each!r}, which is no type of record")
        return frozenset(model for model in MODELS.values() if issubclass(model, types))


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """A rule as the runner sees it."""

    name: str
    severity: Severity
    is_waivable: bool
    check: Callable[..., Answers]
    subject: Any
    """The type of its first parameter."""
    parameters: tuple[Parameter, ...]
    """What it asks for besides."""
    conditions: tuple[Condition, ...]
    """What must hold of the value's own fields, else the rule does not apply."""
    subject_class: type[Any]
    """The class of its subjects."""
    types: tuple[type, ...]
    """The ``T`` of ``At[T]``, which may be a union; nothing for other subjects."""
    is_off_by_default: bool = False
    """Whether it runs only where it, or its family, is named: ``ALL`` does not mean it."""
    fault: str = ""
    """What is wrong with its declaration: it judges nothing then, and that is said."""
    holds_of_one: bool = False
    """Whether it compares the records of a group, so that it holds of a single one."""
    holds_unless: Doubt | None = None
    """What must be true of a value, else the rule holds of it and is not asked."""
    not_in: frozenset[Field] = frozenset()
    """The fields to whose values it does not apply."""

    @property
    def family(self) -> str:
        """The part of the name before the stroke."""
        return self.name.partition("/")[0]

    @property
    def holds_dataset(self) -> bool:
        """Whether the rule asks for the whole dataset at once, as rules of version 0.1 did."""
        return any(parameter.type is Links for parameter in self.parameters)

    @property
    def is_structural(self) -> bool:
        """Whether the rule says what reading found."""
        return isinstance(self.subject, type) and issubclass(self.subject, Fault)

    @property
    def is_about_waivers(self) -> bool:
        """Whether the rule judges the waivers, after all other rules."""
        return self.subject is WaiverAt

    @property
    def is_about_dataset(self) -> bool:
        """Whether the rule judges what the settings ask of the whole dataset."""
        return isinstance(self.subject, type) and issubclass(self.subject, Figure)

    @property
    def is_grouping(self) -> bool:
        """Whether the rule judges several records together."""
        return isinstance(self.subject, type) and issubclass(self.subject, Group)

    def judges(self, field: Field, is_list: bool) -> bool:
        """Whether the rule looks at the values of a field, or at its lists."""
        if self.subject is ListAt:
            return is_list and field.model is None
        if is_list:
            return False
        if self.subject is ReferenceAt:
            return isinstance(field.kind, Reference)
        if self.subject is WordsAt:
            return isinstance(field.kind, Form) and field.kind.name in OWN_WORDS
        return isinstance(field.kind, type) and issubclass(field.kind, self.types)

    def judges_record(self, model: type[Record], own: OwnFields) -> bool:
        """Whether the rule looks at whole records of a type, of a project with such own fields."""
        is_idle = not own and any(parameter.type is OwnFields for parameter in self.parameters)
        return issubclass(model, self.types) and not is_idle


OWN_WORDS = frozenset({"text", "reason", "extra"})
"""The forms of texts in the coder's own words."""
MARK: Final = "__pourparler_rule__"
"""Where a function keeps what was said of it as a rule."""

CheckT = TypeVar("CheckT", bound=Callable[..., Answers])


@dataclass(frozen=True, slots=True)
class Declaration:
    """What is said of a rule beside its function."""

    severity: Severity
    is_waivable: bool
    conditions: tuple[Condition, ...]
    is_off_by_default: bool = False
    fault: str = ""
    holds_of_one: bool = False
    holds_unless: Doubt | None = None
    not_in: frozenset[Field] = frozenset()


def rule(
    severity: Severity,
    *,
    is_waivable: bool = True,
    is_off_by_default: bool = False,
    holds_of_one: bool = False,
    needs: Sequence[str] = (),
    only_if: Condition | Sequence[Condition] = (),
    not_in: Collection[Field] = (),
    holds_unless: Doubt | None = None,
) -> Callable[[CheckT], CheckT]:
    """Declares a function of a module of rules to be a rule.

    Its name is made from the module's and the function's; its docstring is its manual page.
    ``needs`` names fields of the judged value (of a group: its ``entries``), ``only_if``
    conditions on them: where a field is not there, or a condition does not hold, the rule does not
    apply. One that ``is_off_by_default`` runs only where it, or its family, is named. One that
    ``holds_of_one`` compares the records of a group: of a single one it holds, and is not asked.
    ``not_in`` are fields to whose values it does not apply. ``holds_unless`` is a condition on the
    value, asked last: where it is not true, the rule holds and its function is not called.
    """
    if inspect.isfunction(severity):
        # the decorator without parentheses: what it gets is the rule
        fault = "write @rule(Severity.WARNING), with parentheses and a severity"
        setattr(severity, MARK, Declaration(Severity.ERROR, True, (), fault=fault))
        return severity
    conditions = only_if if isinstance(only_if, Sequence) else (only_if,)
    needed = (has(*needs),) if needs else ()

    def mark(check: CheckT) -> CheckT:
        asked = (*needed, *conditions)
        how = is_off_by_default, "", holds_of_one, holds_unless, frozenset(not_in)
        said = Declaration(severity, is_waivable, asked, *how)
        setattr(check, MARK, said)
        return check

    return mark
