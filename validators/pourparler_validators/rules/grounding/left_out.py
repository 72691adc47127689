"""What a coder left out of a quotation, or put into brackets."""

from pourparler import Segment
from pourparler_validators.contract.conditions import any_of
from pourparler_validators.contract.finding import NOT_APPLICABLE, Problem, Severity
from pourparler_validators.contract.rule import Answers, At, rule
from pourparler_validators.facts.values.statements import QUOTED
from pourparler_validators.grounding.differing import said
from pourparler_validators.grounding.examined import Examined
from pourparler_validators.grounding.library import Library
from pourparler_validators.grounding.match import Status


@rule(Severity.WARNING)
def elision_hides_qualifier(segment: At[Segment], found: Examined) -> Answers:
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
    if found.match.status not in (Status.ELIDED, Status.BRACKETED):
        yield NOT_APPLICABLE
    for gap, word in found.qualifiers_left_out:
        yield Problem(
            f'what is left out holds "{word}"',
            found.claim.pointer,
            help="quote the words that were left out, too",
            params={"left_out": gap.left_out},
            related=(found.found_words(),),
        )


@rule(Severity.WARNING, only_if=any_of("kind", QUOTED))
def truncated_qualifier(segment: At[Segment], found: Examined) -> Answers:
    """The rest of the sentence, which a quotation leaves out, holds "if", "unless" or "but".

    Right before the quotation, a word that denies or doubts it is found, too: "will never".

    Why: the condition, or the denial, is a part of what was said.

    Fix: quote the rest, too; the words of a condition also go into "condition".

    Bad:
        {"statement:peskov-weapons": {"segments": [
            {"kind": "direct", "text": "Quite dangerous decisions",
             "source": "source:istanbul-2025"}]}}

    Says:
        statement:peskov-weapons /segments/0/text: the rest of the sentence holds "if"
    """
    if not found.is_found:
        yield NOT_APPLICABLE
    elif (word := found.qualifier_cut_off) is not None:
        yield Problem(
            f'the rest of the sentence holds "{word}"',
            found.claim.pointer,
            help="quote the rest of the sentence, too",
            params={"qualifier": word},
            related=(found.found_words(),),
        )


@rule(Severity.ERROR)
def bracket_changes_meaning(segment: At[Segment], found: Examined, library: Library) -> Answers:
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
    if found.match.status is not Status.BRACKETED:
        yield NOT_APPLICABLE
    for gap, kind in library.turning_brackets(found):
        yield Problem(
            f"{said(found, gap.record, gap.source)} ({kind})",
            found.claim.pointer,
            help="take the bracket out",
            params={"bracket": gap.bracket, "left_out": gap.left_out, "kind": str(kind)},
            related=(found.found_words(),),
        )
