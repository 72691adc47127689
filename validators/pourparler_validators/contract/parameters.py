"""What a rule asks for beside its subject: records that are linked, and what holds for the run.

* ``event: Linked[Event]``: the record that the reference of that name leads to, in the judged
  value, or where it has no such field in its record. Under another name:
  ``Annotated[Linked[Process], "process"]``.
* ``event: Linked[Event] | None``: the same, and the rule goes on where no record is named.
* ``proposals: tuple[Linked[Proposal], ...]``: those of a list, each once; for a group, one each.
  Of several fields: ``Annotated[tuple[Linked[Person], ...], "speaker", "co_speakers"]``.
* ``event: Within[Event]``: the record that holds the judged value, where it is of that type.
* ``event: Annotated[Linked[Event], has("date")]``: only such a record; the rule does not apply
  where it is another. Of a list those are given that are such.
* ``text: SourceText``: the text of the judged source, where it can be had.
* ``found: Examined``: the judged segment or piece of evidence, looked for in its article, where
  that can be had.
* ``passages: Passages``: the passages of the record that holds the judged value, where at least
  one can be read in its article.
* ``voices: Voices``: what the articles say of the speakers of the judged statement, where they say
  something.
* ``articles: CitedArticles``: all articles that this record cites, where each can be read.
* anything else by its type, such as ``Today``.
"""

import enum
from dataclasses import field
from types import NoneType, UnionType
from typing import (
    Annotated,
    Any,
    Generic,
    NamedTuple,
    TypeAlias,
    TypeVar,
    Union,
    cast,
    get_args,
    get_origin,
)

from pourparler import Record
from pourparler_validators.contract.conditions import Condition
from pourparler_validators.contract.finding import NOT_APPLICABLE, NotApplicable, Unchecked
from pourparler_validators.contract.questions import Questions
from pourparler_validators.entries.entry import Entry
from pourparler_validators.late_dataclasses import dataclass

RecordT = TypeVar("RecordT", bound=Record)


@dataclass(slots=True, eq=False)  # one is made for each value: not frozen, which takes long
class Linked(Generic[RecordT]):
    """A sound record to which the judged one links. It is not changed."""

    entry: Entry
    record: RecordT
    pointer: str
    """Where the reference to it stands in the judged record."""


@dataclass(slots=True, eq=False)  # one is made for each value: not frozen, which takes long
class Within(Generic[RecordT]):
    """The record that holds the judged value. It is not changed."""

    entry: Entry
    record: RecordT


