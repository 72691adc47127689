"""Words looked for in many texts, at level 1, without preparing any of them."""

import re
from typing import Final

from pourparler_validators.grounding.comparable_text import normalized
from pourparler_validators.late_dataclasses import dataclass

_WORD: Final = re.compile(r"[A-Za-z0-9]+")
_LONGEST: Final = 5
"""So many of the longest words a text must have to be looked at."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Words that a text may have, as they are but for their typography."""

    wording: str
    """At level 1."""
    longest: tuple[bytes, ...]
    """Their longest plain words: a text without one of these has not all of them."""

    def may_be_in(self, content: bytes) -> bool:
        """Whether the bytes of a text have the longest words."""
        return all(word in content for word in self.longest)

    def is_in(self, text: str) -> bool:
        """Whether a text has the words."""
        return self.wording in normalized(text).text


def wanted(words: str) -> Wanted:
    """Words to be looked for."""
    wording = normalized(words).text.strip(' "')
    longest = sorted(set(_WORD.findall(words)), key=lambda word: (-len(word), word))[:_LONGEST]
    return Wanted(wording, tuple(word.encode() for word in longest))
