"""Whether the words of a record stand in the text that they are said to be from.

What the rules answer is worked out in the package ``grounding``, which is loaded when a rule
first looks at a text.
"""

from typing import Any, Final, cast

from pourparler import Evidence, Model, Passage, Record, Segment, Statement
from pourparler_validators import grounding
from pourparler_validators.contract.finding import NOT_APPLICABLE, Problem, Severity
from pourparler_validators.contract.rule import Answers, At, rule
from pourparler_validators.grounding.library import Library

ERROR: Final = Severity.ERROR
WARNING: Final = Severity.WARNING
INFO: Final = Severity.INFO


@rule(ERROR)
def quote_not_in_text(segment: At[Segment], library: Library) -> Answers:
    """The words of a segment are not in its source: not even half of them stand there in order.

    Why: the quotation was invented, or it is from another source.

    Fix: copy the words from the source, or name the source that they are from. Words of the
    coder's own are a segment of the kind "summary".

    Bad:
        {"statement:trump-putin": {"segments": [
            {"kind": "partial", "text": "a great friend of ours",
             "source": "source:istanbul-2025"}]}}

    Says:
        statement:trump-putin /segments/0/text: the source does not have these words
    """
    yield from grounding.wordings.quote_not_in_text(segment, library)


@rule(ERROR)
def passage_not_in_text(evidence: At[Passage], library: Library) -> Answers:
    """The words of a piece of evidence are not in its source.

    Why: the record rests on words that nobody can find.

    Fix: copy the words from the source, or name the source that they are from.

    Bad:
        {"delegation:ukr-istanbul-2": {"evidence": [
            {"source": "source:istanbul-2025", "exact": "Kiev will send five ministers"}]}}

    Says:
        delegation:ukr-istanbul-2 /evidence/0/exact: the source does not have these words
    """
    yield from grounding.wordings.passage_not_in_text(evidence, library)


@rule(ERROR)
def quote_altered(segment: At[Segment], library: Library) -> Answers:
    """The words of a segment differ from those of its source in what they say.

    Why: a "not" that was dropped, another number or another name turns the statement round, and
    a measure of likeness does not see it.

    Fix: copy the article's words.

    Bad:
        {"statement:peskov-weapons": {"segments": [
            {"kind": "direct", "text": "Quite dangerous decisions, again – if they weren't made.",
             "source": "source:istanbul-2025"}]}}

    Says:
        statement:peskov-weapons /segments/0/text: the quotation has "weren't", the \
article "were indeed" (negation)
    """
    yield from grounding.wordings.quote_altered(segment, library)


@rule(ERROR)
def passage_altered(evidence: At[Passage], library: Library) -> Answers:
    """The words of a piece of evidence differ from those of its source in what they say.

    Why: the record then rests on something that the source does not say.

    Fix: copy the article's words.

    Bad:
        {"delegation:ukr-istanbul-2": {"evidence": [
            {"source": "source:istanbul-2025",
             "exact": "The first round was held in Ankara on May 16."}]}}

    Says:
        delegation:ukr-istanbul-2 /evidence/0/exact: the passage has "Ankara", the article \
"Istanbul" (name)
    """
    yield from grounding.wordings.passage_altered(evidence, library)


@rule(WARNING)
def quote_retyped(segment: At[Segment | Passage], library: Library) -> Answers:
    """The words of a segment differ from those of its source in a spelling or a small word.

    Why: the meaning is the same, but whoever looks for the words does not find them.

    Fix: copy the article's words.

    Bad:
        {"statement:lavrov-memorandum": {"segments": [
            {"kind": "direct", "text": "promptly develloped a memorandum",
             "source": "source:istanbul-2025"}]}}

    Says:
        statement:lavrov-memorandum /segments/0/text: the quotation has "develloped", the \
article "developed" (spelling)
    """
    yield from grounding.wordings.quote_retyped(segment, library)


