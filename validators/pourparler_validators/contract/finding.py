"""What a rule answers, and what becomes of it: problems, findings, tallies."""

import enum
from collections.abc import Mapping
from dataclasses import field
from typing import Any, TypeAlias

from pourparler_validators.entries.entry import Entry
from pourparler_validators.late_dataclasses import dataclass


class Severity(enum.StrEnum):
    """How bad a fault is, worst first."""

    ERROR = "error"
    """It contradicts itself, another record or the text beyond doubt."""
    WARNING = "warning"
    """It is probably wrong; a person has to look."""
    INFO = "info"
    """It may be meant so, and is worth knowing."""

    @property
    def rank(self) -> int:
        """0 for the worst."""
        return list(Severity).index(self)


@dataclass(frozen=True, slots=True)
class SetValue:
    """A field or an item gets another value."""

    pointer: str
    value: Any


@dataclass(frozen=True, slots=True)
class Rename:
    """A field gets another name."""

    pointer: str
    name: str


@dataclass(frozen=True, slots=True)
class Remove:
    """A field or an item is taken out."""

    pointer: str


@dataclass(frozen=True, slots=True)
class Insert:
    """Fields are put behind another one of the same object, in order."""

    pointer: str
    """The field that they stand behind."""
    fields: Mapping[str, Any]


Edit: TypeAlias = SetValue | Rename | Remove | Insert


@dataclass(frozen=True, slots=True)
class Fix:
    """Edits that fix a fault."""

    title: str
    """What is done, as an imperative."""
    edits: tuple[Edit, ...]
    is_safe: bool = False
    """Whether it changes no claim about the world: a field's spelling, a repeated reference."""


@dataclass(frozen=True, slots=True)
class TextPlace:
    """A stretch of the text of a source, in code points, the end exclusive."""

    text: str = field(repr=False)
    path: str | None
    """The file that the text was read from; none for a text in the record."""
    start: int
    end: int
    article: "TextPlace | None" = None
    """In a web page: the same words in the article that was read from it."""


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that the fault has to do with."""

    entry: Entry | None
    """The record there; none where it is the record that has the fault."""
    pointer: str
    message: str
    earlier: bool = False
    """The first of two places that share one name, where an object has a name twice."""
    passage: TextPlace | None = None
    """The words of the source that the fault has to do with."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A fault: what is wrong with the value, where, and what to do."""

    message: str
    """What is wrong with this value, in one line, without its place and the rule's name."""
    pointer: str = ""
    """The value that would have to change: a JSON Pointer relative to the record."""
    help: str | None = None
    """What to do."""
    params: Mapping[str, Any] = field(default_factory=dict[str, Any])
    """The facts in the message, for programs."""
    related: tuple[Related, ...] = ()
    fix: Fix | None = None
    """How to fix it without a person, if that can be done."""
    at_name: bool = False
    """Whether it is the field's name that is wrong, not its value."""
    lacks: str = ""
    """The field that the value, an object, has not: in a table its empty cell is named."""
    words: tuple[int, int] | None = None
    """The stretch of the value, a text, that is wrong, where the rest of it is right."""
    offset: int | None = None
    """Where in the file's text it stands, where the text holds no records, or cannot be parsed."""
    length: int = 0
    """How many characters stand there that are wrong."""
    entry: Entry | None = None
    """The record that has the fault, where a rule sees several."""
    recurs: bool = False
    """Whether people are shown it once a file, with the number of those that say the same."""
    severity: Severity | None = None
    """A lesser severity than the rule's, where this case is less grave."""


@dataclass(frozen=True, slots=True)
class Unchecked:
    """The rule could not look: the reason, as a sentence without its full stop."""

    reason: str


@dataclass(frozen=True, slots=True)
class NotApplicable:
    """The rule has nothing to look at here, or a narrower rule speaks."""


NOT_APPLICABLE = NotApplicable()


@dataclass(frozen=True, slots=True)
class Share:
    """How much of its subject is as it should be: said beside the answers, and no answer."""

    of: str
    """What is counted, as a report says it: quotations coded."""
    part: int
    whole: int


Answer: TypeAlias = Problem | Unchecked | NotApplicable | Share


@dataclass(frozen=True, slots=True)
class UnplacedFinding:
    """A problem, stamped with the rule that found it and the record that has it."""

    rule: str
    severity: Severity
    entry: Entry
    problem: Problem
    group: str | None = None
    """The key of the group of records that was judged, if one was."""
    waived: str | None = None
    """The reason of the record's waiver that excuses it."""
    is_reached: bool = True
    """Whether it rests on what has changed, where that is asked for."""


@dataclass(frozen=True, slots=True)
class RecordShare:
    """A share, the rule that counted it, and the record that it is of."""

    rule: str
    entry: Entry
    share: Share


@dataclass(slots=True)
class Tally:
    """How often a rule answered what."""

    held: int = 0
    found: int = 0
    not_applicable: int = 0
    could_not: dict[str, int] = field(default_factory=dict[str, int])
    """How often it could not look, by the reason."""

    def could_not_look(self, reason: str, times: int = 1) -> None:
        """Counts that it could not."""
        self.could_not[reason] = self.could_not.get(reason, 0) + times

    def add(self, other: "Tally") -> None:
        """Counts what another has counted."""
        self.held += other.held
        self.found += other.found
        self.not_applicable += other.not_applicable
        for reason, times in other.could_not.items():
            self.could_not_look(reason, times)

    def taken(self) -> "Tally":
        """What was counted so far; it begins anew."""
        so_far = Tally(self.held, self.found, self.not_applicable, dict(self.could_not))
        self.held = self.found = self.not_applicable = 0
        self.could_not.clear()
        return so_far
