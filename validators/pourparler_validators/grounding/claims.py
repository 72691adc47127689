"""Words that a record says stand in a source."""

from typing import TypeAlias

from pourparler import Passage, Segment, SegmentKind
from pourparler_validators.contract.rule import At
from pourparler_validators.facts.values.statements import QUOTED, VERBATIM
from pourparler_validators.grounding.match import Hints
from pourparler_validators.late_dataclasses import dataclass

Located: TypeAlias = At[Segment] | At[Passage] | At[Segment | Passage]
"""A segment or a piece of evidence, and its place in a record."""


@dataclass(frozen=True, slots=True)
class Claim:
    """Words that a record says stand in a source."""

    words: str
    pointer: str
    """Where the words stand in the record."""
    source: str
    hints: Hints
    kind: SegmentKind | None = None
    """The kind of the segment; none for evidence."""

    @property
    def has_offsets(self) -> bool:
        """Whether it says at which characters they stand, or at least one end."""
        return self.hints.start is not None or self.hints.end is not None


def claim_of(at: Located) -> Claim | None:
    """The words that a segment or a piece of evidence says stand in a source.

    None for a summary, whose words are the coder's own, and where no source is named.
    """
    value, source = at.value, source_of(at.value)
    if source is None:
        return None
    if isinstance(value, Segment):
        words, name, kind = value.text, "text", value.kind
    else:
        words, name, kind = value.exact, "exact", None
    return Claim(
        words,
        f"{at.pointer}/{name}",
        source,
        Hints(value.start, value.end, value.prefix, value.suffix, kind in QUOTED),
        kind,
    )


def source_of(value: Segment | Passage) -> str | None:
    """The id of the source in which these words are said to stand, if they are."""
    is_own = isinstance(value, Segment) and value.kind not in VERBATIM
    return None if is_own else value.source