@rule(INFO)
def quote_typography(segment: At[Segment | Passage], library: Library) -> Answers:
    """The words of a segment differ from those of its source in mere form.

    Why: another dash, other quotation marks or a capital do no harm; still, a copy would be exact.

    Fix: copy the article's words.

    Bad:
        {"statement:peskov-weapons": {"segments": [
            {"kind": "direct",
             "text": "Quite dangerous decisions, again - if they were indeed made.",
             "source": "source:istanbul-2025"}]}}

    Says:
        statement:peskov-weapons /segments/0/text: the quotation has U+002D HYPHEN-MINUS, the \
article U+2013 EN DASH
    """
    yield from grounding.wordings.quote_typography(segment, library)


@rule(ERROR)
def quote_stitched(segment: At[Segment], library: Library) -> Answers:
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
    yield from grounding.wordings.quote_stitched(segment, library)


@rule(INFO)
def quote_interrupted(segment: At[Segment], library: Library) -> Answers:
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
    yield from grounding.wordings.quote_interrupted(segment, library)


@rule(ERROR)
def not_inside_quotation_marks(segment: At[Segment], library: Library) -> Answers:
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
    yield from grounding.wordings.not_inside_quotation_marks(segment, library)


@rule(WARNING)
def inside_quotation_marks(segment: At[Segment], library: Library) -> Answers:
    """A segment is coded as the reporter's words, but the article quotes them.

    Why: the very words of the speaker are worth more than a report of them.

    Fix: make the kind "direct", or "partial" within a sentence of the reporter.

    Bad:
        {"statement:trump-putin": {"segments": [
            {"kind": "indirect", "text": "gone crazy", "source": "source:istanbul-2025"}]}}

    Says:
        statement:trump-putin /segments/0/kind: the words stand inside quotation marks
    """
    yield from grounding.wordings.inside_quotation_marks(segment, library)


@rule(ERROR)
def runs_across_quotation_marks(segment: At[Segment], library: Library) -> Answers:
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
    yield from grounding.wordings.runs_across_quotation_marks(segment, library)


@rule(WARNING)
def elision_hides_qualifier(segment: At[Segment], library: Library) -> Answers:
    """What an ellipsis leaves out holds a negation, or "if", "unless" or "but".

    Why: without it the quotation may say the opposite, or more than was said.

    Fix: quote the words that were left out, too.

    Bad:
        {"statement:peskov-weapons": {"segments": [
            {"kind": "direct", "text": "Quite dangerous decisions … made.",
             "source": "source:istanbul-2025"}]}}

    Says:
        statement:peskov-weapons /segments/0/text: what is left out holds "if"
    """
    yield from grounding.wordings.elision_hides_qualifier(segment, library)


@rule(WARNING)
def truncated_qualifier(segment: At[Segment], library: Library) -> Answers:
    """The rest of the sentence, which a quotation leaves out, holds "if", "unless" or "but".

    Why: the condition is a part of what was said.

    Fix: quote the rest, too; the words of a condition also go into "condition".

    Bad:
        {"statement:peskov-weapons": {"segments": [
            {"kind": "direct", "text": "Quite dangerous decisions",
             "source": "source:istanbul-2025"}]}}

    Says:
        statement:peskov-weapons /segments/0/text: the rest of the sentence holds "if"
    """
    yield from grounding.wordings.truncated_qualifier(segment, library)


@rule(ERROR)
def bracket_changes_meaning(segment: At[Segment], library: Library) -> Answers:
    """What a coder put into brackets changes what was said: "is [not] ready".

    Why: brackets explain; they do not correct a speaker.

    Fix: take the bracket out.

    Bad:
        {"statement:lavrov-memorandum": {"segments": [
            {"kind": "direct",
             "text": "Our delegation, headed by Vladimir Medinsky, is [not] ready",
             "source": "source:istanbul-2025"}]}}

    Says:
        statement:lavrov-memorandum /segments/0/text: the quotation has "is [not] ready", the \
article "is ready" (negation)
    """
    yield from grounding.wordings.bracket_changes_meaning(segment, library)


