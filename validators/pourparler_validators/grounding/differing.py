"""What is said of words that differ from the article's."""

import re
from collections.abc import Sequence
from typing import Any, Final

from pourparler_validators.contract.finding import Fix, Problem, SetValue
from pourparler_validators.grounding.examined import Examined
from pourparler_validators.grounding.kinds import Difference, Kind
from pourparler_validators.messages.wording import shown

MAX_FRAMES: Final = 3
"""How many stretches of the article a finding shows."""
REACH: Final = 80
"""How many characters before a difference are looked through for a word."""


def differing(found: Examined, differences: Sequence[Difference]) -> Problem:
    """The fault of words that differ so from the article's."""
    if found.match.disorder is not None:
        return _disordered(found, found.match.disorder)
    first = differences[0]
    more = f", and {len(differences) - 1} more" if len(differences) > 1 else ""
    wordings = both(found.claim.words, found.article.text, first)
    return Problem(
        f"{said(found, *wordings)} ({_named(first)}){more}",
        found.claim.pointer,
        help="copy the article's words",
        params=params_of(found),
        related=tuple(
            found.words_of(one.start, one.end, "" if one.source else "nothing stands here")
            for one in differences[:MAX_FRAMES]
        ),
        fix=copied(found),
        words=(first.record_start, first.record_end),
    )


def _named(difference: Difference) -> str:
    """What a message calls a kind of difference."""
    if difference.kind is Kind.UNJUDGED:
        return "what that means could not be judged: there are no tables for the language"
    return str(difference.kind)


def _disordered(found: Examined, disorder: str) -> Problem:
    return Problem(
        disorder,
        found.claim.pointer,
        help="write one segment for each part, in the article's order",
        params=params_of(found),
        related=tuple(found.words_of(*one) for one in found.match.fragments[:MAX_FRAMES]),
    )


def said(found: Examined, record: str, source: str) -> str:
    """What the record has, and what the article has."""
    return f"{found.subject} has {shown(record)}, the article {shown(source)}"


def both(words: str, text: str, difference: Difference) -> tuple[str, str]:
    """What the record has and what the article has, with a word beside it where one has none."""
    if difference.record and difference.source:
        return difference.record, difference.source
    start, end = difference.record_start, difference.record_end
    before = any(letter.isalnum() for letter in words[:start])
    after = any(letter.isalnum() for letter in words[end:])
    return (
        _beside(words, start, end, before, after),
        _beside(text, difference.start, difference.end, before, after),
    )


def _beside(text: str, start: int, end: int, before: bool, after: bool) -> str:
    """A stretch of a text with the word before it and the word after it, where they are wanted."""
    first = _WORD_BEFORE.search(text, max(0, start - REACH), start) if before else None
    last = _WORD_AFTER.match(text, end) if after else None
    return text[first.start() if first else start : last.end() if last else end].strip()


def params_of(found: Examined) -> dict[str, Any]:
    """How the words stand to the article's, for programs."""
    return {
        "status": str(found.match.status),
        "differences": [
            {
                "kind": str(one.kind),
                "record": one.record,
                "source": one.source,
                "start": one.start,
                "end": one.end,
            }
            for one in found.match.differences
        ],
    }


def copied(found: Examined) -> Fix | None:
    """Writes the article's words; only where they stand in one piece.

    That is safe where nothing but dashes, quotation marks and spaces becomes another one.
    """
    if len(found.match.fragments) != 1 or found.match.disorder is not None:
        return None
    edits = (SetValue(found.claim.pointer, found.whole_wording()),)
    return Fix("copy the article's words", edits, is_safe=_is_of_form(found))


def _is_of_form(found: Examined) -> bool:
    """Whether the article's words differ in nothing but typography."""
    ours, theirs = (
        [letter for letter in text if letter.isalnum()]
        for text in (found.claim.words, found.whole_wording())
    )
    kinds = {one.kind for one in found.match.differences}
    return ours == theirs and kinds == {Kind.TYPOGRAPHY} and not found.match.notes


_WORD_BEFORE: Final = re.compile(r"\w+(?:['’-]\w+)*\W*$")
_WORD_AFTER: Final = re.compile(r"\W*\w+(?:['’-]\w+)*")
