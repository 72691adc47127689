"""Whether the numbers of a record are those that its sources tell."""

from collections.abc import Iterator, Sequence

from pourparler import Delegation, Event, Quantity, Record, Term
from pourparler_validators.contract.finding import NOT_APPLICABLE, Problem, Severity, Unchecked
from pourparler_validators.contract.questions import Questions
from pourparler_validators.contract.rule import Answers, At, rule
from pourparler_validators.grounding.claimed_numbers import (
    ClaimedNumber,
    of_quantity,
    of_term,
    plain_number,
)
from pourparler_validators.grounding.library import Library, Unexamined
from pourparler_validators.grounding.support import Backing, Passages, Reading, Scope
from pourparler_validators.grounding.told_numbers import ToldNumber
from pourparler_validators.languages.language import Language
from pourparler_validators.messages.wording import shown


@rule(Severity.WARNING)
def number_not_in_text(
    value: At[Event | Delegation | Quantity | Term],
    passages: Passages,
    library: Library,
    dataset: Questions,
) -> Answers:
    """A round, a size, an amount, or a number in the text of a point is not in the article.

    Words count as figures do: second, half a million, both, dozens; the numbers of dates do not.
    The passages for the field are read first, then the record's evidence: where the former tell
    other numbers, and neither tells this one, that is a fault. Where they tell none, the articles
    are read.
    A size that is the number of the members listed, and a round that follows from the one
    before it, are not asked for in the text. Deadlines are judged as dates.

    Why: a digit is easily mistyped, and a number from elsewhere is not what this source says.

    Fix: write the number that the text tells; or add the passage that tells this one.

    Bad:
        {"event:istanbul-1": {"quantities": [{"what": "prisoners exchanged", "value": 1000}]}}

    Says:
        event:istanbul-1 /quantities/0/value: the value is 1000, which neither the evidence of the \
record nor the article tells
    """
    language = passages.of_record().readings[0].language
    claims = list(_claims(value.value, value.record, dataset, language))
    if not claims:
        yield NOT_APPLICABLE
    for claim in claims:
        yield from _judged(claim, f"{value.pointer}/{claim.field}", passages, library)


def _claims(
    value: Event | Delegation | Quantity | Term,
    record: Record,
    dataset: Questions,
    language: Language,
) -> Iterator[ClaimedNumber]:
    """The numbers of a value that a text can be asked for."""
    if isinstance(value, Quantity):
        yield from of_quantity(value, language)
    elif isinstance(value, Term):
        yield from of_term(value, language)
    elif isinstance(value, Delegation):
        if value.size not in (None, 1, len(value.members or ())):
            yield plain_number("size", "the size", value.size or 0)
    elif value.round is not None and not _follows(value, dataset):
        yield plain_number("round", "the round", value.round, is_ordinal=True)


def _follows(event: Event, dataset: Questions) -> bool:
    """Whether the number of a round is that of the one before it, and one more."""
    entry = dataset.to(event.previous) if event.previous else None
    before = entry.record if entry else None
    return isinstance(before, Event) and before.round is not None and (
        event.round == before.round + 1
    )  # fmt: skip


def _judged(claim: ClaimedNumber, pointer: str, passages: Passages, library: Library) -> Answers:
    """The nearest passages with numbers decide."""
    own, everything = passages.own(pointer), passages.of_record()
    if own.unread and not own.readings:
        yield own.answer
        return
    near = [(reading, one) for reading in own.readings for one in _told(reading, library)]
    others = [(reading, one) for reading, one in near if claim.is_alike(one)]
    cited = (one for reading in everything.readings for one in _told(reading, library))
    if any(claim.is_told(one) for one in cited):
        return
    if others:
        yield _contradicted(claim, pointer, *others[0])
    elif not _is_in_article(claim, everything, library):
        yield _missing(claim, pointer, own, everything)


def _told(reading: Reading, library: Library) -> Sequence[ToldNumber]:
    return library.numbers_of(reading.found.text).within(reading.sentence)


def _is_in_article(claim: ClaimedNumber, everything: Backing, library: Library) -> bool:
    texts = {reading.found.text for reading in everything.readings}
    return any(claim.is_told(told) for text in texts for told in library.numbers_of(text).numbers)


def _contradicted(
    claim: ClaimedNumber, pointer: str, reading: Reading, told: ToldNumber
) -> Problem:
    words = range(told.place, told.place + 1)
    return Problem(
        f"{claim.says}, but {Scope.FIELD} says {shown(told.text)}",
        pointer,
        help="write the number that the text tells, or add the passage that tells this one",
        params={"words": told.text},
        related=(reading.related(words, "the text has another number here"),),
    )


def _missing(
    claim: ClaimedNumber, pointer: str, own: Backing, everything: Backing
) -> Problem | Unexamined:
    """What is said of a number that nothing tells; a first round is often told without one."""
    unread = next((one for one in everything.unread if isinstance(one, Unchecked)), None)
    if unread is not None or claim.is_first:
        return unread or NOT_APPLICABLE
    scope = own.scope if own.readings else everything.scope
    return Problem(
        f"{claim.says}, which neither {scope} nor the article tells",
        pointer,
        help="write the number that the text tells, or add the passage that tells this one",
    )
