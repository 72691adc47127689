"""What the first pass over more records than are kept learns of them, and what it notes of each."""

from collections.abc import Iterator, Sequence
from dataclasses import field
from pathlib import Path
from typing import TypeAlias

from pourparler_validators.contract.links import Gaps
from pourparler_validators.contract.references import REFERENCES
from pourparler_validators.contract.rule import Rule
from pourparler_validators.contract.waivers import has_waivers, waivers_of
from pourparler_validators.entries.entry import Entry
from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.running.beforehand import keys_of_each
from pourparler_validators.running.index import STRETCH, Indexed, Keyed, Linking, Place, packed
from pourparler_validators.running.judge import Judge
from pourparler_validators.running.outcome import InternalError

Entries: TypeAlias = Sequence[tuple[Place, Entry]]
"""The records of a batch, each with its place."""


@dataclass(slots=True)
class Survey:
    """What is learned of a dataset while its index is made."""

    index: Path
    gaps: Gaps = field(default_factory=Gaps)
    excused: list[Place] = field(default_factory=list[Place])
    """The places of records that have waivers."""
    waived: set[str] = field(default_factory=set[str])
    """The names of the rules that waivers name."""
    unsound: set[int] = field(default_factory=set[int])
    """The numbers of the batches in which not all records are sound."""
    errors: list[InternalError] = field(default_factory=list[InternalError])
    """What rules raised of which groups records are."""

    def take(self, number: int, entries: Entries) -> None:
        """Takes in the records of a batch."""
        for place, entry in entries:
            self.gaps.note(entry)
            if entry.record is None:
                self.unsound.add(number)
            elif has_waivers(entry):
                self.excused.append(place)
                self.waived.update(waiver.rule for _, waiver in waivers_of(entry))

    def add(self, other: "Survey") -> None:
        """Takes in what was learned of the next share."""
        self.gaps.add(other.gaps)
        self.excused += other.excused
        self.waived |= other.waived
        self.unsound |= other.unsound
        self.errors += other.errors


def indexed(entries: Entries) -> Iterator[Indexed]:
    """Where records stand."""
    for place, entry in entries:
        if entry.id is not None:
            length = len(entry.file.content)
            yield Indexed(place, entry.id, entry.record is not None, entry.position, length)


def linking(entries: Entries) -> Iterator[Linking]:
    """What records refer to."""
    for place, entry in entries:
        for _, shown, key in REFERENCES.found(entry.record) if entry.record is not None else ():
            yield hash(key), shown.name, place


def keyed(
    judge: Judge, kinds: Sequence[Sequence[Rule]], number: int, entries: Entries
) -> Iterator[Keyed]:
    """The groups of some kinds, each with its rules, to which the records of a batch belong.

    What keeps a key from being worked out is noted.
    """
    row = number << STRETCH
    for kind, rules in enumerate(kinds):
        for place, keys in keys_of_each(judge, rules, entries, says_errors=True):
            for key in keys:
                yield row, kind, hash(key), packed(key), place
                row += 1
