"""A stretch of a text that is none of an article's words."""

from pourparler_validators.late_dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PageMark:
    """A stretch of a text that stands for no words, or for others."""

    start: int
    end: int
    text: str
    """What is read in its place."""
