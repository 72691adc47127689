"""All that a rule may ask of the dataset: few questions, each with hashable arguments.

What a rule answers follows from its subject and from the answers that it gets here, and from
nothing else. So a run that holds only a part of the dataset can note what it lacks, and judge a
subject again when it knows: each question is answered with the truth of the whole, or noted. None
gives all records of a type, and none grows with a party that everything names; only the names of
all persons and parties are known wherever an article is read.

The parents of a party are asked for step by step, by :meth:`Questions.to`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import field
from functools import lru_cache
from typing import NamedTuple, Protocol, TypeAlias

from pourparler import Membership
from pourparler_validators.contract.finding import Unchecked
from pourparler_validators.entries.entry import Entry
from pourparler_validators.late_dataclasses import dataclass

Circle: TypeAlias = tuple[Entry, ...] | None
"""The records of a circle in their order, from that whose id sorts first. Empty where there is
none; ``None`` where that is not known, because a record on the way is not sound."""


class Link(NamedTuple):
    """A reference, and the record that holds it."""

    entry: Entry
    pointer: str
    """Where the reference stands in that record."""
    field: str
    """The name of the field."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """The bytes of a text, and the file that they are from; none for a text in the record."""

    content: bytes = field(repr=False)
    path: str | None


@dataclass(frozen=True, slots=True)
class Missing:
    """Why a source has no text that can be read."""

    kind: str
    """``no-source``, ``no-text``, ``two-texts``, ``no-folder``, ``not-found``, ``outside`` or
    ``unreadable``."""
    reason: str
    help: str = ""
    """What to do, where that is known."""

    @property
    def answer(self) -> Unchecked:
        """What a rule answers that cannot look for want of the text."""
        return _unchecked(self.reason)


@lru_cache(maxsize=4096)
def _unchecked(reason: str) -> Unchecked:
    return Unchecked(reason)


@dataclass(frozen=True, slots=True)
class Speaker:
    """A person or party, and the names by which texts call it."""

    id: str
    names: tuple[str, ...]
    """The name and the aliases."""
    is_person: bool = False
    parties: frozenset[str] = frozenset()
    """The ids of the parties that it belongs to; a party belongs to itself."""
    stand_ins: frozenset[str] = frozenset()
    """Those of the names that only stand for it: its capital, its people."""
    country: str | None = None
    """The country that it is, if it is a state; the country's names ship with the checker."""

    def is_related(self, other: "Speaker") -> bool:
        """Whether what one says may be said to come from the other."""
        if self.id == other.id:
            return True
        if self.is_person and other.is_person:
            return False
        return not self.parties.isdisjoint(other.parties)


@dataclass(frozen=True, slots=True, eq=False)
class Members:
    """The members of a party, the members of these, and so on, at whatever date."""

    of: Mapping[str, Sequence[tuple[str, Membership]]]
    """By the id of a member: each party that lists it, and its membership there."""
    unread: Sequence[str]
    """Those of which it is not known who is a member: the record is missing or not sound."""


@dataclass(frozen=True, slots=True)
class Clause:
    """What a place in a record says, as a part of a sentence."""

    entry: Entry
    pointer: str
    words: str


@dataclass(frozen=True, slots=True)
class ImpossibleOrder:
    """The fewest records whose dates, and what comes before what, cannot all hold."""

    entry: Entry
    """The record that is judged by the others."""
    pointer: str
    """The value that would have to change."""
    clauses: tuple[Clause, ...]
    """Step by step: from a day, by what came before it, back to one that is later."""
    between: tuple[Entry, ...]
    """The records on the way that only others speak of."""
    is_certain: bool
    """Whether it takes no date that is only planned, or only about right."""


class Questions(Protocol):
    """The questions of rules, and who answers them."""

    def to(self, key: str) -> Entry | None:
        """The place of the record with an id; its ``record`` is ``None`` if it is not sound."""
        ...

    def into(self, key: str, name: str) -> tuple[Link, ...]:
        """The references to an id by one field, in order."""
        ...

    def is_used(self, key: str) -> bool:
        """Whether another record refers to an id, by whatever field."""
        ...

    def circle(self, key: str, name: str) -> Circle:
        """The circle that a record belongs to by a field, such as that of parents."""
        ...

    def members(self, key: str) -> Members:
        """All who are or were a member of a party, or of one of its members."""
        ...

    def impossible_orders(self, key: str) -> tuple[ImpossibleOrder, ...]:
        """What contradicts the dates of a record, if it is the one that is judged by the others."""
        ...

    def like(self, key: str, types: tuple[str, ...]) -> tuple[str, ...]:
        """The ids of records of some types that are most like an id that no record has."""
        ...

    def knows_all_ids(self) -> bool:
        """Whether everything of the dataset could be read, so that an unknown id is a wrong one."""
        ...

    def knows_all_of(self, *types: str) -> bool:
        """Whether all records of these types (or of any) are sound, so that ``into`` tells all."""
        ...

    def text(self, key: str) -> Loaded | Missing:
        """The text of the source with an id."""
        ...

    def first_with_wording(self, checksum: str) -> Entry | None:
        """The first source whose text has a wording, by the checksum ``wording_sha256`` of it."""
        ...

    def original_of(self, key: str) -> Entry | None:
        """The first source of whose text that of another source, by its id, is nearly a copy."""
        ...

    def sources_with(self, words: str) -> tuple[Entry, ...]:
        """The sources whose text has some words, as they are but for typography, in order."""
        ...

    def newest_source(self) -> Entry | None:
        """The source that was published last, of several the first; none where none is dated."""
        ...

    def speakers(self) -> tuple[Speaker, ...]:
        """All persons and parties with their names, for finding them in articles."""
        ...
