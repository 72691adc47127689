"""What is read in an article, each thing with its place."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import field
from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar, TypeAlias

from pourparler_validators.grounding.dates.days import Stretch
from pourparler_validators.grounding.dates.reading import ToldDate
from pourparler_validators.grounding.told_numbers import ToldNumber
from pourparler_validators.languages.states import NameKind
from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.messages.wording import listed

if TYPE_CHECKING:
    from pourparler_validators.grounding.article import Article


class Kind(StrEnum):
    """The kinds of things that are read."""

    QUOTATION = "quotation"
    DATE = "date"
    NUMBER = "number"
    NAME = "name"
    LABEL = "label"
    LEFT_OUT = "left_out"


class Anchor(StrEnum):
    """From what a date is counted."""

    PUBLICATION = "publication"
    UTTERANCE = "utterance"
    """From the day on which the words were said that tell it."""
    STORY = "story"
    """From another date of the text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A stretch of a text in which something is read."""

    start: int
    """In code points."""
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundQuotation(Found):
    """A quotation, or its part in one paragraph, without its marks."""

    kind: ClassVar = Kind.QUOTATION
    depth: int
    """1; of one within another 2, and so on."""
    utterance: int
    """The same for the parts of one quotation over several paragraphs."""
    is_certain: bool
    """Whether marks stand around it; else it may be the reporter's words."""
    is_scare: bool
    """Whether it is so short that it may be no more than a term that is held at a distance."""
    speaker: "Speaks | None"
    label: tuple[int, int] | None = None
    """Where the label stands that names its speaker."""


@dataclass(frozen=True, slots=True)
class Speaks:
    """Who says a quotation, as far as the text tells."""

    described: str
    """The speaker as the text gives them, by the fullest name."""
    meant: "tuple[Meant, ...]"
    """Those who are known; several may speak, or share a name."""
    cue: tuple[int, int]
    """Where the words stand that say so."""

    @property
    def said(self) -> str:
        """Their names for messages."""
        known = listed([one.said for one in self.meant], "or")
        return known or " ".join(self.described.split())


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundDate(Found):
    """A date, and the days that it can mean."""

    kind: ClassVar = Kind.DATE
    told: ToldDate
    likely: Sequence[Stretch]
    """The days that it means most likely; several where nothing says which."""
    anchor: Anchor | None
    """From what it is counted; none where it says all itself."""
    is_dateline: bool
    """Whether it is the day of publication that the text gives itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundNumber(Found):
    """A number."""

    kind: ClassVar = Kind.NUMBER
    told: ToldNumber


class Referent(StrEnum):
    """Of whom or what a name is."""

    PERSON = "person"
    PARTY = "party"
    """Of the dataset, as a person; others are not in it."""
    STATE = "state"
    UNKNOWN_PERSON = "unknown_person"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Meant:
    """Whom a name means."""

    referent: Referent
    name: str
    """The name in the dataset, of a state that is not there its short English one, else that in
    the text."""
    id: str | None = None
    """The id in the dataset."""
    country: str | None = None
    """The code of a state."""

    @property
    def said(self) -> str:
        """The name, and by what it is known, for messages."""
        if self.id is not None:
            return f"{self.name} ({self.id})"
        return f"{self.name} (the state {self.country})" if self.country else self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundName(Found):
    """A name, and whom it may mean."""

    kind: ClassVar = Kind.NAME
    meant: tuple[Meant, ...]
    as_: frozenset[NameKind] = frozenset()
    """In what ways it is a state's: its capital, its people; nothing for other names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundLabel(Found):
    """A label that names the speaker of the words behind or below it."""

    kind: ClassVar = Kind.LABEL


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundLeftOut(Found):
    """What is no part of the wording: a footnote mark, markup, (sic)."""

    kind: ClassVar = Kind.LEFT_OUT
    read_as: str
    """What is read in its place."""


AnyFound: TypeAlias = (
    FoundQuotation | FoundDate | FoundNumber | FoundName | FoundLabel | FoundLeftOut
)


@dataclass(frozen=True, slots=True)
class Contents:
    """All that is read in an article."""

    article: "Article" = field(repr=False)
    published: dt.date | None
    """The day from which dates are counted."""
    found: tuple[AnyFound, ...]
    """In order of their places, the longer first."""

    def number_of(self, kind: Kind) -> int:
        """How many things of a kind there are."""
        return sum(one.kind is kind for one in self.found)

    @property
    def dateline(self) -> FoundDate | None:
        """The day of publication that the text gives itself."""
        dates = (one for one in self.found if isinstance(one, FoundDate))
        return next((one for one in dates if one.is_dateline), None)
