"""Where words stand in a text, as the passage of a record gives it."""

from typing import Final

from pourparler_validators.grounding.article import prepared
from pourparler_validators.grounding.match import Status
from pourparler_validators.grounding.search import find_quotation
from pourparler_validators.late_dataclasses import dataclass

_AROUND: Final = 30
_NOWHERE: Final = (Status.ABSENT, Status.PARTIAL)


@dataclass(frozen=True, slots=True)
class FoundPassage:
    """A place in a text, with what a ``Passage`` of a record says of it but for its source."""

    exact: str
    """The words as they stand in the text."""
    start: int
    """The number of characters (Unicode code points) before them."""
    end: int
    """The number of characters up to their end."""
    prefix: str
    """The characters just before, which tell this place from others."""
    suffix: str
    """The characters just after."""
    is_exact: bool
    """Whether the words stand there to the letter: else compare ``exact`` with them."""
    places: int
    """In how many places the same words stand; this is the first."""


def passage_of(text: str, words: str, language: str = "en") -> FoundPassage | None:
    """The place of words in a text, also where they differ a little; nothing where they are not."""
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n")
    match = find_quotation(prepared(plain, language), words)
    if match.status in _NOWHERE:
        return None
    exact = plain[match.start : match.end]
    return FoundPassage(
        exact=exact,
        start=match.start,
        end=match.end,
        prefix=plain[max(0, match.start - _AROUND) : match.start],
        suffix=plain[match.end : match.end + _AROUND],
        is_exact=exact == words,
        places=match.places,
    )