@rule(ERROR)
def offsets_wrong(claimed: At[Segment | Passage], library: Library) -> Answers:
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
    yield from grounding.wordings.offsets_wrong(claimed, library)


@rule(WARNING)
def passage_ambiguous(claimed: At[Segment | Passage], library: Library) -> Answers:
    """The words of a passage stand in several places, and nothing says which is meant.

    Why: what stands around the words decides what they mean, and who says them.

    Fix: give the offsets, or some words before ("prefix") or after ("suffix").

    Bad:
        {"delegation:ukr-istanbul-2": {"evidence": [
            {"source": "source:istanbul-2025", "exact": "negotiations"}]}}

    Says:
        delegation:ukr-istanbul-2 /evidence/0: the words stand in 3 places, and none is chosen
    """
    yield from grounding.wordings.passage_ambiguous(claimed, library)


@rule(WARNING)
def splits_character(claimed: At[Segment | Passage], library: Library) -> Answers:
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
    yield from grounding.wordings.splits_character(claimed, library)


@rule(WARNING)
def speaker_contradicted(statement: At[Statement], library: Library) -> Answers:
    """The article gives the words of a statement to another speaker.

    Why: a statement under the wrong name is worse than none.

    Fix: read the sentence around the quotation, and correct the speaker.

    Bad:
        {"statement:peskov-weapons": {"speaker": "person:putin"}}

    Says:
        statement:peskov-weapons /speaker: the article gives the words to person:peskov
    """
    yield from grounding.voices.speaker_contradicted(statement, library)


@rule(WARNING)
def speaker_not_mentioned(statement: At[Statement], library: Library) -> Answers:
    """The article nowhere names the speaker of a statement.

    Why: the speaker was guessed, or an alias is missing.

    Fix: correct the speaker, or add the name that the article uses to the aliases.

    Bad:
        {"person:macron": {"type": "person", "id": "person:macron", "name": "Emmanuel Macron"},
         "statement:lavrov-memorandum": {"speaker": "person:macron"}}

    Says:
        statement:lavrov-memorandum /speaker: the article does not name person:macron
    """
    yield from grounding.voices.speaker_not_mentioned(statement, library)


@rule(INFO)
def speaker_not_supported(statement: At[Statement], library: Library) -> Answers:
    """The article names the speaker of a statement, but not beside the words.

    Why: whether the words are the speaker's, a person has to read.

    Fix: read the article; if the speaker is right, nothing is to be done.

    Bad:
        {"statement:russian-official-weapons": {
            "speaker": "person:peskov", "speaker_described": null}}

    Says:
        statement:russian-official-weapons /speaker: the article does not say that these are the \
words of person:peskov
    """
    yield from grounding.voices.speaker_not_supported(statement, library)


@rule(ERROR)
def supports_nothing(evidence: At[Evidence]) -> Answers:
    """A piece of evidence supports a field that the record does not have.

    Why: the evidence for the field that was meant is lost.

    Fix: correct the path; the numbers in it count from 0.

    Bad:
        {"event:istanbul-1": {"evidence": [
            {"source": "source:istanbul-2025", "exact": "The first round was held in Istanbul",
             "supports": ["/venue"]}]}}

    Says:
        event:istanbul-1 /evidence/0/supports/0: the record has no field /venue
    """
    if evidence.value.supports is None:
        yield NOT_APPLICABLE
        return
    for position, pointer in enumerate(evidence.value.supports):
        if not _leads(evidence.record, pointer):
            yield Problem(
                f"the record has no field {pointer}",
                f"{evidence.pointer}/supports/{position}",
                help="correct the path; the numbers in it count from 0",
            )


def _leads(record: Record, pointer: str) -> bool:
    value: Any = record
    for step in pointer.split("/")[1:]:
        name = step.replace("~1", "/").replace("~0", "~")
        if isinstance(value, tuple):
            items = cast("tuple[object, ...]", value)
            value = {str(position): item for position, item in enumerate(items)}.get(name)
        else:
            value = value.__dict__.get(name) if isinstance(value, Model) else None
        if value is None:
            return False
    return True
