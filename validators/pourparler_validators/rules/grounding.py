"""Whether the words of a record stand in the text that they are said to be from."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final, cast

from pourparler import Evidence, Model, Passage, Record, Segment, SegmentKind, Statement
from pourparler_validators.finding import (
    NOT_APPLICABLE,
    Fix,
    NotApplicable,
    Problem,
    Related,
    SetValue,
    Severity,
    TextPlace,
    Unchecked,
)
from pourparler_validators.grounding.attribution import Attribution, Support
from pourparler_validators.grounding.differences import Difference, Kind
from pourparler_validators.grounding.examined import QUOTED, Examined, Located, examined
from pourparler_validators.grounding.library import Library
from pourparler_validators.grounding.offsets import misplaced
from pourparler_validators.grounding.offsets import splits_character as splits
from pourparler_validators.grounding.search import Placement, Status, cut_off
from pourparler_validators.rule import Answers, At, rule
from pourparler_validators.wording import listed, shown

ERROR: Final = Severity.ERROR
WARNING: Final = Severity.WARNING
INFO: Final = Severity.INFO


@rule(ERROR)
def quote_not_in_text(segment: At[Segment], library: Library) -> Answers:
    """The words of a segment are not in its source: not even half of them stand there in order.

    Why: the quotation was invented, or it is from another source.

    Mend: copy the words from the source, or name the source that they are from. Words of the
    coder's own are a segment of the kind "summary".

    Bad:
        {"statement:trump-putin": {"segments": [
            {"kind": "partial", "text": "a great friend of ours", "source": "source:istanbul-2025"}]}}

    Says:
        statement:trump-putin /segments/0/text: the source does not have these words
    """
    yield from _absent(segment, library)


@rule(ERROR)
def passage_not_in_text(evidence: At[Passage], library: Library) -> Answers:
    """The words of a piece of evidence are not in its source.

    Why: the record rests on words that nobody can find.

    Mend: copy the words from the source, or name the source that they are from.

    Bad:
        {"delegation:ukr-istanbul-2": {"evidence": [
            {"source": "source:istanbul-2025", "exact": "Kiev will send five ministers"}]}}

    Says:
        delegation:ukr-istanbul-2 /evidence/0/exact: the source does not have these words
    """
    yield from _absent(evidence, library)


@rule(ERROR)
def quote_altered(segment: At[Segment], library: Library) -> Answers:
    """The words of a segment differ from those of its source in what they say.

    Why: a "not" that was dropped, another number or another name turns the statement round, and
    a measure of likeness does not see it.

    Mend: copy the article's words.

    Bad:
        {"statement:peskov-weapons": {"segments": [
            {"kind": "direct", "text": "Quite dangerous decisions, again – if they weren't made.",
             "source": "source:istanbul-2025"}]}}

    Says:
        statement:peskov-weapons /segments/0/text: it has "weren't" for "were indeed" (negation)
    """
    yield from _altered(segment, library)


@rule(ERROR)
def passage_altered(evidence: At[Passage], library: Library) -> Answers:
    """The words of a piece of evidence differ from those of its source in what they say.

    Why: the record then rests on something that the source does not say.

    Mend: copy the article's words.

    Bad:
        {"delegation:ukr-istanbul-2": {"evidence": [
            {"source": "source:istanbul-2025",
             "exact": "The first round was held in Ankara on May 16."}]}}

    Says:
        delegation:ukr-istanbul-2 /evidence/0/exact: it has "Ankara" for "Istanbul" (name)
    """
    yield from _altered(evidence, library)


@rule(WARNING)
def quote_retyped(segment: At[Segment | Passage], library: Library) -> Answers:
    """The words of a segment differ from those of its source in a spelling or a small word.

    Why: the meaning is the same, but whoever looks for the words does not find them.

    Mend: copy the article's words.

    Bad:
        {"statement:lavrov-memorandum": {"segments": [
            {"kind": "direct", "text": "promptly develloped a memorandum",
             "source": "source:istanbul-2025"}]}}

    Says:
        statement:lavrov-memorandum /segments/0/text: it has "develloped" for "developed" (spelling)
    """
    found = examined(segment, library)
    if isinstance(found, Examined) and found.match.status in _DIFFERING:
        if not found.material:
            yield _differing(found, found.match.differences)
    else:
        yield from _other(found)


@rule(INFO)
def quote_typography(segment: At[Segment | Passage], library: Library) -> Answers:
    """The words of a segment differ from those of its source in mere form.

    Why: another dash, other quotation marks or a capital do no harm; still, a copy would be the same.

    Mend: copy the article's words.

    Bad:
        {"statement:peskov-weapons": {"segments": [
            {"kind": "direct", "text": "Quite dangerous decisions, again - if they were indeed made.",
             "source": "source:istanbul-2025"}]}}

    Says:
        statement:peskov-weapons /segments/0/text: it has U+002D HYPHEN-MINUS for U+2013 EN DASH
    """
    found = examined(segment, library)
    if not isinstance(found, Examined):
        yield found
    elif found.is_found:
        message = _form(found)
        if message is not None:
            yield Problem(
                message,
                found.claim.pointer,
                help="copy the article's words",
                params=_params(found, found.match.differences),
                related=(_words_of(found, found.match.start, found.match.end, ""),),
                fix=_copied(found),
            )
    else:
        yield NOT_APPLICABLE


@rule(ERROR)
def quote_stitched(segment: At[Segment], library: Library) -> Answers:
    """The words of a segment are put together from two utterances, or from two speakers.

    Why: nobody said them in this form, and what stood between them is gone.

    Mend: write one segment for each utterance; words of two speakers are two statements.

    Bad:
        {"statement:putin-buffer-zone": {"segments": [
            {"kind": "direct", "text": "the work is underway, gone crazy.",
             "source": "source:istanbul-2025"}]}}

    Says:
        statement:putin-buffer-zone /segments/0/text: it joins words that stand in 2 quotations
    """
    yield from _joined(segment, library, Status.STITCHED, "write one segment for each utterance")


@rule(INFO)
def quote_interrupted(segment: At[Segment], library: Library) -> Answers:
    """The words of a segment are one utterance that the article interrupts to say who speaks.

    Why: its offsets hold words of the reporter.

    Mend: write a segment for each part.

    Bad:
        {"statement:peskov-weapons": {"segments": [
            {"kind": "direct", "text": "currently being made toward a settlement, Quite dangerous \
decisions, again – if they were indeed made.", "source": "source:istanbul-2025"}]}}

    Says:
        statement:peskov-weapons /segments/0/text: it joins words that stand in 2 quotations
    """
    yield from _joined(segment, library, Status.INTERRUPTED, "write a segment for each part")


@rule(ERROR)
def not_inside_quotation_marks(segment: At[Segment], library: Library) -> Answers:
    """A segment is coded as a quotation, but the words are the reporter's own.

    Why: the speaker did not say them so.

    Mend: make the kind "indirect".

    Bad:
        {"statement:lavrov-memorandum": {"segments": [
            {"kind": "direct", "text": "Moscow has prepared a document",
             "source": "source:istanbul-2025"}]}}

    Says:
        statement:lavrov-memorandum /segments/0/kind: the words stand outside quotation marks
    """
    found = _placed(segment, library, QUOTED)
    if isinstance(found, Examined):
        if found.match.placement is Placement.OUTSIDE:
            yield Problem(
                "the words stand outside quotation marks",
                f"{segment.pointer}/kind",
                help='they are the reporter\'s: make the kind "indirect"',
                related=(_words_of(found, found.match.start, found.match.end, ""),),
                fix=Fix("make it indirect", (SetValue(f"{segment.pointer}/kind", "indirect"),)),
            )
    else:
        yield found


@rule(WARNING)
def inside_quotation_marks(segment: At[Segment], library: Library) -> Answers:
    """A segment is coded as the reporter's words, but the article quotes them.

    Why: the very words of the speaker are worth more than a report of them.

    Mend: make the kind "direct", or "partial" within a sentence of the reporter.

    Bad:
        {"statement:trump-putin": {"segments": [
            {"kind": "indirect", "text": "gone crazy", "source": "source:istanbul-2025"}]}}

    Says:
        statement:trump-putin /segments/0/kind: the words stand inside quotation marks
    """
    found = _placed(segment, library, (SegmentKind.INDIRECT,))
    if isinstance(found, Examined):
        if found.match.placement is Placement.INSIDE:
            yield Problem(
                "the words stand inside quotation marks",
                f"{segment.pointer}/kind",
                help='they are the speaker\'s own: make the kind "direct" or "partial"',
                related=(_words_of(found, found.match.start, found.match.end, ""),),
            )
    else:
        yield found


@rule(ERROR)
def runs_across_quotation_marks(segment: At[Segment], library: Library) -> Answers:
    """A segment begins within a quotation and ends without, or the other way round.

    Why: it gives the reporter's words to the speaker.

    Mend: copy only what stands between the marks.

    Bad:
        {"statement:lavrov-memorandum": {"segments": [
            {"kind": "direct", "text": "in a written statement. “The Russian side, as agreed",
             "source": "source:istanbul-2025"}]}}

    Says:
        statement:lavrov-memorandum /segments/0/text: the words run across a quotation mark
    """
    found = _placed(segment, library, QUOTED)
    if isinstance(found, Examined):
        if found.match.placement is Placement.ACROSS:
            yield Problem(
                "the words run across a quotation mark",
                found.claim.pointer,
                help="copy only what stands between the marks",
                related=(_words_of(found, found.match.start, found.match.end, ""),),
            )
    else:
        yield found


@rule(WARNING)
def elision_hides_qualifier(segment: At[Segment], library: Library) -> Answers:
    """What an ellipsis leaves out holds "not", "if", "unless" or "but".

    Why: without it the quotation may say the opposite, or more than was said.

    Mend: quote the words that were left out, too.

    Bad:
        {"statement:peskov-weapons": {"segments": [
            {"kind": "direct", "text": "Quite dangerous decisions … made.",
             "source": "source:istanbul-2025"}]}}

    Says:
        statement:peskov-weapons /segments/0/text: what is left out holds "if"
    """
    found = examined(segment, library)
    if not isinstance(found, Examined):
        yield found
    elif found.match.status not in (Status.ELIDED, Status.BRACKETED):
        yield NOT_APPLICABLE
    else:
        for left_out, bracket in found.match.gaps:
            word = _first_of(left_out, _HIDING) if bracket is None else None
            if word is not None:
                yield Problem(
                    f'what is left out holds "{word}"',
                    found.claim.pointer,
                    help="quote the words that were left out, too",
                    params={"left_out": left_out},
                    related=(_words_of(found, found.match.start, found.match.end, ""),),
                )


@rule(WARNING)
def truncated_qualifier(segment: At[Segment], library: Library) -> Answers:
    """The rest of the sentence, which a quotation leaves out, holds "if", "unless", "but" or "only".

    Why: the condition is a part of what was said.

    Mend: quote the rest, too; the words of a condition also go into "condition".

    Bad:
        {"statement:peskov-weapons": {"segments": [
            {"kind": "direct", "text": "Quite dangerous decisions", "source": "source:istanbul-2025"}]}}

    Says:
        statement:peskov-weapons /segments/0/text: the rest of the sentence holds "if"
    """
    found = _placed(segment, library, QUOTED)
    if isinstance(found, Examined):
        word = cut_off(found.article, found.match)
        if word is not None:
            yield Problem(
                f'the rest of the sentence holds "{word}"',
                found.claim.pointer,
                help="quote the rest of the sentence, too",
                params={"qualifier": word},
                related=(_words_of(found, found.match.start, found.match.end, ""),),
            )
    else:
        yield found


@rule(ERROR)
def bracket_changes_meaning(segment: At[Segment], library: Library) -> Answers:
    """What a coder put into brackets changes what was said: "is [not] ready".

    Why: brackets explain; they do not correct a speaker.

    Mend: take the bracket out.

    Bad:
        {"statement:lavrov-memorandum": {"segments": [
            {"kind": "direct", "text": "Our delegation, headed by Vladimir Medinsky, is [not] ready",
             "source": "source:istanbul-2025"}]}}

    Says:
        statement:lavrov-memorandum /segments/0/text: the bracket "[not]" changes what was said
    """
    found = examined(segment, library)
    if not isinstance(found, Examined):
        yield found
    elif found.match.status is not Status.BRACKETED:
        yield NOT_APPLICABLE
    else:
        for left_out, bracket in found.match.gaps:
            if bracket is not None and _changes(found, left_out, bracket):
                yield Problem(
                    f"the bracket {shown(f'[{bracket}]')} changes what was said",
                    found.claim.pointer,
                    help="take the bracket out",
                    params={"bracket": bracket, "left_out": left_out},
                    related=(_words_of(found, found.match.start, found.match.end, ""),),
                )


@rule(ERROR)
def offsets_wrong(claimed: At[Segment | Passage], library: Library) -> Answers:
    """The offsets of a passage do not hold its words.

    Why: a program that shows the passage shows other words. Offsets count characters (Unicode
    code points) from 0, with line breaks as one character; some programs count bytes or UTF-16.

    Mend: write the offsets that the message names.

    Bad:
        {"statement:trump-putin": {"segments": [
            {"kind": "partial", "text": "gone crazy", "source": "source:istanbul-2025",
             "start": 1836, "end": 1846}]}}

    Says:
        statement:trump-putin /segments/0/start: the offsets do not hold the words: the words \