class Way(enum.Enum):
    """How what a parameter asks for is found."""

    RUN = enum.auto()
    LINKED = enum.auto()
    IF_LINKED = enum.auto()
    EACH = enum.auto()
    WITHIN = enum.auto()


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a rule, but for the first."""

    way: Way
    models: tuple[type[Record], ...] = ()
    """The types of record that will do."""
    fields: tuple[str, ...] = ()
    """The fields whose references are followed."""
    type: Any = None
    """What is asked for by its type."""
    conditions: tuple[Condition, ...] = ()
    """What must hold of the record."""
    starts: tuple[str, ...] = field(init=False)
    """How the ids of such records begin."""

    def __post_init__(self) -> None:
        starts = tuple(f"{model.__name__.lower()}:" for model in self.models)
        object.__setattr__(self, "starts", starts)

    def accepts(self, record: Any) -> bool:
        """Whether a record is one that the rule is about."""
        return not self.conditions or all(each.holds(record) for each in self.conditions)

    def unread(self, field: str) -> Unchecked:
        """What is said where the record that a field names cannot be looked at."""
        names = [model.__name__.lower() for model in self.models]
        said = " or ".join(names)
        is_plain = any(name in names or name.removesuffix("s") in names for name in self.fields)
        where = "" if is_plain else f' in "{field}"'
        return Unchecked(f"the {said}{where} is missing or not sound")


class Reference(NamedTuple):
    """A reference in the judged record."""

    key: str
    field: str
    pointer: str


Given: TypeAlias = Any | NotApplicable | Unchecked
"""What a parameter gets, or the answer of the rule where it gets nothing."""


def parameter_of(name: str, hint: Any) -> Parameter:
    """What a parameter of a rule asks for, read off its annotation.

    Raises ``TypeError`` where ``Linked`` or ``Within`` do not name a type of record.
    """
    hint, *said = get_args(hint) if get_origin(hint) is Annotated else (hint,)
    way, models = _way(hint)
    if way is Way.RUN:
        return Parameter(way, type=hint)
    fields = tuple(each for each in said if isinstance(each, str)) or (name,)
    conditions = tuple(each for each in said if isinstance(each, Condition))
    return Parameter(way, models, () if way is Way.WITHIN else fields, conditions=conditions)


def given(parameter: Parameter, subject: Any, dataset: Questions) -> Given:
    """What a parameter gets for a subject: a linked record, or why there is none."""
    if parameter.way is Way.WITHIN:
        record = subject.record
        fits = isinstance(record, parameter.models) and parameter.accepts(record)
        return Within(subject.entry, record) if fits else NOT_APPLICABLE
    named = _references(subject, parameter)
    if parameter.way is Way.EACH:
        found = [_followed(reference, parameter, dataset) for reference in named]
        return tuple([one for one in found if not isinstance(one, NotApplicable)])
    if not named:
        return None if parameter.way is Way.IF_LINKED else NOT_APPLICABLE
    return _followed(named[0], parameter, dataset)


def _way(hint: Any) -> tuple[Way, tuple[type[Record], ...]]:
    """How what an annotation asks for is found, and the types of record that will do."""
    parts = get_args(hint)
    if get_origin(hint) is tuple and parts and get_origin(parts[0]) is Linked:
        return Way.EACH, _models(parts[0])
    if get_origin(hint) in (Union, UnionType) and NoneType in parts:
        inner = next(part for part in parts if part is not NoneType)
        if get_origin(inner) is Linked:
            return Way.IF_LINKED, _models(inner)
    if get_origin(hint) is Linked:
        return Way.LINKED, _models(hint)
    if get_origin(hint) is Within:
        return Way.WITHIN, _models(hint)
    return Way.RUN, ()


def _models(hint: Any) -> tuple[type[Record], ...]:
    wanted = get_args(hint)[0]
    models = get_args(wanted) or (wanted,)
    if not all(isinstance(model, type) and issubclass(model, Record) for model in models):
        raise TypeError(f"{wanted!r} is no type of record")
    return models


def _references(subject: Any, parameter: Parameter) -> list[Reference]:
    """The references of some fields in the judged value, else in its record; of a group in each.

    Of a value each record is named once, and not that which holds it.
    """
    starts, found = parameter.starts, list[Reference]()
    if not hasattr(subject, "entry"):
        for field in parameter.fields:
            for entry in subject.entries:
                held = None if entry.record is None else entry.record.__dict__.get(field)
                _add_held(held, field, "", starts, found)
        return found
    own = getattr(subject.value, "__dict__", {})  # asked for each value: isinstance takes longer
    for field in parameter.fields:
        if field in own:
            _add_held(own[field], field, subject.pointer, starts, found)
        else:
            _add_held(subject.record.__dict__.get(field), field, "", starts, found)
    first: dict[str, Reference] = {}
    for reference in found:
        if reference.key != subject.entry.id:
            first.setdefault(reference.key, reference)
    return list(first.values())


def _add_held(
    held: Any, field: str, within: str, starts: tuple[str, ...], found: list[Reference]
) -> None:
    """Adds the references that a field holds to records whose ids begin so."""
    if isinstance(held, tuple):
        for at, key in enumerate(cast("tuple[str, ...]", held)):
            if key.startswith(starts):
                found.append(Reference(key, field, f"{within}/{field}/{at}"))
    elif held is not None and held.startswith(starts):
        found.append(Reference(held, field, f"{within}/{field}"))


def _followed(reference: Reference, parameter: Parameter, dataset: Questions) -> Given:
    entry = dataset.to(reference.key)
    record = entry.record if entry is not None else None
    if entry is None or not isinstance(record, parameter.models):
        return parameter.unread(reference.field)
    if not parameter.accepts(record):
        return NOT_APPLICABLE
    return Linked(entry, record, reference.pointer)
