"""Whether an article has the words of a segment or of evidence, and how it writes them."""

from pourparler import Passage, Segment
from pourparler_validators.contract.finding import NOT_APPLICABLE, Problem, Severity
from pourparler_validators.contract.rule import Answers, At, rule
from pourparler_validators.facts.support import sources_of, supports_of
from pourparler_validators.grounding.claims import Located
from pourparler_validators.grounding.differing import copied, differing, params_of
from pourparler_validators.grounding.examined import Examined
from pourparler_validators.grounding.form import form_of, marked
from pourparler_validators.grounding.library import Library
from pourparler_validators.grounding.match import DIFFERING, Status


@rule(Severity.ERROR)
def quote_not_in_text(segment: At[Segment], found: Examined, library: Library) -> Answers:
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
    yield from _absent(found, segment, library)


@rule(Severity.ERROR)
def passage_not_in_text(evidence: At[Passage], found: Examined, library: Library) -> Answers:
    """The words of a piece of evidence are not in its source.

    Why: the record rests on words that nobody can find.

    Fix: copy the words from the source, or name the source that they are from.

    Bad:
        {"delegation:ukr-istanbul-2": {"evidence": [
            {"source": "source:istanbul-2025", "exact": "Kiev will send five ministers"}]}}

    Says:
        delegation:ukr-istanbul-2 /evidence/0/exact: the source does not have these words
    """
    yield from _absent(found, evidence, library)


@rule(Severity.ERROR)
def quote_altered(_: At[Segment], found: Examined) -> Answers:
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
    yield from _altered(found)


@rule(Severity.ERROR)
def passage_altered(_: At[Passage], found: Examined) -> Answers:
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
    yield from _altered(found)


@rule(Severity.WARNING)
def quote_retyped(_: At[Segment | Passage], found: Examined) -> Answers:
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
    if found.match.status in DIFFERING:
        if not found.material:
            yield differing(found, found.match.differences)
    elif not found.is_found:
        yield NOT_APPLICABLE


@rule(Severity.INFO)
def quote_typography(_: At[Segment | Passage], found: Examined) -> Answers:
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
    if not found.is_found:
        yield NOT_APPLICABLE
    elif (message := form_of(found)) is not None:
        ours, theirs = marked(found)
        yield Problem(
            message,
            found.claim.pointer,
            help="copy the article's words",
            params=params_of(found),
            related=(found.words_of(*theirs),),
            fix=copied(found),
            words=ours,
            recurs=True,
        )


def _absent(found: Examined, claimed: Located, library: Library) -> Answers:
    if found.match.status is Status.ABSENT:
        yield _found_elsewhere(found, claimed, library) or Problem(
            "the source does not have these words",
            found.claim.pointer,
            help="copy the words from the source, or name the source that they are from",
            params={"share": round(found.match.share, 2)},
        )


def _found_elsewhere(found: Examined, claimed: Located, library: Library) -> Problem | None:
    """The fault of words that stand in another source of the dataset."""
    record = claimed.entry.record
    beside = sources_of(supports_of(record)) if record is not None else ()
    other = library.elsewhere(found, beside)
    if other is None:
        return None
    key = other.text.source.id
    return Problem(
        f"the source does not have these words; {key} has them",
        found.claim.pointer,
        help=f"if they are from {key}, name it as their source",
        params={"share": round(found.match.share, 2), "source": key},
        related=(other.found_words(f"{key} has them here"),),
    )


def _altered(found: Examined) -> Answers:
    if found.match.status in DIFFERING:
        if found.material:
            yield differing(found, found.material)
    elif not found.is_found:
        yield NOT_APPLICABLE
