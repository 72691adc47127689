"""A finding as other programs meet it: what is wrong, where in which file, and how to fix it."""

import dataclasses
from abc import abstractmethod
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final, NamedTuple, TypeAlias

from pourparler_validators.contract.finding import (
    Edit,
    Fix,
    Insert,
    Remove,
    Rename,
    SetValue,
    Severity,
)
from pourparler_validators.formats.editing import TextEdit
from pourparler_validators.formats.places import Position
from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.running.placed import Placed


@dataclass(frozen=True, slots=True)
class Replacement:
    """A stretch of a text, the end exclusive, and what takes its place."""

    start: Position
    end: Position
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A finding with its places."""

    rule: str
    severity: Severity
    message: str
    help: str | None
    params: Mapping[str, Any]
    place: Placed
    related: tuple[Placed, ...]
    fingerprint: str
    """The same for the same fault in the same record, wherever it has moved within its file."""
    fix: Fix | None = None
    """How to fix it without a person, if that can be done."""
    edits: tuple[TextEdit, ...] = ()
    """What the fix does to the text of the file."""
    replacements: tuple[Replacement, ...] = ()
    """The same by lines and columns; nothing in tables."""
    recurs: bool = False
    """Whether people are shown it once a file, with the number of those that say the same."""
    waived: str | None = None
    """The reason of the record's waiver that excuses it."""
    is_baselined: bool = False
    """Whether the baseline knows it."""
    came_to_light: bool = False
    """Whether the rule could not look there when the baseline was made, so that it may be old."""
    is_reached: bool = True
    """Whether it rests on what has changed, where that is asked for."""

    @property
    def is_open(self) -> bool:
        """Whether it is neither waived nor in the baseline."""
        return self.waived is None and not self.is_baselined

    @property
    def order(self) -> tuple[str, str, Position, str, str, Position, str]:
        """What it is sorted by: its place and rule; of several at one place the first other."""
        place = self.place
        return (
            place.path,
            place.sheet,
            place.start,
            self.rule,
            place.document_pointer,
            self.related[0].start if self.related else place.start,
            self.message,
        )

    def to_dict(self) -> dict[str, Any]:
        """The finding as it stands in the JSON report."""
        return {
            "rule": self.rule,
            "severity": str(self.severity),
            "message": self.message,
            "help": self.help,
            "params": dict(self.params),
            **self.place.to_dict(),
            "related": [{**one.to_dict(), "message": one.message} for one in self.related],
            "fix": _fix(self.fix, self.replacements) if self.fix else None,
            "fingerprint": self.fingerprint,
            "waived": self.waived,
            "baselined": self.is_baselined,
            **({"came_to_light": True} if self.came_to_light else {}),
            **({"recurs": True} if self.recurs else {}),
        }


Change: TypeAlias = Callable[[Finding], Finding | None]
"""What becomes of a finding; nothing for one that is left out."""

Begin: TypeAlias = Callable[[], Change]
"""Begins a change of all findings, from the first: it may count what it has met."""


@dataclass(frozen=True, slots=True)
class Figures:
    """How many findings there are of each kind."""

    by_severity: Mapping[Severity, int]
    """Those that are open."""
    waived: int
    baselined: int
    came_to_light: int
    """Those that are open, and stand where a rule could not look before."""

    @property
    def open(self) -> int:
        """The number of those that are neither waived nor in the baseline."""
        return sum(self.by_severity.values())


class Kind(NamedTuple):
    """What findings are told apart by where they are counted."""

    severity: Severity
    is_waived: bool
    is_baselined: bool
    came_to_light: bool


def kind_of(finding: Finding) -> Kind:
    """The kind of a finding."""
    is_waived = finding.waived is not None
    return Kind(finding.severity, is_waived, finding.is_baselined, finding.came_to_light)


def figures_of(findings: Iterable[Finding]) -> Figures:
    """Counts findings, each once."""
    return figures_of_kinds(Counter(map(kind_of, findings)).items())


def figures_of_kinds(counts: Iterable[tuple[Kind, int]]) -> Figures:
    """Adds up how many findings there are of each kind; a kind may come several times."""
    by_severity: Counter[Severity] = Counter()
    waived = baselined = came = 0
    for kind, number in counts:
        waived += number * kind.is_waived
        baselined += number * kind.is_baselined
        if not (kind.is_waived or kind.is_baselined):
            by_severity[kind.severity] += number
            came += number * kind.came_to_light
    return Figures(by_severity, waived, baselined, came)


class FindingsOnDisk(Sequence[Finding]):
    """Findings that are read one by one, since they are too many to be kept."""

    @abstractmethod
    def changed(self, begin: Begin) -> "FindingsOnDisk":
        """The same findings after a change, which is made whenever they are read."""

    @abstractmethod
    def figures(self) -> Figures:
        """How many there are of each kind."""


def _fix(fix: Fix, replacements: Iterable[Replacement]) -> dict[str, Any]:
    return {
        "title": fix.title,
        "safe": fix.is_safe,
        "edits": [
            {"action": _ACTIONS[type(edit)], **dataclasses.asdict(edit)} for edit in fix.edits
        ],
        "replacements": [
            {"start": one.start.to_dict(), "end": one.end.to_dict(), "text": one.text}
            for one in replacements
        ],
    }


_ACTIONS: Final[Mapping[type[Edit], str]] = {
    SetValue: "set",
    Rename: "rename",
    Remove: "remove",
    Insert: "insert",
}
