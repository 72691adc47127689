"""The quotations that a text has between marks; what stands in marks within one is a part of it.

A quotation of several paragraphs begins each of them with a mark and closes the last, or is closed
in a later one before another opens.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import field
from functools import partial
from typing import Final, TypeAlias

from pourparler_validators.grounding.marks import Family, Mark, Side, marks
from pourparler_validators.late_dataclasses import dataclass

MAX_PARAGRAPHS: Final = 30
"""The most paragraphs from one mark to the next within a quotation."""

Paragraph: TypeAlias = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Between:
    """A stretch between marks, in one paragraph."""

    start: int
    end: int
    goes_on: bool = False
    """Whether it belongs to the quotation of the paragraph before."""


def between_marks(text: str, paragraphs: Sequence[Paragraph]) -> Iterator[Between]:
    """The stretches between marks in some paragraphs of a text, in order."""
    yield from _Reader(text, paragraphs, [_marks(text, *each) for each in paragraphs]).stretches()


@dataclass(frozen=True, slots=True)
class _Reader:
    text: str
    paragraphs: Sequence[Paragraph]
    rows: Sequence[Sequence[Mark]]
    """The marks of each paragraph."""

    def stretches(self) -> Iterator[Between]:
        """The stretches of all paragraphs."""
        carried: Family | None = None
        for number, (_, end) in enumerate(self.paragraphs):
            row = self._with(carried, number) if carried else self.rows[number]
            closed, unclosed, left = _paired(row, end, partial(self._is_taken_up, number))
            cut = [(first, first + len(self.text[first:last].rstrip())) for first, last in unclosed]
            for first, last in sorted([*closed, *cut]):
                if first < last:
                    yield Between(first, last, carried is not None and first == row[0].end)
            carried = left.family if left else None

    def _with(self, carried: Family, number: int) -> Sequence[Mark]:
        """The marks of a paragraph with that which is open from before, at its beginning."""
        row = self.rows[number]
        if self._begins_with_mark(number):
            return [Mark(row[0].start, row[0].end, Side.OPENS, carried), *row[1:]]
        start = self.paragraphs[number][0]
        return [Mark(start, start, Side.OPENS, carried), *row]

    def _begins_with_mark(self, number: int) -> bool:
        row, (start, _) = self.rows[number], self.paragraphs[number]
        return bool(row) and not self.text[start : row[0].start].strip()

    def _is_taken_up(self, number: int) -> bool:
        """Whether a quotation that a paragraph leaves open goes on in the next."""
        last = min(len(self.rows), number + 1 + MAX_PARAGRAPHS)
        if number + 1 < last and self._begins_with_mark(number + 1):
            return True
        following = (
            mark for row in self.rows[number + 1 : last] for mark in row if not mark.is_single
        )
        first = next(following, None)
        return first is not None and first.side is Side.CLOSES


@dataclass(slots=True)
class _Open:
    """A mark that opened, and the quotations that were closed since."""

    mark: Mark
    inner: list[tuple[Mark, Mark]] = field(default_factory=list[tuple[Mark, Mark]])


def _paired(
    row: Sequence[Mark], end: int, is_taken_up: Callable[[], bool]
) -> tuple[list[Paragraph], list[Paragraph], Mark | None]:
    """The quotations of a paragraph, those that nothing closes, and the mark of what goes on."""
    stack: list[_Open] = []
    closed: list[tuple[Mark, Mark]] = []
    for mark in row:
        place = _closed_by(mark, stack)
        if place is None:
            if mark.side is not Side.CLOSES:
                stack.append(_Open(mark))
            continue
        pair = stack[place].mark, mark
        del stack[place:]
        (stack[-1].inner if stack else closed).append(pair)
    open_ = [one for one in stack if not one.mark.is_single]
    spans: list[Paragraph] = []
    left = None
    if len(open_) == 1 and is_taken_up():
        left = open_[0].mark
        spans.append((left.end, end))
        stack = [one for one in stack if one.mark.start < left.start]
    inner = (first.start for one in stack for first, _ in one.inner)
    starts = sorted([*inner, *(one.mark.start for one in open_), end])
    for one in stack:
        closed += one.inner
        if not one.mark.is_single and one.mark is not left:
            spans.append((one.mark.end, starts[bisect_right(starts, one.mark.start)]))
    return [(first.end, last.start) for first, last in closed], spans, left


def _closed_by(mark: Mark, stack: Sequence[_Open]) -> int | None:
    """Which of the open marks a mark closes, if it closes one."""
    if mark.side is Side.OPENS:
        return None
    places = range(len(stack) - 1, -1, -1)
    same = (one for one in places if stack[one].mark.family is mark.family)
    alike = (one for one in places if mark.family.closes(stack[one].mark.family))
    return next(same, next(alike, None))


def _marks(text: str, start: int, end: int) -> list[Mark]:
    """The marks of a paragraph but for those of a genitive: 'The Russians' hall is full,'."""
    kept: list[Mark] = []
    closes_after = False
    for mark in reversed(list(marks(text, start, end))):
        is_genitive = (
            mark.family is Family.SINGLE
            and mark.side is Side.CLOSES
            and closes_after
            and _GENITIVE.match(text, mark.start - 1) is not None
        )
        if mark.family is Family.SINGLE:
            closes_after = mark.side is Side.CLOSES
        if not is_genitive:
            kept.append(mark)
    return kept[::-1]


_GENITIVE: Final = re.compile(r"[sSxz]['’] [^\W_]")
