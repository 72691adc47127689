"""What the rules say of a record's words: whether, where and how they stand in their text."""

import re
import unicodedata
from collections.abc import Sequence
from typing import Any, Final

from pourparler import Passage, Segment, SegmentKind
from pourparler_validators.contract.finding import (
    NOT_APPLICABLE,
    Fix,
    NotApplicable,
    Problem,
    Related,
    SetValue,
    TextPlace,
    Unchecked,
)
from pourparler_validators.contract.rule import Answers, At
from pourparler_validators.grounding.differences import Difference, Kind
from pourparler_validators.grounding.examined import QUOTED, Examined, Located, examined
from pourparler_validators.grounding.gaps import change_of, hidden_in
from pourparler_validators.grounding.library import Library
from pourparler_validators.grounding.match import Placement, Status
from pourparler_validators.grounding.offsets import misplaced
from pourparler_validators.grounding.offsets import splits_character as splits
from pourparler_validators.grounding.search import cut_off
from pourparler_validators.messages.wording import listed, shown

_DIFFERING: Final = (Status.ALTERED, Status.PARTIAL)


def quote_not_in_text(segment: At[Segment], library: Library) -> Answers:
    """The words of a segment are not in its source: not even half of them stand there in order."""
    yield from _absent(segment, library)


def passage_not_in_text(evidence: At[Passage], library: Library) -> Answers:
    """The words of a piece of evidence are not in its source."""
    yield from _absent(evidence, library)


def quote_altered(segment: At[Segment], library: Library) -> Answers:
    """The words of a segment differ from those of its source in what they say."""
    yield from _altered(segment, library)


def passage_altered(evidence: At[Passage], library: Library) -> Answers:
    """The words of a piece of evidence differ from those of its source in what they say."""
    yield from _altered(evidence, library)


def quote_retyped(segment: At[Segment | Passage], library: Library) -> Answers:
    """The words of a segment differ from those of its source in a spelling or a small word."""
    found = examined(segment, library)
    if isinstance(found, Examined) and found.match.status in _DIFFERING:
        if not found.material:
            yield _differing(found, found.match.differences)
    else:
        yield from _other(found)


def quote_typography(segment: At[Segment | Passage], library: Library) -> Answers:
    """The words of a segment differ from those of its source in mere form."""
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
                related=(words_of(found, *_marked(found)[1], ""),),
                fix=_copied(found),
                words=_marked(found)[0],
            )
    else:
        yield NOT_APPLICABLE


def quote_stitched(segment: At[Segment], library: Library) -> Answers:
    """The words of a segment are put together from two utterances, or from two speakers."""
    yield from _joined(segment, library, Status.STITCHED, "write one segment for each utterance")


def quote_interrupted(segment: At[Segment], library: Library) -> Answers:
    """The words of a segment are one utterance that the article interrupts to say who speaks."""
    yield from _joined(segment, library, Status.INTERRUPTED, "write a segment for each part")


def not_inside_quotation_marks(segment: At[Segment], library: Library) -> Answers:
    """A segment is coded as a quotation, but the words are the reporter's own."""
    found = _placed(segment, library, QUOTED)
    if isinstance(found, Examined):
        if found.match.placement is Placement.OUTSIDE:
            yield Problem(
                "the words stand outside quotation marks",
                f"{segment.pointer}/kind",
                help='they are the reporter\'s: make the kind "indirect"',
                related=(words_of(found, found.match.start, found.match.end, ""),),
                fix=Fix("make it indirect", (SetValue(f"{segment.pointer}/kind", "indirect"),)),
            )
    else:
        yield found


def inside_quotation_marks(segment: At[Segment], library: Library) -> Answers:
    """A segment is coded as the reporter's words, but the article quotes them."""
    found = _placed(segment, library, (SegmentKind.INDIRECT,))
    if isinstance(found, Examined):
        if found.match.placement is Placement.INSIDE:
            yield Problem(
                "the words stand inside quotation marks",
                f"{segment.pointer}/kind",
                help='they are the speaker\'s own: make the kind "direct" or "partial"',
                related=(words_of(found, found.match.start, found.match.end, ""),),
            )
    else:
        yield found


def runs_across_quotation_marks(segment: At[Segment], library: Library) -> Answers:
    """A segment begins within a quotation and ends without, or the other way round."""
    found = _placed(segment, library, QUOTED)
    if isinstance(found, Examined):
        if found.match.placement is Placement.ACROSS:
            yield Problem(
                "the words run across a quotation mark",
                found.claim.pointer,
                help="copy only what stands between the marks",
                related=(words_of(found, found.match.start, found.match.end, ""),),
            )
    else:
        yield found