stand at 1831-1841
    """
    found = examined(claimed, library)
    if not isinstance(found, Examined):
        yield found
    elif found.claim.start is None and found.claim.end is None:
        yield NOT_APPLICABLE
    elif (wrong := misplaced(found)) is not None:
        name = "end" if found.claim.start is None else "start"
        yield Problem(
            f"the offsets do not hold the words: {wrong.reason}",
            f"{claimed.pointer}/{name}",
            help="write the offsets in characters, from 0, the end exclusive",
            params={"place": list(wrong.place) if wrong.place else None},
            related=(_words_of(found, *wrong.place, "the words"),) if wrong.place else (),
            fix=_moved(claimed.pointer, found, wrong.place),
        )


@rule(WARNING)
def passage_ambiguous(claimed: At[Segment | Passage], library: Library) -> Answers:
    """The words of a passage stand in several places, and nothing says which is meant.

    Why: what stands around the words decides what they mean, and who says them.

    Mend: give the offsets, or some words before ("prefix") or after ("suffix").

    Bad:
        {"delegation:ukr-istanbul-2": {"evidence": [
            {"source": "source:istanbul-2025", "exact": "negotiations"}]}}

    Says:
        delegation:ukr-istanbul-2 /evidence/0: the words stand in 3 places, and none is chosen
    """
    found = examined(claimed, library)
    if not isinstance(found, Examined):
        yield found
    elif found.match.places > 1:
        yield Problem(
            f"the words stand in {found.match.places} places, and none is chosen",
            claimed.pointer,
            help='give the offsets, or the words before ("prefix") or after ("suffix")',
            params={"places": found.match.places},
        )


@rule(WARNING)
def splits_character(claimed: At[Segment | Passage], library: Library) -> Answers:
    """An offset lies within what a reader takes for one character: a letter and its accent.

    Why: whatever shows the passage shows half of a character.

    Mend: move the offset to the beginning or the end of the character.

    Bad:
        {"source:cafe": {"type": "source", "id": "source:cafe", "kind": "book", "language": "fr",
                         "text": "Un cafe\\u0301 ouvre."},
         "party:deu": {"evidence": [
             {"source": "source:cafe", "exact": "Un cafe", "start": 0, "end": 7}]}}

    Says:
        party:deu /evidence/0/end: the place 7 lies within a character
    """
    found = examined(claimed, library)
    if not isinstance(found, Examined):
        yield found
        return
    if found.claim.start is None and found.claim.end is None:
        yield NOT_APPLICABLE
    for name, offset in (("start", found.claim.start), ("end", found.claim.end)):
        if offset is not None and splits(found.article.text, offset):
            yield Problem(
                f"the place {offset} lies within a character",
                f"{claimed.pointer}/{name}",
                help="move it to the beginning or the end of the character",
            )


@rule(WARNING)
def speaker_contradicted(statement: At[Statement], library: Library) -> Answers:
    """The article gives the words of a statement to another speaker.

    Why: a statement under the wrong name is worse than none.

    Mend: read the sentence around the quotation, and correct the speaker.

    Bad:
        {"statement:peskov-weapons": {"speaker": "person:putin"}}

    Says:
        statement:peskov-weapons /speaker: the article gives the words to person:peskov
    """
    for answer in _attributed(statement, library):
        if not isinstance(answer, Verdict):
            yield answer
        elif answer.said.support is Support.CONTRADICTED:
            yield Problem(
                f"the article gives the words to {listed(list(answer.said.others))}",
                "/speaker",
                help="read the sentence around the quotation, and correct the speaker",
                params={"others": list(answer.said.others), "segment": answer.pointer},
                related=answer.words("the article names another here"),
            )
            return


@rule(WARNING)
def speaker_not_mentioned(statement: At[Statement], library: Library) -> Answers:
    """The article nowhere names the speaker of a statement.

    Why: the speaker was guessed, or an alias is missing.

    Mend: correct the speaker, or add the name that the article uses to the aliases.

    Bad:
        {"person:macron": {"type": "person", "id": "person:macron", "name": "Emmanuel Macron"},
         "statement:lavrov-memorandum": {"speaker": "person:macron"}}

    Says:
        statement:lavrov-memorandum /speaker: the article does not name person:macron
    """
    answers = list(_attributed(statement, library))
    verdicts = [answer for answer in answers if isinstance(answer, Verdict)]
    if not verdicts:
        yield from (answer for answer in answers if not isinstance(answer, Verdict))
    elif all(one.said.support is Support.NOT_MENTIONED for one in verdicts):
        yield Problem(
            f"the article does not name {statement.value.speaker}",
            "/speaker",
            help="correct the speaker, or add the name that the article uses to the aliases",
        )


@rule(INFO)
def speaker_not_supported(statement: At[Statement], library: Library) -> Answers:
    """The article names the speaker of a statement, but not beside the words.

    Why: whether the words are the speaker's, a person has to read.

    Mend: read the article; if the speaker is right, nothing is to be done.

    Bad:
        {"statement:russian-official-weapons": {
            "speaker": "person:peskov", "speaker_described": null}}

    Says:
        statement:russian-official-weapons /speaker: the article does not say that these are the \
