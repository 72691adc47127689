"""How the words of a segment stand to the quotation marks of the article."""

from pourparler import Segment
from pourparler_validators.contract.conditions import any_of
from pourparler_validators.contract.finding import (
    NOT_APPLICABLE,
    Fix,
    Problem,
    SetValue,
    Severity,
)
from pourparler_validators.contract.rule import Answers, At, rule
from pourparler_validators.facts.values.sources import Voice
from pourparler_validators.facts.values.statements import QUOTED, REPORTED
from pourparler_validators.grounding.differing import MAX_FRAMES
from pourparler_validators.grounding.examined import Examined
from pourparler_validators.grounding.match import Placement, Status


@rule(Severity.ERROR, only_if=any_of("kind", QUOTED))
def not_inside_quotation_marks(segment: At[Segment], found: Examined) -> Answers:
    """A segment is coded as a quotation, but the words are the reporter's own.

    Why: the speaker did not say them so.

    Fix: make the kind "indirect".

    Bad:
        {"statement:lavrov-memorandum": {"segments": [
            {"kind": "direct", "text": "Moscow has prepared a document",
             "source": "source:istanbul-2025"}]}}

    Says:
        statement:lavrov-memorandum /segments/0/kind: the words stand outside quotation marks
    """
    if not _is_in_words_of(found, Voice.REPORTER):
        yield NOT_APPLICABLE
    elif found.match.placement is Placement.OUTSIDE:
        kind = f"{segment.pointer}/kind"
        severity = None if found.has_certain_quotations else Severity.WARNING
        yield Problem(
            "the words stand outside quotation marks",
            kind,
            help='they are the reporter\'s: make the kind "indirect"',
            related=(found.found_words(),),
            fix=Fix("make it indirect", (SetValue(kind, "indirect"),)),
            severity=severity,
        )


@rule(Severity.WARNING, only_if=any_of("kind", REPORTED))
def inside_quotation_marks(segment: At[Segment], found: Examined) -> Answers:
    """A segment is coded as the reporter's words, but the article quotes them.

    Why: the very words of the speaker are worth more than a report of them.

    Fix: make the kind "direct", or "partial" within a sentence of the reporter.

    Bad:
        {"statement:trump-putin": {"segments": [
            {"kind": "indirect", "text": "gone crazy", "source": "source:istanbul-2025"}]}}

    Says:
        statement:trump-putin /segments/0/kind: the words stand inside quotation marks
    """
    if not _is_in_words_of(found, Voice.REPORTER, Voice.EITHER):
        yield NOT_APPLICABLE
    elif found.match.placement is Placement.INSIDE and _are_certain(found):
        yield Problem(
            "the words stand inside quotation marks",
            f"{segment.pointer}/kind",
            help='they are the speaker\'s own: make the kind "direct" or "partial"',
            related=(found.found_words(),),
        )


@rule(Severity.ERROR, only_if=any_of("kind", QUOTED))
def runs_across_quotation_marks(_: At[Segment], found: Examined) -> Answers:
    """A segment begins within a quotation and ends without, or the other way round.

    Why: it gives the reporter's words to the speaker.

    Fix: copy only what stands between the marks.

    Bad:
        {"statement:lavrov-memorandum": {"segments": [
            {"kind": "direct", "text": "in a written statement. “The Russian side, as agreed",
             "source": "source:istanbul-2025"}]}}

    Says:
        statement:lavrov-memorandum /segments/0/text: the words run across a quotation mark
    """
    if not found.is_found:
        yield NOT_APPLICABLE
    elif found.match.placement is Placement.ACROSS and (
        found.voice is not Voice.SPEAKER or _have_two_labels(found)
    ):
        severity = None if _are_certain(found) else Severity.WARNING
        yield Problem(
            "the words run across a quotation mark",
            found.claim.pointer,
            help="copy only what stands between the marks",
            related=(found.found_words(),),
            severity=severity,
        )


@rule(Severity.ERROR)
def quote_stitched(_: At[Segment], found: Examined) -> Answers:
    """The words of a segment are put together from two utterances, or from two speakers.

    Why: nobody said them in this form, and what stood between them is gone.

    Fix: write one segment for each utterance; words of two speakers are two statements.

    Bad:
        {"statement:putin-buffer-zone": {"segments": [
            {"kind": "direct", "text": "the work is underway, gone crazy.",
             "source": "source:istanbul-2025"}]}}

    Says:
        statement:putin-buffer-zone /segments/0/text: it joins words that stand in 2 quotations
    """
    yield from _joined(found, Status.STITCHED, "write one segment for each utterance")


@rule(Severity.INFO)
def quote_interrupted(_: At[Segment], found: Examined) -> Answers:
    """The words of a segment are one utterance that the article interrupts to say who speaks.

    Why: its offsets hold words of the reporter.

    Fix: write a segment for each part.

    Bad:
        {"statement:peskov-weapons": {"segments": [
            {"kind": "direct", "text": "currently being made toward a settlement, Quite dangerous \
decisions, again – if they were indeed made.", "source": "source:istanbul-2025"}]}}

    Says:
        statement:peskov-weapons /segments/0/text: it joins words that stand in 2 quotations
    """
    yield from _joined(found, Status.INTERRUPTED, "write a segment for each part")


def _are_certain(found: Examined) -> bool:
    """Whether marks or labels show where the quotations are that words stand in."""
    return all(one.is_certain for one in found.quotations) or _have_two_labels(found)


def _have_two_labels(found: Examined) -> bool:
    """Whether words stand under several labels, and so are those of several speakers."""
    return len({one.label for one in found.quotations if one.label is not None}) > 1


def _is_in_words_of(found: Examined, *voices: Voice) -> bool:
    """Whether the words stand in a source whose own words are of one of some kinds."""
    return found.is_found and found.voice in voices


def _joined(found: Examined, status: Status, hint: str) -> Answers:
    if found.match.status is status:
        fragments = found.match.fragments
        yield Problem(
            f"it joins words that stand in {len(fragments)} quotations",
            found.claim.pointer,
            help=hint,
            params={"fragments": [list(one) for one in fragments]},
            related=tuple(found.words_of(*one) for one in fragments[:MAX_FRAMES]),
        )
    elif not found.is_found:
        yield NOT_APPLICABLE