def elision_hides_qualifier(segment: At[Segment], library: Library) -> Answers:
    """What an ellipsis leaves out holds "not", "if", "unless" or "but"."""
    found = examined(segment, library)
    if not isinstance(found, Examined):
        yield found
    elif found.match.status not in (Status.ELIDED, Status.BRACKETED):
        yield NOT_APPLICABLE
    else:
        language = found.article.language
        for gap in found.match.gaps:
            if gap.bracket is not None or language is None:
                continue
            word = hidden_in(gap, language)
            if word is not None:
                yield Problem(
                    f'what is left out holds "{word}"',
                    found.claim.pointer,
                    help="quote the words that were left out, too",
                    params={"left_out": gap.left_out},
                    related=(words_of(found, found.match.start, found.match.end, ""),),
                )


def truncated_qualifier(segment: At[Segment], library: Library) -> Answers:
    """The rest of the sentence, which a quotation leaves out, holds a qualifier."""
    found = _placed(segment, library, QUOTED)
    if isinstance(found, Examined):
        word = cut_off(found.article, found.match)
        if word is not None:
            yield Problem(
                f'the rest of the sentence holds "{word}"',
                found.claim.pointer,
                help="quote the rest of the sentence, too",
                params={"qualifier": word},
                related=(words_of(found, found.match.start, found.match.end, ""),),
            )
    else:
        yield found


def bracket_changes_meaning(segment: At[Segment], library: Library) -> Answers:
    """What a coder put into brackets changes what was said: "is [not] ready"."""
    found = examined(segment, library)
    if not isinstance(found, Examined):
        yield found
    elif found.match.status is not Status.BRACKETED:
        yield NOT_APPLICABLE
    else:
        judge = library.judge_of(found.text)
        for gap in found.match.gaps:
            kind = change_of(gap, judge) if judge is not None else None
            if kind is not None:
                yield Problem(
                    f"{_said(found, gap.record, gap.source)} ({kind})",
                    found.claim.pointer,
                    help="take the bracket out",
                    params={
                        "bracket": gap.bracket,
                        "left_out": gap.left_out,
                        "kind": str(kind),
                    },
                    related=(words_of(found, found.match.start, found.match.end, ""),),
                )


def offsets_wrong(claimed: At[Segment | Passage], library: Library) -> Answers:
    """The offsets of a passage do not hold its words."""
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
            related=(words_of(found, *wrong.place, "the words"),) if wrong.place else (),
            fix=_moved(claimed.pointer, found, wrong.place),
        )


def passage_ambiguous(claimed: At[Segment | Passage], library: Library) -> Answers:
    """The words of a passage stand in several places, and nothing says which is meant."""
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


def splits_character(claimed: At[Segment | Passage], library: Library) -> Answers:
    """An offset lies within what a reader takes for one character: a letter and its accent."""
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
    if found.match.disorder is not None:
        return _disordered(found, found.match.disorder)
    first = differences[0]
    more = f", and {len(differences) - 1} more" if len(differences) > 1 else ""
    return Problem(
        f"{_said(found, *_both(found, first))} ({first.kind}){more}",
        found.claim.pointer,
        help="copy the article's words",
        params=_params(found, found.match.differences),
        related=tuple(
            words_of(found, one.start, one.end, "" if one.source else "nothing stands here")
            for one in differences[:MAX_FRAMES]
        ),
        fix=_copied(found),
        words=(first.record_start, first.record_end),
    )


def _disordered(found: Examined, disorder: str) -> Problem:
    return Problem(
        disorder,
        found.claim.pointer,
        help="write one segment for each part, in the article's order",
        params=_params(found, found.match.differences),
        related=tuple(words_of(found, *one, "") for one in found.match.fragments[:MAX_FRAMES]),
    )


def _said(found: Examined, record: str, source: str) -> str:
    return f"{found.subject} has {shown(record)}, the article {shown(source)}"


def _both(found: Examined, difference: Difference) -> tuple[str, str]:
    """What the record has and what the article has, with a word beside it where one has none."""
    if difference.record and difference.source:
        return difference.record, difference.source
    words = found.claim.words
    start, end = difference.record_start, difference.record_end
    before = any(letter.isalnum() for letter in words[:start])
    after = any(letter.isalnum() for letter in words[end:])
    return (
        _beside(words, start, end, before, after),
        _beside(found.article.text, difference.start, difference.end, before, after),
    )


