"""A finding as other programs meet it: what is wrong, where in which file, and how to fix it."""

import dataclasses
from abc import abstractmethod
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from pourparler_validators.contract.finding import (
    Edit,
    Fix,
    Insert,
    Remove,
    Rename,
    SetValue,
    Severity,
    TextPlace,
)
from pourparler_validators.entries.cells import Cell
from pourparler_validators.formats.editing import TextEdit
from pourparler_validators.formats.places import Lines, Position, Span


def text_in(record: str | None) -> str:
    """What a text is called that stands in the record of its source."""
    return f"the text of {record}"


@dataclass(frozen=True, slots=True)
class Placed:
    """A stretch of a file that a finding points at."""

    lines: Lines
    file: str
    record: str | None
    """The id of the record there."""
    pointer: str
    """Relative to the record."""
    document_pointer: str
    value: Span
    mark: Span
    """What to mark for a reader: the value, or its name where that is wrong."""
    message: str = ""
    """What the place has to do with the fault, for a related place."""
    number: int = 0
    """The number of the record within its file."""
    cell: Cell | None = None
    """In tables: the cell that is pointed at."""
    article: TextPlace | None = None
    """In a web page: the same words in the article that was read from it."""

    @property
    def key(self) -> tuple[str, int]:
        """The record, as long as no record is added or taken away: its file and number."""
        return self.file, self.number

    @property
    def has_file(self) -> bool:
        """Whether it stands in a file of its own, and not in a text that a record holds."""
        return self.file != text_in(self.record)

    @property
    def path(self) -> str:
        """The path of the file in which it stands; one of several, where these are tables."""
        return self.cell.file if self.cell else self.file

    @property
    def sheet(self) -> str:
        """The worksheet in which it stands, in a workbook."""
        return (self.cell and self.cell.sheet) or ""

    @property
    def where(self) -> str:
        """The file with the place to mark, as a person finds it."""
        if self.cell is not None:
            return str(self.cell)
        start = self.lines.position(self.mark.start)
        return f"{self.file}:{start.line}:{start.column}"

    def before(self, position: Position) -> str:
        """The line before a position, for those who count its columns otherwise."""
        start = self.lines.start(position.line)
        return self.lines.text[start : start + position.column - 1]

    @property
    def start(self) -> Position:
        """The line and column where the value starts; in tables the row and the column."""
        if self.cell is not None:
            return Position(max(self.cell.row, 1), max(self.cell.column, 1))
        return self.lines.position(self.value.start)

    @property
    def end(self) -> Position:
        """The line and column just after the value; in tables its row and column."""
        if self.cell is not None:
            return self.start
        return self.lines.position(self.value.end)


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
    recurs: bool = False
    """Whether people are shown it once a file, with the number of those that say the same."""
    waived: str | None = None
    """The reason of the record's waiver that excuses it."""
    is_baselined: bool = False
    """Whether the baseline knows it."""
    came_to_light: bool = False
    """Whether the rule could not look there when the baseline was made, so that it may be old."""

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
            "record": self.place.record,
            "pointer": self.place.pointer,
            **_place(self.place),
            "related": [_related(place) for place in self.related],
            "fix": _fix(self.fix) if self.fix else None,
            "fingerprint": self.fingerprint,
            "waived": self.waived,
            "baselined": self.is_baselined,
            **({"came_to_light": True} if self.came_to_light else {}),
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


def figures_of(findings: Iterable[Finding]) -> Figures:
    """Counts findings, each once."""
    by_severity: Counter[Severity] = Counter()
    waived = baselined = came = 0
    for one in findings:
        waived += one.waived is not None
        baselined += one.is_baselined
        if one.is_open:
            by_severity[one.severity] += 1
            came += one.came_to_light
    return Figures(by_severity, waived, baselined, came)


class FindingsOnDisk(Sequence[Finding]):
    """Findings that are read one by one, since they are too many to be kept."""

    @abstractmethod
    def changed(self, begin: Begin) -> "FindingsOnDisk":
        """The same findings after a change, which is made whenever they are read."""

    @abstractmethod
    def figures(self) -> Figures:
        """How many there are of each kind."""


def _fix(fix: Fix) -> dict[str, Any]:
    return {
        "title": fix.title,
        "safe": fix.is_safe,
        "edits": [
            {"action": _ACTIONS[type(edit)], **dataclasses.asdict(edit)} for edit in fix.edits
        ],
    }


def _related(place: Placed) -> dict[str, Any]:
    return {
        "record": place.record,
        "pointer": place.pointer,
        **_place(place),
        "message": place.message,
    }


def _place(place: Placed) -> dict[str, Any]:
    return {
        "file": place.path,
        **(_cell(place.cell) if place.cell else {}),
        "document_pointer": place.document_pointer,
        "start": _position(place.start),
        "end": _position(place.end),
    }


def _cell(cell: Cell) -> dict[str, Any]:
    return {
        "sheet": cell.sheet,
        "row": cell.row,
        "column": cell.letters,
        "heading": cell.heading,
        "cell": cell.name,
    }


def _position(position: Position) -> dict[str, int]:
    return {"line": position.line, "column": position.column}


_ACTIONS: Final[dict[type[Edit], str]] = {
    SetValue: "set",
    Rename: "rename",
    Remove: "remove",
    Insert: "insert",
}
