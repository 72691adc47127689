"""Where the quotations of an article stand: in marks, under labels, after dashes and colons."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final, TypeVar

from pourparler_validators.grounding.labelled import labelled
from pourparler_validators.grounding.paired import Paragraph, between_marks
from pourparler_validators.grounding.paragraphs import paragraphs
from pourparler_validators.grounding.set_off import set_off
from pourparler_validators.late_dataclasses import dataclass

T = TypeVar("T")

_SCARE_WORDS: Final = 4
_FINAL: Final = frozenset(".,;:!?…。！？")  # noqa: RUF001 - the marks that are meant


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation of an article, or its part in one paragraph; without the marks."""

    start: int
    end: int
    utterance: int
    """The same for the parts of one quotation over several paragraphs."""
    is_scare: bool = False
    """At most four words without final punctuation: a name, an irony, a single word."""
    is_certain: bool = True
    """Whether marks stand around it; else it may be the reporter's words."""
    label: tuple[int, int] | None = None
    """Where the label stands that names its speaker."""


def quotations(text: str, is_plain: Callable[[str], bool] = lambda _word: False) -> list[Quotation]:
    """The quotations of a text, in order, none within another.

    ``is_plain`` says of what stands before a colon whether it is a word by which nobody is called.
    """
    return quotations_in(text, list(paragraphs(text)), is_plain)


def quotations_in(
    text: str, parts: Sequence[Paragraph], is_plain: Callable[[str], bool]
) -> list[Quotation]:
    """The quotations of a text of which the paragraphs are known, as :func:`quotations`."""
    under_labels = [
        Quotation(one.start, one.end, place, is_certain=False, label=one.label)
        for one, place in _numbered(labelled(text, parts, is_plain), lambda one: one.goes_on)
    ]
    rest = _without(parts, under_labels)
    in_marks = [
        Quotation(one.start, one.end, place, _is_scare(text[one.start : one.end]))
        for one, place in _numbered(between_marks(text, rest), lambda one: one.goes_on)
    ]
    apart = [
        Quotation(start, end, place, is_certain=False)
        for place, (start, end) in enumerate(set_off(text, _without(rest, in_marks)))
    ]
    found = sorted([*under_labels, *in_marks, *apart], key=lambda one: one.start)
    return list(_renumbered(found))


def within(text: str, quotation: Quotation) -> Iterator[tuple[int, int, int]]:
    """The quotations within one of a text: where each starts and ends, and how deep it lies.

    One right within the quotation has the depth 2, one within that 3.
    """
    yield from _deeper(text, (quotation.start, quotation.end), 2)


def _deeper(text: str, stretch: Paragraph, depth: int) -> Iterator[tuple[int, int, int]]:
    for one in between_marks(text, [stretch]):
        yield one.start, one.end, depth
        yield from _deeper(text, (one.start, one.end), depth + 1)


def _numbered(found: Iterable[T], goes_on: Callable[[T], bool]) -> Iterator[tuple[T, int]]:
    """Things with a number that is the same for those that go on."""
    number = -1
    for one in found:
        number += not goes_on(one)
        yield one, number


def _renumbered(found: Iterable[Quotation]) -> Iterator[Quotation]:
    """Quotations of all kinds, their utterances numbered in order."""
    number, before = -1, None
    for one in found:
        this = one.utterance, one.is_certain, one.label
        number += this != before
        before = this
        yield one if one.utterance == number else replace(one, utterance=number)


def _without(parts: Sequence[Paragraph], found: list[Quotation]) -> list[Paragraph]:
    """The paragraphs in which none of some quotations stands."""
    starts = [one.start for one in found]
    return [
        (start, end)
        for start, end in parts
        if bisect_left(starts, start) == bisect_left(starts, end)
    ]


def _is_scare(text: str) -> bool:
    words = text.split(maxsplit=_SCARE_WORDS)
    return len(words) <= _SCARE_WORDS and text.rstrip()[-1:] not in _FINAL