words of person:peskov
    """
    answers = list(_attributed(statement, library))
    verdicts = [answer for answer in answers if isinstance(answer, Verdict)]
    supports = {one.said.support for one in verdicts}
    if not verdicts:
        yield from (answer for answer in answers if not isinstance(answer, Verdict))
    elif supports & {Support.SUPPORTED, Support.CONTRADICTED} or supports == {
        Support.NOT_MENTIONED
    }:
        yield from () if Support.SUPPORTED in supports else (NOT_APPLICABLE,)
    else:
        yield Problem(
            f"the article does not say that these are the words of {statement.value.speaker}",
            "/speaker",
            help="read the article; if the speaker is right, nothing is to be done",
            related=verdicts[0].words("the speaker is named here"),
        )


@rule(ERROR)
def supports_nothing(evidence: At[Evidence]) -> Answers:
    """A piece of evidence supports a field that the record does not have.

    Why: the evidence for the field that was meant is lost.

    Mend: correct the path; the numbers in it count from 0.

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


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the article says of the speaker of a segment."""

    said: Attribution
    found: Examined
    pointer: str

    def words(self, message: str) -> tuple[Related, ...]:
        """The words of the article that the answer rests on."""
        span = self.said.span
        return (_words_of(self.found, *span, message),) if span else ()


_DIFFERING: Final = (Status.ALTERED, Status.PARTIAL)
_HIDING: Final = ("not", "if", "unless", "but")


def _attributed(
    statement: At[Statement], library: Library
) -> Iterator[Verdict | Unchecked | NotApplicable]:
    """What the article says of the speaker, for each segment that it has."""
    claimed = library.roster.speakers.get(statement.value.speaker or "")
    if statement.value.speaker is None:
        yield NOT_APPLICABLE
        return
    if claimed is None:
        yield Unchecked("the speaker is missing or not sound")
        return
    for position, segment in enumerate(statement.value.segments):
        pointer = f"/segments/{position}"
        found = examined(At(statement.entry, pointer, segment), library)
        if not isinstance(found, Examined):
            yield found
        elif not found.has_quotations or found.match.status is Status.ABSENT:
            yield NOT_APPLICABLE
        elif found.article.language is None:
            yield Unchecked(f"there are no tables for the language {found.text.source.language}")
        else:
            attributor = library.attributor_of(found.text)
            said = attributor.verified(found.match.start, found.match.end, claimed)
            yield Verdict(said, found, pointer)


def _absent(claimed: Located, library: Library) -> Answers:
    found = examined(claimed, library)
    if not isinstance(found, Examined):
        yield found
    elif found.match.status is Status.ABSENT:
        yield Problem(
            "the source does not have these words",
            found.claim.pointer,
            help="copy the words from the source, or name the source that they are from",
            params={"share": round(found.match.share, 2)},
        )


def _altered(claimed: Located, library: Library) -> Answers:
    found = examined(claimed, library)
    if isinstance(found, Examined) and found.match.status in _DIFFERING:
        if found.material:
            yield _differing(found, found.material)
    else:
        yield from _other(found)


def _other(found: Examined | Unchecked | NotApplicable) -> Answers:
    """The answer about words that do not differ in what they say."""
    if not isinstance(found, Examined):
        yield found
    elif not found.is_found:
        yield NOT_APPLICABLE


def _differing(found: Examined, differences: Sequence[Difference]) -> Problem:
    first = differences[0]
    more = f", and {len(differences) - 1} more" if len(differences) > 1 else ""
    return Problem(
        f"{_said(first)} ({first.kind}){more}",
        found.claim.pointer,
        help="copy the article's words",
        params=_params(found, found.match.differences),
        related=tuple(
            _words_of(found, one.start, one.end, "" if one.source else "nothing stands here")
            for one in differences[:MAX_FRAMES]
        ),
        fix=_copied(found),
        words=(first.record_start, first.record_end),
    )


def _said(difference: Difference) -> str:
    if not difference.source:
        return f"it has {shown(difference.record)}, which the article does not have"
    if not difference.record:
        return f"it lacks {shown(difference.source)}, which the article has"
    return f"it has {shown(difference.record)} for {shown(difference.source)}"


def _joined(claimed: At[Segment], library: Library, status: Status, hint: str) -> Answers:
    found = examined(claimed, library)
    if not isinstance(found, Examined):
        yield found
    elif found.match.status is status:
        fragments = found.match.fragments
        yield Problem(
            f"it joins words that stand in {len(fragments)} quotations",
            found.claim.pointer,
            help=hint,
            params={"fragments": [list(one) for one in fragments]},
            related=tuple(_words_of(found, *one, "") for one in fragments[:MAX_FRAMES]),
        )
    elif not found.is_found:
        yield NOT_APPLICABLE


def _placed(
    segment: At[Segment], library: Library, kinds: Sequence[SegmentKind]
) -> Examined | Unchecked | NotApplicable:
    """The words of a segment of these kinds, if their place in the article means something."""
    if segment.value.kind not in kinds:
        return NOT_APPLICABLE
    found = examined(segment, library)
    if not isinstance(found, Examined):
        return found
    return found if found.is_found and found.has_quotations else NOT_APPLICABLE


def _form(found: Examined) -> str | None:
    """What differs in mere form between the record's words and the article's."""
    notes, kinds = found.match.notes, [one.kind for one in found.match.differences]
    if notes:
        return f"it has {listed([_NOTES[note] for note in notes], 'and')}"
    if not kinds:
        return None
    signs = _first_signs(found.claim.words, found.wording())
    if signs is not None and kinds[0] in (Kind.TYPOGRAPHY, Kind.PUNCTUATION):
        return f"it has {signs[0]} for {signs[1]}"
    return f"it differs in form from the article ({listed([str(kind) for kind in kinds], 'and')})"


def _first_signs(record: str, source: str) -> tuple[str, str] | None:
    """The first two signs that stand for each other, by their names in Unicode."""
    for one, other in zip(record, source, strict=False):
        if one != other:
            if one.isalnum() or other.isalnum():
                return None
            return _named(one), _named(other)
    return None


def _named(sign: str) -> str:
    return f"U+{ord(sign):04X} {unicodedata.name(sign, 'a control character')}"


def _params(found: Examined, differences: Sequence[Difference]) -> dict[str, Any]:
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
            for one in differences
        ],
    }


def _words_of(found: Examined, start: int, end: int, message: str) -> Related:
    return Related(
        found.text.entry,
        "/text",
        message,
        passage=TextPlace(found.text.text, found.text.path, start, end),
    )


def _copied(found: Examined) -> Fix | None:
    """Writes the article's words; only where they stand in one piece."""
    if len(found.match.fragments) != 1:
        return None
    edits = (SetValue(found.claim.pointer, found.wording()),)
    return Fix("copy the article's words", edits)


def _moved(pointer: str, found: Examined, place: tuple[int, int] | None) -> Fix | None:
    if place is None or found.claim.start is None or found.claim.end is None:
        return None
    edits = (SetValue(f"{pointer}/start", place[0]), SetValue(f"{pointer}/end", place[1]))
    return Fix("write the offsets of the words", edits)


def _first_of(text: str, words: Sequence[str]) -> str | None:
    return next((word.lower() for word in text.split() if word.lower().strip(",.;") in words), None)


def _changes(found: Examined, left_out: str, bracket: str) -> bool:
    """Whether a bracket says something else than the words that it stands for."""
    language = found.article.language
    if language is None:
        return False
    turning = language.negations | language.modals | language.quantifiers
    one = {word for word in bracket.lower().split() if word in turning}
    return one != {word for word in left_out.lower().split() if word in turning}


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


MAX_FRAMES: Final = 3
_NOTES: Final = {
    "outer_marks": "quotation marks around it",
    "entity": "an HTML entity",
    "mojibake": "characters that were read in a wrong encoding",
}
