"""Whether the sources have the words of a condition."""

from pourparler import Statement, Term
from pourparler_validators.contract.finding import NOT_APPLICABLE, Problem, Severity, Unchecked
from pourparler_validators.contract.rule import Answers, At, rule
from pourparler_validators.grounding.differing import both, params_of
from pourparler_validators.grounding.examined import Examined
from pourparler_validators.grounding.library import Library
from pourparler_validators.grounding.match import DIFFERING, Status
from pourparler_validators.grounding.support import Passages
from pourparler_validators.messages.wording import shown


@rule(Severity.WARNING, needs=("condition",))
def condition_not_in_text(
    value: At[Statement | Term], passages: Passages, library: Library
) -> Answers:
    """The words of a condition are not in the articles that the record rests on, or differ there.

    Spaces, quotation marks, capitals and spellings do not count. Where a passage of the record
    itself is not in its article as it is, only that is said.

    Why: whoever reads under which condition something was offered needs the words of the source.

    Fix: copy the words of the condition from the source.

    Bad:
        {"statement:peskov-weapons": {"condition": "if they were never made"}}

    Says:
        statement:peskov-weapons /condition: the condition has "never", the article "indeed"
    """
    backing = passages.of_record()
    texts = dict.fromkeys(reading.found.text for reading in backing.readings)
    answers = [library.looked_for(text, value.value.condition or "") for text in texts]
    found = [one for one in answers if isinstance(one, Examined)]
    if any(_is_there(one) for one in found):
        return
    reasons = [one for one in (*answers, *backing.unread) if not isinstance(one, Examined)]
    if reasons:
        told = (one for one in reasons if isinstance(one, Unchecked))
        yield next(told, NOT_APPLICABLE)
        return
    yield _fault(max(found, key=lambda one: one.match.share), f"{value.pointer}/condition")


def _is_there(found: Examined) -> bool:
    """Whether an article has the words, their spelling and form aside."""
    if found.match.status in DIFFERING:
        return not found.material and found.match.disorder is None
    return found.is_found or found.match.status is Status.INTERRUPTED


def _fault(found: Examined, pointer: str) -> Problem:
    if not found.material:
        message = f"the article does not have the words {shown(found.claim.words)}"
        return Problem(message, pointer, help=_HELP, params=params_of(found))
    first = found.material[0]
    ours, theirs = both(found.claim.words, found.article.text, first)
    return Problem(
        f"the condition has {shown(ours)}, the article {shown(theirs)}",
        pointer,
        help=_HELP,
        params=params_of(found),
        related=(found.words_of(first.start, first.end),),
        words=(first.record_start, first.record_end),
    )


_HELP = "copy the words of the condition from the source"
