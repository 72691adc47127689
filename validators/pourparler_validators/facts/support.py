"""Which words of which sources a value of a record rests on."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final, TypeAlias

from pourparler import Evidence, Record, Segment
from pourparler.fields import Field
from pourparler_validators.contract.walk import Walk
from pourparler_validators.late_dataclasses import dataclass

Words: TypeAlias = Evidence | Segment


@dataclass(slots=True, eq=False)  # one is made for each passage: not frozen, which takes long
class Support:
    """Words of a source that a record cites, and the fields that rest on them. Not changed."""

    pointer: str
    """Where the words stand in the record: a piece of evidence, or a segment."""
    source: str
    words: Words
    fields: tuple[str, ...]
    """The pointers of these fields; all within them rests on the words, too."""

    @property
    def exact(self) -> str:
        """The words to the letter."""
        return self.words.exact if isinstance(self.words, Evidence) else self.words.text

    def is_for(self, pointer: str) -> bool:
        """Whether a value rests on the words."""
        return _is_within(pointer, self.fields)

    def touches(self, pointer: str) -> bool:
        """Whether a value, or something in it, rests on the words."""
        return self.is_for(pointer) or any(field.startswith(f"{pointer}/") for field in self.fields)


@lru_cache(maxsize=4096)
def _is_within(pointer: str, fields: tuple[str, ...]) -> bool:
    place = f"{pointer}/"
    return any(place.startswith(f"{field}/") for field in fields)


def nearest(supports: Iterable[Support], pointer: str) -> list[Support]:
    """The words that a value rests on: where some name it, or what it is in, only these."""
    found = [each for each in supports if each.is_for(pointer)]
    return [each for each in found if "" not in each.fields] or found


def supports_of(record: Record) -> list[Support]:
    """The words that a record cites, in order.

    Evidence that names no fields is for all of what it stands in; what stands in a step of a
    history, or in a term, is for that in any case. The segments of a statement are evidence for
    all of it.
    """
    found: list[Support] = []
    for node in _WORDS.over(record):
        value = node.value
        if isinstance(value, Evidence):
            around = node.pointer.rpartition("/evidence/")[0]
            named = value.supports or ()
            fields = (*named, around) if around or not named else named
            found.append(Support(node.pointer, value.source, value, fields))
        elif value.source is not None:
            found.append(Support(node.pointer, value.source, value, _ALL))
    return found


def words_in(record: Record) -> Sequence[Words]:
    """The evidence and the segments of a record, in order."""
    return _WORDS.values(record)


def _holds_words(field: Field) -> bool:
    return field.model in (Evidence, Segment)


_ALL: Final = ("",)
_WORDS: Final = Walk(_holds_words)


def sources_of(found: Iterable[Support]) -> list[str]:
    """The ids of their sources, each once, in order."""
    return sorted({each.source for each in found})
