"""Where in a text the words of a record are said to stand."""

from pourparler import Passage, Segment
from pourparler_validators.contract.finding import (
    NOT_APPLICABLE,
    Fix,
    Problem,
    SetValue,
    Severity,
)
from pourparler_validators.contract.rule import Answers, At, rule
from pourparler_validators.grounding.examined import Examined
from pourparler_validators.grounding.offsets import is_within_character, misplaced


@rule(Severity.ERROR)
def offsets_wrong(claimed: At[Segment | Passage], found: Examined) -> Answers:
    """The offsets of a passage do not hold its words.

    Why: a program that shows the passage shows other words. Offsets count characters (Unicode
    code points) from 0, with line breaks as one character; some programs count bytes or UTF-16.

    Fix: write the offsets that the message names.

    Bad:
        {"statement:trump-putin": {"segments": [
            {"kind": "partial", "text": "gone crazy", "source": "source:istanbul-2025",
             "start": 1836, "end": 1846}]}}

    Says:
        statement:trump-putin /segments/0/start: the offsets do not hold the words: the words \
stand at 1831-1841
    """
    if not found.claim.has_offsets:
        yield NOT_APPLICABLE
    elif (wrong := misplaced(found)) is not None:
        name = "end" if found.claim.hints.start is None else "start"
        yield Problem(
            f"the offsets do not hold the words: {wrong.reason}",
            f"{claimed.pointer}/{name}",
            help="write the offsets in characters, from 0, the end exclusive",
            params={"place": list(wrong.place) if wrong.place else None},
            related=(found.words_of(*wrong.place, "the words"),) if wrong.place else (),
            fix=_moved(claimed.pointer, found, wrong.place),
        )


@rule(Severity.WARNING)
def passage_ambiguous(claimed: At[Segment | Passage], found: Examined) -> Answers:
    """The words of a passage stand in several places, and nothing says which is meant.

    Why: what stands around the words decides what they mean, and who says them.

    Fix: give the offsets, or some words before ("prefix") or after ("suffix").

    Bad:
        {"delegation:ukr-istanbul-2": {"evidence": [
            {"source": "source:istanbul-2025", "exact": "negotiations"}]}}

    Says:
        delegation:ukr-istanbul-2 /evidence/0: the words stand in 3 places, and none is chosen
    """
    if found.match.places > 1:
        yield Problem(
            f"the words stand in {found.match.places} places, and none is chosen",
            claimed.pointer,
            help='give the offsets, or the words before ("prefix") or after ("suffix")',
            params={"places": found.match.places},
        )


@rule(Severity.WARNING)
def splits_character(claimed: At[Segment | Passage], found: Examined) -> Answers:
    r"""An offset lies within what a reader takes for one character: a letter and its accent.

    Why: whatever shows the passage shows half of a character.

    Fix: move the offset to the beginning or the end of the character.

    Bad:
        {"source:cafe": {"type": "source", "id": "source:cafe", "kind": "book", "language": "fr",
                         "text": "Un cafe\u0301 ouvre."},
         "party:deu": {"evidence": [
             {"source": "source:cafe", "exact": "Un cafe", "start": 0, "end": 7}]}}

    Says:
        party:deu /evidence/0/end: the place 7 lies within a character
    """
    if not found.claim.has_offsets:
        yield NOT_APPLICABLE
    for name, offset in (("start", found.claim.hints.start), ("end", found.claim.hints.end)):
        if offset is not None and is_within_character(found.article.text, offset):
            yield Problem(
                f"the place {offset} lies within a character",
                f"{claimed.pointer}/{name}",
                help="move it to the beginning or the end of the character",
            )


def _moved(pointer: str, found: Examined, place: tuple[int, int] | None) -> Fix | None:
    if place is None:
        return None
    edits = (SetValue(f"{pointer}/start", place[0]), SetValue(f"{pointer}/end", place[1]))
    return Fix("write the offsets of the words", edits, is_safe=found.match.is_only)