def _beside(text: str, start: int, end: int, before: bool, after: bool) -> str:
    """A stretch of a text with the word before it and the word after it, where they are wanted."""
    first = _WORD_BEFORE.search(text, max(0, start - REACH), start) if before else None
    last = _WORD_AFTER.match(text, end) if after else None
    return text[first.start() if first else start : last.end() if last else end].strip()


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
            related=tuple(words_of(found, *one, "") for one in fragments[:MAX_FRAMES]),
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
        return f"{found.subject} has {listed([_NOTES[note] for note in notes], 'and')}"
    if not kinds:
        return None
    signs = _sign_that_differs(found.claim.words.strip(), found.wording())
    if signs is not None and kinds[0] in (Kind.TYPOGRAPHY, Kind.PUNCTUATION):
        return f"{found.subject} has {signs}"
    names = listed([str(kind) for kind in kinds], "and")
    return f"{found.subject} differs in form from the article ({names})"


def _sign_that_differs(record: str, source: str) -> str | None:
    """The first sign that differs, by its name in Unicode: many of them cannot be seen."""
    if unicodedata.normalize("NFC", record) == unicodedata.normalize("NFC", source):
        return "letters and accents that look the same as the article's and are not (NFC or NFD)"
    start = _unlike(record, source)
    one, other = record[start : start + 1], source[start : start + 1]
    if _is_sign(one) and record[start + 1 : start + 3] == source[start : start + 2]:
        return f"{_named(one)}, the article nothing there"
    if _is_sign(other) and source[start + 1 : start + 3] == record[start : start + 2]:
        return f"nothing, the article {_named(other)}"
    return (
        f"{_named(one)}, the article {_named(other)}" if _is_sign(one) and _is_sign(other) else None
    )


def _is_sign(character: str) -> bool:
    return character != "" and not character.isalnum()


def _named(sign: str) -> str:
    name = unicodedata.name(sign, "") or _CONTROLS.get(sign, "a control character")
    return f"U+{ord(sign):04X} {name}"


def _unlike(record: str, source: str) -> int:
    """The place from which two wordings differ."""
    pairs = enumerate(zip(record, source, strict=False))
    size = min(len(record), len(source))
    return next((place for place, (one, other) in pairs if one != other), size)


def _marked(found: Examined) -> tuple[tuple[int, int], tuple[int, int]]:
    """What to mark of words that differ in form, in the record and in the article."""
    record, start, end = found.claim.words, found.match.start, found.match.end
    if found.match.notes or len(found.match.fragments) != 1 or record.strip() != record:
        return (0, len(record)), (start, end)
    source = found.wording()
    place = _unlike(record, source)
    there = _word_at(source, place)
    return _word_at(record, place), (start + there[0], start + there[1])


def _word_at(text: str, place: int) -> tuple[int, int]:
    """The word, with the signs in it, or the sign at a place."""
    first, last = place, place + 1
    while first > 0 and not text[first - 1].isspace() and not text[place : place + 1].isspace():
        first -= 1
    while last < len(text) and not text[last].isspace() and not text[place].isspace():
        last += 1
    return min(first, len(text) - 1), min(last, len(text))


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


def words_of(found: Examined, start: int, end: int, message: str) -> Related:
    """The words of the article, as a report shows them beside the record's."""
    return Related(
        found.text.entry,
        "/text",
        message,
        passage=TextPlace(found.text.text, found.text.path, start, end),
    )


def _copied(found: Examined) -> Fix | None:
    """Writes the article's words; only where they stand in one piece."""
    if len(found.match.fragments) != 1 or found.match.disorder is not None:
        return None
    edits = (SetValue(found.claim.pointer, found.whole_wording()),)
    return Fix("copy the article's words", edits)


def _moved(pointer: str, found: Examined, place: tuple[int, int] | None) -> Fix | None:
    if place is None:
        return None
    edits = (SetValue(f"{pointer}/start", place[0]), SetValue(f"{pointer}/end", place[1]))
    return Fix("write the offsets of the words", edits, is_safe=found.match.is_only)


MAX_FRAMES: Final = 3
REACH: Final = 80
"""How many characters before a difference are looked through for a word."""
_WORD_BEFORE: Final = re.compile(r"\w+(?:['’-]\w+)*\W*$")
_WORD_AFTER: Final = re.compile(r"\W*\w+(?:['’-]\w+)*")
_CONTROLS: Final = {"\t": "TAB", "\n": "LINE FEED", "\r": "CARRIAGE RETURN", "\0": "NULL"}
_NOTES: Final = {
    "outer_marks": "quotation marks around it",
    "entity": "an HTML entity",
    "mojibake": "characters that were read in a wrong encoding",
}
