"""What the records of a source have of its text, so that it can be said what they leave out."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from pourparler import Date, Evidence, Quantity, Segment, Source
from pourparler.fields import Node, nodes
from pourparler.values import Form, Reference
from pourparler_validators.contract.rule import At
from pourparler_validators.entries.entry import Entry
from pourparler_validators.grounding.claimed_numbers import ClaimedNumber, of_quantity, plain_number
from pourparler_validators.grounding.contents.kinds import (
    FoundDate,
    FoundName,
    FoundNumber,
    Meant,
    Referent,
)
from pourparler_validators.grounding.examined import Examined
from pourparler_validators.grounding.forms import row_of
from pourparler_validators.grounding.library import Library
from pourparler_validators.grounding.match import Status
from pourparler_validators.grounding.texts import SourceText
from pourparler_validators.late_dataclasses import dataclass

if TYPE_CHECKING:
    from fractions import Fraction  # needed only where a text is read

Span = tuple[int, int]
_CITING: Final = "source"
"""The field by which a passage names its source."""


@dataclass(frozen=True)
class Coded:
    """What the records have that cite one source, and those that they refer to."""

    text: SourceText
    library: Library

    @cached_property
    def entries(self) -> Sequence[Entry]:
        """The records, those that cite the source first."""
        questions, key = self.library.questions, self.text.source.id
        citing = dict.fromkeys(link.entry for link in questions.into(key, _CITING))
        referred = dict.fromkeys(
            entry
            for one in citing
            for node in _nodes(one)
            if isinstance(node.field.kind, Reference) and isinstance(node.value, str)
            if (entry := questions.to(node.value)) is not None
        )
        return [one for one in {**citing, **referred} if not isinstance(one.record, Source)]

    def has_words(self, start: int, end: int) -> bool:
        """Whether a segment has the words at a place."""
        return any(first <= start and end <= last for first, last in self._segments)

    def share_of(self, start: int, end: int) -> float:
        """The share of a stretch that stands in segments and evidence."""
        covered = [False] * (end - start)
        for first, last in (*self._segments, *self._evidence):
            low, high = max(first, start) - start, min(last, end) - start
            if low < high:
                covered[low:high] = [True] * (high - low)
        return sum(covered) / max(1, end - start)

    def has_segment_in(self, start: int, end: int) -> bool:
        """Whether a segment shares a character with a stretch."""
        return any(first < end and start < last for first, last in self._segments)

    def has_date(self, found: FoundDate) -> bool:
        """Whether a date of the records, or that of the source, may be the one that is told."""
        return any(found.told.is_on(date) for date in self._dates)

    def has_number(self, found: FoundNumber) -> bool:
        """Whether the records have a number, in a field of its own or in their words."""
        if found.told.value in self._numbers_in_words:
            return True
        return any(one.is_told(found.told) for one in self._numbers)

    def has_name(self, found: FoundName) -> bool:
        """Whether the records use one of those whom a name may mean, or have the name itself."""
        words = self.text.text[found.start : found.end]
        return self._has_row(words) or any(map(self._uses, found.meant))

    def _uses(self, one: Meant) -> bool:
        if one.id is not None and one.id in self._used:
            return True
        if one.country is not None and one.country in self._countries:
            return True
        return one.referent is Referent.UNKNOWN_PERSON and self._has_row(one.name.split()[-1])

    def _has_row(self, words: str) -> bool:
        """Whether all of some words stand in those of the records."""
        row = row_of(words, self.text.source.language)
        return bool(row) and all(key in self._words for key in row)

    @cached_property
    def _nodes(self) -> Sequence[Node]:
        """All values of the records, but for those that only say where they are from."""
        every = (node for entry in self.entries for node in _nodes(entry))
        return [node for node in every if not _ABOUT.intersection(node.pointer.split("/"))]

    @cached_property
    def _segments(self) -> Sequence[Span]:
        return list(self._spans(Segment))

    @cached_property
    def _evidence(self) -> Sequence[Span]:
        return list(self._spans(Evidence))

    def _spans(self, kind: type[Segment] | type[Evidence]) -> Iterator[Span]:
        """Where the passages of one kind stand in the text, so far as it has them."""
        for entry in self.entries:
            for node in _nodes(entry):
                value: Any = node.value
                if isinstance(value, kind) and value.source == self.text.source.id:
                    at: Any = At(entry, node.pointer, value, node.field)
                    found = self.library.examined(at)
                    if isinstance(found, Examined) and found.match.status is not Status.ABSENT:
                        yield from found.match.spans or found.match.fragments

    @cached_property
    def _dates(self) -> Sequence[Date]:
        own = self.text.source.published
        of_source = () if own is None else (own,)
        return [*of_source, *(one.value for one in self._nodes if isinstance(one.value, Date))]

    @cached_property
    def _used(self) -> frozenset[str]:
        """The ids that the records have and refer to, with the parties of their persons."""
        ids = {
            *(str(entry.id) for entry in self.entries),
            *(
                node.value
                for node in self._nodes
                if isinstance(node.field.kind, Reference) and isinstance(node.value, str)
            ),
        }
        speakers = (self.library.speaker(one) for one in sorted(ids))
        return frozenset(ids).union(*(one.parties for one in speakers if one is not None))

    @cached_property
    def _countries(self) -> frozenset[str]:
        return frozenset(str(one.value) for one in self._nodes if one.field.name == "country")

    @cached_property
    def _texts(self) -> Sequence[str]:
        """The texts of the records but for their evidence."""
        return [
            one.value
            for one in self._nodes
            if isinstance(one.value, str) and _has_form(one, ("text", "verbatim"))
        ]

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(
            key for text in self._texts for key in row_of(text, self.text.source.language)
        )

    @cached_property
    def _numbers_in_words(self) -> "frozenset[Fraction]":
        from pourparler_validators.grounding.comparable_text import normalized
        from pourparler_validators.grounding.numbers import tokens

        language = self.library.article_of(self.text).language
        found = (one.value for text in self._texts for one in tokens(normalized(text), language))
        return frozenset(value for value in found if value is not None)

    @cached_property
    def _numbers(self) -> Sequence[ClaimedNumber]:
        return list(self._claimed())

    def _claimed(self) -> Iterator[ClaimedNumber]:
        language = self.library.article_of(self.text).language
        for node in self._nodes:
            if isinstance(node.value, Quantity) and language is not None:
                yield from of_quantity(node.value, language)
            elif isinstance(node.value, int) and _has_form(node, ("count",)):
                yield plain_number(node.field.name, node.field.name, node.value)


_ABOUT: Final = frozenset(("evidence", "coding", "waivers", "identifiers"))
"""The fields that say where a record is from, and who has made it."""


def _has_form(node: Node, names: Sequence[str]) -> bool:
    return isinstance(node.field.kind, Form) and node.field.kind.name in names


def _nodes(entry: Entry) -> Iterator[Node]:
    return nodes(entry.record) if entry.record is not None else iter(())
