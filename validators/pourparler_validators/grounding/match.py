"""What comes of looking for a quotation in an article."""

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from pourparler_validators.grounding.kinds import Difference
from pourparler_validators.late_dataclasses import dataclass

if TYPE_CHECKING:
    from pourparler_validators.grounding.gaps import Gap


class Status(StrEnum):
    """How a quotation stands to the article."""

    EXACT = "exact"
    TYPOGRAPHIC = "typographic"
    LEXICAL = "lexical"
    ELIDED = "elided"
    BRACKETED = "bracketed"
    INTERRUPTED = "interrupted"
    STITCHED = "stitched"
    ALTERED = "altered"
    PARTIAL = "partial"
    ABSENT = "absent"


AS_THEY_ARE: Final = (
    Status.EXACT,
    Status.TYPOGRAPHIC,
    Status.LEXICAL,
    Status.ELIDED,
    Status.BRACKETED,
)
"""The ways in which words are there as they are, but for their form."""

DIFFERING: Final = (Status.ALTERED, Status.PARTIAL)
"""The ways in which words are there, and differ."""


class Placement(StrEnum):
    """How the words stand to the article's quotation marks."""

    INSIDE = "inside"
    OUTSIDE = "outside"
    ACROSS = "across"


@dataclass(frozen=True, slots=True)
class Match:
    """Where a quotation stands in an article, and how it differs."""

    status: Status
    fragments: tuple[tuple[int, int], ...] = ()
    """The stretches of the article, in code points, the end exclusive."""
    differences: tuple[Difference, ...] = ()
    notes: tuple[str, ...] = ()
    """What was set right before searching: outer_marks, entity, mojibake."""
    placement: Placement | None = None
    places: int = 1
    """In how many places the same words stand."""
    spans: tuple[tuple[int, int], ...] = ()
    """All of these places, if there are several and none is chosen."""
    is_only: bool = False
    """Whether the article has the words once, as they are but for their form."""
    gaps: "tuple[Gap, ...]" = ()
    """The ellipses and brackets, and what the article has there."""
    disorder: str | None = None
    """Why parts that the article has do not follow each other there."""
    share: float = 1.0
    """The share of its words that are there, in order."""

    @property
    def start(self) -> int:
        """Where the first fragment starts."""
        return self.fragments[0][0] if self.fragments else 0

    @property
    def end(self) -> int:
        """Where the last fragment ends."""
        return self.fragments[-1][1] if self.fragments else 0


@dataclass(frozen=True, slots=True)
class Hints:
    """What a record says of the place of its words."""

    start: int | None = None
    end: int | None = None
    prefix: str | None = None
    suffix: str | None = None
    is_quoted: bool = False
    """Whether they are said to be a quotation: then a place in one is meant."""
