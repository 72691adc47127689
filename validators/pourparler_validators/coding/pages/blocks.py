"""What a page consists of, whatever its format.

Words within a line may have marks as in Markdown: code, bold and links, and a backslash before
what is none of these. :func:`plain` makes such words of any text.
"""

import re
from collections.abc import Sequence
from typing import Final, TypeAlias

from pourparler_validators.late_dataclasses import dataclass

_SPECIAL: Final = re.compile(r"([\\`*_\[\]<>|#])")
_SPACE: Final = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading, to which links lead."""

    level: int
    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words on their own."""

    words: str


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list."""

    items: Sequence[str]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows below a row of titles."""

    titles: Sequence[str]
    rows: Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Code:
    """Lines of JSON."""

    text: str


Block: TypeAlias = Heading | Paragraph | Bullets | Table | Code


def plain(text: str) -> str:
    """A text as it is, on one line."""
    return _SPECIAL.sub(r"\\\1", _SPACE.sub(" ", text).strip())


def code(text: str) -> str:
    """A text as code."""
    return f"`{_SPACE.sub(' ', text).replace('`', chr(0x2019)).replace('|', chr(0x2502))}`"


def link(text: str, anchor: str) -> str:
    """Words that lead to a heading."""
    return f"[{text}](#{anchor})"


def anchor_of(text: str) -> str:
    """What a link to a heading names."""
    return text.lower().replace(" ", "-")
